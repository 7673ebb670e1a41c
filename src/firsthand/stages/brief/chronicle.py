"""The dated lines of a story."""

import re
from collections.abc import Iterator

from firsthand.model.story import Statement, Story, TimelineEntry
from firsthand.stages.brief.evidence import Evidence
from firsthand.stages.brief.tell import Teller
from firsthand.stages.brief.wording import alone, stop, upper_first
from firsthand.text.days import day_in_words

__all__ = ["chronicle"]

_END = re.compile(r"\b(?:since|until|by)\s+$")
"""What stands before a day that bounds a time and dates no deed."""


def chronicle(story: Story, evidence: Evidence, teller: Teller) -> Iterator[Statement]:
    """The dated lines of the story, in the words of the most trustworthy page that stand alone."""
    rows = evidence.timeline.get(story.id, [])
    dated: set[str] = set()
    for entry in sorted(rows, key=lambda entry: (entry.date, _farness(entry, evidence), entry.id)):
        cited = [s for s in entry.citations if not evidence.is_flagged(s) and not evidence.is_overtaken(s)]
        when = day_in_words(_dated_by(entry, evidence))
        if not when:
            continue
        told = None
        for span in sorted(cited, key=lambda span: (evidence.trust(span.doc), span)):
            sentence = evidence.around(span)
            told = told or (teller.tell(sentence) if sentence is not None else None)
        if told is None and (
            not cited or len(cited) < len(entry.citations) or alone(stop(entry.text)) is None
        ):
            continue
        spun = bool(told) and all(evidence.distance(span.doc) >= 5 for span in cited)
        if spun and entry.date in dated:
            continue
        dated.add(entry.date)
        yield Statement(
            text=f"{when}: {_undated(told.text if told else stop(entry.text), when)}",
            citations=told.citations if told else entry.citations,
            origins=max(len(set(entry.origins)), 1),
        )


def _undated(text: str, when: str) -> str:
    """`text` without the day that stands before the line anyway."""
    day = when.rsplit(" ", 1)[0]
    if not day[:1].isdigit() or not day[-1:].isalpha():
        return text
    bare = re.sub(rf" \({day}(?: \d{{4}})?\)| on {day}(?: \d{{4}})?(?=[ ,.;])", "", text, count=1)
    return upper_first(re.sub(rf"^On {day}(?: \d{{4}})?,? ", "", bare))


def _dated_by(entry: TimelineEntry, evidence: Evidence) -> str:
    """The day of a line, or of its main clause where its own is only an end ("by Sunday")."""
    sentence = evidence.around(entry.citations[0])
    if sentence is None or "/" in entry.date:
        return entry.date
    text = evidence.documents[sentence.doc].text
    days = sorted(
        (span.start, event.date.start, event.date.end)
        for event in evidence.events_in(sentence)
        if event.date is not None
        for span in event.date.evidence
        if sentence.covers(span)
    )
    ends = [bool(_END.search(text[sentence.start : start])) for start, _, _ in days]
    own = [end for end, (_, first, _) in zip(ends, days, strict=True) if first.startswith(entry.date)]
    if not own or not all(own):
        return entry.date
    main = [first for end, (_, first, last) in zip(ends, days, strict=True) if not end and first == last]
    return main[0] if main else ""


def _farness(entry: TimelineEntry, evidence: Evidence) -> int:
    return min((evidence.distance(span.doc) for span in entry.citations), default=0)
