"""Number: another amount, another unit, another rank."""

import re
from collections.abc import Iterator

from firsthand.model.drift import DriftType
from firsthand.stages.drift.pair import Finding, Pair, Run, Side, finding
from firsthand.stages.drift.reading import Token
from firsthand.text.numbers import MONEY, Number, is_rounding, same
from firsthand.text.stems import stem

__all__ = ["number"]


def number(pair: Pair) -> Iterator[Finding]:
    """Yield the amounts that are another amount on the other side.

    Compared are values: formats, spelled numbers and converted units are no change, nor is rounding. A
    number that stands elsewhere in the other passage has moved. One that was left out yields nothing here.
    """
    if min(len(pair.a.tokens), len(pair.b.tokens)) < 6 and pair.similar < 0.7:
        return  # counters and captions
    numbers_a = [t.number for t in pair.a.tokens if t.number is not None]
    numbers_b = [t.number for t in pair.b.tokens if t.number is not None]
    told: set[int] = set()
    for run in pair.runs:
        left = [i for i in range(run.a0, run.a1) if _is_new(pair.a.tokens[i], numbers_b)]
        right = [j for j in range(run.b0, run.b1) if _is_new(pair.b.tokens[j], numbers_a)]
        left, right = _with_ones(pair, run, left, right)
        if len(left) != len(right):
            continue
        for i, j in zip(left, right, strict=True):
            found = _compare(pair, run, i, j)
            if found is not None:
                told.add(i)
                yield found
    if not told:
        yield from _counted(pair, numbers_a, numbers_b)


def _counted(pair: Pair, numbers_a: list[Number], numbers_b: list[Number]) -> Iterator[Finding]:
    """Yield the one number of each side that counts the same thing in rewritten words."""
    left = [i for i, t in enumerate(pair.a.tokens) if _is_new(t, numbers_b)]
    right = [j for j, t in enumerate(pair.b.tokens) if _is_new(t, numbers_a)]
    if len(left) != 1 or len(right) != 1:
        return
    one, two = pair.a.tokens[left[0]].number, pair.b.tokens[right[0]].number
    assert one is not None
    assert two is not None
    counted = one.unit and one.unit == two.unit and one.unit not in MONEY
    thing = _follower(pair.a, left[0])
    if not counted and not (thing == _follower(pair.b, right[0]) and len(thing) > 3):
        return
    if one.kind != two.kind or same(one, two) or is_rounding(one, two):
        return
    weights = [("other_value", 0.35), ("counts_the_same", 0.2 if pair.similar >= 0.5 else 0.1)]
    a, b = pair.a.spans(left[0], left[0] + 1), pair.b.spans(right[0], right[0] + 1)
    why = f"“{pair.a.reading.text(a[0])}” stands against “{pair.b.reading.text(b[0])}”"
    yield finding("number", a, b, weights, why)


def _is_new(token: Token, others: list[Number]) -> bool:
    return token.number is not None and not any(same(token.number, other) for other in others)


def _with_ones(pair: Pair, run: Run, left: list[int], right: list[int]) -> tuple[list[int], list[int]]:
    """`left` and `right`, where "one" stands for a number when the other side has one in its place."""
    if run.a1 - run.a0 == 1 and len(right) == 1 and not left and pair.a.tokens[run.a0].norm == "one":
        return [run.a0], right
    if run.b1 - run.b0 == 1 and len(left) == 1 and not right and pair.b.tokens[run.b0].norm == "one":
        return left, [run.b0]
    return left, right


def _compare(pair: Pair, run: Run, i: int, j: int) -> Finding | None:
    one, two = _value(pair.a.tokens[i]), _value(pair.b.tokens[j])
    if one.kind != two.kind or same(one, two) or is_rounding(one, two) or not _comparable(one, two):
        return None
    if _glued(pair.a, i) or _glued(pair.b, j):
        return None
    weights = [("other_value", 0.5)]
    if _follower(pair.a, i) and _follower(pair.a, i) == _follower(pair.b, j):
        weights.append(("counts_the_same", 0.25))
    if run.a1 - run.a0 == 1 and run.b1 - run.b0 == 1:
        weights.append(("nothing_else_changed", 0.15))
    elif max(run.a1 - run.a0, run.b1 - run.b0) > 6:
        weights.append(("much_changed_around_it", -0.2))
    if one.unit == two.unit and one.unit:
        weights.append(("same_unit", 0.1))
    if pair.similar < 0.5:
        weights.append(("little_in_common", -0.15))
    if _is_elsewhere(pair.a, pair.b, j):
        weights.append(("counted_elsewhere_too", -0.35))
    type_: DriftType = "number"
    a, b = pair.a.spans(i, i + 1), pair.b.spans(j, j + 1)
    return finding(
        type_, a, b, weights, f"“{pair.a.reading.text(a[0])}” became “{pair.b.reading.text(b[0])}”"
    )


def _is_elsewhere(side: Side, other: Side, index: int) -> bool:
    """Whether the page of `side` says elsewhere what `other` counts at token `index` ("28 girls")."""
    text, token = other.reading.document.text, other.tokens[index]
    thing = other.tokens[index + 1 : index + 2]
    if not thing or thing[0].kind != "word" or len(thing[0].norm) < _THING:
        return False
    words = (text[token.start : token.end], text[thing[0].start : thing[0].end])
    pattern = rf"(?<![\w.,]){re.escape(words[0])}\s{{1,3}}{re.escape(words[1])}"
    notes = [seg for seg in side.reading.document.segments if seg.label == "update_note"]
    apart = [(side.span.start, side.span.end), *((seg.start, seg.end) for seg in notes)]
    return any(
        not any(start <= match.start() < end for start, end in apart)
        for match in re.finditer(pattern, side.reading.document.text, re.IGNORECASE)
    )


_THING = 4
"""Letters of a word that may say what is counted."""


def _glued(side: Side, index: int) -> bool:
    """Whether the scale word behind a number lost its space ("$1.3 trillionloan")."""
    text = side.reading.document.text
    return (
        re.match(r"\s?(?:hundred|thousand|million|billion|trillion)\w", text[side.tokens[index].end :][:14])
        is not None
    )


def _value(token: Token) -> Number:
    return token.number or Number(token.start, token.end, 1.0)


def _comparable(one: Number, two: Number) -> bool:
    """Whether the units are of one sort: money may change its currency, minutes do not become metres."""
    if one.unit == two.unit or not one.unit or not two.unit:
        return True
    return one.unit in MONEY and two.unit in MONEY


def _follower(side: Side, index: int) -> str:
    return stem(side.tokens[index + 1].norm) if index + 1 < len(side.tokens) else "."
