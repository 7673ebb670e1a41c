"""Polarity: a negation lost or put in, a word of opposite sense, a synonym of the wrong sense."""

from collections.abc import Iterator

from firsthand.stages.drift.pair import Finding, Pair, Run, Side, finding
from firsthand.stages.drift.phrases import (
    Accident,
    Negation,
    accidents,
    antonym,
    is_light,
    matches,
    negations,
)
from firsthand.stages.drift.reading import Token

__all__ = ["polarity"]

_SOFT = frozenset({"hardly", "scarcely"})
_NEAR = 6
"""Tokens between a negation and the one that renders it on the other side ("did not ..., refused to ...")."""


def polarity(pair: Pair) -> Iterator[Finding]:
    """Yield the changes that say the opposite.

    A negation that only changed its form ("failed to", "did not", "no longer") or its place yields nothing,
    nor does a whole clause that was left out together with its negation. A negation beside a word of
    opposite sense cancels it.
    """
    spots: set[Run] = set()
    for found, run in _accidents(pair):
        spots.add(run)
        yield found
    opposed = [(found, run) for found, run in _opposites(pair) if run not in spots]
    lost, gained = _surplus(pair)
    turned = pair.turned()
    flips = [(flip, pair.run_of_a(neg.first)) for neg in lost if (flip := _flip(pair, neg)) is not None]
    for neg in gained:
        flip = _flip(turned, neg)
        spot = turned.run_of_a(neg.first)
        if flip is not None:
            flips.append((flip.turned(), Run(spot.b0, spot.b1, spot.a0, spot.a1) if spot else None))
    for found, run in opposed:
        cancel = next(
            (i for i, (_, other) in enumerate(flips) if other is not None and _near(run, other)), None
        )
        if cancel is None:
            yield found
        else:
            flips.pop(cancel)
    yield from (flip for flip, spot in flips if spot not in spots)


def _near(a: Run, b: Run) -> bool:
    return a.a0 - b.a1 <= 4 and b.a0 - a.a1 <= 4


def _accidents(pair: Pair) -> Iterator[tuple[Finding, Run]]:
    """Changes that are known accidents of synonymisers, looked for in and around each run."""
    for run in pair.runs:
        if run.a0 == run.a1 or run.b0 == run.b1:
            continue
        starts = range(max(0, run.a0 - 1), run.a1)
        rows = ((at, row) for at in starts for row in accidents(pair.a.tokens[at].norm))
        found = next((hit for at, row in rows if (hit := _accident(pair, run, at, row))), None)
        if found is not None:
            yield found, run


def _accident(pair: Pair, run: Run, at: int, row: Accident) -> Finding | None:
    """The accident of `row` to the wording at token `at` of side a, or None."""
    length = matches(row.right, pair.a.tokens, at)
    if not length or at + length <= run.a0 or not row.is_meant(pair.a.tokens):
        return None
    places = (_phrase_in(wrong, pair.b, run.b0, run.b1) for wrong in row.wrong)
    place_b = next((place for place in places if place is not None), None)
    if place_b is None:
        return None
    place_a = (at, at + length)
    weight = 0.5 if row.type == "wording" else 0.9
    why = f"“{_said(pair.b, place_b)}” is a synonym of another sense of “{_said(pair.a, place_a)}”"
    weights = [("synonym_of_the_wrong_sense", weight)]
    return finding(row.type, pair.a.spans(*place_a), pair.b.spans(*place_b), weights, why)


def _phrase_in(phrase: str, side: Side, start: int, end: int) -> tuple[int, int] | None:
    """Where `phrase` stands so that it shares a token with ``[start, end)``."""
    length = len(phrase.split())
    for at in range(max(0, start - length + 1), end):
        if matches(phrase, side.tokens, at) and any(start <= i < end for i in range(at, at + length)):
            return at, at + length
    return None


def _opposites(pair: Pair) -> Iterator[tuple[Finding, Run]]:
    """Words replaced by words of opposite sense. Long runs prove nothing: only short ones are looked at."""
    for run in pair.runs:
        if not (0 < run.a1 - run.a0 <= 5 and 0 < run.b1 - run.b0 <= 5):
            continue
        for i, j in ((i, j) for i in range(run.a0, run.a1) for j in range(run.b0, run.b1)):
            word_a, word_b = pair.a.tokens[i], pair.b.tokens[j]
            if word_a.norm not in pair.lost or word_b.norm not in pair.gained:
                continue
            if _is_owner(pair.a, i) != _is_owner(pair.b, j):
                continue  # "the son" and "the daughter's brother" fill two places
            kind = antonym(word_a.norm, word_b.norm)
            if kind is None:
                continue
            type_, weak = kind
            short = run.a1 - run.a0 <= 2 and run.b1 - run.b0 <= 2
            weights = [
                ("opposite_sense", 0.5 if weak else 0.65),
                ("short_replacement", 0.2 if short else 0.0),
            ]
            weights.append(("little_in_common", -0.2 if pair.similar < 0.6 else 0.0))
            yield (
                finding(
                    type_,
                    pair.a.spans(i, i + 1),
                    pair.b.spans(j, j + 1),
                    weights,
                    f"“{_word(pair.b, j)}” says the opposite of “{_word(pair.a, i)}”"
                    if type_ == "polarity"
                    else f"“{_word(pair.a, i)}” became “{_word(pair.b, j)}”",
                ),
                run,
            )
            break


