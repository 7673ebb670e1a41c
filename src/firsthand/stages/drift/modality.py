"""Modality: a rumour told as fact, a fact told as rumour, certainty up or down."""

from collections.abc import Iterator

from firsthand.model.span import Signal
from firsthand.stages.drift.pair import Finding, Pair, Run, finding
from firsthand.stages.drift.phrases import Modal, is_light, modal
from firsthand.text.stems import stem

__all__ = ["modality"]


def modality(pair: Pair) -> Iterator[Finding]:
    """Yield the changes of certainty.

    Compared are auxiliaries that stand in one place ("could", "will") and markers of hearsay that only one
    side has ("allegedly"). A change that goes with a change of tense ("said he would", "says he will") is
    reported speech, no change of meaning.
    """
    for run in pair.runs:
        yield from _auxiliaries(pair, run)
    yield from _hearsay(pair)
    for found in _hearsay(pair.turned()):
        # a copy that adds "reportedly" is careful more often than wrong
        signals = (*found.signals, Signal("hedge_put_in", -0.3, found.a))
        why = found.why.replace("hearsay is told as a fact", "a fact is told as hearsay")
        yield found._replace(signals=signals, score=round(max(0.0, found.score - 0.3), 4), why=why).turned()


def _auxiliaries(pair: Pair, run: Run) -> Iterator[Finding]:
    left = [
        (i, m)
        for i in range(run.a0, run.a1)
        if (m := _auxiliary(pair.a.tokens[i].norm)) and m.word in pair.lost
    ]
    right = [
        (j, m)
        for j in range(run.b0, run.b1)
        if (m := _auxiliary(pair.b.tokens[j].norm)) and m.word in pair.gained
    ]
    if len(left) == 1 and not right and left[0][1].strength <= 0.7:
        found = _told_as_fact(pair, run, left[0][0])
        if found is not None:
            yield found
    if len(left) != 1 or len(right) != 1:
        return
    (i, one), (j, two) = left[0], right[0]
    step = two.strength - one.strength
    if abs(step) < 0.15:
        return
    weights = [("other_certainty", 0.45 + (0.1 if abs(step) >= 0.3 else 0.0))]
    if run.a1 - run.a0 == 1 and run.b1 - run.b0 == 1:
        weights.append(("nothing_else_changed", 0.2))
    elif max(run.a1 - run.a0, run.b1 - run.b0) > 4:
        weights.append(("much_changed_around_it", -0.1))
    if _same_next(pair, i, j):
        weights.append(("same_verb", 0.1))
    if {one.word, two.word} in _TENSES and (
        _tense_moved(pair)
        or {one.word, two.word} == {"could", "can"}
        or (one.word in _NOW and _is_reported(pair, i, j))
    ):
        weights.append(("reported_speech", -0.4))
    if pair.similar < 0.5:
        weights.append(("little_in_common", -0.15))
    a, b = pair.a.spans(i, i + 1), pair.b.spans(j, j + 1)
    direction = "surer" if step > 0 else "less sure"
    why = f"“{one.word}” became “{two.word}”: the copy is {direction}"
    yield finding("modality", a, b, weights, why)


_TENSES = ({"would", "will"}, {"could", "can"}, {"might", "may"})
"""One word in two tenses: "they will" is "they would" once it is reported."""
_FACT = frozenset("is are was were has have had does did".split())


def _told_as_fact(pair: Pair, run: Run, i: int) -> Finding | None:
    """Hedges that became facts: "would be" that became "was", "could lead" that became "led"."""
    gone = [t for t in pair.a.tokens[run.a0 : run.a1] if not is_light(t)]
    come = pair.b.tokens[run.b0 : run.b1]
    fact = any(t.norm in _FACT and t.norm in pair.gained for t in come)
    verb = any(stem(t.norm) == stem(g.norm) for t in come for g in gone)
    if not (fact or verb) or len(come) > 4 or run.a1 - run.a0 > 4 or pair.similar < 0.6:
        return None
    if pair.a.tokens[i].norm == "would" and _tense_moved(pair):
        return None
    a, b = pair.a.spans(i, run.a1), pair.b.spans(run.b0, run.b1)
    said = [pair.a.reading.text(a[0]), pair.b.reading.text(b[0])]
    weights = [
        ("told_as_fact", 0.5),
        ("short_replacement", 0.15 if run.a1 - run.a0 <= 2 and len(come) <= 2 else 0.0),
    ]
    return finding(
        "modality", a, b, weights, f"“{said[0]}” became “{said[1]}”: a possibility is told as a fact"
    )


def _auxiliary(norm: str) -> Modal | None:
    found = modal(norm)
    return found if found is not None and found.kind == "modal" else None


def _same_next(pair: Pair, i: int, j: int) -> bool:
    """Whether the verbs behind both auxiliaries are one."""
    one = next((t.norm for t in pair.a.tokens[i + 1 :] if not is_light(t) and t.norm != "not"), "")
    two = next((t.norm for t in pair.b.tokens[j + 1 :] if not is_light(t) and t.norm != "not"), "")
    return bool(one) and stem(one) == stem(two)


