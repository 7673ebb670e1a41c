"""Who copied whom: how well one page explains another, when each was published, and whom each credits."""

from collections.abc import Mapping
from functools import cache

import msgspec
import numpy as np
from numpy.typing import NDArray

from firsthand import weights
from firsthand.model.document import Document
from firsthand.model.span import DocId, Signal
from firsthand.options.copies import CopiesOptions
from firsthand.stages.copies.arborescence import arborescence
from firsthand.stages.copies.clock import order
from firsthand.stages.copies.credit import has_credit
from firsthand.stages.copies.families import Neighbours, Pedigree
from firsthand.stages.copies.readings import MEASURES, SIGNALS, Leaf, leaves, only_theirs, readings

__all__ = ["ROOT_MEASURES", "Descent", "Steps", "descent", "is_dated", "root_measures", "steps"]

Floats = NDArray[np.float64]

Steps = Mapping[DocId, Mapping[DocId, Floats]]
"""The measures of every step that may be: ``steps[child][parent]``."""

ROOT_MEASURES = (*(f"mean_{name}" for name in MEASURES), "best_parent", "best_explained", "earliest")
"""What is measured of a page as the root: the mean over its possible children of each of `MEASURES`, for how
many of them no other parent is better, how well it is itself explained by another page, and how many more of
the others are dated surely later than surely earlier."""

_NAME = "stemma-v1"
_SURE = 1e6  # what the chosen root gains over all others
_QUOTED = 3  # spans shown for wording that only parent and child have


class Descent(msgspec.Struct, frozen=True, kw_only=True):
    """One family as a tree: the parent of each page (null for the root), and why."""

    root: DocId | None
    parents: Mapping[DocId, DocId | None]
    signals: Mapping[DocId, tuple[Signal, ...]]


def descent(
    family: Pedigree, near: Neighbours, documents: Mapping[DocId, Document], options: CopiesOptions
) -> Descent:
    """The most likely tree of `family`: first its root, then the tree of greatest weight from there.

    Weights: `stemma-v1`, the logarithms of odds; a family with few dates is weighed by other ones, in which
    the wording alone speaks.
    """
    members = family.documents
    if len(members) == 1:
        return Descent(root=members[0], parents={members[0]: None}, signals={members[0]: ()})
    pages = leaves([documents[doc] for doc in members])
    known = _weights(dated=is_dated(pages))
    found = steps(pages, near, options.parents)
    credited = {
        child: {parent for parent in row if has_credit(documents[child], documents[parent])}
        for child, row in found.items()
    }
    gains = {
        child: {
            parent: float(measures @ known.steps) + options.credit * (parent in credited[child])
            for parent, measures in row.items()
        }
        for child, row in found.items()
    }
    roots = {
        doc: round(float(measures @ known.roots) - options.unmixed * (doc in family.merged), 6)
        for doc, measures in root_measures(pages, found, gains).items()
    }
    root = min(members, key=lambda doc: (-roots[doc], doc))
    parents = arborescence(gains, {doc: roots[doc] + _SURE * (doc == root) for doc in members})
    signals = {
        child: _signals(found, child, parent, pages, known, options.credit * (parent in credited[child]))
        if parent is not None
        else ()
        for child, parent in parents.items()
    }
    return Descent(root=root, parents=parents, signals=signals)


def is_dated(pages: Mapping[DocId, Leaf]) -> bool:
    """Whether at least half of the pages of a family have a date."""
    return 2 * sum(page.dated is not None for page in pages.values()) >= len(pages)


def steps(pages: Mapping[DocId, Leaf], near: Neighbours, most: int) -> Steps:
    """The steps worth measuring: from each page to the `most` pages that hold most of it, and back."""
    pairs = set()
    for child in pages:
        row = [
            (-met.held_a - met.share_a, parent)
            for parent, met in near.get(child, {}).items()
            if parent in pages
        ]
        pairs |= {(min(child, parent), max(child, parent)) for _, parent in sorted(row)[:most]}
    found: dict[DocId, dict[DocId, Floats]] = {doc: {} for doc in sorted(pages)}
    for a, b in sorted(pairs):
        found[a][b], found[b][a] = readings(near[a][b], pages[a], pages[b])
    return found


def root_measures(
    pages: Mapping[DocId, Leaf], found: Steps, gains: Mapping[DocId, Mapping[DocId, float]]
) -> dict[DocId, Floats]:
    """The `ROOT_MEASURES` of every page; `gains` says how well each step goes."""
    best = {child: max(sorted(row), key=lambda parent: row[parent]) for child, row in gains.items() if row}
    known = {}
    for doc in sorted(pages):
        children = sorted(found[doc])
        means = (
            np.mean([found[child][doc] for child in children], axis=0)
            if children
            else np.zeros(len(MEASURES))
        )
        followed = sum(best[child] == doc for child in children) / max(1, len(children))
        explained = max(gains[doc].values(), default=0.0)
        early = sum(order(pages[child].dated, pages[doc].dated) for child in children) / max(1, len(children))
        known[doc] = np.array([*means, followed, explained, early], dtype=np.float64)
    return known


def _signals(
    found: Steps,
    child: DocId,
    parent: DocId,
    pages: Mapping[DocId, Leaf],
    known: "_Weights",
    credit: float,
) -> tuple[Signal, ...]:
    """What speaks for `parent`, in log-odds against the mean of the other possible parents.

    Where there is no other, it is weighed against the opposite: that the child is the parent.
    """
    rivals = [measures for other, measures in found[child].items() if other != parent]
    against = np.mean(rivals, axis=0) if rivals else found[parent][child]
    parts = known.steps * (found[child][parent] - against)
    totals: dict[str, float] = {}
    for name, part in zip(MEASURES, parts.tolist(), strict=True):
        totals[SIGNALS[name]] = totals.get(SIGNALS[name], 0.0) + part
    spans = only_theirs(pages[child], pages[parent], _QUOTED)
    signals = [
        Signal(name, round(weight, 4), spans if name == "readings" else ()) for name, weight in totals.items()
    ]
    if credit:
        signals.append(Signal("credit", credit))
    return tuple(signal for signal in signals if signal.weight)


class _Weights(msgspec.Struct, frozen=True, eq=False):
    """The weights of `MEASURES` and of `ROOT_MEASURES`."""

    steps: Floats
    roots: Floats


@cache
def _weights(*, dated: bool) -> _Weights:
    arrays = weights.arrays(_NAME)
    kind = "dated" if dated else "undated"
    return _Weights(arrays[f"{kind}_steps"], arrays[f"{kind}_roots"])
