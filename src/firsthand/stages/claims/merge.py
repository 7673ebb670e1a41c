"""Which propositions are one claim: same predicate, same subject, terms in common."""

from collections import deque
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations
from math import fsum, log

import msgspec

from firsthand.model.span import Span
from firsthand.options.claims import ClaimOptions
from firsthand.stages.claims.proposition import Proposition

__all__ = ["merge"]


class _Weighed(msgspec.Struct, frozen=True):
    """A proposition with all its terms, what they weigh together, and the keys that find its like.

    ``matter`` are the names of its page.
    """

    proposition: Proposition
    terms: frozenset[str]
    weight: float
    keys: tuple[tuple[str, ...], ...]
    matter: frozenset[str]


def merge(
    propositions: Iterable[Proposition],
    renderings: Iterable[tuple[Span, Span]] = (),
    matters: Mapping[str, frozenset[str]] | None = None,
    options: ClaimOptions | None = None,
) -> tuple[tuple[Proposition, ...], ...]:
    """The propositions in groups of one claim each, in reading order inside and among groups.

    `renderings` are pairs of passages that render one wording: what a copy states in the place of its
    parent's clause is the same claim, however its words were changed on the way. `matters` are the names of
    each page: of pages that have some in common less is asked.

    Two propositions are compared only when they share a rare term, or two frequent ones, and each key calls
    up a bounded number of groups, so the work grows with the heap and not with its square. A group takes a
    proposition in when it matches one of the group's first members and no number stands against another.
    """
    limits = options or ClaimOptions()
    ordered = sorted(propositions, key=lambda one: (one.span, one.attribution or ""))
    weights = _weights(ordered)
    frequent = 1.0 + log((len(ordered) + 1) / limits.crowd)
    groups: list[list[_Weighed]] = []
    index: dict[tuple[str, ...], deque[int]] = {}
    for one in (_weighed(proposition, weights, frequent, matters or {}) for proposition in ordered):
        near = sorted({number for key in one.keys for number in index.get(key, ())})
        scored = [(_sameness(groups[number], one, weights, limits), -number) for number in near]
        best = max(scored, default=(0.0, 0))
        if best[0] > 0:
            groups[-best[1]].append(one)
            number = -best[1]
        else:
            groups.append([one])
            number = len(groups) - 1
        for key in one.keys:
            places = index.setdefault(key, deque(maxlen=limits.crowd))
            if number not in places:
                places.append(number)
    found = [tuple(one.proposition for one in group) for group in groups]
    return _with_renderings(found, renderings, limits)


def _with_renderings(
    groups: Sequence[tuple[Proposition, ...]], renderings: Iterable[tuple[Span, Span]], limits: ClaimOptions
) -> tuple[tuple[Proposition, ...], ...]:
    """`groups` with those together that hold two renderings of one clause."""
    above = list(range(len(groups)))

    def top(number: int) -> int:
        while above[number] != number:
            number = above[number]
        return number

    by_doc: dict[str, list[tuple[Proposition, int]]] = {}
    for number, group in enumerate(groups):
        for one in group:
            by_doc.setdefault(one.span.doc, []).append((one, number))
    for rows in by_doc.values():
        rows.sort(key=lambda row: (row[0].span, row[0].attribution or ""))
    for a, b in sorted(set(renderings)):
        ours, theirs = (_in(by_doc.get(side.doc, ()), side) for side in (a, b))
        for (_, first), (_, second) in _pairs(ours, theirs, limits):
            low, high = sorted((top(first), top(second)))
            above[high] = low
    joined: dict[int, list[Proposition]] = {}
    for number, group in enumerate(groups):
        joined.setdefault(top(number), []).extend(group)
    return tuple(
        tuple(sorted(group, key=lambda one: (one.span, one.attribution or ""))) for group in joined.values()
    )


def _in(rows: Iterable[tuple[Proposition, int]], side: Span) -> list[tuple[Proposition, int]]:
    """The clauses that stand in a passage."""
    return [row for row in rows if side.start <= row[0].span.start < side.end]


