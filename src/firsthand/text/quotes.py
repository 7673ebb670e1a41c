"""Which stretches of a text stand between quotation marks.

News pages lose marks: a quotation that runs over paragraphs is opened in each and closed once, scrapers
drop a mark or turn a curly one into a straight one. So marks are paired paragraph by paragraph, an unclosed
quotation ends where a phrase such as ``," he said`` shows that it was meant to, else with its paragraph,
and nothing is ever an error.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import Literal

import msgspec

__all__ = ["Mark", "Quotation", "quotations"]

Mark = Literal["double", "single", "guillemet"]

_OPEN = frozenset("“„‟«")
_CLOSE = frozenset("”»")
_DOUBLE = re.compile("''|``|‘‘|’’|[“„‟«”»\"＂]")
_SINGLE = re.compile("[‘’']")
# The space before a break is trimmed later: a pattern that began with it would try every run of blanks anew
# from each of its characters.
_BREAK = re.compile(r"\n(?:[ \t\r]*\n)+|\n(?![ \t]*[a-z])")
# A comma, a full stop or the like, then a subject and a reporting verb: where a lost closing mark must have
# stood.
_LOST = re.compile(
    r"[,.!?…](?= (?:(?:he|she|they|it|[A-Z][\w.’'-]+(?: [A-Z][\w.’'-]+){0,3}) "
    r"(?:said|says|told|added|wrote|asked|replied|tweeted|stated|continued)"
    r"|(?:said|says|added|wrote|asked|replied|stated) (?:he|she|the|a|an|[A-Z]))\b)"
)
_SENTENCE_END = re.compile(
    r"[.!?](?=\s+[A-Z][\w’'.-]*\s)(?<!\b[A-Z]\.)(?<!Mr\.)(?<!Ms\.)(?<!Mrs\.)(?<!Dr\.)(?<!St\.)"
)
_LONGEST_PART = 600  # characters of a partial quotation; a sentence that is longer is none
_BACK = 160
"""Characters before a place up to which `_LOST` was searched for that may still begin one: four names and a
verb."""
_TITLE_SMALL = {
    "a",
    "an",
    "and",
    "at",
    "by",
    "for",
    "from",
    "in",
    "is",
    "of",
    "on",
    "or",
    "the",
    "to",
    "with",
}
_WORD = re.compile(r"[^\W_]+(?:[’'][^\W_]+)*")


class Quotation(msgspec.Struct, frozen=True, order=True):
    """A stretch ``[start, end)`` with its marks; ``inner_start`` and ``inner_end`` bound the words alone.

    ``opened`` and ``closed`` tell which marks are there. ``continues`` is true where it goes on with a
    quotation that the paragraph before left open. ``title`` is true for what looks like the name of a work
    or a programme, ``scare`` for a few words without a pause of their own: a partial quotation or a
    distance mark.
    """

    start: int
    end: int
    inner_start: int
    inner_end: int
    mark: Mark = "double"
    opened: bool = True
    closed: bool = True
    continues: bool = False
    title: bool = False
    scare: bool = False


def quotations(text: str) -> tuple[Quotation, ...]:
    """The quotations of `text` in reading order, none inside another; single only outside double."""
    found: list[Quotation] = []
    open_before = False
    for start, end in _paragraphs(text):
        pieces = _pair(text, start, end)
        if pieces and open_before and _lead(text, start) == pieces[0].start and pieces[0].opened:
            pieces[0] = msgspec.structs.replace(pieces[0], continues=True)
        open_before = bool(pieces) and not pieces[-1].closed and pieces[-1].end >= end
        found.extend(sorted([*pieces, *_singles(text, start, end, pieces)]))
    return tuple(_described(text, piece) for piece in found)


def _paragraphs(text: str) -> Iterator[tuple[int, int]]:
    """Paragraphs without the white space around them; a line that goes on in lower case ends none."""
    position = 0
    for gap in _BREAK.finditer(text):
        yield from _trimmed(text, position, gap.start())
        position = gap.end()
    yield from _trimmed(text, position, len(text))


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        yield start, end


def _lead(text: str, start: int) -> int:
    """Where the first word or mark of a paragraph stands, past dashes and dots of a list."""
    while start < len(text) and text[start] in "-–—•*· \t":
        start += 1
    return start


def _pair(text: str, start: int, end: int) -> list[Quotation]:
    """Double quotations of one paragraph."""
    pieces: list[Quotation] = []
    begin: int | None = None
    width = 1
    floor = searched = start
    for at, size, role in _marks(text, start, end):
        if begin is not None and text[begin] in "„‟" and text[at] == "“":
            pieces.append(_quotation(begin, at + size, width, size))
            begin, floor = None, at + size
        elif role == "open" or (role == "either" and begin is None):
            if begin is not None:
                lost = _LOST.search(text, max(begin + width, searched - _BACK), at)
                stop = lost.end() if lost else _partial_end(text, start, begin, at)
                searched = at
                if stop is None:
                    continue  # a second opening mark with no sign of an end between them: one quotation
                pieces.append(_quotation(begin, stop, width, 0))
            begin, width = at, size
        elif begin is not None:
            if at > begin + width:
                pieces.append(_quotation(begin, at + size, width, size))
            begin, floor = None, at + size
        elif role == "close" and text[at - 1 : at] in {",", ".", "?", "!"}:
            first = _sentence_start(text, floor, at)
            pieces.append(_quotation(first, at + size, 0, size))
            floor = at + size
    if begin is not None and begin + width < end:
        lost = _LOST.search(text, begin + width, end)
        pieces.append(_quotation(begin, lost.end() if lost else end, width, 0))
    return [piece for piece in pieces if text[piece.inner_start : piece.inner_end].strip()]


def _partial_end(text: str, start: int, begin: int, end: int) -> int | None:
    """Where a quotation that goes on with its sentence ends at the latest: with that sentence.

    ``said it was “a good start and left. The mayor called it “late”``: what opens after a small letter and a
    space is no speech of several sentences. None where it opens otherwise or no sentence ends before `end`.
    """
    before = text[start:begin].rstrip()
    inner = text[begin:end].lstrip("“„‟«\"'`‘")
    if not before[-1:].islower() or not inner[:1].islower():
        return None
    sentence = _SENTENCE_END.search(text, begin, min(end, begin + _LONGEST_PART))
    return sentence.start() + 1 if sentence else None


def _quotation(start: int, end: int, before: int, after: int) -> Quotation:
    return Quotation(
        start=start,
        end=end,
        inner_start=start + before,
        inner_end=end - after,
        opened=before > 0,
        closed=after > 0,
    )


def _marks(text: str, start: int, end: int) -> Iterator[tuple[int, int, str]]:
    """Each double mark of a paragraph: where, how long, and whether it opens, closes or could do either."""
    for match in _DOUBLE.finditer(text, start, end):
        at, mark = match.start(), match.group()
        if mark in "»«" and _is_reversed(text, at, start, end):
            yield at, 1, "open" if mark == "»" else "close"
        elif mark in _OPEN or mark in {"``", "‘‘"}:
            yield at, len(mark), "open"
        elif mark in _CLOSE or mark == "’’":
            yield at, len(mark), "close"
        elif mark == "''" or not _is_inch(text, at):
            yield at, len(mark), _side(text, at, len(mark), start, end)


def _is_reversed(text: str, at: int, start: int, end: int) -> bool:
    """A guillemet that points inwards, as in German print: it opens before a word or closes after one."""
    before = at == start or text[at - 1].isspace()
    after = at + 1 < end and text[at + 1].isalnum()
    if text[at] == "»":
        return before and after
    return at > start and not text[at - 1].isspace() and not after and text.rfind("»", start, at) >= 0


def _is_inch(text: str, at: int) -> bool:
    """A straight mark after a digit and before a space or hyphen, with no opening mark due: ``a 12" gun``."""
    return text[at - 1 : at].isdigit() and text[at + 1 : at + 2] == "-"


