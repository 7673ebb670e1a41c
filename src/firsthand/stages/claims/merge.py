"""Which propositions are one claim: same predicate, same subject, terms in common."""

from collections import deque
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations
from math import fsum, log

import msgspec

from firsthand.options.claims import ClaimOptions
from firsthand.stages.claims.propositions import Proposition

__all__ = ["merge"]


class _Weighed(msgspec.Struct, frozen=True):
    """A proposition with all its terms, what they weigh together, and the keys that find its like."""

    proposition: Proposition
    terms: frozenset[str]
    weight: float
    keys: tuple[tuple[str, ...], ...]


def merge(
    propositions: Iterable[Proposition], options: ClaimOptions | None = None
) -> tuple[tuple[Proposition, ...], ...]:
    """The propositions in groups of one claim each, in reading order inside and among groups.

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
    for one in (_weighed(proposition, weights, frequent) for proposition in ordered):
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
    return tuple(tuple(one.proposition for one in group) for group in groups)


def _weighed(one: Proposition, weights: Mapping[str, float], frequent: float) -> _Weighed:
    terms = _all_terms(one)
    return _Weighed(one, terms, fsum(weights[term] for term in terms), _keys(terms, weights, frequent))


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
    if len(common) < limits.least_terms:
        return 0.0
    a, b = mine.proposition, theirs.proposition
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
        told_of_same = known and len(common) > limits.least_terms
        least = limits.same_told if known else limits.same
        same = told_of_same or (share >= least and share_of_larger >= limits.same_of_larger)
    else:
        same = share_of_larger >= limits.same_loose and a.subject == b.subject
    return round(share_of_larger, 4) if same else 0.0


def _inside(a: Proposition, b: Proposition) -> bool:
    return b.span.covers(a.span) and a.predicate != b.predicate


def _contradict(a: Proposition, b: Proposition) -> bool:
    """Whether numbers, time, subjects or adjectives say that the two speak of different matters."""
    if a.numbers - b.numbers and b.numbers - a.numbers:
        return True
    if a.future != b.future:
        return True
    if a.subject != b.subject and _is_known(a) and _is_known(b):
        return True
    theirs = dict(b.modifiers)
    return any(key in theirs and not words & theirs[key] for key, words in a.modifiers)


def _is_known(one: Proposition) -> bool:
    """Whether the subject is an entity and no mere word ("it", "such a choice")."""
    return one.subject is not None and one.subject.startswith("n-")
