"""Which sentences tell the story: what happened, why it matters, what went before."""

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta

import msgspec

from firsthand.model.attribution import Attribution
from firsthand.model.event import Event
from firsthand.model.span import DocId, Span
from firsthand.model.story import Statement, Story
from firsthand.options.brief import BriefOptions
from firsthand.stages.brief.evidence import Evidence
from firsthand.stages.brief.fuse import joined
from firsthand.stages.brief.gate import Support, reasons
from firsthand.stages.brief.tell import Teller
from firsthand.stages.brief.wording import balanced, content, hedges, stop
from firsthand.text.stems import stem

__all__ = ["background", "happened", "matters", "title"]

_DONE = frozenset({"happened", "postponed", "cancelled"})


_SCENE = re.compile(
    r"\b(?:minutes?|quarter|half|five|ten|twenty) (?:past|to|before|after) (?:\w+-)?"
    r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|noon|midnight|\d{1,2})\b|"
    r"\b(?:at|before|after) (?:dusk|dawn|daybreak|nightfall|sunset|sunrise|first light)\b",
    re.IGNORECASE,
)
"""A time of day to the minute or by the light: a writer sets a scene, and the news stands beside it."""

_STAKE = re.compile(
    r"\b(?:jobs?|workers|livelihoods?|families|households|patients|shortages?|rations?|hunger|flour|bread|wages|"
    r"prices?|costs? about|worth|depends? on|enough for|rel(?:y|ies) on|per cent|"
    r"a (?:third|quarter|half|fifth) of)\b",
    re.IGNORECASE,
)
"""Words of what is at stake, for whom: work, food, money and what depends on what."""

_OWN = re.compile(r"\b(?:I|I[’'](?:m|ve|d|ll)|my|My)\b")
"""What one person has, did or feels: a scene, and no consequence for many."""

_BACK = re.compile(
    r"“?(?:It|They|That|This) (?:was|were|will|would|did|has|have|is|are)\b|(?:The two|Both) \w+ed\b|"
    r"[A-Z]\w+(?: [A-Z]\w+)? (?:rejected|denied|confirmed|dismissed|disputed) "
    r"(?:that|it|this)(?:[,.;]| and\b| as well\b)"
)
"""The opening of a sentence that says more of what the one before it told."""

_SETTLED = re.compile(
    r"\bnot (?:been )?(?:carried out|published|kept|done|paid|opened)\b|"
    r"\bneither\b|\bnobody answered\b|\bagreed\b|"
    r"\b(?:would|will|to) (?:stay|remain)\b|\bremain(?:s|ed)\b|\blifted\b|"
    r"\bunlawful\b|\billegal\b|\breached\b",
    re.IGNORECASE,
)
"""Words of where a matter stands now: kept or not kept, agreed, refused, left as it was."""

_ALLEGED = re.compile(
    r"\b(?:is|are|was|were) (?:alleged|said|accused|suspected)\b|\ballegedly\b", re.IGNORECASE
)
"""Words by which a sentence tells a charge as a charge: it may be told although somebody denies it."""

_AHEAD = re.compile(r"\b(?:will|would|shall|promis\w+|pledg\w+|by the end of)\b", re.IGNORECASE)
"""Words of what is still to come: whatever its date, it is no background."""


class _Candidate(msgspec.Struct, frozen=True, kw_only=True):
    span: Span
    weight: float


def happened(story: Story, evidence: Evidence, teller: Teller, options: BriefOptions) -> Iterator[Statement]:
    """What happened: the weightiest sentence first, each from the most trustworthy page that tells it.

    Left out: comment, forecast, what is disputed (told apart), what a copy changed, what is old.
    """
    limit = _old(story, options)
    central = evidence.central(_by_trust(story, evidence))
    candidates = [
        candidate
        for doc in _by_trust(story, evidence)
        if evidence.documents[doc].kind not in {"comment", "other"}
        for candidate in _of_page(doc, evidence, limit, central, options)
    ]
    for span in _spread(candidates, evidence, options):
        statement = teller.tell(span)
        if statement is not None:
            yield _followed(statement, span, evidence, teller) or statement