def _pairs(
    ours: Sequence[tuple[Proposition, int]], theirs: Sequence[tuple[Proposition, int]], limits: ClaimOptions
) -> Iterable[tuple[tuple[Proposition, int], tuple[Proposition, int]]]:
    """Which clause renders which: the one in the same place, or the one most alike."""
    whole = [[row for row in side if row[0].whole] for side in (ours, theirs)]
    in_step = len(whole[0]) == len(whole[1])
    for other in theirs:
        alike = [(_alike(one[0], other[0]), -at) for at, one in enumerate(ours)]
        best = max(alike, default=(0.0, 0))
        if best[0] >= limits.rendering and (ours[-best[1]][0].attribution or other[0].attribution):
            yield _head(ours[-best[1]], ours), other
        elif in_step and other[0].whole:
            mine = whole[0][whole[1].index(other)]
            named = mine[0].speaker_entity is not None and mine[0].speaker_entity == other[0].speaker_entity
            if _credits_alike(mine[0], other[0]) and (named or _alike(mine[0], other[0]) > 0):
                yield mine, other


def _head(row: tuple[Proposition, int], rows: Iterable[tuple[Proposition, int]]) -> tuple[Proposition, int]:
    """The clause that a second verb goes on with: what is said of it is said of the whole."""
    one = row[0]
    heads = (r for r in rows if r[0].whole and r[0].span == one.span and r[0].attribution == one.attribution)
    return row if one.whole else next(heads, row)


def _alike(a: Proposition, b: Proposition) -> float:
    mine, theirs = _all_terms(a), _all_terms(b)
    return len(mine & theirs) / max(len(mine | theirs), 1)


def _credits_alike(a: Proposition, b: Proposition) -> bool:
    """Whether both are narrated, or both told by the same voice or an unnamed one."""
    if (a.attribution is None) != (b.attribution is None):
        return False
    return a.speaker_entity == b.speaker_entity or a.speaker == b.speaker


def _weighed(
    one: Proposition,
    weights: Mapping[str, float],
    frequent: float,
    matters: Mapping[str, frozenset[str]],
) -> _Weighed:
    terms = _all_terms(one)
    weight, keys = fsum(weights[term] for term in terms), _keys(terms, weights, frequent)
    return _Weighed(one, terms, weight, keys, matters.get(one.span.doc, frozenset()))


def _all_terms(one: Proposition) -> frozenset[str]:
    subject = frozenset({one.subject}) if one.subject else frozenset()
    return one.terms | subject | ({one.predicate} if one.predicate else frozenset())


def _weights(propositions: Sequence[Proposition]) -> dict[str, float]:
    counts: dict[str, int] = {}
    for one in propositions:
        for term in _all_terms(one):
            counts[term] = counts.get(term, 0) + 1
    total = len(propositions) + 1
    return {term: 1.0 + log(total / count) for term, count in counts.items()}


def _keys(terms: Iterable[str], weights: Mapping[str, float], frequent: float) -> tuple[tuple[str, ...], ...]:
    """The six weightiest terms: enough to meet every proposition that could be the same.

    Those that weigh no more than `frequent` stand in pairs: each by itself would call up a crowd.
    """
    telling = sorted(terms, key=lambda term: (-weights[term], term))[:6]
    alone = [(term,) for term in telling if weights[term] > frequent]
    common = sorted(term for term in telling if weights[term] <= frequent)
    return (*alone, *combinations(common, 2))


def _sameness(
    group: Sequence[_Weighed], one: _Weighed, weights: Mapping[str, float], limits: ClaimOptions
) -> float:
    """How well `one` fits the group, 0 when it does not."""
    return max((_pair(member, one, weights, limits) for member in group[:8]), default=0.0)


