"""Everything that the copies stage knows of a heap, put together."""

from collections.abc import Iterable, Mapping, Sequence

import msgspec

from firsthand.model.copies import Alignment, Copy, Family, Kinship, Origin
from firsthand.model.document import Document
from firsthand.model.ids import digest, group_id
from firsthand.model.span import DocId, Signal
from firsthand.options.copies import CopiesOptions
from firsthand.stages.copies.clock import interval, order
from firsthand.stages.copies.compare import Comparison, flipped
from firsthand.stages.copies.credit import credit_places, has_credit, outlet_key
from firsthand.stages.copies.families import Neighbours, Pedigree, neighbours, pedigrees
from firsthand.stages.copies.kinds import kind, quotation_why, why
from firsthand.stages.copies.origins import origin
from firsthand.stages.copies.parents import Descent, descent
from firsthand.stages.copies.witness import quoted

__all__ = ["kinship"]


class _Kin(msgspec.Struct, frozen=True, kw_only=True):
    """One family once everything is decided."""

    family: Family
    origin: Origin
    descent: Descent
    merged: tuple[DocId, ...]


def kinship(
    documents: Iterable[Document] | Mapping[DocId, Document],
    comparisons: Iterable[Comparison],
    options: CopiesOptions | None = None,
) -> Kinship:
    """Families, copies, origins and alignments of `documents`, whatever the order of both arguments."""
    options = options or CopiesOptions()
    listed = documents.values() if isinstance(documents, Mapping) else documents
    known = {document.id: document for document in sorted(listed, key=lambda document: document.id)}
    met = [c for c in comparisons if c.a in known and c.b in known]
    near = neighbours(met, options)
    kin = [_kin(family, near, known, options) for family in pedigrees(tuple(known), near, options)]
    copies = [copy for item in kin for copy in _copies(item, near, known)]
    copies += _quotations(met, kin, known, options)
    return Kinship(
        alignments=_alignments(kin, near, known, options),
        copies=tuple(sorted({copy.id: copy for copy in copies}.values(), key=lambda copy: copy.id)),
        families=tuple(sorted((item.family for item in kin), key=lambda family: family.id)),
        origins=tuple(sorted((item.origin for item in kin), key=lambda one: one.id)),
    )


def _kin(
    pedigree: Pedigree, near: Neighbours, documents: Mapping[DocId, Document], options: CopiesOptions
) -> _Kin:
    docs = pedigree.documents
    own = [doc for doc in docs if doc not in pedigree.merged]
    tree = descent(pedigree, near, documents, options)
    family = group_id("f", own or docs)
    source = origin(family, docs, tree.root, documents)
    return _Kin(
        family=Family(id=family, origin=source.id, documents=docs, root=tree.root, guests=pedigree.guests),
        origin=source,
        descent=tree,
        merged=pedigree.merged,
    )


def _copies(item: _Kin, near: Neighbours, documents: Mapping[DocId, Document]) -> list[Copy]:
    """One row for each page with a parent, and one for a page whose credited upstream is not in the heap."""
    rows = []
    for child, parent in sorted(item.descent.parents.items()):
        if parent is not None:
            rows.append(_copy(child, parent, item, near, documents))
        elif item.origin.kind != "document":
            rows.append(
                Copy(
                    id=f"c-{digest(child, item.origin.id)}",
                    child=child,
                    origin=item.origin.id,
                    kind="merge" if child in item.merged else "rewrite",
                    child_spans=tuple(u.span for u in documents[child].upstreams if u.span is not None),
                    score=0.5,
                    signals=(Signal("credit", 1.0),) if item.origin.kind == "upstream" else (),
                    why=item.origin.why,
                )
            )
    return rows