def _followed(statement: Statement, span: Span, evidence: Evidence, teller: Teller) -> Statement | None:
    """`statement` with the short sentence behind it that points back ("It was not carried out."), if any."""
    after = next((other for other in evidence.body(span.doc) if other.start >= span.end), None)
    if (
        after is None
        or evidence.is_flagged(after)
        or "\n\n" in evidence.documents[span.doc].text[span.end : after.start]
    ):
        return None
    words = teller.resolved(after)
    if not _BACK.match(words) or len(words.split()) not in range(4, 26) or words != stop(words):
        return None
    if not balanced(words):
        return None
    text = joined(statement.text, words) or f"{statement.text} {teller.credited(words, after)}"
    both = msgspec.structs.replace(statement, text=text, citations=(*statement.citations[:5], after))
    return None if reasons(Support(both, evidence)) else both


def _spread(candidates: list[_Candidate], evidence: Evidence, options: BriefOptions) -> Iterator[Span]:
    """The weightiest first, each further sentence of one origin weighing `options.same_page` less."""
    rank: dict[DocId, int] = {}
    rows = []
    for candidate in sorted(candidates, key=lambda c: (-c.weight, evidence.trust(c.span.doc), c.span)):
        place = rank.setdefault(evidence.origin(candidate.span.doc), 0)
        rank[evidence.origin(candidate.span.doc)] = place + 1
        rows.append((options.same_page * place - candidate.weight, candidate.span))
    for _, span in sorted(rows, key=lambda row: (row[0], evidence.trust(row[1].doc), row[1])):
        yield span


def matters(story: Story, evidence: Evidence, teller: Teller) -> Iterator[Statement]:
    """Why it matters: sentences that name a consequence, a risk or a first time, the fullest first."""
    found: list[tuple[float, Span]] = []
    for doc in _by_trust(story, evidence):
        for number, span in enumerate(evidence.body(doc)):
            words = evidence.words(span)
            weight = 1.0 * len(set(hedges(words, "significance")))
            weight += any(event.consequence for event in evidence.events_in(span))
            acts = {row.speech_act for row in evidence.attributions_in(span)}
            stakes = len({match[0].casefold() for match in _STAKE.finditer(words)})
            weight += 1.0 * min(stakes, 2) + 0.5 * bool(stakes and re.search(r"\d", words))
            weight -= 0.5 * bool(acts & {"comment"})
            weight -= 1.0 * bool(_OWN.search(words))
            if evidence.documents[doc].kind == "comment":
                weight -= 1  # a comment lives by such words
            if (
                weight >= 1
                and not _SCENE.search(words)
                and not evidence.is_flagged(span)
                and not words.endswith("?")
            ):
                found.append((weight - 0.02 * number, span))
    for _, span in sorted(found, key=lambda item: (-item[0], evidence.trust(item[1].doc), item[1])):
        statement = teller.tell(span)
        if statement is not None:
            yield statement


def background(
    story: Story, evidence: Evidence, teller: Teller, options: BriefOptions
) -> Iterator[Statement]:
    """What went before: events dated well before the story's first day, youngest first."""
    limit = _old(story, options)
    docs = set(story.documents)
    old = [
        (event.date.end, span)
        for event in evidence.dated.on(docs)
        if event.date is not None and limit and event.date.end < limit and event.status in _DONE
        for span in event.spans
        if span.doc in docs
    ]
    for _, span in sorted(old, key=lambda item: (_reverse(item[0]), evidence.trust(item[1].doc), item[1])):
        sentence = evidence.around(span)
        if (
            sentence is not None
            and not evidence.is_flagged(sentence)
            and not _AHEAD.search(evidence.words(sentence))
        ):
            statement = teller.tell(sentence)
            if statement is not None:
                yield statement


