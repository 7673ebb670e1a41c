"""A damaged page with each changed wording struck and the attested one beside it, never a guess."""

from collections.abc import Iterable, Iterator

import msgspec

from firsthand.dossier.ask.phrases import widened
from firsthand.dossier.ask.shelf import Shelf
from firsthand.dossier.passages import around
from firsthand.model.document import Document
from firsthand.model.dossier import Dossier
from firsthand.model.drift import Drift
from firsthand.model.span import DocId, Span
from firsthand.stages.drift.mend import Mend
from firsthand.stages.drift.mend import mend as mended

__all__ = ["Edit", "MendedPage", "Piece", "changed_paragraphs", "mend", "mends", "pieces"]


class Edit(msgspec.Struct, frozen=True, kw_only=True):
    """One place ``[start, end)`` of a page where a wording was changed.

    ``start`` is ``end`` where words are missing. ``attested`` is what a page of the heap prints there,
    ``witness`` where that stands and ``sentence`` the sentences around it; all are empty when the heap has
    no witness, because the reports disagree and nothing tells which is right, or because the words were
    added.
    """

    number: int
    start: int
    end: int
    struck: str
    attested: str = ""
    sentence: str = ""
    witness: tuple[Span, ...] = ()
    drift: str
    type: str
    why: str


class MendedPage(msgspec.Struct, frozen=True, kw_only=True):
    """A page with its edits in text order, numbered from 1."""

    doc: DocId
    address: str
    outlet: str | None
    title: str | None
    date: str
    text: str
    edits: tuple[Edit, ...]


class Piece(msgspec.Struct, frozen=True):
    """A stretch of a mended page; ``edit`` is set where it is one of the places that were changed."""

    text: str
    edit: Edit | None = None


def mend(dossier: Dossier, doc: str) -> MendedPage:
    """The page that `doc` names, with every material change that it made or took over.

    Raises:
        OptionError: when no page, or more than one, is called so.
    """
    shelf = Shelf(dossier)
    return _mended(shelf.document(doc), dossier.drift, shelf)


def mends(dossier: Dossier) -> dict[DocId, MendedPage]:
    """Every page that has something to mend, by id; a change is looked at for the pages that it touches."""
    shelf = Shelf(dossier)
    touched: dict[DocId, list[Drift]] = {}
    for row in dossier.drift:
        if row.material:
            spans = (*row.a, *row.b, *row.a_context, *row.b_context)
            for doc in sorted({*(span.doc for span in spans), *row.inherited_by}):
                touched.setdefault(doc, []).append(row)
    found = {doc: _mended(shelf.documents[doc], touched[doc], shelf) for doc in sorted(touched)}
    return {doc: page for doc, page in found.items() if page.edits}


def _mended(document: Document, drifts: Iterable[Drift], shelf: Shelf) -> MendedPage:
    rows = {row.id: row for row in drifts}
    found = [
        _edit(one, rows[one.drift], shelf) for one in mended(document, rows.values(), shelf.documents).mends
    ]
    done = {edit.drift for edit in found}
    for row in sorted(rows.values(), key=lambda row: (-row.score, row.id)):
        if row.id not in done and row.material:
            found.extend(
                edit
                for edit in _unwitnessed(row, document.id, shelf)
                if not any(edit.start < other.end and other.start < edit.end for other in found)
            )
    ordered = _whole(sorted(found, key=lambda edit: (edit.start, edit.end, edit.drift)), document)
    return MendedPage(
        doc=document.id,
        address=document.path_or_url,
        outlet=document.outlet,
        title=document.title,
        date=shelf.day(document.id),
        text=document.text,
        edits=tuple(
            msgspec.structs.replace(edit, number=number, struck=document.text[edit.start : edit.end])
            for number, edit in enumerate(ordered, start=1)
        ),
    )


def _whole(edits: list[Edit], document: Document) -> list[Edit]:
    """`edits` grown to whole phrases where none runs into its neighbour."""
    found: list[Edit] = []
    for number, edit in enumerate(edits):
        floor = found[-1].end if found else 0
        ceiling = edits[number + 1].start if number + 1 < len(edits) else len(document.text)
        if edit.attested and edit.start < edit.end:
            start, end, attested = widened(document, edit.start, edit.end, edit.attested, edit.sentence)
            if floor <= start and end <= ceiling:
                edit = msgspec.structs.replace(edit, start=start, end=end, attested=attested)  # noqa: PLW2901
        found.append(edit)
    return found


def pieces(page: MendedPage) -> Iterator[Piece]:
    """The text of a mended page cut at its edits; together the pieces are the whole text."""
    at = 0
    for edit in page.edits:
        if edit.start > at:
            yield Piece(page.text[at : edit.start])
        yield Piece(page.text[max(at, edit.start) : edit.end], edit)
        at = max(at, edit.end)
    if at < len(page.text):
        yield Piece(page.text[at:])


def changed_paragraphs(page: MendedPage) -> list[list[Piece]]:
    """The paragraphs of a mended page that hold an edit, cut at their edits; line ends are left out."""
    found: list[list[Piece]] = [[]]
    for piece in pieces(page):
        if piece.edit is not None:
            found[-1].append(piece)
            continue
        lines = piece.text.split("\n")
        for number, line in enumerate(lines):
            if number:
                found.append([])
            if line.strip():
                found[-1].append(Piece(line))
    return [parts for parts in found if any(part.edit is not None for part in parts)]


def _edit(one: Mend, row: Drift, shelf: Shelf) -> Edit:
    start, end = (one.struck[0].start, one.struck[-1].end) if one.struck else (one.at, one.at)
    return Edit(
        number=0,
        start=start,
        end=end,
        struck="",
        attested=one.words,
        sentence=_sentence(one.attested, shelf),
        witness=one.attested,
        drift=one.drift,
        type=row.type,
        why=one.why,
    )


def _sentence(witness: tuple[Span, ...], shelf: Shelf) -> str:
    """What the witness prints around the attested words, so that a reader sees them in their place."""
    document = shelf.documents[witness[0].doc]
    whole = [around(document, span) for span in witness]
    return shelf.words((Span(document.id, min(s.start for s in whole), max(s.end for s in whole)),))


def _unwitnessed(row: Drift, doc: DocId, shelf: Shelf) -> Iterator[Edit]:
    """The words of `doc` that `row` doubts, with nobody to say what should stand there."""
    for name, spans in (("a", row.a), ("b", row.b)):
        if row.likely_faithful == name or not spans or spans[0].doc != doc:
            continue
        if row.likely_faithful is None and name == "a" and row.relation == "edge":
            continue  # the page that was copied is not damaged by its copy
        yield Edit(
            number=0,
            start=spans[0].start,
            end=spans[-1].end,
            struck=shelf.words(spans),
            drift=row.id,
            type=row.type,
            why=row.why,
        )
