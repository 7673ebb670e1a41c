"""What became of earlier warnings, promises, plans and forecasts."""

import re
from collections.abc import Iterator

from firsthand.model.event import Pledge
from firsthand.model.span import Span
from firsthand.model.story import Statement, Story
from firsthand.options.brief import BriefOptions
from firsthand.stages.brief.evidence import Evidence
from firsthand.stages.brief.tell import Teller

__all__ = ["became", "open_pledges"]

_WORD = {
    "kept": {"warning": "That warning was acted on", "forecast": "That came about", "": "That was done"},
    "broken": {
        "warning": "The warning was not acted on",
        "forecast": "That did not come about",
        "": "That was not kept",
    },
    "partly": {"": "That was done in part"},
    "changed": {"plan": "The plan has changed since", "": "That has changed since"},
}


_PLEDGE = re.compile(
    r"\b(?:will|would|shall|promis\w+|pledg\w+|vow\w*|plan\w*|intend\w*|threat\w+|warn\w+|expect\w*|agreed|"
    r"forecast\w*|predict\w*|undertak\w+)\b",
    re.IGNORECASE,
)
"""Words that show a reader that something is pledged; without one the sentence reads as news."""


def became(story: Story, evidence: Evidence, teller: Teller, options: BriefOptions) -> Iterator[Statement]:
    """For each pledge with a known outcome: its own words, then the outcome and the passage that tells it."""
    for pledge in _of(story, evidence, options):
        if pledge.outcome not in _WORD:
            continue
        first = _sentence(pledge.spans, evidence, teller)
        after = pledge.outcome_spans or tuple(
            span
            for ident in pledge.outcome_events
            if ident in evidence.events
            for span in evidence.events[ident].spans
        )
        second = _sentence(after, evidence, teller)
        if first is None or second is None or first.citations[0] == second.citations[0]:
            continue
        words = _WORD[pledge.outcome]
        yield Statement(
            text=f"{first.text} {words.get(pledge.kind, words[''])}: {second.text}",
            citations=(*first.citations[:2], *second.citations[:2]),
            origins=max(1, second.origins),
        )


def open_pledges(
    story: Story, evidence: Evidence, teller: Teller, options: BriefOptions
) -> Iterator[Statement]:
    """Pledges of which no page tells the outcome."""
    for pledge in _of(story, evidence, options):
        near = any(evidence.distance(span.doc) < 5 for span in pledge.spans)
        if near and pledge.outcome in {"open", "unknown"}:
            told = _sentence(pledge.spans, evidence, teller)
            if told is not None and _PLEDGE.search(told.text):
                words = told.text.removeprefix("Forecast: ").removeprefix("Comment: ")
                yield Statement(
                    text=f"It is not known what became of this {pledge.kind}: {words}",
                    citations=told.citations[:2],
                    origins=told.origins,
                )


def _of(story: Story, evidence: Evidence, options: BriefOptions) -> list[Pledge]:
    rows = [pledge for pledge in evidence.pledges.on(story.documents) if pledge.score >= options.sure]
    return sorted(rows, key=lambda pledge: (-len(pledge.outcome_events), -pledge.score, pledge.id))


def _sentence(spans: tuple[Span, ...], evidence: Evidence, teller: Teller) -> Statement | None:
    """The statement of the first of `spans`, by trust in its page, that can stand alone."""
    for span in sorted(spans, key=lambda span: (evidence.trust(span.doc), span)):
        sentence = evidence.around(span)
        if sentence is None or evidence.is_flagged(sentence):
            continue
        told = teller.tell(sentence)
        if told is not None:
            return told
    return None
