"""Whom a page was taken from: outlets that its credits, dateline, byline and wording name."""

import re
from collections.abc import Iterator, Sequence

import msgspec

from firsthand.model.document import Segment, Upstream
from firsthand.model.span import Span
from firsthand.stages.ingest.listed import by_name, unlisted
from firsthand.stages.ingest.outlet import host
from firsthand.stages.ingest.segments import dateline
from firsthand.stages.ingest.tags import Tags

__all__ = ["upstreams"]

WORD = r"[\w&.’'/-]{0,30}?"
NAME = rf"(?:(?:the|The) )?(?-i:[A-ZÀ-Þ]{WORD}(?: (?:[A-ZÀ-Þ0-9]{WORD}|of|and|de|for)){{0,4}}?)"
OWN = r"(?:’s|'s|’|')"
EARLIER = r"(?:first|originally|previously)"
END = r"(?=[\s,.)]*(?:$|on |and |under |with |in |[.,(]))"
LATER = r"(?=[.,;]|$| (?:on|last|this|citing|that)\b)"
CREDITS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"^\W*(?P<o>{NAME}){OWN} .{{2,160}}? contributed\b",
        rf"^\W*(?P<o>{NAME})(?: (?:staff|writers?))? .{{0,60}}?contributed (?:reporting )?to this\b",
        rf"\b(?:{EARLIER} )(?:appeared|published|ran) (?:in|on|at|by|with) (?P<o>{NAME}){END}",
        rf"\bappeared {EARLIER} (?:in|on|at) (?P<o>{NAME}){END}",
        rf"\bre(?:published|printed) (?:from|by|with (?:the )?permission (?:of|from)) (?P<o>{NAME}){END}",
        rf"\b(?:provided|supplied|syndicated|taken) (?:from|by) (?P<o>{NAME}){END}",
        rf"^\W*(?:source|via|courtesy of)\s*:?\s*(?P<o>{NAME})\W*$",
        rf"^\W*(?:with )?(?:additional )?(?:inputs?|reporting|material|files) from (?P<o>{NAME})\W*$",
        rf"\bread the (?:original|full) (?:article|story|report|post) (?:at|on|in) (?P<o>{NAME})\W*$",
    )
)
PHOTO = re.compile(r"\b(?:photo|image|picture|photograph|video|illustration|cover)s?\b|\|", re.IGNORECASE)
TOLD = re.compile(
    r"\b(?P<v>told|informed|spoke (?:to|with)|speaking (?:to|with)|said to) "
    rf"(?P<o>{NAME})(?=(?:{OWN})?(?:[\s,.;:]|$))",
    re.IGNORECASE,
)
UNNAMED = re.compile(
    r"\b(?:officials?|sources?|diplomats?|person|people|aides?|insiders?|lawmakers?|envoys?)\b[^.“”\"]{0,60}$",
    re.IGNORECASE,
)
BEFORE = 80
"""Characters before a verb in which its source may stand unnamed."""
CONDITION = re.compile(r"[^.]{0,40}\bon (?:the )?condition of anonymity", re.IGNORECASE)
REPORTED = tuple(
    re.compile(pattern)
    for pattern in (
        rf",[”\"]? (?:as )?(?:reported|reports)(?: by| in)? (?P<o>{NAME}){LATER}",
        rf"\b(?P<o>{NAME}) (?:first |has |news agency )?report(?:ed|s)\b(?! (?:to|for)\b)",
        rf"\b(?i:according to|reported by|cited by|quoted by) (?:the )?(?P<o>{NAME})(?: news agency)?{LATER}",
        rf"\b(?:[Aa]gency) (?P<o>{NAME})(?=[.,;\s])",
    )
)
OWN_WORK = re.compile(
    rf"\ban? (?P<o>{NAME}) (?:translation|tally|count|calculations?|investigation|poll|interview with|"
    r"(?:analysis|review|survey) of)\b"
)
LONGEST = 20_000
"""Characters of a segment that are read for credits."""
STRONG = 3.0
ENOUGH = 2.0
OUTLETISH = re.compile(
    r"\b(?:News|Times|Post|Press|Agency|Radio|TV|Television|Wire|Newswire|Herald|Tribune|Journal|Gazette|Chronicle|Observer|Daily|"
    r"Broadcasting|Network|Dispatch|Courier|Telegraph|Monitor|Bulletin|Magazine|Media|Online|Weekly|Zeitung|Today)\b"
)
ACRONYM = re.compile(r"[A-Z]{3,5}$")


class Hint(msgspec.Struct, frozen=True):
    """One place that names an outlet and how much it says that the page was taken from there."""

    name: str
    start: int
    end: int
    weight: float


