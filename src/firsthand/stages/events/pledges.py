"""Warnings, promises, plans and forecasts as a page tells them; what became of them is seen over the heap."""

from collections.abc import Sequence
from datetime import date

import msgspec

from firsthand.model.annotated import Annotated, Sentence
from firsthand.model.attribution import Attribution
from firsthand.model.event import Event, Pledge, PledgeKind, When
from firsthand.model.ids import span_id
from firsthand.model.span import Span
from firsthand.options.events import EventOptions
from firsthand.stages.events.anchor import anchor_of
from firsthand.stages.events.prospects import prospects
from firsthand.stages.events.undertaken import is_undertaking
from firsthand.stages.events.when import Told, moment
from firsthand.text.dates import DateExpression, expressions

__all__ = ["pledges"]

_PROMISING = ("promis", "pledg", "vow", "commit", "offer", "agree to", "agreed to", "agrees to", "volunteer")
_FAR_DAYS = 183  # a time named without its year is the nearer one
_AHEAD = frozenset(
    {"will", "would", "'ll", "’ll", "wo", "shall", "to", "may", "might", "could", "can", "should", "going"}
)
_ACTS: dict[str, PledgeKind] = {"promise": "promise", "warning": "warning", "forecast": "forecast"}


def pledges(
    annotated: Annotated,
    attributions: Sequence[Attribution],
    events: Sequence[Event],
    options: EventOptions | None = None,
) -> tuple[Pledge, ...]:
    """The pledges of one document, sorted by id, every outcome open.

    From events: warnings that name a condition or a consequence, offers and promises, plans. From
    attributions:
    what the speaker promises, warns of or forecasts, unless an event under it has told the same already.
    """
    anchor = anchor_of(annotated, options or EventOptions())
    made = [each for each in (_of_event(event, attributions) for event in events) if each is not None]
    found = [
        each if each.due else msgspec.structs.replace(each, due=_due(annotated, each.spans, anchor))
        for each in made
    ]
    told = {each.event for each in found}
    heard = [event for event in events if event.id in told]
    spoken = {witness.attribution for event in heard for witness in event.witnesses if witness.attribution}
    covered = [span for event in heard for span in event.spans]
    for each in attributions:
        kind = _kind(annotated, each)
        if kind is None or each.id in spoken or each.polarity == "deny":
            continue
        if any(span.overlaps(other) for span in (*each.cue, *each.content) for other in covered):
            continue
        found.append(
            Pledge(
                id=span_id("p", each.content),
                kind=kind,
                attribution=each.id,
                speaker=each.speaker,
                spans=each.content,
                due=_due(annotated, each.content, anchor),
                score=round(0.8 * each.score, 4),
                why=f"{each.speaker or 'somebody unnamed'} is credited with a {kind}; {anchor.why}",
            )
        )
    known = [span for each in found for span in each.spans]
    found.extend(
        forecast
        for forecast in prospects(annotated)
        if not any(span.overlaps(other) for span in forecast.spans for other in known)
    )
    return tuple(sorted({each.id: each for each in found}.values(), key=lambda each: each.id))


def _kind(annotated: Annotated, said: Attribution) -> PledgeKind | None:
    """The kind of pledge that an attribution is; one that does not look ahead is none.

    A plain statement is a promise where its speaker undertakes a deed of his own.
    """
    sentences = [
        sentence
        for sentence in annotated.sentences
        if any(span.overlaps(sentence.span) for span in said.content)
    ]
    if said.speech_act == "statement":
        known = not said.anonymous or said.anonymity in {"office", "group"}
        own = known and any(is_undertaking(sentence, said) for sentence in sentences)
        return "promise" if own else None
    kind = _ACTS.get(said.speech_act)
    inside = [
        token
        for sentence in sentences
        for token in sentence.parse.tokens
        if any(
            span.start <= sentence.span.start + token.start < span.end for span in (*said.cue, *said.content)
        )
    ]
    ahead = any(token.text.lower() in _AHEAD for token in inside)
    return kind if ahead and _names_a_deed(annotated, said) else None


def _names_a_deed(annotated: Annotated, said: Attribution) -> bool:
    """Whether the content says what is to come: "that it would" only points back to what was."""
    return any(
        span.start <= sentence.span.start + token.start < span.end
        and token.pos in {"VERB", "NOUN", "ADJ", "PROPN"}
        for span in said.content
        for sentence in annotated.sentences
        if span.overlaps(sentence.span)
        for token in sentence.parse.tokens
    )


def _of_event(event: Event, attributions: Sequence[Attribution]) -> Pledge | None:
    kind: PledgeKind
    if event.plover == "THREATEN" and event.status == "happened" and (event.condition or event.consequence):
        kind, spans = "warning", event.consequence or event.condition
    elif (
        event.plover == "AGREE"
        and event.status == "happened"
        and event.actor is not None
        and _promised(event)
    ):
        kind, spans = "promise", event.spans
    elif event.status in {"planned", "postponed"} and event.actor is not None:
        kind, spans = "plan", event.spans
    else:
        return None
    attribution = event.witnesses[0].attribution if event.witnesses else None
    speaker = next((each.speaker for each in attributions if each.id == attribution), None)
    return Pledge(
        id=span_id("p", spans),
        kind=kind,
        event=event.id,
        attribution=attribution,
        speaker=event.actor if kind != "plan" else speaker or event.actor,
        spans=spans,
        due=event.date if event.status in {"planned", "postponed"} else None,
        score=event.score,
        why=f"the page tells of a {kind} in the words cited",
    )


def _promised(event: Event) -> bool:
    """Whether an agreement is a promise of a deed: "offered to send", not "reached a deal"."""
    return event.mode != "agree" or event.action.casefold().startswith(_PROMISING)


def _due(annotated: Annotated, spans: Sequence[Span], told: Told) -> When | None:
    """The first time named in what was pledged, counted forwards; a time that is over is not what is due."""
    for sentence in annotated.sentences:
        if not any(span.overlaps(sentence.span) for span in spans):
            continue
        inside = [
            each
            for each in expressions(sentence.parse.text)
            if any(
                span.start <= sentence.span.start + each.start and sentence.span.start + each.end <= span.end
                for span in spans
            )
            and not _since(sentence.parse.text, each)
        ]
        when = moment(sentence, inside, told, "future", None)[0]
        back = moment(sentence, inside, told, "past", None)[0]
        if when is not None and back is not None and _recalled(sentence, when, back, told):
            return back
        late = when is not None and told.anchor is not None and when.end < told.anchor.first.isoformat()
        if when is not None and not late:
            return when
    return None


def _since(text: str, expression: DateExpression) -> bool:
    """Whether a time is only since when something has gone on."""
    return text[: expression.start].casefold().rstrip().endswith((" since", " after", " from"))


def _recalled(sentence: Sentence, ahead: When, back: When, told: Told) -> bool:
    """Whether a promise that "had" been made names a time just over rather than one almost a year ahead."""
    if told.anchor is None or not any(
        token.tag == "VBD" and token.lemma == "have" and token.dep == "aux" for token in sentence.parse.tokens
    ):
        return False
    day = told.anchor.last
    return (
        (date.fromisoformat(ahead.start) - day).days > _FAR_DAYS >= (day - date.fromisoformat(back.end)).days
    )
