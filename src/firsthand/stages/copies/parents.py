"""Who copied whom: how well one page explains another, when each was published, and whom each credits."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta

import msgspec

from firsthand.model.document import Document
from firsthand.model.span import DocId, Signal
from firsthand.options.copies import CopiesOptions
from firsthand.stages.copies.arborescence import arborescence
from firsthand.stages.copies.compare import Comparison
from firsthand.stages.copies.credit import has_credit
from firsthand.stages.copies.families import Neighbours, Pedigree

__all__ = ["Descent", "descent"]


class Descent(msgspec.Struct, frozen=True, kw_only=True):
    """One family as a tree: the parent of each page (null for the root), and why."""

    root: DocId | None
    parents: Mapping[DocId, DocId | None]
    signals: Mapping[DocId, tuple[Signal, ...]]


def descent(
    family: Pedigree, near: Neighbours, documents: Mapping[DocId, Document], options: CopiesOptions
) -> Descent:
    """The most likely tree of `family`."""
    members = family.documents
    if len(members) == 1:
        return Descent(root=members[0], parents={members[0]: None}, signals={members[0]: ()})
    evidence = {
        child: {
            parent: _evidence(near[child][parent], documents[child], documents[parent], options)
            for parent in members
            if parent in near.get(child, {})
        }
        for child in members
    }
    weights = {child: _strongest(row, options.parents) for child, row in evidence.items()}
    roots = {doc: _root(doc, family, near, documents, options) for doc in members}
    parents = arborescence(weights, roots)
    signals = {child: evidence[child].get(parent or "", ()) for child, parent in parents.items()}
    root = min((doc for doc, parent in parents.items() if parent is None), key=lambda doc: (-roots[doc], doc))
    return Descent(root=root, parents=parents, signals=signals)


def _strongest(row: Mapping[DocId, Sequence[Signal]], most: int) -> dict[DocId, float]:
    """The total of each candidate, for the best few of them."""
    totals = {parent: round(sum(signal.weight for signal in signals), 6) for parent, signals in row.items()}
    best = sorted(totals.items(), key=lambda item: (-item[1], item[0]))[:most]
    return dict(sorted(best))


def _evidence(
    met: Comparison, child: Document, parent: Document, options: CopiesOptions
) -> tuple[Signal, ...]:
    """What speaks for `parent` as the parent of `child`; `met` has the child on side ``a``."""
    signals = [
        Signal("held", met.held_a),
        Signal("used", round(options.used * met.held_b, 4)),
        Signal("time", {1: options.earlier, 0: 0.0, -1: -options.later}[_time(child, parent)]),
    ]
    if has_credit(child, parent):
        signals.append(Signal("credit", options.credit))
    return tuple(signal for signal in signals if signal.weight)


def _time(child: Document, parent: Document) -> int:
    """1 where the parent is dated surely earlier, -1 where surely later, else 0; dates may be wrong."""
    late, early = _interval(child.published), _interval(parent.published)
    if late is None or early is None:
        return 0
    if early[1] <= late[0]:
        return 1
    return -1 if early[0] >= late[1] else 0


def _interval(published: str | None) -> tuple[datetime, datetime] | None:
    """First and last moment that `published` may mean: a day without an hour is a whole day."""
    if published is None:
        return None
    try:
        moment = datetime.fromisoformat(published)
    except ValueError:
        return None
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=UTC)
    return (moment, moment + timedelta(days=1)) if len(published) <= len("2000-01-01") else (moment, moment)


def _root(
    doc: DocId,
    family: Pedigree,
    near: Neighbours,
    documents: Mapping[DocId, Document],
    options: CopiesOptions,
) -> float:
    """How well `doc` stands as the root: it holds the others, is early, and has the plainer words."""
    others = [other for other in family.documents if other != doc]
    met = [near[doc][other] for other in others if other in near[doc]]
    held = sum((c.held_b + c.share_b) / 2 for c in met)
    plain = sum(c.strange_b - c.strange_a for c in met)
    early = sum(_time(documents[other], documents[doc]) for other in others)
    merged = options.unmixed if doc in family.merged else 0.0
    total = options.root * held + options.plain * plain + options.first * early
    return round(total / len(others) - merged, 6)