def upstreams(
    doc: str, text: str, segments: Sequence[Segment], tags: Tags, own: str | None, address: str
) -> tuple[Upstream, ...]:
    """The outlets that the page credits as its own source, each once, with the words that credit it first."""
    hints = [hint for segment in segments for hint in _hints(text, segment)]
    totals: dict[str, float] = {}
    for hint in hints:
        totals[hint.name] = totals.get(hint.name, 0.0) + hint.weight
    strong = [name for name, weight in totals.items() if weight >= STRONG]
    taken = strong or [name for name, weight in totals.items() if weight >= ENOUGH]
    found = []
    for name in taken:
        best = max((h for h in hints if h.name == name), key=lambda h: (h.weight, -h.start))
        found.append(Upstream(name, Span(doc, best.start, best.end)))
    marked = [Upstream(name) for name in _marked(tags, address) if name not in taken]
    return tuple(
        sorted(
            (u for u in (*found, *marked) if not _is_own(u.name, own)),
            key=lambda u: (u.span is None, u.span or u.name, u.name),
        )
    )


def _hints(text: str, segment: Segment) -> Iterator[Hint]:
    words = text[segment.start : min(segment.end, segment.start + LONGEST)]
    if segment.label in {"credit", "update_note", "generator_note", "furniture", "byline"}:
        yield from _credited(words, segment)
    if segment.label in {"dateline", "byline"}:
        yield from _signed(words, segment)
    if segment.label == "body":
        yield from _narrated(words, segment.start)


def _credited(words: str, segment: Segment) -> Iterator[Hint]:
    if PHOTO.search(words) and "contribut" not in words:
        return
    for pattern in CREDITS:
        for match in pattern.finditer(words):
            loose = segment.label == "credit" and pattern is not CREDITS[1]
            name = _canonical(match["o"], loose=loose)
            if name:
                yield Hint(name, segment.start + match.start("o"), segment.start + match.end("o"), STRONG)
                return


def _signed(words: str, segment: Segment) -> Iterator[Hint]:
    """An agency in the brackets of a dateline, or after the name in a byline."""
    found = (
        dateline(words + "A a a a a a")
        if segment.label == "dateline"
        else re.search(r"[,|–-]\s*(?P<agency>[^,|]+?)\W*$", words)
    )
    if found and found["agency"]:
        name = _canonical(found["agency"], loose=segment.label == "dateline")
        if name:
            start = segment.start + found.start("agency")
            yield Hint(name, start, start + len(found["agency"].rstrip()), STRONG)


def _narrated(words: str, offset: int) -> Iterator[Hint]:
    taken: set[tuple[int, str]] = set()
    for match in TOLD.finditer(words):
        name = _canonical(match["o"], loose=False)
        if name:
            source = UNNAMED.search(words, max(0, match.start() - BEFORE), match.start())
            unnamed = source or CONDITION.match(words, match.end())
            yield Hint(name, offset + match.start(), offset + match.end(), 2.0 if unnamed else 1.0)
    for pattern in (OWN_WORK, *REPORTED):
        for match in pattern.finditer(words):
            name = _canonical(match["o"], loose=False)
            if name and (match.start("o"), name) not in taken:
                taken.add((match.start("o"), name))
                yield Hint(name, offset + match.start("o"), offset + match.end("o"), 2.0)


def _marked(tags: Tags, address: str) -> Iterator[str]:
    """Names that the markup gives as the origin of the article."""
    for name in (
        *tags.linked_names("isBasedOn"),
        *tags.linked_names("sourceOrganization"),
        *tags.values("original-source", "dc.source"),
    ):
        yield _canonical(host(name) or name, loose=True) or name[:80]
    canonical, here = host(tags.canonical), host(address)
    if canonical and here and canonical.split(".")[-2:] != here.split(".")[-2:]:
        yield canonical


def _canonical(name: str, *, loose: bool) -> str | None:
    """The name as we write it; None for what is no outlet (`loose`: wherever only an outlet can stand)."""
    bare = re.sub(r"^the ", "", name.strip(" .,;:-–—’'"), flags=re.IGNORECASE)
    bare = re.sub(rf"{OWN}$", "", bare)
    known = by_name().get(bare.lower()) if not bare.islower() else None
    if known:
        return known
    if bare in unlisted() or len(bare) < 2:
        return None
    looks = bool(OUTLETISH.search(bare) or ACRONYM.match(bare) or bare.endswith((".com", ".org", ".net")))
    return bare if looks or loose else None


def _is_own(name: str, own: str | None) -> bool:
    """Whether `name` is the page's own outlet, or the part of its name by which it speaks of itself."""
    words, ours = (
        {word.lower() for word in re.findall(r"\w+", each)} - {"the"} for each in (name, own or "")
    )
    return bool(ours) and (words <= ours or "".join(sorted(words)) == "".join(sorted(ours)))
