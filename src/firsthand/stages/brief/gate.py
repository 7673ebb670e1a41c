"""The gate: a sentence is printed only when its citations support it, name by name and number by number."""

import re
from collections.abc import Callable, Iterator
from functools import cache

from firsthand.lexicon import Row, load
from firsthand.model.dossier import Dossier
from firsthand.model.span import Span
from firsthand.model.story import Statement
from firsthand.stages.brief.evidence import Evidence
from firsthand.stages.brief.wording import content, hedges
from firsthand.text.days import day_in_words
from firsthand.text.numbers import numbers, same

__all__ = ["Support", "gate", "reasons"]

_QUOTED = re.compile(r"“([^”]+)”")
_COUNTS = re.compile(
    r"\b(?:\d[\d,]*|no|one|two|three|four|five|six|seven|eight|nine|ten) "
    r"(?:more |other |further )?(?:independent )?"
    r"(?:origins?|pages?|passages?|copies|copy|others?|channels?|sources?|days later)\b",
    re.IGNORECASE,
)
_DATE = re.compile(
    r"\b(?:\d{1,2} )?(?:January|February|March|April|May|June|July|August|"
    r"September|October|November|December)"
    r" \d{4}\b"
)
_NAME = re.compile(r"(?<![\w’'])[A-ZÀ-ÖØ-Þ][\w]*(?:[’'-][A-Za-zÀ-ÿ]\w*)*")
_WORD = re.compile(r"\w+")
_OPENING = re.compile(r"(?:^|[.!?…:;]\s+|[“(]\s*|[.!?…][”\"’)]\s+)$")
_NEGATOR = re.compile(
    r"\b(?:not|no|never|none|nobody|nothing|neither|nor|without|cannot|"
    r"refus\w+|den(?:y|ies|ied|ying)|reject\w*|declin\w+|fail\w*)\b|n[’']t\b",
    re.IGNORECASE,
)
_FRAME = frozenset(
    "the a an no nobody none one two it where forecast comment asked unnamed neither both in among what "
    "whether all quoted that also this asserted denied of by on every nothing each some three four five six "
    "seven eight nine ten".split()
)


class Support:
    """The evidence under one statement: the cited sentences and what is known of who says them, when."""

    def __init__(self, statement: Statement, evidence: Evidence) -> None:
        self.statement = statement
        self.evidence = evidence
        self.cited = tuple(statement.citations)
        self.sentences = tuple(
            dict.fromkeys(
                evidence.around(span) or span for span in self.cited if span.doc in evidence.documents
            )
        )
        self.told = " ".join(evidence.words(span) for span in self.sentences)
        self.known = " ".join([self.told, *self._about()])
        self.said = _COUNTS.sub(" ", statement.text)

    def _about(self) -> Iterator[str]:
        """Outlets, days, names in full and resolved dates of the cited sentences."""
        evidence = self.evidence
        for span in self.sentences:
            document = evidence.documents[span.doc]
            yield from (evidence.outlet(span.doc), document.title or "", document.path_or_url)
            yield day_in_words(document.published)
            yield from (upstream.name for upstream in document.upstreams)
            origin = evidence.origins.get(evidence.origin(span.doc))
            yield origin.name if origin else ""
            for row in evidence.said.get(span.doc, ()):
                if any(place.overlaps(span) for place in (*row.source, *row.cue, *row.content)):
                    yield from (row.speaker or "", row.via or "", row.occasion or "", row.addressee or "")
                    entity = evidence.entities.get(row.speaker_entity or "")
                    yield " ".join((entity.name, *(role.title for role in entity.roles))) if entity else ""
            for event in evidence.events_in(span):
                if event.date:
                    yield from (day_in_words(event.date.start), day_in_words(event.date.end))


def gate(statement: Statement, dossier: Dossier) -> tuple[str, ...]:
    """Why the citations of `statement` do not support it, one sentence each; empty when they do."""
    return reasons(Support(statement, Evidence(dossier)))


def reasons(support: Support) -> tuple[str, ...]:
    """What every check has against a statement, in the order of the checks."""
    if not support.sentences:
        return ("It cites nothing.",)
    return tuple(reason for check in _CHECKS for reason in check(support))


def _residue(support: Support) -> Iterator[str]:
    for span in support.cited:
        if support.evidence.is_residue(span):
            yield f"It cites residue: “{support.evidence.words(span)[:60]}”."


def _quotes(support: Support) -> Iterator[str]:
    known = _bare(support.known)
    for quoted in _QUOTED.findall(support.statement.text):
        for part in re.split(r"…|\.\.\.", quoted):
            if _bare(part) and _bare(part) not in known:
                yield f"“{part.strip()[:60]}” stands in none of its citations."


