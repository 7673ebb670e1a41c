"""What became of earlier warnings, promises, plans and forecasts."""

import re
from collections.abc import Iterator
from math import sqrt

from firsthand.model.event import Pledge
from firsthand.model.span import DocId, Span
from firsthand.model.story import Statement, Story
from firsthand.options.brief import BriefOptions
from firsthand.stages.brief.evidence import Evidence
from firsthand.stages.brief.tell import Teller
from firsthand.stages.brief.wording import OUTCOMES, content
from firsthand.text.days import MONTHS, day_in_words
from firsthand.text.stems import stem

__all__ = ["became", "open_pledges"]

_MAIN = 0.35
"""Share of a sentence from which a pledge is what it tells."""
_KINDS = ("warning", "promise", "plan", "forecast")
_PLEDGE = re.compile(
    r"\b(?:will|would|shall|promis\w+|pledg\w+|vow\w*|plan\w*|intend\w*|threat\w+|warn\w+|expect\w*|agreed|"
    r"forecast\w*|predict\w*|undertak\w+)\b",
    re.IGNORECASE,
)
"""Words that show a reader that something is pledged; without one the sentence reads as news."""


def became(story: Story, evidence: Evidence, teller: Teller, options: BriefOptions) -> Iterator[Statement]:
    """For each pledge with a known outcome: its own words, then the outcome and the passage that tells it."""
    seen: set[str] = set()
    for pledge in _of(story, evidence, options):
        if (pledge.kind, pledge.outcome) not in OUTCOMES or seen & set(pledge.outcome_events):
            continue  # what came of one warning comes of its other wordings as well
        after = pledge.outcome_spans or tuple(
            span
            for ident in pledge.outcome_events
            if ident in evidence.events
            for span in evidence.events[ident].spans
        )
        second = _sentence(after, evidence, teller)
        where = second.citations[:2] if second else _plain(after, evidence)
        first = _worded(pledge, where, evidence, teller)
        if first is None or not where:
            continue
        seen |= set(pledge.outcome_events)
        words = OUTCOMES[pledge.kind, pledge.outcome]
        when = _when(pledge, second, evidence)
        yield Statement(
            text=f"{first.text} {words}{f' on {when}' if when else ''}"
            + (f": {second.text}" if second else "."),
            citations=(*first.citations[:2], *where),
            origins=max(1, second.origins if second else 1),
        )


def _worded(
    pledge: Pledge, outcome: tuple[Span, ...], evidence: Evidence, teller: Teller
) -> Statement | None:
    """The statement of the pledge whose words most origins use, where it is the news and not in `outcome`."""
    stems = {span: {stem(word) for word in content(evidence.words(span))} for span in pledge.spans}
    used: dict[str, set[str]] = {}
    for span, words in stems.items():
        for word in sorted(words):
            used.setdefault(word, set()).add(evidence.origin(span.doc))

    def shared(span: Span) -> float:
        words = stems[span]
        return round(sum(len(used[word]) - 1 for word in words) / sqrt(max(1, len(words))), 4)

    def rank(span: Span) -> tuple[tuple[int, ...], float, tuple[int, int, int, str, DocId], Span]:
        trust = evidence.trust(span.doc)
        return (trust[:2], -shared(span), trust, span)

    for span in sorted(pledge.spans, key=rank):
        told = _sentence((span,), evidence, teller)
        if told is not None and _is_main(pledge, told) and told.citations[0] not in outcome[:1]:
            return told
    return None


def _is_main(pledge: Pledge, told: Statement) -> bool:
    """Whether the pledge makes up a third of the sentence that tells it, and is no aside in other news."""
    sentence = told.citations[0]
    inside = sum(
        min(s.end, sentence.end) - max(s.start, sentence.start) for s in pledge.spans if s.overlaps(sentence)
    )
    return inside >= _MAIN * (sentence.end - sentence.start)


def _plain(spans: tuple[Span, ...], evidence: Evidence) -> tuple[Span, ...]:
    """The sentence of the first of `spans` that no change has touched: it tells the outcome."""
    for span in sorted(spans, key=lambda span: (evidence.trust(span.doc), span)):
        sentence = evidence.around(span)
        if sentence is not None and not evidence.is_flagged(sentence):
            return (sentence,)
    return ()


def _when(pledge: Pledge, told: Statement | None, evidence: Evidence) -> str:
    """The day of the outcome in words where the passage that tells it gives none."""
    days = sorted(
        {
            event.date.start
            for ident in pledge.outcome_events
            if (event := evidence.events.get(ident))
            and event.date
            and event.date.precision == "day"
            and event.date.start == event.date.end
        }
    )
    day = day_in_words(days[0]) if len(days) == 1 else ""
    return "" if not day or re.search(rf"\b(?:{'|'.join(MONTHS)})\b", told.text if told else "") else day


def open_pledges(
    story: Story, evidence: Evidence, teller: Teller, options: BriefOptions
) -> Iterator[Statement]:
    """Pledges of which no page tells the outcome."""
    seen: set[str] = set()
    for pledge in _of(story, evidence, options):
        near = any(evidence.distance(span.doc) < 5 for span in pledge.spans)
        if near and pledge.outcome in {"open", "unknown"}:
            told = _sentence(pledge.spans, evidence, teller)
            if told is not None and told.text not in seen and _PLEDGE.search(told.text):
                seen.add(told.text)
                words = told.text.removeprefix("Forecast: ").removeprefix("Comment: ")
                yield Statement(
                    text=f"It is not known what became of this {pledge.kind}: {words}",
                    citations=told.citations[:2],
                    origins=told.origins,
                )


def _of(story: Story, evidence: Evidence, options: BriefOptions) -> list[Pledge]:
    """The pledges of the story that are sure enough, those that are most like its title first."""
    title = content(story.title)

    def weight(pledge: Pledge) -> tuple[float, int, float, str]:
        own = content(" ".join(evidence.words(evidence.around(span) or span) for span in pledge.spans[:1]))
        return (-len(title & own) / max(1, len(title)), _KINDS.index(pledge.kind), -pledge.score, pledge.id)

    rows = [pledge for pledge in evidence.pledges.on(story.documents) if pledge.score >= options.sure]
    return sorted(rows, key=weight)


def _sentence(spans: tuple[Span, ...], evidence: Evidence, teller: Teller) -> Statement | None:
    """The statement of the first of `spans`, by trust in its page, that can stand alone."""
    for span in sorted(spans, key=lambda span: (evidence.trust(span.doc), span)):
        sentence = evidence.around(span)
        if sentence is None or evidence.is_flagged(sentence):
            continue
        told = teller.tell(sentence, alone_in=True)
        if told is not None:
            return told
    return None