_PAST = frozenset("said told added was were had did thought believed".split())
_PRESENT = frozenset("says tells adds is are has have does do thinks believes".split())


def _tense_moved(pair: Pair) -> bool:
    return bool(
        (_PAST & set(pair.lost) and _PRESENT & set(pair.gained))
        or (_PRESENT & set(pair.lost) and _PAST & set(pair.gained))
    )


def _is_reported(pair: Pair, i: int, j: int) -> bool:
    """Whether both auxiliaries stand behind a word of saying in the past, outside its quotation marks.

    "She said it will rain" becomes "she said it would rain" as grammar wants it; the way back makes it surer.
    """
    return all(
        not side.tokens[at].quoted and any(t.norm in _REPORTED for t in side.tokens[:at])
        for side, at in ((pair.a, i), (pair.b, j))
    )


_NOW = frozenset({"will", "may"})
_REPORTED = frozenset(
    "said told added announced promised explained wrote claimed reported noted stated".split()
)


def _hearsay(pair: Pair) -> Iterator[Finding]:
    """Markers of hearsay that side a has and side b has not, where what they marked was kept."""
    marks_b = [
        m for t in pair.b.tokens if (m := modal(t.norm)) and (m.kind == "evidential" or m.strength < 0.5)
    ]
    for run in pair.runs:
        marks = [
            (i, m)
            for i in range(run.a0, run.a1)
            if (m := modal(pair.a.tokens[i].norm)) and m.kind == "evidential" and m.word in pair.lost
        ]
        if len(marks) != 1 or any(_renders(t.norm, marks[0][1].word) for t in pair.b.tokens):
            continue
        i, mark = marks[0]
        beside = {t.norm for t in pair.a.tokens[max(0, i - 1) : i + 2]} & _CLAIMS
        if any(t.norm in _SOURCED and t.norm in pair.gained for t in pair.b.tokens) or _goes_too(pair, i):
            continue
        if any(t.norm in beside for t in pair.b.tokens):
            continue
        inside_b = [m for j in range(run.b0, run.b1) if (m := modal(pair.b.tokens[j].norm))]
        if any(m.kind == "evidential" or m.strength <= 0.7 for m in inside_b):
            continue
        if len(marks_b) >= sum(1 for t in pair.a.tokens if (m := modal(t.norm)) and m.kind == "evidential"):
            continue
        gone = [t for t in pair.a.tokens[run.a0 : run.a1] if not is_light(t)]
        come = [t for t in pair.b.tokens[run.b0 : run.b1] if not is_light(t)]
        if len(gone) > len(come) + 2 or (come and len(come) >= len(gone)):
            continue  # a clause that went as a whole, or a marker that another word renders
        weights = [("told_as_fact", 0.5), ("clear_hearsay", 0.15 if mark.strength <= 0.3 else 0.0)]
        weights.append(("mere_forecast", -0.15 if mark.strength >= 0.6 else 0.0))
        weights.append(("nothing_else_changed", 0.15 if len(gone) == 1 and not come else 0.0))
        weights.append(("little_in_common", -0.15 if pair.similar < 0.5 else 0.0))
        a = pair.a.spans(i, i + 1)
        b_first, b_last = (run.b0, run.b1) if run.b1 > run.b0 else (run.b0, run.b0 + 1)
        b = pair.b.spans(b_first, b_last)
        why = f"“{pair.a.reading.text(a[0])}” stands on one side only: hearsay is told as a fact"
        yield finding("modality", a, b, [w for w in weights if w[1]], why)


_SOURCED = frozenset(
    "according alleging claiming saying said says say told report reports reporting accused suspected "
    "charged".split()
)
"""Words that name a source in the place of a marker of hearsay, or say themselves that nothing is proven."""
_CLAIMS = frozenset(
    "claim claims claimed claiming allege alleges alleged suggest suggests suggested accused suspected "
    "rumored".split()
)
"""Words beside which a marker of hearsay adds nothing ("reportedly claimed")."""
_ROOT = 6
"""Letters that "reported" and "reportedly" have in common."""


def _renders(norm: str, mark: str) -> bool:
    """Whether a word is the marker in another form."""
    return stem(norm) == stem(mark) or (len(mark) >= _ROOT and norm[:_ROOT] == mark[:_ROOT])


def _goes_too(pair: Pair, i: int) -> bool:
    """Whether the word that an adjective of hearsay marks ("the alleged thief") went with it."""
    if pair.a.tokens[i].norm not in _ADJECTIVES:
        return False
    marked = next((t for t in pair.a.tokens[i + 1 :] if not is_light(t)), None)
    return marked is None or all(stem(t.norm) != stem(marked.norm) for t in pair.b.tokens)


_ADJECTIVES = frozenset("alleged suspected purported supposed rumored reported apparent".split())
