"""Average link over candidates: groups of things that are alike on the average, never by a chain."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from heapq import heapify, heappop, heappush

from firsthand.stages.stories.vectors import Vector, added, dot

__all__ = ["average_link"]

Allowed = Callable[[tuple[int, ...], tuple[int, ...]], bool]

_TELLING = 60  # weightiest keys of a vector by which others are found


def average_link(
    vectors: Sequence[Vector],
    threshold: float,
    crowd: int,
    allowed: Allowed = lambda _a, _b: True,
    weights: Sequence[int] | None = None,
) -> tuple[tuple[int, ...], ...]:
    """Indices of `vectors` in groups, each sorted, the groups by their first member.

    Vectors have length one, so the average likeness of two groups is the product of their sums over their
    sizes. Only things that share a weighty key that is not shared by a crowd are ever compared: there is no
    step of all with all. Two groups meet while their average likeness reaches `threshold` and `allowed` does
    not object, the likest first.
    """
    sizes = {index: (weights[index] if weights else 1) for index in range(len(vectors))}
    sums = {index: {key: value * sizes[index] for key, value in vectors[index].items()} for index in sizes}
    members: dict[int, tuple[int, ...]] = {index: (index,) for index in sizes}
    near = _candidates(vectors, crowd)
    queue = [
        (-round(dot(vectors[a], vectors[b]), 9), a, b) for a in sorted(near) for b in sorted(near[a]) if a < b
    ]
    queue = [entry for entry in queue if -entry[0] >= threshold]
    heapify(queue)
    number = len(vectors)
    while queue:
        _, a, b = heappop(queue)
        if a not in members or b not in members or not allowed(members[a], members[b]):
            continue
        members[number] = tuple(sorted((*members.pop(a), *members.pop(b))))
        sums[number] = added(sums.pop(a), sums.pop(b))
        sizes[number] = sizes.pop(a) + sizes.pop(b)
        near[number] = {c for c in near.pop(a) | near.pop(b) if c in members}
        for c in sorted(near[number]):
            near[c].add(number)
            likeness = dot(sums[number], sums[c]) / (sizes[number] * sizes[c])
            if likeness >= threshold:
                heappush(queue, (-round(likeness, 9), c, number))
        number += 1
    return tuple(sorted(members.values()))


def _candidates(vectors: Sequence[Vector], crowd: int) -> dict[int, set[int]]:
    """For each vector those that share one of its weightiest keys; keys of a crowd do not count."""
    holders: dict[str, list[int]] = defaultdict(list)
    for index, vector in enumerate(vectors):
        for key in sorted(vector, key=lambda key: (-vector[key], key))[:_TELLING]:
            holders[key].append(index)
    near: dict[int, set[int]] = {index: set() for index in range(len(vectors))}
    for key in sorted(holders):
        group = holders[key]
        if 1 < len(group) <= crowd:
            for index in group:
                near[index].update(group)
    for index, others in near.items():
        others.discard(index)
    return near
