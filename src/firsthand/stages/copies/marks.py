"""What tells a first report from a retelling within one page: its dateline, hedges, names and figures.

Who retells drops the dateline, hedges what he did not hear himself, names the outlet that he has it from, and
loses names and figures on the way.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import cache

import msgspec
import numpy as np
from numpy.typing import NDArray

from firsthand.lexicon import Row, load
from firsthand.model.document import Document
from firsthand.stages.copies.rarity import rarity
from firsthand.stages.copies.witness import Witness
from firsthand.text.shingles import Hashes, word_hashes

__all__ = ["Marks", "marks"]

_PLACE = r"[A-Z][A-Z’'./-]+(?: [A-Z][A-Z’'./-]+){0,3}(?:,? [A-Z][\w.]+){0,3}(?:, [A-Z][a-z]+\.? \d{1,2})?"
_WIRE = r"\((?:AP|AFP|UPI|CNN|Reuters|REUTERS|dpa|Xinhua|Bloomberg)\b[^()\n]{0,20}\)"
_DATELINE = re.compile(rf"\W{{0,3}}(?:(?:{_PLACE},? ?)?{_WIRE} ?(?:—|–|--|-)|{_PLACE}(?: ?(?:—|–|--)| - ))")
_HEAD = 160  # characters from the first read one in which a dateline ends
_DETAIL = re.compile(r"(?<!\w)(?:[A-Z][\w’'-]*|[$€£]?\d[\w.,]*)")
_HEDGES = ("reportedly", "alleged")


class Marks(msgspec.Struct, frozen=True, eq=False):
    """``placed``: whether a dateline opens the page; ``hedges``: hedged sentences among all, 0 to 1.

    ``details`` are its distinct names and figures as sorted numbers, ``loads`` the rarity of each.
    """

    placed: bool
    hedges: float
    details: Hashes
    loads: NDArray[np.float64]


def marks(side: Witness) -> Marks:
    """The marks of one page."""
    text = side.document.text
    words = set[str]()
    for start, end in side.places:
        words.update(
            match.group().rstrip(".,’'").lower()
            for match in _DETAIL.finditer(text, start, end)
            if match.start() > start
        )
    terms = sorted(words)
    hashes = word_hashes(terms)
    order = np.argsort(hashes, kind="stable")
    return Marks(
        placed=_is_placed(side.document),
        hedges=_hedged(text, side.places) / max(1, len(side.places)),
        details=hashes[order],
        loads=np.array([rarity(term) for term in terms], dtype=np.float64)[order],
    )


def _hedged(text: str, places: Sequence[tuple[int, int]]) -> int:
    """How many sentences are hedged; plain searches for the stems come first, they cost next to nothing."""
    pattern, stems = _hedges()
    low = text.lower()
    if len(low) != len(text):
        return sum(pattern.search(text, start, end) is not None for start, end in places)
    starts = [start for start, _ in places]
    found = set()
    for stem in stems:
        at = low.find(stem)
        while at >= 0:
            place = bisect_right(starts, at) - 1
            if place >= 0 and pattern.match(text, at, places[place][1]):
                found.add(place)
            at = low.find(stem, at + 1)
    return len(found)


def _is_placed(document: Document) -> bool:
    """Whether the page opens with a dateline: a segment of its own, or the first words of the text."""
    if any(segment.label == "dateline" for segment in document.segments):
        return True
    return any(
        _DATELINE.match(document.text, segment.start, min(segment.end, segment.start + _HEAD))
        for segment in [part for part in document.read() if part.label == "body"][:1]
    )


class _Group(Row, frozen=True, kw_only=True):
    """A group of words of one use."""

    group: str
    words: tuple[str, ...]


@cache
def _hedges() -> tuple[re.Pattern[str], tuple[str, ...]]:
    """Words by which a writer keeps what he retells at a distance, and how each of them begins."""
    rows = [row for row in load("stance", _Group) if row.group in _HEDGES]
    words = sorted({word for row in rows for word in row.words})
    body = "|".join(re.escape(word).replace(r"\*", r"\w*").replace(r"\ ", r"\s+") for word in words)
    stems = sorted({re.split(r"[* ]", word)[0] for word in words})
    return re.compile(rf"\b(?:{body})\b", re.IGNORECASE), tuple(stems)
