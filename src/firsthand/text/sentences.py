"""Where sentences end, by our own rules: deterministic, on offsets, never across a line break.

A language model is not asked: copies must be cut alike wherever they stand, and the cut must be cheap enough
to run on every page before anything is parsed.
"""

import re
from collections.abc import Iterator
from itertools import pairwise

__all__ = ["sentences"]

_ABBREVIATIONS = frozenset(
    """
    mr mrs ms mx dr prof rev fr sr jr st gen lt col maj capt cmdr adm sgt cpl pvt gov sen rep reps sens
    hon pres amb supt insp dist atty no nos vs etc al eg ie cf approx est dept univ assn bros inc ltd co corp
    plc jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri sat sun
    ave blvd rd mt ft vol fig pp ed eds
    """.split()
)
"""Words whose full stop rarely ends a sentence: titles, months, companies, address parts."""

_END = re.compile(r"[.!?…]+[\"'”’»)\]]*")
_INITIALS = re.compile(r"(?:[A-Za-z]\.)*\b[A-Za-z]\.$")
_WORD_BEFORE = re.compile(r"([A-Za-z]+)\.$")
_INK = re.compile(r"\S")
_NEAR = 80
"""Characters before and after a stop that are looked at: no abbreviation and no row of marks is longer."""
_LONGEST = 3000
"""Characters beyond which a stretch without an end is no sentence but a list or a page without stops: readers
of sentences may take time that grows with the square of one."""
_OPENERS = "\"'“‘«([—–-"


def sentences(text: str, start: int, end: int) -> tuple[tuple[int, int], ...]:
    """The sentences of ``text[start:end]`` as offsets into `text`, white space trimmed, in reading order.

    A line break ends a sentence. A closing quotation mark belongs to the sentence it closes. A stop inside a
    quotation does not split when a lower-case word follows ("... sorry?" he asked). A stretch of more than
    3,000 characters without an end is cut at a blank.
    """
    found: list[tuple[int, int]] = []
    has_others = any(text.find(mark, start, end) >= 0 for mark in "!?…")
    position = start
    while position < end:
        newline = text.find("\n", position, end)
        stop = end if newline == -1 else newline
        if stop > position:
            mark = position if has_others else text.find(".", position, stop)
            if 0 <= mark < stop - 1 or stop - position > _LONGEST:
                _of_line(text, position, stop, found)
            else:  # a line with one full stop at its end or none, as most are that hold one sentence
                trimmed = _trim(text, position, stop)
                if trimmed is not None:
                    found.append(trimmed)
        position = stop + 1
    return tuple(found)


def _of_line(text: str, start: int, end: int, found: list[tuple[int, int]]) -> None:
    """Add the sentences of one line to `found`."""
    cuts = [start]
    for match in _END.finditer(text, start, end):
        if match.end() < end and _ends_here(text, cuts[-1], match.start(), match.end(), end):
            cuts.append(match.end())
    cuts.append(end)
    for a, b in pairwise(cuts):
        for piece in _pieces(text, a, b) if b - a > _LONGEST else ((a, b),):
            trimmed = _trim(text, *piece)
            if trimmed is not None:
                found.append(trimmed)


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """``[start, end)``, or what it is cut into at blanks where nothing ends for longer than any sentence."""
    while end - start > _LONGEST:
        blank = text.rfind(" ", start + 1, start + _LONGEST)
        cut = blank if blank > start else start + _LONGEST
        yield start, cut
        start = cut
    yield start, end


def _ends_here(text: str, start: int, mark: int, after: int, end: int) -> bool:
    begin = _INK.search(text, after, end)
    if begin is None:
        return False
    following = text[begin.start() : min(end, begin.start() + _NEAR)]
    spaced = text[after].isspace()
    first = following[0]
    if first in _OPENERS and len(following) > 1:
        first = following[1:].lstrip(_OPENERS + " ")[:1] or first
    if first.islower():
        return False
    if not spaced:
        # Glued sentences ("...the war.Beijing") are common in scraped text; "3.5" and "U.S." are no ends.
        return first.isupper() and mark >= 2 and text[mark - 2 : mark].islower() and not text[after].isdigit()
    if text[mark] != "." or after - mark > 1:
        return True
    near = max(start, mark - _NEAR)
    letters = _INITIALS.search(text, near, mark + 1)
    if letters:
        return _initials_end(letters.group(), following)
    word = _WORD_BEFORE.search(text, near, mark + 1)
    if word is not None and word.group(1).lower() in _ABBREVIATIONS:
        return word.group(1).lower() in {"etc", "inc", "corp", "ltd"} and first.isupper()
    return True


_STARTERS = frozenset(
    """
    the a an this that these those it its he she they we i you his her their our my in on at by for from with
    as but and or so if when while after before although though since because however meanwhile there here
    what who why how
    """.split()
)


def _initials_end(letters: str, following: str) -> bool:
    """Whether "U.S." or "p.m." ends a sentence: only before a word that starts sentences."""
    if len(letters) == 2:  # a single initial, as in "John F. Kelly"
        return False
    word = re.match(r"[\"“‘']?([A-Za-z]+)", following)
    return word is not None and word.group(1).lower() in _STARTERS and following[0].isupper()


def _trim(text: str, start: int, end: int) -> tuple[int, int] | None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return (start, end) if end > start else None