def _pair(mine: _Weighed, theirs: _Weighed, weights: Mapping[str, float], limits: ClaimOptions) -> float:
    common = mine.terms & theirs.terms
    a, b = mine.proposition, theirs.proposition
    near = a.span.doc == b.span.doc or len(mine.matter & theirs.matter) >= limits.one_matter
    one_matter = near and _are_statements(a, b)
    of_it = _says_of_it(a, b) and (_is_known(a) or near)
    least = limits.least_terms - (_repeats(a, b) or of_it or one_matter)
    identical = near and mine.terms == theirs.terms
    if len(common) < (1 if identical else least):
        return 0.0
    if a.attribution != b.attribution and (_inside(a, b) or _inside(b, a)):
        return 0.0  # one is told inside the other: "she said that he said"
    if _contradict(a, b):
        return 0.0
    shared = fsum(weights[term] for term in common)
    share, share_of_larger = (
        shared / min(mine.weight, theirs.weight),
        shared / max(mine.weight, theirs.weight),
    )
    if a.predicate and a.predicate == b.predicate:
        known = a.subject == b.subject and _is_known(a)
        told_of_same = _repeats(a, b) or of_it or (known and len(common) > limits.least_terms)
        needed = limits.same_told if known else limits.same
        same = told_of_same or (share >= needed and share_of_larger >= limits.same_of_larger)
    else:
        same = a.subject == b.subject and (share_of_larger >= limits.same_loose or _of_one_number(a, b))
    return round(share_of_larger, 4) if same else 0.0


def _of_one_number(a: Proposition, b: Proposition) -> bool:
    """Whether both tell the same numbers of a known subject, one with a verb that says little: "took"."""
    return _is_known(a) and bool(a.numbers & b.numbers) and not (a.predicate and b.predicate)


def _are_statements(a: Proposition, b: Proposition) -> bool:
    """Whether somebody is credited with both, as whole clauses of one verb and one subject."""
    credited = all(one.attribution is not None and one.whole for one in (a, b))
    return credited and bool(a.predicate) and a.predicate == b.predicate and a.subject == b.subject


def _repeats(a: Proposition, b: Proposition) -> bool:
    """Whether a page says something of one verb twice: in the headline and below it, or of one speaker."""
    if a.span.doc != b.span.doc or a.stance != b.stance or not a.predicate or a.predicate != b.predicate:
        return False
    heads = a.headline != b.headline
    return heads or (a.speaker_entity is not None and a.speaker_entity == b.speaker_entity)


def _says_of_it(a: Proposition, b: Proposition) -> bool:
    """Whether both say one thing of one subject ("is ill", "is illegal"): of a name, or on one page."""
    same = a.of_it and b.of_it and a.predicate == b.predicate and a.subject == b.subject
    return same and a.subject is not None


def _inside(a: Proposition, b: Proposition) -> bool:
    return b.span.covers(a.span) and a.predicate != b.predicate


def _contradict(a: Proposition, b: Proposition) -> bool:
    """Whether numbers, time, subjects or adjectives say that the two speak of different matters."""
    if a.numbers - b.numbers and b.numbers - a.numbers:
        return True
    if a.future != b.future or _ask_for_others(a, b):
        return True
    if a.subject != b.subject and _is_known(a) and _is_known(b):
        return True
    theirs = dict(b.modifiers)
    if any(key in theirs and not words & theirs[key] for key, words in a.modifiers):
        return True
    mine = frozenset(word for _, words in a.modifiers for word in words)
    others = frozenset(word for words in theirs.values() for word in words)
    apart = not {key for key, _ in a.modifiers} & set(theirs)
    return bool(apart and mine and others and not mine & others and a.predicate == b.predicate)


def _ask_for_others(a: Proposition, b: Proposition) -> bool:
    """Whether the same is said to be done to different things: nothing in common but names and verb."""
    mine, theirs = (
        frozenset(t for t in one.terms if not t.startswith("n-") and t not in {a.predicate, b.predicate})
        for one in (a, b)
    )
    return bool(a.predicate == b.predicate and mine and theirs and not mine & theirs)


def _is_known(one: Proposition) -> bool:
    """Whether the subject is an entity and no mere word ("it", "such a choice")."""
    return one.subject is not None and one.subject.startswith("n-")