def _copy(
    child: DocId, parent: DocId, item: _Kin, near: Neighbours, documents: Mapping[DocId, Document]
) -> Copy:
    met = near[child][parent]
    mine, theirs = documents[child], documents[parent]
    found = kind(met, mine, theirs, merged=child in item.merged)
    dated = order(interval(mine.published), interval(theirs.published))
    return Copy(
        id=f"c-{digest(child, parent)}",
        child=child,
        parent=parent,
        kind=found,
        child_spans=tuple(k.a for k in met.alignments),
        parent_spans=tuple(k.b for k in met.alignments),
        score=met.score,
        signals=item.descent.signals[child],
        why=why(
            met, found, mine, theirs, earlier=dated > 0 if dated else None, credited=has_credit(mine, theirs)
        ),
    )


def _quotations(
    met: Sequence[Comparison],
    kin: Sequence[_Kin],
    documents: Mapping[DocId, Document],
    options: CopiesOptions,
) -> list[Copy]:
    """Rows for pages outside the family that quote a passage next to a credit to the other page's outlet."""
    homes: dict[DocId, set[str]] = {}
    for item in kin:
        for doc in item.family.documents:
            homes.setdefault(doc, set()).add(item.family.id)
    taken = {
        child: outlet_key(documents[parent].outlet)
        for item in kin
        for child, parent in item.descent.parents.items()
        if parent is not None
    }
    repeats = {child for item in kin for child, parent in item.descent.parents.items() if parent is not None}
    rows = []
    for comparison in met:
        for c in (comparison, flipped(comparison)):
            mine, theirs = documents[c.a], documents[c.b]
            if homes[c.a] & homes[c.b] or c.b in repeats or taken.get(c.a) == outlet_key(theirs.outlet):
                continue
            passages = _quoted_near(c, mine, theirs, options)
            if passages:
                rows.append(_quotation(c, passages, theirs, options))
    return rows


def _quoted_near(
    met: Comparison, mine: Document, theirs: Document, options: CopiesOptions
) -> tuple[Alignment, ...]:
    """Aligned passages of side ``a`` that hold a quotation and stand next to the credit."""
    places = credit_places(mine, theirs)
    marks = quoted(mine.text) if places else ()
    return tuple(
        k
        for k in met.alignments
        if k.score >= options.quote
        and any(start < k.a.end and k.a.start < end for start, end in marks)
        and any(max(k.a.start - end, start - k.a.end) <= options.reach for start, end in places)
    )


def _quotation(
    met: Comparison, passages: tuple[Alignment, ...], theirs: Document, options: CopiesOptions
) -> Copy:
    return Copy(
        id=f"c-{digest(met.a, met.b)}",
        child=met.a,
        parent=met.b,
        kind="quotation",
        child_spans=tuple(k.a for k in passages),
        parent_spans=tuple(k.b for k in passages),
        score=round(max(k.score for k in passages), 4),
        signals=(Signal("credit", options.credit),),
        why=quotation_why(len(passages), theirs),
    )


def _alignments(
    kin: Sequence[_Kin], near: Neighbours, documents: Mapping[DocId, Document], options: CopiesOptions
) -> tuple[Alignment, ...]:
    """Parent with child (parent on side `a`), siblings with each other (smaller id on side `a`).

    And two versions of one address, whoever copied which, so that what was edited between them is seen.
    """
    pairs: set[tuple[DocId, DocId]] = set()
    for item in kin:
        broods: dict[DocId | None, list[DocId]] = {}
        for child, parent in sorted(item.descent.parents.items()):
            broods.setdefault(parent, []).append(child)
            if parent is not None:
                pairs.add((parent, child))
        for brood in broods.values():
            for number, one in enumerate(brood):
                pairs.update((one, other) for other in brood[number + 1 : number + 1 + options.siblings])
    for doc, document in documents.items():
        if document.version_of is not None and (doc, document.version_of) not in pairs:
            pairs.add((document.version_of, doc))
    return tuple(
        sorted({alignment for a, b in pairs if b in near.get(a, {}) for alignment in near[a][b].alignments})
    )
