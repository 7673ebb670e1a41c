"""Actor: one name in the place of another, or the two parties of a deed changed over."""

from collections.abc import Iterator

from rapidfuzz.fuzz import ratio

from firsthand.stages.drift.pair import Finding, Pair, Run, Side, finding
from firsthand.stages.drift.reading import Token

__all__ = ["actor"]


def actor(pair: Pair) -> Iterator[Finding]:
    """Yield the names that were replaced by another name.

    A longer or shorter form of one name, an acronym, another spelling, a demonym for its country yield
    nothing, nor does a name that stands elsewhere in the other passage, unless two names changed places and
    the verb is not turned into its passive.
    """
    for run in pair.runs:
        left = _names(pair.a, run.a0, run.a1)
        right = _names(pair.b, run.b0, run.b1)
        if len(left) != 1 or len(right) != 1:
            continue
        found = _replaced(pair, run, left[0], right[0])
        if found is not None:
            yield found
    swapped = _swapped(pair)
    if swapped is not None:
        yield swapped


def _names(side: Side, start: int, end: int) -> list[tuple[int, int]]:
    """The names among tokens ``[start, end)``, each as first and last (excluded)."""
    found: list[tuple[int, int]] = []
    for index in range(start, end):
        if not side.tokens[index].name:
            continue
        if found and found[-1][1] == index and side.tokens[index].start - side.tokens[index - 1].end <= 1:
            found[-1] = (found[-1][0], index + 1)
        else:
            found.append((index, index + 1))
    return found


def _replaced(pair: Pair, run: Run, left: tuple[int, int], right: tuple[int, int]) -> Finding | None:
    one, two = pair.a.tokens[slice(*left)], pair.b.tokens[slice(*right)]
    if any(
        len(side) == 1 and (pair.a.reading.is_plain(side[0]) or pair.b.reading.is_plain(side[0]))
        for side in (one, two)
    ):
        return None
    if any(pair.b.has(t.norm) for t in one) or any(pair.a.has(t.norm) for t in two):
        return None
    name_one, name_two = _plain(one), _plain(two)
    if _is_same_name(name_one, name_two):
        return None
    weights = [("other_name", 0.35)]
    if pair.b.reading.is_known_name(two) - 1 > 0 or pair.a.reading.is_known_name(two) > 0:
        weights.append(("a_name_of_this_story", 0.3))
    if run.a1 - run.a0 == left[1] - left[0] and run.b1 - run.b0 == right[1] - right[0]:
        weights.append(("nothing_else_changed", 0.3))
    elif max(run.a1 - run.a0, run.b1 - run.b0) > 6:
        weights.append(("much_changed_around_it", -0.15))
    if pair.similar < 0.5:
        weights.append(("little_in_common", -0.15))
    a, b = pair.a.spans(*left), pair.b.spans(*right)
    why = f"“{pair.a.reading.text(a[0])}” became “{pair.b.reading.text(b[0])}”"
    return finding("actor", a, b, weights, why)


def _plain(tokens: tuple[Token, ...]) -> str:
    return " ".join(t.norm for t in tokens)


def _is_same_name(one: str, two: str) -> bool:
    """Whether two names may well be one: spelling, acronym, one inside the other."""
    if ratio(one, two) >= 72 or one in two or two in one or one[:5] == two[:5]:
        return True
    for short, long in ((one, two), (two, one)):
        initials = "".join(word[0] for word in long.split() if word not in {"of", "the", "and", "for"})
        if len(long.split()) > 1 and short.replace(".", "") in {initials, initials.replace("-", "")}:
            return True
    return False


_PASSIVE = frozenset({"by"})


def _swapped(pair: Pair) -> Finding | None:
    """Two names that stand in the opposite order around the same verb, without a passive on one side only."""
    if pair.similar < 0.75 or ("by" in pair.lost or "by" in pair.gained):
        return None
    left = [r for r in pair.runs if _names(pair.a, r.a0, r.a1) and r.a1 - r.a0 <= 3]
    names_left = [(n, _plain(pair.a.tokens[slice(*n)])) for r in left for n in _names(pair.a, r.a0, r.a1)]
    names_right = [
        (n, _plain(pair.b.tokens[slice(*n)]))
        for r in pair.runs
        if r.b1 - r.b0 <= 3
        for n in _names(pair.b, r.b0, r.b1)
    ]
    if len(names_left) != 2 or len(names_right) != 2:
        return None
    (first, one), (second, two) = names_left
    (third, three), (fourth, four) = names_right
    if one != four or two != three or one == two or pair.lost or pair.gained:
        return None
    a, b = (*pair.a.spans(*first), *pair.a.spans(*second)), (*pair.b.spans(*third), *pair.b.spans(*fourth))
    words = [pair.a.reading.text(s) for s in a]
    why = f"“{words[0]}” and “{words[1]}” changed places: it is the other one who acts"
    return finding("actor", a, b, [("names_changed_places", 0.75)], why)
