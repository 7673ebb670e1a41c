"""All candidates of a document: every word that could be a cue, with every content that it could have."""

from collections.abc import Callable, Iterator

import msgspec

from firsthand.stages.attribution.anonymity import conditions_in
from firsthand.stages.attribution.candidate import Candidate
from firsthand.stages.attribution.formulas import FORMULAIC
from firsthand.stages.attribution.gestures import gesture_candidates
from firsthand.stages.attribution.nouns import (
    adjective_candidates,
    adverb_candidates,
    colon_candidates,
    noun_candidates,
    preposition_candidates,
)
from firsthand.stages.attribution.quoting import (
    is_dash,
    quote_candidates,
    signature_candidates,
    whole_quotations,
)
from firsthand.stages.attribution.surface import opening_end
from firsthand.stages.attribution.turns import turn_candidates
from firsthand.stages.attribution.verbs import verb_candidates
from firsthand.stages.attribution.view import View, Word

__all__ = ["candidates"]


def candidates(
    view: View, is_hopeless: Callable[[Word], bool] | None = None
) -> tuple[tuple[Candidate, ...], ...]:
    """The candidates of each possible cue, cues in text order; those of one cue differ in content.

    Words that `is_hopeless` as a cue are passed over, but for gestures: most of a page, and most of the work.
    """
    found = []
    hidden = conditions_in(view)
    ends: dict[int, int] = {}
    for word in view.words:
        if any(start <= word.start < end for start, end in hidden):
            continue  # "on condition of anonymity to discuss private talks" reports no speech
        passed = is_hopeless is not None and is_hopeless(word) and word.lemma not in FORMULAIC
        made = gesture_candidates(view, word.i) if passed else _of_word(view, word.i)
        if word.sentence not in ends:
            ends[word.sentence] = opening_end(view, word.sentence)
        end = ends[word.sentence]
        parts = (_clipped(view, one, end) for one in made)
        group = _distinct(whole_quotations(view, one) for one in parts if one is not None)
        if group:
            found.append(group)
    return tuple(found)


def _clipped(view: View, one: Candidate, end: int) -> Candidate | None:
    """`one` without what it takes of the main clause, which begins at word `end`, behind an opening."""
    if end < 0 or one.head >= end:
        return one
    stop = view.words[end - 1].start
    kept = tuple((a, min(b, stop)) for a, b in one.content if a < stop)
    if kept == one.content:
        return one
    return msgspec.structs.replace(one, content=kept) if kept else None


def _of_word(view: View, i: int) -> Iterator[Candidate]:
    word = view.words[i]
    if is_dash(word.text):
        yield from signature_candidates(view, i)
    elif word.low == "according":
        yield from preposition_candidates(view, i)
    elif word.pos == "VERB" or (word.pos == "AUX" and word.dep not in {"aux", "auxpass"}):
        yield from quote_candidates(view, i)
        yield from gesture_candidates(view, i)
        yield from verb_candidates(view, i)
        if word.tag == "VBN":
            yield from adjective_candidates(view, i)
    elif word.pos == "NOUN":
        yield from noun_candidates(view, i)
    elif word.pos == "ADJ":
        yield from adjective_candidates(view, i)
    elif word.pos == "ADV":
        yield from adverb_candidates(view, i)
    if word.low in {"per", "words"}:
        yield from preposition_candidates(view, i)
    elif word.text == ":":
        turns = tuple(turn_candidates(view, i))
        yield from turns or colon_candidates(view, i)


def _distinct(group: Iterator[Candidate]) -> tuple[Candidate, ...]:
    seen: set[tuple[tuple[int, int], ...]] = set()
    kept = []
    for one in group:
        if one.cue and one.content not in seen:
            seen.add(one.content)
            kept.append(one)
    return tuple(kept)
