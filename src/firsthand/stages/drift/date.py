"""Date: another day, month, year or weekday."""

import re
from collections.abc import Iterator

from firsthand.stages.drift.pair import Finding, Pair, Side, finding
from firsthand.stages.drift.phrases import is_light
from firsthand.stages.drift.reading import Token
from firsthand.text.stems import stem

__all__ = ["date"]

_PARTS = re.compile(r"[wmdy](\d+)")


def date(pair: Pair) -> Iterator[Finding]:
    """Yield the dates that name another day.

    "Monday" and "14 March" are not held against each other (they may be one day), nor is a date that was
    left out.
    """
    known_a = {t.norm for t in pair.a.tokens if t.kind == "date"}
    known_b = {t.norm for t in pair.b.tokens if t.kind == "date"}
    for run in pair.runs:
        left = [i for i in range(run.a0, run.a1) if _is_new(pair.a.tokens[i], known_b)]
        right = [j for j in range(run.b0, run.b1) if _is_new(pair.b.tokens[j], known_a)]
        if len(left) != len(right):
            continue
        for i, j in zip(left, right, strict=True):
            if not _conflict(pair.a.tokens[i].norm, pair.b.tokens[j].norm):
                continue
            weights = [("other_day", 0.6)]
            if run.a1 - run.a0 == 1 and run.b1 - run.b0 == 1:
                weights.append(("nothing_else_changed", 0.25))
            elif max(run.a1 - run.a0, run.b1 - run.b0) > 6:
                weights.append(("much_changed_around_it", -0.2))
            if pair.similar < 0.5:
                weights.append(("little_in_common", -0.15))
            if not _beside(pair.a, i) & _beside(pair.b, j):
                weights.append(("another_deed", -0.25))
            a, b = pair.a.spans(i, i + 1), pair.b.spans(j, j + 1)
            why = f"“{pair.a.reading.text(a[0])}” became “{pair.b.reading.text(b[0])}”"
            yield finding("date", a, b, weights, why)


_NEAR = 5
"""Words on either side of a date that tell what was done on it."""


def _beside(side: Side, index: int) -> frozenset[str]:
    """The stems of the words that say something around a date."""
    near = side.tokens[max(0, index - _NEAR) : index + 1 + _NEAR]
    return frozenset(stem(t.norm) for t in near if t.kind == "word" and not is_light(t))


def _is_new(token: Token, known: set[str]) -> bool:
    return token.kind == "date" and token.norm not in known


def _conflict(one: str, two: str) -> bool:
    """Whether the two cannot be one day: a part that both give differs."""
    parts_one = {m.group()[0]: m[1] for m in _PARTS.finditer(one)}
    parts_two = {m.group()[0]: m[1] for m in _PARTS.finditer(two)}
    return any(parts_one[key] != parts_two[key] for key in parts_one.keys() & parts_two.keys())
