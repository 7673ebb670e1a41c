"""How drift reads a passage: words levelled so that only what may matter still differs."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import Literal, NamedTuple

from firsthand.lexicon import Row, load
from firsthand.model.document import Document
from firsthand.model.span import Span
from firsthand.text.numbers import Number, numbers
from firsthand.text.quotes import quotations

__all__ = ["NOT_NAMES", "Kind", "Reading", "Token"]

Kind = Literal["word", "number", "date"]


class Token(NamedTuple):
    """One word, number or date of a document: its levelled form, its place, and how it is printed.

    ``norm`` is what two passages are compared by. ``name`` is true for a capitalised word that is a name as
    far as its page tells; ``quoted`` for a word between quotation marks.
    """

    norm: str
    start: int
    end: int
    kind: Kind
    name: bool = False
    quoted: bool = False
    number: Number | None = None


class _Spelling(Row, frozen=True, kw_only=True):
    british: str
    american: str


_QUOTED = re.compile(r"[“„\"«][^“”„\"«»\n]*[”\"»]?|(?:''|``)(?:(?!''|``)[^\n])*(?:'')?")
"""Between double marks (two apostrophes in many archives) and within one line; a lost mark ends with its
line."""

_TOKEN = re.compile(r"(?:[^\W\d_]\.){2,}(?:[’']s)?|[^\W\d_]+(?:[’'ʼ`´\-‐‑][^\W\d_]+)*")
_MONTHS = "January February March April May June July August September October November December".split()
_SHORT = {m[:3]: i + 1 for i, m in enumerate(_MONTHS)} | {"Sept": 9}
_DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
_MONTH = "|".join([*_MONTHS, *(rf"{m}\." for m in _SHORT if m != "May")])
_DATE = re.compile(
    rf"""
    \b(?:(?P<m1>{_MONTH})\s(?P<d1>\d{{1,2}})(?:st|nd|rd|th)?\b(?!,\d|:\d|%)(?:,?\s(?P<y1>(?:1[5-9]|20)\d\d)\b)?
      |(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?\s(?:of\s)?(?P<m2>{_MONTH})(?:,?\s(?P<y2>(?:1[5-9]|20)\d\d)\b)?
      |(?P<m3>{_MONTH})\s(?P<y3>(?:1[5-9]|20)\d\d)\b
      |(?P<m4>{"|".join(m for m in _MONTHS if m not in {"May", "March"})}
          |(?<=\b[Ii]n\s)(?:May|March)|(?<=\b[Ll]ast\s)(?:May|March))\b
      |(?P<w>{"|".join(_DAYS)})\b
      |(?<![\d.,$€£-])(?P<y5>(?:1[5-9]|20)\d\d)\b(?![\d%]|,\d|\.\d|s\b|['’]s\b))
    """,
    re.VERBOSE,
)
_STEMS = {"ca": "can", "wo": "will", "sha": "shall"}
_ENDINGS = {"re": "are", "ve": "have", "ll": "will", "m": "am", "d": "'d", "s": "'s"}
_TITLES = frozenset("mr mrs ms dr sen rep gov gen lt col prof rev sir president chairman".split())


class Reading:
    """One document as drift reads it; sentences are read when asked for and kept for one run."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self._quoted: list[tuple[int, int]] | None = None
        self._spoken: list[tuple[int, int]] | None = None
        self._inner: frozenset[str] | None = None
        self._plain: frozenset[str] | None = None
        self._tokens: dict[tuple[int, int], tuple[Token, ...]] = {}

    def tokens(self, span: Span) -> tuple[Token, ...]:
        """The tokens of `span`, numbers and dates as one token each; offsets are the document's."""
        key = (span.start, span.end)
        if key not in self._tokens:
            self._tokens[key] = tuple(self._read(span.start, span.end))
        return self._tokens[key]

    def text(self, span: Span) -> str:
        """The words under `span` on one line."""
        return " ".join(self.document.text[span.start : span.end].split())

    def is_plain(self, token: Token) -> bool:
        """Whether the page prints the word of `token` in lower case somewhere, as a word like any other."""
        if self._plain is None:
            self._plain = frozenset(re.findall(r"\b[a-z]{3,}\b", self.document.text))
        return token.norm in self._plain

    def is_quoted(self, position: int) -> bool:
        """Whether the character at `position` stands between quotation marks."""
        return self.quotation(position) is not None

    def quotation(self, position: int) -> tuple[int, int] | None:
        """The quotation, marks included, that the character at `position` belongs to."""
        if self._quoted is None:
            self._quoted = [m.span() for m in _QUOTED.finditer(self.document.text)]
        at = bisect_right(self._quoted, (position, len(self.document.text))) - 1
        return self._quoted[at] if at >= 0 and position < self._quoted[at][1] else None

    def is_spoken(self, span: Span) -> bool:
        """Whether most of `span` lies in a quotation of any mark, or in one that goes on over paragraphs."""
        if self._spoken is None:
            self._spoken = [
                (q.inner_start, q.inner_end) for q in quotations(self.document.text) if not q.title
            ]
        at = bisect_right(self._spoken, (span.start + 1, len(self.document.text))) - 1
        if at < 0:
            return False
        start, end = self._spoken[at]
        return min(end, span.end) - max(start, span.start) > 0.5 * (span.end - span.start)

    def is_known_name(self, tokens: Sequence[Token]) -> int:
        """How often the page prints these words, capitalised, one after the other."""
        words = [re.escape(t.norm) for t in tokens]
        pattern = r"\b" + r"[\s.]+".join(words) + r"\b"
        return sum(
            1 for m in re.finditer(pattern, self.document.text, re.IGNORECASE) if m.group()[0].isupper()
        )

    def _read(self, start: int, end: int) -> list[Token]:
        text = self.document.text[start:end]
        units = self._dates(text, start)
        rest = _blanked(text, [(unit.start - start, unit.end - start) for unit in units])
        counted = numbers(rest)
        units.extend(_number_token(number, start) for number in counted)
        rest = _blanked(rest, [(number.start, number.end) for number in counted])
        titled = _is_titled(text)
        for match in _TOKEN.finditer(rest):
            units.extend(self._word(match, start, text, titled))
        units.sort(key=lambda t: (t.start, t.end))
        return [t._replace(quoted=True) if self.is_quoted(t.start) else t for t in units]

    def _dates(self, text: str, start: int) -> list[Token]:
        return [
            Token(_date_form(m), start + m.start(), start + m.end(), "date") for m in _DATE.finditer(text)
        ]

    def _word(self, match: re.Match[str], offset: int, text: str, titled: bool) -> list[Token]:
        raw = match.group()
        start, end = offset + match.start(), offset + match.end()
        name = raw[0].isupper() and self._is_name(raw, text, match.start(), titled)
        return [Token(form, start, end, "word", name and i == 0) for i, form in enumerate(_forms(raw))]

    def _is_name(self, raw: str, text: str, at: int, titled: bool) -> bool:
        """Whether a capitalised word is a name; where all words are capitalised it must be known as one."""
        if raw == "I" or raw.startswith(("I'", "I’")) or raw.lower() in NOT_NAMES:
            return False
        before = text[max(0, at - 20) : at].rstrip()
        if before and before[-1] not in ".!?:…\n—\"“‘'([" and not titled:
            return True
        follows = _NAME_FOLLOWS.match(text, at + len(raw))
        if (not titled and follows) or (len(raw) > 1 and raw.isupper()):
            return True
        return self._is_inner(raw)

    def is_inner(self, token: Token) -> bool:
        """Whether the page prints the word of `token` capitalised within a sentence."""
        return self._is_inner(self.document.text[token.start : token.end])

    def _is_inner(self, raw: str) -> bool:
        if self._inner is None:
            lines = (line for line in self.document.text.split("\n") if not _is_titled(line))
            self._inner = frozenset(m[1] for line in lines for m in _INNER_NAME.finditer(line))
        return re.sub(r"[’']s$", "", raw) in self._inner


def _blanked(text: str, places: Sequence[tuple[int, int]]) -> str:
    """`text` with the ``[start, end)`` of `places`, in order, made blank: nothing is read there again."""
    parts, position = [], 0
    for start, end in places:
        parts += [text[position:start], " " * (end - start)]
        position = end
    return "".join([*parts, text[position:]])


def _is_titled(text: str) -> bool:
    """Whether most words are capitalised, as in a headline."""
    words = re.findall(r"[^\W\d_]{4,}", text)
    return len(words) >= 3 and sum(1 for word in words if word[0].isupper()) > 0.6 * len(words)


_INNER_NAME = re.compile(r"(?<=[a-z0-9,;]\s)([A-Z][\w.-]*\w)")
_NAME_FOLLOWS = re.compile(r"\s(?:[A-Z]\.\s)?[A-Z][a-z]+")
NOT_NAMES = frozenset(
    """
    a an the this that these those he she it they we you i his her its their our your my who what when where
    why how and or but nor for so yet if as at by in on of to from with without while after before because
    although since there here not no never is are was were be been being do does did has have had will would
    can could may might must shall should one some any all each every many most more few several other
    another such also both however meanwhile moreover still then now today yesterday tomorrow just only
    perhaps maybe likely about begin across rather according asked despite during under over mr mrs ms dr
    """.split()
)


_GLUED = re.compile(r"(\w{1,20}n't)(\w{2,20})")
"""A contraction that lost the space behind it ("didn'tappear")."""


@lru_cache(maxsize=1 << 16)
def _forms(raw: str) -> tuple[str, ...]:
    low = re.sub(r"[’ʼ`´]", "'", raw.lower())
    if "." in low:
        return (low.replace(".", "").replace("'s", ""),)
    if low == "cannot":
        return ("can", "not")
    if "'" not in low:
        return (_american().get(low, low),)
    glued = _GLUED.fullmatch(low)
    if glued:
        return (*_forms(glued[1]), *_forms(glued[2]))
    head, _, tail = low.rpartition("'")
    if tail == "t" and head.endswith("n"):
        base = head[:-1]
        return (_STEMS.get(base, base), "not") if base else ("not",)
    if tail in _ENDINGS:
        return (_american().get(head, head), _ENDINGS[tail])
    return (low,)


def _number_token(number: Number, offset: int) -> Token:
    value = f"{number.value:.12g}"
    form = f"#{value}:{number.unit}:{number.kind}"
    return Token(form, offset + number.start, offset + number.end, "number", number=number)


def _date_form(match: re.Match[str]) -> str:
    if match["w"]:
        return f"@w{_DAYS.index(match['w'])}"
    month = match["m1"] or match["m2"] or match["m3"] or match["m4"]
    day = match["d1"] or match["d2"]
    year = match["y1"] or match["y2"] or match["y3"] or match["y5"]
    parts = [
        f"m{_SHORT[month.rstrip('.')[:3]]:02d}" if month else "",
        f"d{int(day):02d}" if day else "",
        f"y{year}" if year else "",
    ]
    return "@" + "".join(parts)


@cache
def _american() -> dict[str, str]:
    return {row.british: row.american for row in load("spelling", _Spelling)}