def title(story: Story, evidence: Evidence) -> Iterator[Statement]:
    """Headlines that may stand over the brief: the story's own, then those of the most trustworthy pages."""
    spans = [
        (evidence.distance(doc), evidence.documents[doc].title != story.title, evidence.trust(doc), span)
        for doc in story.documents
        if (span := evidence.documents[doc].title_span) is not None
        and evidence.documents[doc].kind != "comment"
    ]
    for *_, span in sorted(spans):
        words = evidence.words(span)
        if not evidence.is_flagged(span) and not words.endswith("?"):
            yield Statement(text=words, citations=(span,), origins=1)


def _of_page(
    doc: DocId, evidence: Evidence, limit: str, central: Mapping[str, float], options: BriefOptions
) -> Iterator[_Candidate]:
    heading = content(evidence.documents[doc].title or "")
    for number, span in enumerate(evidence.body(doc)):
        words = evidence.words(span)
        events = evidence.events_in(span)
        said = evidence.attributions_in(span)
        if evidence.is_flagged(span) or words.endswith("?"):
            continue
        if evidence.is_contested(span) and not _ALLEGED.search(words):
            continue
        if _is_opinion(said, evidence) or _is_old(events, limit) or evidence.is_overtaken(span):
            continue
        if number > 0 and len(set(hedges(words, "significance"))) > 1:
            continue  # it says why things matter, and is told there
        weight = _weight(number, words, events, heading)
        known = [central.get(stem(word), 0.0) for word in content(words)]
        weight += options.central * sum(known) / max(8, len(known))
        yield _Candidate(span=span, weight=weight - 0.5 * evidence.distance(doc))


def _is_opinion(said: tuple[Attribution, ...], evidence: Evidence) -> bool:
    """Whether a sentence is forecast or comment; what a government or a body says is its position."""
    for row in said:
        entity = evidence.entities.get(row.speaker_entity or "")
        body = entity is not None and entity.kind != "person"
        if row.speech_act == "forecast" or (row.speech_act == "comment" and not body):
            return True
    return False


def _weight(number: int, words: str, events: tuple[Event, ...], heading: frozenset[str]) -> float:
    """Leads weigh most, then what many origins tell, then nearness to the headline; guesses least."""
    lead = (3.0, 1.6, 0.8)[number] if number < 3 else 0.0
    told = max(
        (len({w.origin for w in event.witnesses}) for event in events if event.status in _DONE), default=0
    )
    pages = max((len(event.documents) for event in events), default=0)
    own = content(words)
    near = len(own & heading) / max(1, len(heading))
    bare = 1.2 * words.startswith(("“", '"')) + 0.4 * bool(hedges(words))
    bare += 0.04 * max(0, len(words.split()) - 25)
    bare -= 1.5 * bool(_SETTLED.search(words))
    if _SCENE.search(words):
        return -3.0
    known = 0.5 * min(
        2, len({ident for event in events for ident in (event.actor_entity, event.target_entity) if ident})
    )
    done = any(event.date is not None for event in events if event.status in _DONE)
    known += 0.4 * done + 0.3 * bool(re.search(r"\d", words))
    return known + lead + 1.0 * min(told, 4) + 0.15 * min(pages, 6) + 1.2 * near - bare


def _is_old(events: tuple[Event, ...], limit: str) -> bool:
    dated = [event.date.end for event in events if event.date is not None]
    return bool(limit) and bool(dated) and max(dated) < limit


def _old(story: Story, options: BriefOptions) -> str:
    """The ISO day before which things are background; empty for an undated story."""
    if not story.first:
        return ""
    return (date.fromisoformat(story.first[:10]) - timedelta(days=options.background_days)).isoformat()


def _by_trust(story: Story, evidence: Evidence) -> Iterable[DocId]:
    """The pages of the story that are read, the most trustworthy first; in English, as the brief is."""
    known = (doc for doc in story.documents if doc in evidence.documents)
    return sorted(
        (doc for doc in known if evidence.documents[doc].language.startswith("en")), key=evidence.trust
    )


def _reverse(iso: str) -> tuple[int, ...]:
    return tuple(-ord(letter) for letter in iso)
