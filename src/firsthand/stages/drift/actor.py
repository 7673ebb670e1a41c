"""Actor: one name in the place of another, or the two parties of a deed changed over."""

from collections.abc import Iterator, Sequence

from firsthand.stages.drift.aliases import is_one_name
from firsthand.stages.drift.pair import Finding, Pair, Run, Side, finding
from firsthand.stages.drift.reading import NOT_NAMES, Token
from firsthand.text.names import known

__all__ = ["actor"]


_Place = tuple[int, int]


def actor(pair: Pair) -> Iterator[Finding]:
    """Yield the names that were replaced by another name.

    A longer or shorter form of one name, an acronym, another spelling, a demonym for its country yield
    nothing, nor does a name that stands elsewhere in the other passage, unless two names changed places and
    the verb is not turned into its passive.
    """
    for run in pair.runs:
        left, right = _names(pair.a, run.a0, run.a1), _names(pair.b, run.b0, run.b1)
        if run.a1 - run.a0 == run.b1 - run.b0 == 1 and len(left) + len(right) == 1:
            left, right = _opposite(pair, run, left, right)
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


def _opposite(
    pair: Pair, run: Run, left: list[_Place], right: list[_Place]
) -> tuple[list[_Place], list[_Place]]:
    """Both places, where one word replaced one name and is capitalised too."""
    side, index = (pair.b, run.b0) if left else (pair.a, run.a0)
    token = side.tokens[index]
    raw = side.reading.document.text[token.start]
    if not raw.isupper() or token.norm in NOT_NAMES or token.kind != "word" or side.reading.is_plain(token):
        return left, right
    return (left, [(index, index + 1)]) if left else ([(index, index + 1)], right)


def _replaced(pair: Pair, run: Run, left: tuple[int, int], right: tuple[int, int]) -> Finding | None:
    one, two = pair.a.tokens[slice(*left)], pair.b.tokens[slice(*right)]
    if any(
        len(side) == 1 and (pair.a.reading.is_plain(side[0]) or pair.b.reading.is_plain(side[0]))
        for side in (one, two)
    ) or _is_opening(pair, left, right):
        return None
    if any(t.norm not in pair.lost for t in one) or any(t.norm not in pair.gained for t in two):
        return None
    printed = [side.reading.text(side.spans(*place)[0]) for side, place in ((pair.a, left), (pair.b, right))]
    if is_one_name(printed[0], printed[1], pair.a, pair.b) or _is_outlet_for_place(printed):
        return None
    weights = [("other_name", 0.35)]
    if pair.b.reading.is_known_name(two) - 1 > 0 or pair.a.reading.is_known_name(two) > 0:
        weights.append(("a_name_of_this_story", 0.3))
    if run.a1 - run.a0 == left[1] - left[0] and run.b1 - run.b0 == right[1] - right[0]:
        weights.append(("nothing_else_changed", 0.3))
    else:
        weights.append(
            ("more_changed_around_it", -0.25 if max(run.a1 - run.a0, run.b1 - run.b0) > 6 else -0.16)
        )
    if pair.similar < 0.6:
        weights.append(("little_in_common", -0.2))
    if _is_part(pair.a, left) and ("a_name_of_this_story", 0.3) not in weights:
        weights.append(("part_of_a_longer_name", -0.15))
    a, b = pair.a.spans(*left), pair.b.spans(*right)
    why = f"“{pair.a.reading.text(a[0])}” became “{pair.b.reading.text(b[0])}”"
    return finding("actor", a, b, weights, why)


def _is_outlet_for_place(printed: Sequence[str]) -> bool:
    """Whether one name alone is that of an outlet: the two fill different places of the sentence."""
    kinds = [{row.kind for row in known(name)} for name in printed]
    return all(kinds) and sum("newsroom" in each for each in kinds) == 1


def _is_opening(pair: Pair, left: _Place, right: _Place) -> bool:
    """Whether single words open both sentences, and neither is known as a name from within another."""
    if left != (0, 1) or right != (0, 1):
        return False
    return not any(side.reading.is_inner(side.tokens[0]) for side in (pair.a, pair.b))


def _is_part(side: Side, place: _Place) -> bool:
    """Whether one word of a longer name was replaced ("Cape Orrin", "Cloak Orrin")."""
    beside = (*side.tokens[max(0, place[0] - 1) : place[0]], *side.tokens[place[1] : place[1] + 1])
    return place[1] - place[0] == 1 and any(token.name for token in beside)


def _plain(tokens: tuple[Token, ...]) -> str:
    return " ".join(t.norm for t in tokens)


def _listed(side: Side, place: tuple[int, int]) -> frozenset[str]:
    """The countries and bodies of the lists that a name stands for: a capital stands for its country."""
    return frozenset(row.name for row in known(side.reading.text(side.spans(*place)[0])))


def _swapped(pair: Pair) -> Finding | None:
    """Two names that changed places, where nothing else did: no passive turns the deed round again."""
    if pair.lost or pair.gained or not pair.runs:
        return None
    names_a, names_b = (_names(side, 0, len(side.tokens)) for side in (pair.a, pair.b))
    order_a, order_b = (
        [_plain(side.tokens[slice(*name)]) for name in names]
        for side, names in ((pair.a, names_a), (pair.b, names_b))
    )
    rest_a, rest_b = ([t.norm for t in side.tokens if not t.name] for side in (pair.a, pair.b))
    moved = [i for i, (x, y) in enumerate(zip(order_a, order_b, strict=False)) if x != y]
    if rest_a != rest_b or len(order_a) != len(order_b) or len(moved) != 2:
        return None
    first, second = moved
    if (
        order_a[first] != order_b[second]
        or order_a[second] != order_b[first]
        or _in_list(pair.a, names_a, first)
        or _listed(pair.a, names_a[first]) & _listed(pair.a, names_a[second])
    ):
        return None
    a = tuple(span for i in moved for span in pair.a.spans(*names_a[i]))
    b = tuple(span for i in moved for span in pair.b.spans(*names_b[i]))
    words = [pair.a.reading.text(s) for s in a]
    why = f"“{words[0]}” and “{words[1]}” changed places: it is the other one who acts"
    return finding("actor", a, b, [("names_changed_places", 0.75)], why)


def _in_list(side: Side, names: list[tuple[int, int]], index: int) -> bool:
    """Whether two neighbouring names are only listed ("Orlanda and Tessaly"): their order means nothing."""
    between = [t.norm for t in side.tokens[names[index][1] : names[index + 1][0]]]
    return not between or between in (["and"], ["or"], ["with"])