def _is_owner(side: Side, index: int) -> bool:
    """Whether a word is printed with the ending of a possessive."""
    token, text = side.tokens[index], side.reading.document.text
    return text[token.start : token.end].endswith(("’s", "'s")) or text.startswith(("’s", "'s"), token.end)


def _surplus(pair: Pair) -> tuple[list[Negation], list[Negation]]:
    """The negations of a that b does not render in any form, and those of b that a does not."""
    left_a = [n for n in negations(pair.a.tokens) if _is_changed_a(pair, n)]
    left_b = [n for n in negations(pair.b.tokens) if _is_changed_b(pair, n)]
    for reach in (_NEAR, 10_000):
        for neg in list(left_a):
            place = pair.to_b(neg.first)
            near = [
                m for m in left_b if abs(m.first - place) <= reach and (reach == _NEAR or m.form == neg.form)
            ]
            if near:
                left_b.remove(min(near, key=lambda m: (abs(m.first - place), m.first)))
                left_a.remove(neg)
    return left_a, left_b


def _is_changed_a(pair: Pair, negation: Negation) -> bool:
    return any(pair.run_of_a(i) for i in range(negation.first, negation.last))


def _is_changed_b(pair: Pair, negation: Negation) -> bool:
    return any(pair.run_of_b(i) for i in range(negation.first, negation.last))


def _flip(pair: Pair, negation: Negation) -> Finding | None:
    """The finding for a negation that side a has and side b lacks, or None when its clause is gone too."""
    index = next(i for i in range(negation.first, negation.last) if pair.run_of_a(i))
    run = pair.run_of_a(index)
    assert run is not None
    inside = range(negation.first, negation.last)
    gone = [
        t for i, t in enumerate(pair.a.tokens[run.a0 : run.a1], run.a0) if i not in inside and not is_light(t)
    ]
    come = [t for t in pair.b.tokens[run.b0 : run.b1] if not is_light(t)]
    if len(gone) > len(come) + 1 or (gone and not come) or len(come) > len(gone) + 3:
        return None
    head = _head(pair.a.tokens, negation.last)
    if head is None or _is_idle(pair, negation, head, swapped=len(gone) == len(come) == 1):
        return None
    pure = not gone and not come
    weights = [("negation_on_one_side_only", 0.6), ("nothing_else_changed", 0.3 if pure else 0.0)]
    weights.append(("few_words_changed", 0.1 if not pure and len(gone) + len(come) <= 3 else 0.0))
    weights.append(("little_in_common", -0.25 if pair.similar < 0.6 else 0.0))
    if negation.last - negation.first > 1 or negation.form.endswith("*") or negation.form in _SOFT:
        weights.append(("may_be_a_synonym", -0.25 if come else 0.0))
    replaced = pure or len(gone) == len(come) == 1
    weights.append(("head_gone", -0.25 if not replaced and not pair.b.has(pair.a.tokens[head].norm) else 0.0))
    a_first = (
        negation.first - 1
        if negation.first and is_light(pair.a.tokens[negation.first - 1])
        else negation.first
    )
    a_last = max(negation.last, min(head + 1, negation.last + 2))
    b_first, b_last = max(0, run.b0 - 1), min(len(pair.b.tokens), max(run.b1, run.b0) + 1)
    if run.b1 > run.b0:
        b_first, b_last = run.b0, run.b1
    return finding(
        "polarity",
        pair.a.spans(a_first, a_last),
        pair.b.spans(b_first, b_last),
        [(name, weight) for name, weight in weights if weight],
        f"“{_said(pair.a, (a_first, a_last))}” stands against “{_said(pair.b, (b_first, b_last))}”: "
        "one side denies what the other affirms",
    )


_PRONOUNS = frozenset("nothing nobody none".split())


def _is_idle(pair: Pair, negation: Negation, head: int, *, swapped: bool) -> bool:
    """Whether a negation denies nothing that the other side says.

    It does where "nothing" went with its verb, where its sentence ends before the next word, where "no" and
    its noun went together (unless one noun was `swapped` for another), and where it only goes on with a
    negation that both sides have ("not ... nor").
    """
    tokens = pair.a.tokens
    text = pair.a.reading.document.text
    between = text[tokens[negation.last - 1].end : tokens[head].start] if head >= negation.last else ""
    following = tokens[negation.last].norm if negation.last < len(tokens) else "and"
    if (negation.form in _PRONOUNS and following in {"and", "but", "or"}) or "." in between:
        return True
    if negation.form == "no" and not swapped and tokens[head].norm in pair.lost:
        return True
    before = [t.norm for t in tokens[: negation.first]]
    joined = negation.form == "nor" or before[-1:] == ["or"]
    return joined and any(word in {"no", "not", "neither"} for word in before)


def _head(tokens: tuple[Token, ...], start: int) -> int | None:
    """The first word after a negation that carries content, else the next word."""
    for index in range(start, min(len(tokens), start + 5)):
        if not is_light(tokens[index]):
            return index
    return start if start < len(tokens) else None


def _said(side: Side, place: tuple[int, int]) -> str:
    spans = side.spans(*place)
    return side.reading.text(spans[0]) if spans else ""


def _word(side: Side, index: int) -> str:
    return _said(side, (index, index + 1))