def _names(support: Support) -> Iterator[str]:
    known = {word.casefold() for word in _WORD.findall(support.known)}
    for match in _NAME.finditer(support.said):
        words = [word.casefold() for word in _WORD.findall(match[0]) if word not in {"s", "S"}]
        opening = _OPENING.search(support.said[: match.start()]) is not None
        if opening and words[0] in _FRAME:
            continue
        if not all(word in known for word in words):
            yield f"“{match[0]}” is named in none of its citations."


def _numbers(support: Support) -> Iterator[str]:
    known = numbers(support.known)
    for found in numbers(_DATE.sub(" ", support.said)):
        if found.kind == "count" and not any(same(found, other) for other in known):
            words = support.said[found.start : found.end]
            if words.strip().casefold() not in support.known.casefold():
                yield f"The number “{words}” stands in none of its citations."


def _dates(support: Support) -> Iterator[str]:
    for match in _DATE.finditer(support.said):
        if match[0] not in support.known:
            yield f"The date “{match[0]}” is given by none of its citations."


def _polarity(support: Support) -> Iterator[str]:
    own = _QUOTED.sub(" ", support.said)
    if _is_report(own):
        return
    nearest = _nearest(support)
    theirs = nearest if "“" in support.said else _QUOTED.sub(" ", nearest)
    shared = content(own) & content(theirs)
    if _negated(own, shared) != _negated(theirs, shared):
        yield "It says yes where its nearest citation says no, or the other way round."


def _modality(support: Support) -> Iterator[str]:
    nearest = _nearest(support)
    own = content(support.said)
    if _is_report(support.said) or not own or len(own & content(nearest)) < 0.6 * len(own):
        return
    if hedges(nearest) and not hedges(support.said):
        yield f"It drops the hedge “{hedges(nearest)[0]}” of its citation."


def _credit(support: Support) -> Iterator[str]:
    """What only somebody says must carry that somebody, or the word that reports it."""
    evidence = support.evidence
    said = content(support.statement.text)
    if _is_report(support.statement.text):
        return
    for span in support.cited[:1]:
        for row in evidence.attributions_in(span):
            place = next(place for place in row.content if place.overlaps(span))
            inside = min(place.end, span.end) - max(place.start, span.start)
            if 2 * inside < span.end - span.start or row.parent is not None:
                continue
            names = [row.speaker or "", row.via or "", *(evidence.words(s) for s in (*row.source, *row.cue))]
            entity = evidence.entities.get(row.speaker_entity or "")
            known = frozenset().union(*map(content, [*names, entity.name if entity else ""]))
            if known and not known & said:
                yield f"It states as fact what only {row.speaker or 'somebody'} says."
                return


def _drift(support: Support) -> Iterator[str]:
    """What a copy changed is no fact; a statement that shows both wordings tells of the change itself."""
    rows = support.evidence.flags(support.cited)
    touched = [(drift, _touch(support, drift.a), _touch(support, drift.b)) for drift in rows]
    if "“" in support.statement.text and any(a and b for _, a, b in touched):
        return
    for drift, a, b in touched:
        if (a and drift.likely_faithful != "a") or (b and drift.likely_faithful != "b"):
            yield f"It rests on a wording that was changed on the way: {drift.why}"
            return


def _touch(support: Support, spans: tuple[Span, ...]) -> bool:
    return any(span.overlaps(cited) for span in spans for cited in support.cited)


def _nearest(support: Support) -> str:
    own = content(support.said)
    texts = [support.evidence.words(span) for span in support.sentences]
    return max(texts, key=lambda text: (len(own & content(text)), -len(text)), default="")


def _negated(text: str, shared: frozenset[str]) -> frozenset[str]:
    """The shared words that stand within three words behind a negator."""
    found: set[str] = set()
    for match in _NEGATOR.finditer(text):
        following = [word for word in _WORD.findall(text[match.end() :])[:6] if content(word)]
        found |= frozenset().union(*(content(word) for word in following[:3])) & shared
    return frozenset(found)


class _FrameRow(Row, frozen=True, kw_only=True):
    pattern: str


@cache
def _frames() -> re.Pattern[str]:
    rows = load("brief_frames", _FrameRow)
    return re.compile("|".join(f"(?:{row.pattern})" for row in rows))


def _is_report(text: str) -> bool:
    """Whether `text` reports on the pages (who denies, what changed), not on the world."""
    return _frames().search(text) is not None


def _bare(text: str) -> str:
    return " ".join(_WORD.findall(text.casefold()))


_CHECKS: tuple[Callable[[Support], Iterator[str]], ...] = (
    _residue,
    _quotes,
    _names,
    _numbers,
    _dates,
    _polarity,
    _modality,
    _credit,
    _drift,
)
