"""Who copied whom inside a family: trees over witnesses.

`arborescence` finds the best directed tree when each page may say how well each other one explains it;
`stemma` finds an undirected tree over aligned readings, where a long gap is missing data and no difference.
"""

from collections.abc import Mapping, Sequence
from itertools import combinations

__all__ = ["arborescence", "stemma"]

Reading = tuple[int, int]
"""An aligned place and the code of the word that stands there; a code below zero is a gap."""

_LONG_GAP = 8  # places in a row without text: a lost leaf, not a changed word


def arborescence(
    weights: Mapping[str, Mapping[str, float]], roots: Mapping[str, float]
) -> dict[str, str | None]:
    """The parent of every node in the spanning tree of greatest total weight with exactly one root.

    ``weights[child][parent]`` says how well the parent explains the child, ``roots[node]`` how well the node
    stands without one. Edmonds' algorithm; ties are broken by name.
    """
    nodes = sorted(roots)
    penalty = 1.0 + sum(abs(w) for row in weights.values() for w in row.values())
    penalty += sum(abs(weight) for weight in roots.values())
    number = {node: place + 1 for place, node in enumerate(nodes)}
    edges = [(0, number[node], roots[node] - penalty) for node in nodes]
    edges += [
        (number[parent], number[child], weight)
        for child in nodes
        for parent, weight in sorted(weights.get(child, {}).items())
        if parent in number and parent != child
    ]
    chosen = _edmonds(len(nodes) + 1, edges)
    return {node: nodes[chosen[number[node]] - 1] if chosen[number[node]] else None for node in nodes}


def _edmonds(count: int, edges: Sequence[tuple[int, int, float]]) -> dict[int, int]:
    """Parent of each node but 0 in the maximum spanning arborescence rooted in 0."""
    best: dict[int, tuple[float, int, int]] = {}
    for place, (tail, head, weight) in enumerate(edges):
        if head and tail != head and (head not in best or weight > best[head][0]):
            best[head] = (weight, tail, place)
    cycle = _cycle(count, best)
    if not cycle:
        return {head: tail for head, (_, tail, _) in best.items()}
    inside = set(cycle)
    fresh = count
    reduced, source = [], []
    for place, (tail, head, weight) in enumerate(edges):
        if tail in inside and head in inside:
            continue
        gain = weight - best[head][0] if head in inside else weight
        reduced.append((fresh if tail in inside else tail, fresh if head in inside else head, gain))
        source.append(place)
    return _unfold(edges, reduced, source, best, inside, fresh)


def _unfold(
    edges: Sequence[tuple[int, int, float]],
    reduced: Sequence[tuple[int, int, float]],
    source: Sequence[int],
    best: Mapping[int, tuple[float, int, int]],
    inside: set[int],
    fresh: int,
) -> dict[int, int]:
    """Solve the graph in which a cycle has become one node, and open the cycle where the tree enters it."""
    inner = _edmonds(fresh + 1, reduced)
    chosen: dict[int, int] = {}
    strongest: dict[tuple[int, int], tuple[float, int]] = {}
    for (tail, head, weight), place in zip(reduced, source, strict=True):
        key = (tail, head)
        if key not in strongest or weight > strongest[key][0]:
            strongest[key] = (weight, place)
    for head, tail in inner.items():
        real_tail, real_head, _ = edges[strongest[tail, head][1]]
        chosen[real_head] = real_tail
    for node in inside:
        chosen.setdefault(node, best[node][1])
    return chosen


def _cycle(count: int, best: Mapping[int, tuple[float, int, int]]) -> list[int]:
    """One cycle among the best edges, or nothing."""
    state = [0] * (count + 1)
    for start in sorted(best):
        path, node = [], start
        while node in best and state[node] == 0:
            state[node] = 1
            path.append(node)
            node = best[node][1]
        if node in path:
            return path[path.index(node) :]
        for passed in path:
            state[passed] = 2
    return []


def stemma(matrix: Mapping[str, Sequence[Reading]]) -> tuple[tuple[str, str], ...]:
    """The tree of witnesses with the least difference along its edges, as sorted pairs of names.

    ``matrix[name]`` holds the readings of a witness by aligned place. The distance of two witnesses is
    the share of places with different readings among those where neither has a long gap: what a copyist
    lost by a torn leaf says nothing about whom he copied. Extant witnesses are inner nodes of the tree.
    """
    places = sorted({place for readings in matrix.values() for place, _ in readings})
    rows = {name: _row(dict(readings), places) for name, readings in sorted(matrix.items())}
    edges = sorted(
        (_distance(rows[one], rows[other]), one, other) for one, other in combinations(sorted(rows), 2)
    )
    group = {name: name for name in rows}
    tree = []
    for _, one, other in edges:
        left, right = group[one], group[other]
        if left != right:
            tree.append((one, other))
            group = {name: left if head == right else head for name, head in group.items()}
    return tuple(sorted(tree))


def _row(readings: Mapping[int, int], places: Sequence[int]) -> list[int | None]:
    """Readings by place, -1 for a word left out, None inside a long gap."""
    row: list[int | None] = [max(-1, readings.get(place, -1)) for place in places]
    start = 0
    while start < len(row):
        end = start
        while end < len(row) and row[end] == -1:
            end += 1
        if end - start >= _LONG_GAP:
            row[start:end] = [None] * (end - start)
        start = max(end, start + 1)
    return row


def _distance(one: Sequence[int | None], other: Sequence[int | None]) -> float:
    both = [(a, b) for a, b in zip(one, other, strict=True) if a is not None and b is not None]
    return round(sum(a != b for a, b in both) / len(both), 12) if both else 1.0
