"""Average link over candidates: groups of things that are alike on the average, never by a chain."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from heapq import heapify, heappop, heappush, nlargest

from firsthand.stages.stories.vectors import Vector, added, dot

__all__ = ["NEAREST", "average_link", "joined", "likest", "linked", "telling"]

_TELLING = 60  # weightiest keys of a vector by which others are found
NEAREST = 40
"""The likest things that one is held against at first."""
_FAINT = 0.3  # share of the threshold below which two groups are no longer watched
_PLACES = 9  # decimals to which likeness is compared, so that the order of a sum decides nothing


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
    return joined(vectors, linked(vectors, _FAINT * threshold, crowd), threshold, times, apart)


def linked(vectors: Sequence[Vector], least: float, crowd: int) -> list[dict[int, float]]:
    """For each of `vectors` the likeness (from `least` on) of its nearest, and of those it is nearest to."""
    links: list[dict[int, float]] = [{} for _ in vectors]
    near = _nearest(vectors, crowd)
    for a, others in enumerate(near):
        for b in others:
            likeness = dot(vectors[min(a, b)], vectors[max(a, b)]) if a < b or a not in near[b] else 0.0
            if likeness >= least:
                links[a][b] = links[b][a] = likeness
    return links


def joined(
    vectors: Sequence[Vector],
    links: Sequence[Mapping[int, float]],
    threshold: float,
    times: Sequence[tuple[int, int] | None] = (),
    apart: int = 0,
) -> tuple[tuple[int, ...], ...]:
    """The groups of `average_link` where `links` says who may meet at all.

    A group of the result is the same when its members are clustered without the others: the likest two groups
    among them are joined in the same order, whatever happens elsewhere in between.
    """
    groups = _Groups(vectors, links, times, apart)
    queue = [
        (-round(groups.likeness(a, b), _PLACES), a, b)
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
                heappush(queue, (-round(likeness, _PLACES), c, number))
    return tuple(sorted(tuple(sorted(group)) for group in groups.members.values()))


class _Groups:
    """Groups by number with their sums, and how alike those are in all that have been held together."""

    def __init__(
        self,
        vectors: Sequence[Vector],
        links: Sequence[Mapping[int, float]],
        times: Sequence[tuple[int, int] | None],
        apart: int,
    ) -> None:
        self.members: dict[int, tuple[int, ...]] = {index: (index,) for index in range(len(vectors))}
        self.links: dict[int, dict[int, float]] = {index: dict(row) for index, row in enumerate(links)}
        self._sums = dict(enumerate(vectors))
        self._times = dict(enumerate(times))
        self._apart = apart
        self._next = len(vectors)

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
                self.links[number][c] = self.links[c][number] = total
        self._sums[number] = added(one, other)
        times = [span for span in (self._times.pop(a, None), self._times.pop(b, None)) if span is not None]
        if times:
            self._times[number] = (min(first for first, _ in times), max(last for _, last in times))
        return number


def telling(vector: Vector) -> list[str]:
    """The weightiest keys of `vector`, by which others are found, the weightiest first."""
    return sorted(vector, key=lambda key: (-vector[key], key))[:_TELLING]


def likest(shared: Mapping[str, float]) -> tuple[tuple[str, float], ...]:
    """The nearest of those with `shared` likeness by telling keys, each with it (rounded), nearest first."""
    ranked = sorted((-round(value, _PLACES), other) for other, value in shared.items())
    return tuple((other, -value) for value, other in ranked[:NEAREST])


def _nearest(vectors: Sequence[Vector], crowd: int) -> list[set[int]]:
    """For each vector the likest that share one of its weightiest keys; a crowd's keys do not count."""
    holders: dict[str, list[tuple[int, float]]] = defaultdict(list)
    keys = [telling(vector) for vector in vectors]
    for index, own in enumerate(keys):
        for key in own:
            holders[key].append((index, vectors[index][key]))
    near = []
    for index, own in enumerate(keys):
        shared: dict[int, float] = defaultdict(float)
        for key in own:
            if 1 < len(holders[key]) <= crowd:
                value = vectors[index][key]
                for other, weight in holders[key]:
                    shared[other] += value * weight
        shared.pop(index, None)
        found = nlargest(NEAREST, ((round(value, _PLACES), -other) for other, value in shared.items()))
        near.append({-other for _, other in found})
    return near