def _side(text: str, at: int, size: int, start: int, end: int) -> str:
    """What a straight mark does, by the white space around it."""
    before = at == start or text[at - 1].isspace() or text[at - 1] in "([{—–-‘'"
    after = at + size >= end or text[at + size].isspace() or text[at + size] in ".,;:!?)]}—–-’'"
    if before and not after:
        return "open"
    if after and not before:
        return "close"
    return "either"


def _sentence_start(text: str, floor: int, end: int) -> int:
    """Where the sentence that ends at `end` starts, not before `floor`."""
    start = floor
    for stop in re.finditer(r"[.!?]\s+", text[floor : end - 1]):
        start = floor + stop.end()
    while start < end and text[start].isspace():
        start += 1
    return start


def _singles(text: str, start: int, end: int, taken: Sequence[Quotation]) -> Iterator[Quotation]:
    """Quotations in single marks outside the double ones: headlines, and papers that print them so."""
    froms = (start, *(piece.end for piece in taken))
    tos = (*(piece.start for piece in taken), end)
    for first, last in zip(froms, tos, strict=True):
        sure, doubtful = _closing_singles(text, first, last)
        at = first
        while match := _SINGLE.search(text, at, last):
            at = match.end()
            if _opens_single(text, at - 1, start, end):
                close = _from(sure, at) or _from(doubtful, at)
                if close is not None:
                    yield Quotation(at - 1, close + 1, at, close, "single")
                    at = close + 1


def _from(places: Sequence[int], start: int) -> int | None:
    """The first of the sorted `places` that is not before `start`."""
    at = bisect_left(places, start)
    return places[at] if at < len(places) else None


def _opens_single(text: str, at: int, start: int, end: int) -> bool:
    if text[at] not in "‘'" or at + 2 >= end:
        return False
    before = at == start or text[at - 1].isspace() or text[at - 1] in "([{—–:"
    after = text[at + 1]
    if not before or not (after.isalnum() or after in "[…."):
        return False
    return re.match(r"(?:\d0s|em|til|tis|twas|cause|n)\b", text[at + 1 : at + 7], re.IGNORECASE) is None


def _closing_singles(text: str, start: int, end: int) -> tuple[list[int], list[int]]:
    """Where single quotations may close: the sure places, and those that may be a plural's apostrophe.

    A doubtful one counts only when nothing better follows.
    """
    sure: list[int] = []
    doubtful: list[int] = []
    for match in _SINGLE.finditer(text, start, end):
        at = match.start()
        if text[at] == "‘" or text[at - 1 : at].isspace() or (at + 1 < end and text[at + 1].isalnum()):
            continue
        plural = text[at - 1 : at] == "s" and at + 1 < end and text[at + 1] not in ".,;:!?)"
        (doubtful if plural else sure).append(at)
    return sure, doubtful


def _described(text: str, piece: Quotation) -> Quotation:
    inner = text[piece.inner_start : piece.inner_end].strip()
    words = _WORD.findall(inner)
    pause = inner[-1:] in {",", ".", "?", "!", "…"}
    after = text[piece.end : piece.end + 1]
    capitals = [word for word in words if word.lower() not in _TITLE_SMALL]
    title = (
        not pause
        and 2 <= len(words) <= 8
        and after != ","
        and all(word[0].isupper() or word[0].isdigit() for word in capitals)
        and bool(capitals)
    )
    scare = not pause and len(words) <= 4
    mark: Mark = "guillemet" if text[piece.start] in "«»" else piece.mark
    return msgspec.structs.replace(piece, mark=mark, title=title, scare=scare)
