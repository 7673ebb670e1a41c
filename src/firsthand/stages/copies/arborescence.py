"""The best directed tree over pages when each may say how well every other one explains it."""

from collections.abc import Mapping, Sequence
from heapq import heapify, heappop, heappush

import msgspec

__all__ = ["arborescence"]

_UNIT = 10**6  # weights are summed as whole millionths, so that no rounding can decide a tie
_ROOT = 0  # the number of the node above all roots


class _Edge(msgspec.Struct, frozen=True):
    """A possible step from `tail` (the parent) to `head` (the child), by their numbers."""

    tail: int
    head: int
    weight: int


def arborescence(
    weights: Mapping[str, Mapping[str, float]], roots: Mapping[str, float]
) -> dict[str, str | None]:
    """The parent of every node in the spanning tree of greatest total weight with as few roots as can be.

    ``weights[child][parent]`` says how well the parent explains the child, ``roots[node]`` how well the node
    stands without one; both are read to six decimals. Ties are broken by name. Edmonds' algorithm in
    Tarjan's form (Networks 7, 1977; opened as in Camerini, Fratta and Maffioli 1979): it needs no recursion,
    and E log E log V steps.
    """
    nodes = sorted(roots)
    number = {node: place + 1 for place, node in enumerate(nodes)}
    between = [
        _Edge(number[parent], number[child], round(weight * _UNIT))
        for child in nodes
        for parent, weight in sorted(weights.get(child, {}).items())
        if parent in number and parent != child
    ]
    alone = [_Edge(_ROOT, number[node], round(roots[node] * _UNIT)) for node in nodes]
    penalty = 1 + sum(abs(edge.weight) for edge in (*between, *alone))
    edges = [*(_Edge(e.tail, e.head, e.weight - penalty) for e in alone), *between]
    chosen = _opened(_contracted(len(nodes), edges), len(nodes))
    return {node: nodes[tail - 1] if tail else None for node, tail in zip(nodes, chosen[1:], strict=True)}


class _Graph:
    """The graph while its cycles shrink: nodes from 1 on, contracted cycles after them."""

    def __init__(self, count: int, edges: Sequence[_Edge]) -> None:
        self.edges = edges
        self.up: list[int] = [0] * (count + 1)
        """The contracted cycle that a node lies in, 0 for none."""
        self.enter: list[int] = [-1] * (count + 1)
        """The edge that each node is entered by."""
        self.top: list[int] = list(range(count + 1))
        self.shift: list[int] = [0] * (count + 1)
        """What is to be added to every number in the heap of a node."""
        self.heaps: list[list[tuple[int, int]]] = [[] for _ in range(count + 1)]
        """The edges into each node that may still be chosen: what each one costs, and its place."""
        for place, edge in enumerate(edges):
            self.heaps[edge.head].append((-edge.weight, place))
        for heap in self.heaps:
            heapify(heap)

    def outermost(self, node: int) -> int:
        """The largest contracted cycle that holds `node`, or the node itself."""
        while self.top[node] != node:
            self.top[node] = self.top[self.top[node]]
            node = self.top[node]
        return node

    def choose(self, node: int) -> int:
        """Enter `node` by the best edge from outside it; returns where that edge comes from."""
        while True:
            negative, place = heappop(self.heaps[node])
            tail = self.outermost(self.edges[place].tail)
            if tail != node:
                self.enter[node] = place
                self.shift[node] = -negative
                return tail

    def contract(self, cycle: Sequence[int]) -> int:
        """Make one node of `cycle`: an edge into it now weighs what it would gain over the edge in place."""
        fresh = len(self.up)
        largest = max(cycle, key=lambda node: (len(self.heaps[node]), node))
        heap, shift = self.heaps[largest], self.shift[largest]
        for node in cycle:
            self.up[node] = self.top[node] = fresh
            if node != largest:
                moved = self.shift[node] - shift
                for negative, place in self.heaps[node]:
                    heappush(heap, (negative + moved, place))
                self.heaps[node] = []
        self.heaps[largest] = []
        self.up.append(0)
        self.enter.append(-1)
        self.top.append(fresh)
        self.shift.append(shift)
        self.heaps.append(heap)
        return fresh


def _contracted(count: int, edges: Sequence[_Edge]) -> _Graph:
    """Every node and every cycle entered by its best edge, until nothing but the tree is left."""
    graph = _Graph(count, edges)
    done = {_ROOT}
    for start in range(1, count + 1):
        path: list[int] = []
        on_path: set[int] = set()
        node = graph.outermost(start)
        while node not in done:
            path.append(node)
            on_path.add(node)
            node = graph.choose(node)
            if node in on_path:
                cycle = [path.pop()]
                while cycle[-1] != node:
                    cycle.append(path.pop())
                on_path.difference_update(cycle)
                node = graph.contract(cycle)
        done.update(path)
    return graph


def _opened(graph: _Graph, count: int) -> list[int]:
    """The parent of each node by its number: each cycle is broken where the tree enters it."""
    settled = [False] * len(graph.up)
    for node in range(len(graph.up) - 1, count, -1):
        if settled[node]:
            continue
        place = graph.enter[node]
        inner = graph.edges[place].head
        while inner != node:
            graph.enter[inner] = place
            settled[inner] = True
            inner = graph.up[inner]
    return [_ROOT, *(graph.edges[graph.enter[node]].tail for node in range(1, count + 1))]
