"""On which day words were spoken: the time beside their verb, or that of what was said just before."""

from bisect import bisect_right
from collections.abc import Mapping, Sequence

import msgspec

from firsthand.model.annotated import Annotated, Sentence
from firsthand.model.attribution import Attribution
from firsthand.model.entity import Mention
from firsthand.model.event import When
from firsthand.model.span import Span
from firsthand.stages.events.when import Told, moment, sentence_dates
from firsthand.text.dates import expressions

__all__ = ["Spoken", "spoken", "spoken_on"]

Spoken = Mapping[str, tuple[When | None, str]]
"""The day on which the words of an attribution were spoken, or why it has none, where the page names one."""

_SAME = "said on the same occasion"
_NEAR = 3  # sentences in which a speaker goes on speaking on one occasion


def spoken(
    annotated: Annotated, attributions: Sequence[Attribution], mentions: Sequence[Mention], told: Told
) -> Spoken:
    """The days of speaking that a page tells: "said on Monday", and what the same speaker says next."""
    starts = [each.span.start for each in annotated.sentences]
    last: dict[str, tuple[int, tuple[When | None, str]]] = {}
    found: dict[str, tuple[When | None, str]] = {}
    for each in sorted(
        attributions, key=lambda one: (one.cue[0], one.id) if one.cue else (one.content[0], one.id)
    ):
        if not each.cue:
            continue
        number = bisect_right(starts, each.cue[0].start) - 1
        who = _who(each, mentions)
        when = _own(annotated.sentences[number], each, told) if number >= 0 else None
        if when is None and who in last and number - last[who][0] <= _NEAR:
            when = _again(last[who][1])
        if when is not None:
            found[each.id] = when
            if who:
                last[who] = (number, when)
    return found


def _again(told: tuple[When | None, str]) -> tuple[When | None, str]:
    """The day of what was said just before, for what the same speaker says next."""
    when, missing = told
    if when is None or when.why.endswith(_SAME):
        return told
    return msgspec.structs.replace(when, why=f"{when.why}; {_SAME}"), missing


def _own(sentence: Sentence, attribution: Attribution, told: Told) -> tuple[When | None, str] | None:
    """The day that the sentence of the cue names for the verb of saying; None where it names none."""
    if not expressions(sentence.parse.text):
        return None
    verbs = [
        index
        for index, token in enumerate(sentence.parse.tokens)
        if token.pos == "VERB"
        and any(span.overlaps(sentence.token_span(index, index)) for span in attribution.cue)
    ]
    dates = sentence_dates(sentence, verbs)
    own = tuple(each for verb in verbs for each in dates.get(verb, ()))
    if not own:
        return None
    when = moment(sentence, own, told, "past", None)
    ahead = when[0] is not None and told.anchor is not None and when[0].start > told.anchor.last.isoformat()
    return None if ahead else when


def _who(attribution: Attribution, mentions: Sequence[Mention]) -> str:
    """What a speaker is known by on his page: the cluster of the mention of his name, else his last name."""
    for span in attribution.source:
        named = [each for each in mentions if each.span.overlaps(span) and each.cluster >= 0]
        if named:
            best = min(named, key=lambda one: (one.span.start - one.span.end, one.span))
            return f"#{best.cluster}"
    words = (attribution.speaker or "").split()
    return words[-1] if words and words[-1][:1].isupper() else ""


def spoken_on(
    spoken_days: Spoken, attributions: Sequence[Attribution], where: Span
) -> tuple[When | None, str]:
    """The day on which the words at `where` were spoken, or None with the reason."""
    holding = sorted(
        (sum(s.end - s.start for s in each.content), each.id)
        for each in attributions
        if any(s.covers(where) for s in each.content)
    )
    found = next((spoken_days[each] for _, each in holding if each in spoken_days), None)
    return found if found is not None else (None, "no time is named")
