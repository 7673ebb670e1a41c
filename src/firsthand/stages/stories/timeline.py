"""The dated lines of a story: what happened when, each once, with the words that say so."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

import msgspec

from firsthand.model.claim import Claim
from firsthand.model.copies import Kinship
from firsthand.model.document import Document
from firsthand.model.drift import Drift
from firsthand.model.event import Event, EventWitness, When
from firsthand.model.ids import span_id
from firsthand.model.span import DocId, Span
from firsthand.model.story import Story, TimelineEntry
from firsthand.options.stories import TimelineOptions
from firsthand.stages.stories.vectors import rarity
from firsthand.text.sentences import sentences
from firsthand.text.stems import singular
from firsthand.text.words import terms

__all__ = ["timeline"]

_SAID = {"planned": "Planned: ", "postponed": "Postponed: ", "cancelled": "Cancelled: ", "denied": "Denied: "}


class _Line(msgspec.Struct, frozen=True, kw_only=True):
    date: str
    text: str
    words: frozenset[str]
    citations: tuple[Span, ...]
    event: Event
    origins: tuple[str, ...]
    pages: int


def timeline(
    stories: Sequence[Story],
    events: Sequence[Event],
    claims: Sequence[Claim],
    documents: Mapping[DocId, Document],
    kinship: Kinship,
    options: TimelineOptions | None = None,
    drifts: Sequence[Drift] = (),
) -> tuple[TimelineEntry, ...]:
    """The lines of all stories, by id.

    Dated events that more origins tell come first when there are too many.

    A line is a sentence as the best witness prints it, a copy only where nobody else tells it. What is
    planned, denied or disputed is said to be so; what is only imagined, and what nobody dates, has no line.
    No line is printed from words that `drifts` show to be unfaithful.
    """
    options = options or TimelineOptions()
    copied = {copy.child for copy in kinship.copies if copy.parent is not None}
    disputed: dict[DocId, list[Span]] = defaultdict(list)
    for claim in claims:
        if claim.status == "disputed":
            for span in claim.spans:
                disputed[span.doc].append(span)
    told = _told_in(_attested(events, drifts, documents))
    entries: list[TimelineEntry] = []
    for story in sorted(stories, key=lambda story: story.id):
        inside = set(story.documents)
        here = {event.id: event for doc in story.documents for event in told.get(doc, ())}
        lines = [
            line
            for ident in sorted(here)
            for line in _lines(here[ident], inside, documents, copied, disputed, options)
        ]
        entries.extend(_entry(story, group) for group in _chosen(lines, options))
    return tuple(sorted(entries, key=lambda entry: entry.id))


def _attested(
    events: Sequence[Event], drifts: Sequence[Drift], documents: Mapping[DocId, Document]
) -> tuple[Event, ...]:
    """The events with those witnesses alone whose sentence no material drift shows to be unfaithful."""
    bad: dict[DocId, list[Span]] = defaultdict(list)
    for each in drifts:
        if each.material and each.likely_faithful is not None and each.type != "omission":
            context = each.b_context if each.likely_faithful == "a" else each.a_context
            for span in each.unfaithful or context:
                bad[span.doc].append(span)
    return tuple(
        msgspec.structs.replace(
            event,
            witnesses=tuple(
                witness
                for witness in event.witnesses
                if witness.span.doc not in bad or not _touched(witness, bad, documents)
            ),
        )
        for event in events
    )


def _touched(
    witness: EventWitness, bad: Mapping[DocId, Sequence[Span]], documents: Mapping[DocId, Document]
) -> bool:
    doc = witness.span.doc
    printed = _sentence(documents[doc], witness.span) or witness.span
    return any(span.overlaps(printed) or span.overlaps(witness.span) for span in bad[doc])


def _told_in(events: Sequence[Event]) -> dict[DocId, list[Event]]:
    """The events of each page that a timeline may tell."""
    told: dict[DocId, list[Event]] = defaultdict(list)
    for event in events:
        if event.date is not None and event.status != "hypothetical":
            for doc in event.documents:
                told[doc].append(event)
    return told


def _lines(
    event: Event,
    inside: set[DocId],
    documents: Mapping[DocId, Document],
    copied: set[DocId],
    disputed: Mapping[DocId, Sequence[Span]],
    options: TimelineOptions,
) -> list[_Line]:
    """One line for an event, from the witness that serves best.

    None where no witness stands in the story's pages.
    """
    assert event.date is not None
    witnesses = [witness for witness in event.witnesses if witness.span.doc in inside]
    told = [
        (span, witness)
        for witness in witnesses
        if (span := _sentence(documents[witness.span.doc], witness.span)) is not None
    ]
    if not told:
        return []
    denied = any(witness.status == "denied" for _, witness in told)
    best, _ = min(
        told,
        key=lambda pair: (
            denied and pair[1].status != "denied",
            *_rank(pair[0], pair[1], documents, copied, options),
            pair[0],
        ),
    )
    words = " ".join(documents[best.doc].words(best).split())
    sign = _sign(event, [witness for _, witness in told], disputed)
    return [
        _Line(
            date=_date(event.date),
            text=sign + _short(words, options.letters),
            words=_telling(words),
            citations=tuple(
                sorted({best, *(span for span, _ in told)}, key=lambda span: (span != best, span))
            ),
            event=event,
            origins=tuple(sorted({witness.origin for witness in witnesses if witness.origin})),
            pages=len({witness.span.doc for witness in witnesses}),
        )
    ]


def _sign(event: Event, told: Sequence[EventWitness], disputed: Mapping[DocId, Sequence[Span]]) -> str:
    """What must be said before a line: that it is planned, denied, or disputed."""
    denied = sum(witness.status == "denied" for witness in told)
    if 0 < denied < len(told) or (event.status == "denied" and denied < len(told)):
        return "Disputed: "
    if event.status in _SAID:
        return _SAID[event.status]
    if any(span.overlaps(witness.span) for witness in told for span in disputed.get(witness.span.doc, ())):
        return "Disputed: "
    return ""


def _rank(
    span: Span,
    witness: EventWitness,
    documents: Mapping[DocId, Document],
    copied: set[DocId],
    options: TimelineOptions,
) -> tuple[bool, bool, bool, bool, int]:
    document = documents[span.doc]
    return (
        span.doc in copied or bool(document.machine_written),
        document.kind == "comment",
        witness.attribution is not None,
        span.end - span.start > options.letters,
        span.end - span.start,
    )


def _sentence(document: Document, span: Span) -> Span | None:
    """The sentence of a read segment that holds the beginning of `span`."""
    for segment in document.read():
        if segment.start <= span.start < segment.end:
            for start, end in sentences(document.text, segment.start, segment.end):
                if start <= span.start < end:
                    return Span(document.id, start, end)
    return None


def _date(when: When) -> str:
    """The day, month or year; an interval where it is neither."""
    if when.start == when.end:
        return when.start
    if when.precision == "month" and when.start[:7] == when.end[:7]:
        return when.start[:7]
    if when.precision == "year" and when.start[:4] == when.end[:4]:
        return when.start[:4]
    return f"{when.start}/{when.end}"


def _short(words: str, letters: int) -> str:
    return words if len(words) <= letters else words[: letters - 2].rsplit(" ", 1)[0].rstrip(",;:") + " …"


def _telling(words: str) -> frozenset[str]:
    return frozenset(singular(term) for term in terms(words) if rarity(singular(term)) >= 1)


def _chosen(lines: Sequence[_Line], options: TimelineOptions) -> list[list[_Line]]:
    """Lines in groups that say the same of the same time, the best told groups, most told line first."""
    ranked = sorted(lines, key=lambda line: (-len(line.origins), -line.pages, line.event.id))
    groups: list[list[_Line]] = []
    index: dict[object, list[int]] = defaultdict(list)
    for line in ranked:
        times = [line.date[:length] for length in (4, 7, 10) if length < len(line.date)]
        near = {number for time in times for number in index[f"at {time}"]}
        near.update(*(index[key] for key in (f"in {line.date}", line.citations[0])))
        twin = next((number for number in sorted(near) if _same(groups[number], line, options)), None)
        if twin is None:
            twin = len(groups)
            groups.append([])
        groups[twin].append(line)
        for key in (f"at {line.date}", *(f"in {time}" for time in (*times, line.date)), line.citations[0]):
            index[key].append(twin)
    return sorted(groups, key=_weight)[: options.lines]


def _weight(group: Sequence[_Line]) -> tuple[int, int, int, str]:
    origins = {origin for line in group for origin in line.origins}
    exact = min(len(line.date) != len("2020-01-01") for line in group)
    return (-len(origins), exact, -max(line.pages for line in group), group[0].event.id)


def _same(group: Sequence[_Line], line: _Line, options: TimelineOptions) -> bool:
    for other in group:
        if other.citations[0] == line.citations[0]:
            return True
        if not _meet(other.date, line.date) or (other.event.status == "denied") != (
            line.event.status == "denied"
        ):
            continue
        least = min(len(other.words), len(line.words))
        if least and len(other.words & line.words) / least >= options.same:
            return True
        if _same_deed(other.event, line.event):
            return True
    return False


def _meet(a: str, b: str) -> bool:
    return a == b or a.startswith(b) or b.startswith(a)


def _same_deed(a: Event, b: Event) -> bool:
    """Whether two events of one time are of one kind between the same parties."""
    parties_a = {a.actor_entity or a.actor, a.target_entity or a.target} - {None}
    parties_b = {b.actor_entity or b.actor, b.target_entity or b.target} - {None}
    return a.plover == b.plover and len(parties_a) > 1 and parties_a == parties_b


def _entry(story: Story, group: Sequence[_Line]) -> TimelineEntry:
    head = group[0]
    citations = tuple(dict.fromkeys(span for line in group for span in line.citations))
    return TimelineEntry(
        id=span_id("t", head.citations[:1]),
        story=story.id,
        date=head.date,
        text=head.text,
        citations=citations,
        events=tuple(sorted({line.event.id for line in group})),
        origins=tuple(sorted({origin for line in group for origin in line.origins})),
    )
