"""Average link over candidates: groups of things that are alike on the average, never by a chain."""

from collections import defaultdict
from collections.abc import Sequence
from heapq import heapify, heappop, heappush, nlargest

from firsthand.stages.stories.vectors import Vector, added, dot

__all__ = ["average_link"]

_TELLING = 60  # weightiest keys of a vector by which others are found
_NEAREST = 40  # likest things that one is held against at first
_FAINT = 0.3  # share of the threshold below which two groups are no longer watched


def average_link(
    vectors: Sequence[Vector],
    threshold: float,
    crowd: int,
    times: Sequence[tuple[int, int] | None] = (),
    apart: int = 0,
) -> tuple[tuple[int, ...], ...]:
    """Indices of `vectors` in groups, each sorted, the groups by their first member.

    Vectors have length one, so the average likeness of two groups is the product of their sums over their
    sizes. Only things that share a weighty key that is not shared by a crowd are ever compared, each with a
    bounded number of others: there is no step of all with all. Two groups meet while their average likeness
    reaches `threshold`, the likest first. Where `times` gives the first and last day of each (None where it
    is unknown), groups that would last longer than `apart` days do not meet.
    """
    groups = _Groups(vectors, times, apart)
    near = _candidates(vectors, crowd)
    for a in range(len(vectors)):
        for b in near[a]:
            likeness = dot(vectors[a], vectors[b]) if a < b or a not in near[b] else 0.0
            if likeness >= _FAINT * threshold:
                groups.link(a, b, likeness)
    queue = [
        (-round(groups.likeness(a, b), 9), a, b)
        for a in range(len(vectors))
        for b in sorted(groups.links[a])
        if a < b and groups.likeness(a, b) >= threshold
    ]
    heapify(queue)
    while queue:
        _, a, b = heappop(queue)
        if a not in groups.members or b not in groups.members or groups.are_apart(a, b):
            continue
        number = groups.join(a, b, _FAINT * threshold)
        for c in sorted(groups.links[number]):
            likeness = groups.likeness(number, c)
            if likeness >= threshold:
                heappush(queue, (-round(likeness, 9), c, number))
    return tuple(sorted(tuple(sorted(group)) for group in groups.members.values()))


class _Groups:
    """Groups by number with their sums, and how alike those are in all that have been held together."""

    def __init__(
        self, vectors: Sequence[Vector], times: Sequence[tuple[int, int] | None], apart: int
    ) -> None:
        self.members: dict[int, tuple[int, ...]] = {index: (index,) for index in range(len(vectors))}
        self.links: dict[int, dict[int, float]] = {index: {} for index in range(len(vectors))}
        self._sums = dict(enumerate(vectors))
        self._times = dict(enumerate(times))
        self._apart = apart
        self._next = len(vectors)

    def link(self, a: int, b: int, likeness: float) -> None:
        """Note that all of `a` with all of `b` have `likeness` in sum."""
        self.links[a][b] = self.links[b][a] = likeness

    def likeness(self, a: int, b: int) -> float:
        """The average over all pairs."""
        return self.links[a][b] / (len(self.members[a]) * len(self.members[b]))

    def are_apart(self, a: int, b: int) -> bool:
        """Whether the two together would last too long."""
        ours, theirs = self._times.get(a), self._times.get(b)
        if ours is None or theirs is None:
            return False
        return max(ours[1], theirs[1]) - min(ours[0], theirs[0]) > self._apart

    def join(self, a: int, b: int, least: float) -> int:
        """The number of the group made of `a` and `b`; it forgets neighbours less alike than `least`."""
        number, self._next = self._next, self._next + 1
        mine, theirs = self.links.pop(a), self.links.pop(b)
        one, other = self._sums.pop(a), self._sums.pop(b)
        self.members[number] = (*self.members.pop(a), *self.members.pop(b))
        self.links[number] = {}
        for c in sorted((mine.keys() | theirs.keys()) - {a, b}):
            # Sums over pairs add up; what only one of the two was held against is worked out now.
            total = mine[c] if c in mine else dot(one, self._sums[c])
            total += theirs[c] if c in theirs else dot(other, self._sums[c])
            self.links[c].pop(a, None)
            self.links[c].pop(b, None)
            if total >= least * len(self.members[number]) * len(self.members[c]):
                self.link(number, c, total)
        self._sums[number] = added(one, other)
        times = [span for span in (self._times.pop(a, None), self._times.pop(b, None)) if span is not None]
        if times:
            self._times[number] = (min(first for first, _ in times), max(last for _, last in times))
        return number


def _candidates(vectors: Sequence[Vector], crowd: int) -> list[set[int]]:
    """For each vector the likest that share one of its weightiest keys; a crowd's keys do not count."""
    holders: dict[str, list[tuple[int, float]]] = defaultdict(list)
    telling = [sorted(vector, key=lambda key: (-vector[key], key))[:_TELLING] for vector in vectors]
    for index, keys in enumerate(telling):
        for key in keys:
            holders[key].append((index, vectors[index][key]))
    near = []
    for index, keys in enumerate(telling):
        shared: dict[int, float] = defaultdict(float)
        for key in keys:
            if 1 < len(holders[key]) <= crowd:
                value = vectors[index][key]
                for other, weight in holders[key]:
                    shared[other] += value * weight
        shared.pop(index, None)
        likest = nlargest(_NEAREST, ((round(value, 9), -other) for other, value in shared.items()))
        near.append({-other for _, other in likest})
    return near
