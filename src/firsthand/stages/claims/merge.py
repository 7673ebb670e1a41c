"""Which propositions are one claim: same predicate, same subject, terms in common."""

from collections.abc import Iterable, Sequence
from math import log

from firsthand.options.claims import ClaimOptions
from firsthand.stages.claims.propositions import Proposition

__all__ = ["merge"]


def merge(
    propositions: Iterable[Proposition], options: ClaimOptions | None = None
) -> tuple[tuple[Proposition, ...], ...]:
    """The propositions in groups of one claim each, in reading order inside and among groups.

    Two propositions are compared only when they share a rare term, so the work grows with what they have in
    common and not with the square of the heap. A group takes a proposition in when it matches the group's
    first member and no number stands against another.
    """
    limits = options or ClaimOptions()
    ordered = sorted(propositions, key=lambda one: (one.span, one.attribution or ""))
    weights = _weights(ordered)
    groups: list[list[Proposition]] = []
    index: dict[str, list[int]] = {}
    for one in ordered:
        near = sorted({number for term in _rare(one, weights) for number in index.get(term, ())})
        scored = [(_sameness(groups[number], one, weights, limits), -number) for number in near]
        best = max(scored, default=(0.0, 0))
        if best[0] > 0:
            groups[-best[1]].append(one)
            number = -best[1]
        else:
            groups.append([one])
            number = len(groups) - 1
        for term in _rare(one, weights):
            places = index.setdefault(term, [])
            if number not in places:
                places.append(number)
    return tuple(tuple(group) for group in groups)


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


def _rare(one: Proposition, weights: dict[str, float]) -> list[str]:
    """The six weightiest terms: enough to meet every proposition that could be the same."""
    return sorted(_all_terms(one), key=lambda term: (-weights[term], term))[:6]


def _sameness(
    group: Sequence[Proposition], one: Proposition, weights: dict[str, float], limits: ClaimOptions
) -> float:
    """How well `one` fits the group, 0 when it does not."""
    return max((_pair(member, one, weights, limits) for member in group[:8]), default=0.0)


def _pair(a: Proposition, b: Proposition, weights: dict[str, float], limits: ClaimOptions) -> float:
    if a.attribution != b.attribution and (_inside(a, b) or _inside(b, a)):
        return 0.0  # one is told inside the other: "she said that he said"
    if _contradict(a, b):
        return 0.0
    mine, theirs = _all_terms(a), _all_terms(b)
    if len(mine & theirs) < limits.least_terms:
        return 0.0
    shared = sum(weights[term] for term in sorted(mine & theirs))
    one, other = (sum(weights[term] for term in sorted(terms)) for terms in (mine, theirs))
    share, share_of_larger = shared / min(one, other), shared / max(one, other)
    if a.predicate and a.predicate == b.predicate:
        known = a.subject == b.subject and _is_known(a)
        told_of_same = known and len(mine & theirs) > limits.least_terms
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
