"""Which outlets a text names as the place where the story comes from, by its wording alone.

Two pages on one matter that both lean on the same outlet ("the Lantern reported") have one upstream, however
little wording is left. A report verb makes any name an outlet; after "told" or "according to" stands a person
more often, so there the name must be a known outlet or end like one.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import accumulate

import msgspec

from firsthand.lexicon import Row, load
from firsthand.text.heads import Heads

__all__ = ["Cited", "cited", "cited_of_each", "is_agency", "shared"]

_WORD = r"(?:[A-Z][\w&./-]*|[a-z]{1,2}[A-Z]\w+|\d\w*[A-Za-z]\w*)"
_NAME = rf"(?P<o>{_WORD}(?:(?: (?:of|and|on|de|for|&))? {_WORD}){{0,3}})"
_AFTER = re.compile(rf" ?(?:[Tt]he )?{_NAME}")
_BEFORE = re.compile(
    rf"(?<![\w.-]){_NAME}(?:,? which)?"
    r"(?: (?:is|are|was|has|have|had|first|exclusively|also|originally|news agency|newspaper"
    r"|magazine)){0,2} $"
)
_BETWEEN = frozenset(
    "which is are was has have had first exclusively also originally agency newspaper magazine".split()
)
"""The last words that may stand between a name and its verb in `_BEFORE`."""
_OWN = re.compile(rf"(?<![\w.-]){_NAME}['’]s? $")
_LEAD = re.compile(
    r"\b(?:(?P<firm>reported by|reports? by"
    r"|(?:first|originally) (?:reported|published|appeared) (?:by|in|on|at)"
    r"|picked up by|spotted by|exclusive by|via|source:)"
    r"|(?:according to|cited by|quoted by|citing|told|informed|speaking to|reports? (?:in|on|from)"
    r"|exclusive (?:in|from)|interview with|published (?:by|in|on)|said|says"
    r"|claims|writes|wrote|notes|noted|copyright(?: the)?)|(?P<mark>©))"
    r"(?= ?[A-Z0-9]| the [A-Z])",
    re.IGNORECASE,
)
_TAIL = re.compile(
    r"(?<=[\w’'] )(?:(?P<firm>report(?:s|ed|ing)\b(?! to\b)|broke the\b)"
    r"|(?P<own>report|story|article|exclusive|scoop)\b"
    r"|(?:said|says|claims?|claimed|wrote|writes|notes|noted|learned|published|reveals?|revealed|quoted|cited"
    r"|quotes)\b)"
)
_MARKED = re.compile(rf"\[(?P<o>{_WORD}(?: {_WORD}){{0,3}})\]|\((?P<a>AP|AFP|UPI|CNN|Reuters|dpa|Xinhua)\)")
_HEADS = Heads(
    (
        "report|first |originally |picked up|spotted by|exclusive|via|source:|according to|cited|quote|citing"
        "|told|informed|speaking to|interview with|published|said|says|claim|writes|wrote|note|copyright|©"
        "|broke the|story|article|scoop|learned|reveal"
    ).split("|")
)
"""How each lead and each tail begins, in small letters: to look for them is faster than to match."""
_WINDOW = 90  # characters before a verb in which the name must stand
_NOT = re.compile(
    r"\b(?:Police|Ministry|Department|Minister|President|Sheriff|Court|Officials?|Officers?|Service|Office"
    r"|Army|University|He|She|It|They|We|You|This|That|These|There|But|And|In|On|At|As|If|What|When|While"
    r"|After|Mr|Mrs|Ms|Dr|Sgt|One|Some|Many|Most|Others?|Multiple|Several|Local|Media|No|The|An?"
    r"|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday(?! Times| Post| Mail| Mirror))\b"
)
_GENERIC = frozenset(
    "post times paper newspaper magazine journal source sources report reports media network site website "
    "news government story witnesses residents additional another earlier image photo video".split()
)
_ENDS = frozenset("reporter sun star mail express magazine globe review insider press today world".split())
_SAME = {"associated press": "ap", "agence france presse": "afp", "new york times": "nyt"}
_AGENCIES = frozenset(
    "ap afp reuters upi dpa efe ansa tass interfax xinhua kyodo yonhap anadolu pti".split()
) | {"associated press", "agence france presse", "ria novosti", "press association"}
_LONGEST = 20_000  # characters that are read for credits


class _Names(Row, frozen=True, kw_only=True):
    """Names of outlets, or last words by which an unknown one is recognised."""

    names: tuple[str, ...] = ()
    suffixes: tuple[str, ...] = ()


class Cited(msgspec.Struct, frozen=True):
    """Names of outlets without article and case: named as the source, and perhaps only as a person is."""

    firm: frozenset[str]
    loose: frozenset[str]


def cited(text: str) -> Cited:
    """The outlets that `text` leans on."""
    return cited_of_each([text])[0]


def cited_of_each(texts: Sequence[str]) -> tuple[Cited, ...]:
    """`cited` for each of `texts`, faster than one by one."""
    heads = [text[:_LONGEST] for text in texts]
    return tuple(_cited(text, begins) for text, begins in zip(heads, _begins(heads), strict=True))


def _begins(texts: Sequence[str]) -> list[list[int]]:
    """Where words of reporting may begin in each of `texts`."""
    small = [text.lower() for text in texts]
    # a few letters of other languages are longer when small
    low = [
        one if len(one) == len(text) else "".join(letter.lower()[:1] for letter in text)
        for text, one in zip(texts, small, strict=True)
    ]
    found: list[list[int]] = [[] for _ in texts]
    bases = [0, *accumulate(len(text) + 1 for text in texts)]
    number = 0
    for place in _HEADS.begins("\n".join(low)):
        while place >= bases[number + 1]:
            number += 1
        found[number].append(place - bases[number])
    return found


def _cited(text: str, begins: Sequence[int]) -> Cited:
    firm: set[str] = set()
    loose: set[str] = set()
    for name, sure in _named(text, begins):
        plain = _plain(name)
        if len(plain) > 1 and plain not in _GENERIC and not _NOT.search(name.removeprefix("The ")):
            loose.add(plain)
            if sure or _is_outlet(plain):
                firm.add(plain)
    return Cited(frozenset(firm), frozenset(loose))


def shared(one: Cited, other: Cited) -> tuple[str, ...]:
    """The outlets that both lean on, sorted; one of the two must name it as an outlet."""
    return tuple(sorted((one.firm & (other.firm | other.loose)) | (other.firm & one.loose)))


def is_agency(name: str) -> bool:
    """Whether `name`, as `shared` gives it, is a news agency: it files many reports on one matter."""
    return name in _AGENCIES


def _named(text: str, begins: Sequence[int]) -> Iterator[tuple[str, bool]]:
    """The names beside words of reporting, and whether the words leave no doubt that an outlet is meant."""
    for cue in _cues(_LEAD, text, begins):
        after = _AFTER.match(text, cue.end())
        if after is not None:
            yield after.group("o"), cue.lastgroup is not None
    for cue in _cues(_TAIL, text, begins):
        own = cue.lastgroup == "own"
        last = text[max(0, cue.start() - _WINDOW) : cue.start() - 1].rpartition(" ")[2]
        if last.isalpha() and last.islower() and last not in _BETWEEN:
            continue  # "the official said": no name ends here
        before = (_OWN if own else _BEFORE).search(text[max(0, cue.start() - _WINDOW) : cue.start()])
        if before is not None:
            yield before.group("o"), cue.lastgroup is not None
    for mark in _MARKED.finditer(text) if "[" in text or "(" in text else ():
        yield mark.group("o") or mark.group("a"), True


def _cues(pattern: re.Pattern[str], text: str, places: Sequence[int]) -> Iterator[re.Match[str]]:
    """What ``pattern.finditer(text)`` yields, when it can begin at `places` only."""
    end = 0
    for place in places:
        cue = pattern.match(text, place) if place >= end else None
        if cue is not None:
            end = cue.end()
            yield cue


def _plain(name: str) -> str:
    """Without article, possessive, signs and case; an agency by its short name."""
    head = re.split(r"['’]s? ", name + " ")[0]
    low = re.sub(r"\W+", " ", head).lower().strip()
    low = re.sub(r"^(?:the|daily) (?=\w)", "", low)
    return _SAME.get(low, low)


def _is_outlet(plain: str) -> bool:
    known, ends = _known()
    return plain in known or plain.rpartition(" ")[2] in ends


@cache
def _known() -> tuple[frozenset[str], frozenset[str]]:
    rows = load("newsrooms", _Names)
    ends = {suffix for row in rows for suffix in row.suffixes} | _ENDS
    return frozenset(_plain(name) for row in rows for name in row.names), frozenset(ends)
