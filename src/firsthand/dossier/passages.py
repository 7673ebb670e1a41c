"""Passages for readers: the words that count, marked, inside the sentence that they stand in."""

import re
from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher
from itertools import pairwise

import msgspec

from firsthand.model.document import RESIDUE_LABELS, Document
from firsthand.model.span import Span
from firsthand.text.sentences import sentences

__all__ = ["Piece", "around", "contrast", "excerpt", "page_pieces", "printable"]

_WORD = re.compile(r"\w+(?:[’'.,-]\w+)*|[^\w\s]|\s+")


_FORBIDDEN = re.compile(
    "[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f\ufdd0-\ufdef"
    + "".join(chr((plane << 16) + 0xFFFE) + chr((plane << 16) + 0xFFFF) for plane in range(17))
    + "]"
)
"""Control characters and code points that are no characters: HTML may not hold them, pages do."""


class Piece(msgspec.Struct, frozen=True, kw_only=True):
    """A stretch of text with one look. ``anchors`` are the spans that start here, as ``start-end``."""

    text: str
    marked: bool = False
    residue: bool = False
    said: bool = False
    label: str = ""
    anchors: tuple[str, ...] = ()


def printable(html: str) -> str:
    """`html` with U+FFFD for every code point that HTML may not hold."""
    return _FORBIDDEN.sub("\ufffd", html)


def around(document: Document, span: Span) -> Span:
    """`span` grown to the whole sentences that it touches, within its segments."""
    start, end = span.start, span.end
    for segment in document.segments or ():
        if segment.end <= span.start or segment.start >= span.end:
            continue
        for low, high in sentences(document.text, segment.start, segment.end):
            if low < span.end and span.start < high:
                start, end = min(start, low), max(end, high)
    return Span(document.id, start, end)


def excerpt(
    document: Document, focus: Sequence[Span], context: Sequence[Span] = (), limit: int = 600
) -> tuple[Piece, ...]:
    """The sentences around `focus` and `context`, the focus marked; cut at about `limit` characters."""
    spans = [around(document, span) for span in (*context, *focus)]
    if not spans:
        return ()
    start, end = min(span.start for span in spans), max(span.end for span in spans)
    first = min((span.start for span in focus), default=start)
    if end - start > limit:
        start = max(start, min(first - limit // 3, end - limit))
        end = min(end, start + limit)
    pieces = [
        Piece(text=document.text[low:high], marked=any(s.start <= low and high <= s.end for s in focus))
        for low, high in _atoms(start, end, focus)
    ]
    return (
        *((Piece(text="… "),) if start > min(span.start for span in spans) else ()),
        *pieces,
        *((Piece(text=" …"),) if end < max(span.end for span in spans) else ()),
    )


def contrast(a: str, b: str) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
    """Both texts, with the words that the other does not have in that place marked."""
    left, right = _WORD.findall(a), _WORD.findall(b)
    keys = [word.casefold() for word in left], [word.casefold() for word in right]
    sides: tuple[list[Piece], list[Piece]] = ([], [])
    for tag, i, j, k, m in SequenceMatcher(None, *keys, autojunk=False).get_opcodes():
        for side, words in ((sides[0], left[i:j]), (sides[1], right[k:m])):
            text = "".join(words)
            if text:
                side.append(Piece(text=text, marked=tag != "equal" and bool(text.strip())))
    return tuple(sides[0]), tuple(sides[1])


def page_pieces(
    document: Document, cited: Iterable[Span], said: Iterable[Span], changed: Iterable[Span], limit: int
) -> tuple[tuple[Piece, ...], ...]:
    """The paragraphs of a page up to `limit` characters: residue apart, said and changed words marked."""
    end = min(len(document.text), limit)
    cited, said, changed = (sorted(set(spans)) for spans in (cited, said, changed))
    starts: dict[int, list[str]] = {}
    for span in cited:
        starts.setdefault(span.start, []).append(f"{span.start}-{span.end}")
    segments = (Span(document.id, s.start, s.end) for s in document.segments if s.end > s.start)
    bounds = (*cited, *segments)
    paragraphs: list[tuple[Piece, ...]] = []
    for low, high in _paragraphs(document.text, end):
        near_changed, near_said = _within(changed, low, high), _within(said, low, high)
        pieces = []
        for first, last in _atoms(low, high, (*_within(bounds, low, high), *near_changed, *near_said)):
            label = document.label_at(first)
            pieces.append(
                Piece(
                    text=document.text[first:last],
                    marked=any(s.start <= first and last <= s.end for s in near_changed),
                    said=any(s.start <= first and last <= s.end for s in near_said),
                    residue=label in RESIDUE_LABELS,
                    label=label,
                    anchors=tuple(starts.get(first, ())),
                )
            )
        paragraphs.append(tuple(pieces))
    return tuple(paragraphs)


def _within(spans: Iterable[Span], start: int, end: int) -> list[Span]:
    """Those of `spans` that reach into or touch ``[start, end)``: no other cuts or covers a part of it."""
    return [span for span in spans if span.start <= end and start <= span.end]


def _paragraphs(text: str, end: int) -> list[tuple[int, int]]:
    return [
        (found.start(), min(found.end(), end))
        for found in re.finditer(r"[^\r\n]*\S[^\r\n]*", text)
        if found.start() < end
    ]


def _atoms(start: int, end: int, spans: Iterable[Span]) -> list[tuple[int, int]]:
    """``[start, end)`` cut at every edge of `spans`."""
    edges = {start, end}
    for span in spans:
        edges.update(edge for edge in (span.start, span.end) if start < edge < end)
    cuts = sorted(edges)
    return list(pairwise(cuts))
