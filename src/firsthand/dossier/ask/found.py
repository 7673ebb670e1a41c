"""What a search finds: a passage of a page, and the places in it that were searched for."""

from collections.abc import Sequence
from typing import Literal

import msgspec

from firsthand.model.attribution import Attribution
from firsthand.model.claim import Claim
from firsthand.model.document import Document
from firsthand.model.span import DocId, Span
from firsthand.options.search import SearchOptions
from firsthand.text.query import Query, places
from firsthand.text.sentences import sentences

__all__ = ["PARTS", "Found", "Part", "found_in"]

Part = Literal["text", "quotes", "speakers", "claims"]

PARTS: tuple[Part, ...] = ("text", "quotes", "speakers", "claims")
"""What a search may look in: whole pages, what is quoted, who says it, what is claimed."""


class Found(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that a search finds.

    ``row`` is the id of the attribution or claim, null where the text of the page was searched. ``says`` is
    the speaker of a quote, the proposition of a claim, the title of a page. ``passage`` shows it, ``marks``
    are the searched words in it, in order. ``score`` ranks one search: higher is better, without a unit.
    """

    part: Part
    doc: DocId
    row: str | None = None
    says: str = ""
    day: str | None = None
    passage: Span
    marks: tuple[Span, ...] = ()
    score: float


def found_in(
    query: Query,
    part: Part,
    document: Document,
    row: Attribution | Claim | None,
    *,
    day: str | None,
    score: float,
    options: SearchOptions,
) -> Found:
    """What `query` found in `document` (or in `row` of it), with the passage that shows most of it."""
    reach = _reach(part, document, row)
    start, end, marks = _passage(query, document.text, reach, options.snippet)
    if isinstance(row, Attribution):
        says = row.speaker or ""
    else:
        says = row.proposition if isinstance(row, Claim) else document.title or ""
    return Found(
        part=part,
        doc=document.id,
        row=row.id if row else None,
        says=says,
        day=day,
        passage=document.span(start, end),
        marks=tuple(document.span(first, last) for first, last in marks),
        score=round(score, 4),
    )


def _reach(part: Part, document: Document, row: Attribution | Claim | None) -> tuple[int, int]:
    """The characters in which the searched words may stand."""
    if row is None:
        return 0, len(document.text)
    if isinstance(row, Claim):
        return row.spans[0].start, row.spans[0].end
    whole = row.extent if part == "speakers" else Span(row.doc, row.content[0].start, row.content[-1].end)
    return whole.start, whole.end


def _passage(
    query: Query, text: str, reach: tuple[int, int], longest: int
) -> tuple[int, int, tuple[tuple[int, int], ...]]:
    """Start and end of the passage that shows most clauses of `query`, then most places, and the places."""
    hits = places(query, text, *reach)
    at = _densest(hits, longest // 2)
    start, stop = reach
    if stop - start > longest:
        middle = hits[at][0] if hits else start
        start = _sentence_start(text, middle, max(start, middle - longest // 2))
        stop = _stop(text, start, min(stop, start + longest))
    inside = dict.fromkeys((first, last) for first, last, _ in hits if start <= first and last <= stop)
    return start, stop, _apart(tuple(inside))


def _densest(hits: Sequence[tuple[int, int, int]], width: int) -> int:
    """The number of the place behind which, within `width` characters, most clauses stand."""
    best, most = 0, (0, 0)
    last = 0
    for first, hit in enumerate(hits):
        last = max(last, first)
        while last < len(hits) and hits[last][1] <= hit[0] + width:
            last += 1
        worth = (len({clause for _, _, clause in hits[first:last]}), last - first)
        if worth > most:
            best, most = first, worth
    return best


def _sentence_start(text: str, place: int, floor: int) -> int:
    """Where the sentence of `place` begins, or the first word from `floor` on where that is further back."""
    line = text.rfind("\n", 0, place) + 1
    end = text.find("\n", place)
    for start, stop in sentences(text, max(line, floor), len(text) if end < 0 else end):
        if start <= place < stop:
            if start > max(line, floor):
                return start
            break
    if line >= floor:
        return line
    blank = text.find(" ", floor, place)
    return place if blank < 0 else blank + 1


def _stop(text: str, start: int, limit: int) -> int:
    """The end of the last whole word before `limit`, and of its line, without blanks behind it."""
    end = text.find("\n", start, limit)
    if end < 0:
        end = limit
        if end < len(text) and not text[end].isspace():
            blank = text.rfind(" ", start, end)
            end = blank if blank > start else end
    return start + len(text[start:end].rstrip()) or start + 1


def _apart(places: tuple[tuple[int, int], ...]) -> tuple[tuple[int, int], ...]:
    """`places` without those that lie in or across an earlier one."""
    kept: list[tuple[int, int]] = []
    for start, end in sorted(places, key=lambda place: (place[0], -place[1])):
        if not kept or start >= kept[-1][1]:
            kept.append((start, end))
    return tuple(kept)
