"""Average link over a sparse table of pair scores: groups that hold together, never a chain of neighbours."""

from collections.abc import Mapping, Sequence
from heapq import heapify, heappop, heappush

from firsthand.model.span import DocId
from firsthand.options.copies import CopiesOptions
from firsthand.stages.copies.compare import Comparison

__all__ = ["Linkage"]


class Linkage:
    """One clustering: `twins` are the pages by the one that stands for them, `near` who was compared."""

    def __init__(
        self,
        twins: Mapping[DocId, Sequence[DocId]],
        near: Mapping[DocId, Mapping[DocId, Comparison]],
        options: CopiesOptions,
    ) -> None:
        """Begin with one group for each page that stands for itself and its twins."""
        self._options = options
        leaders = sorted(twins)
        self._members: dict[int, tuple[DocId, ...]] = {i: (doc,) for i, doc in enumerate(leaders)}
        self._inner = dict.fromkeys(self._members, 0.0)
        place = {doc: i for i, leader in enumerate(leaders) for doc in twins[leader]}
        self._sums: dict[int, dict[int, float]] = {i: {} for i in self._members}
        for doc, i in place.items():
            row = self._sums[i]
            for other, met in near.get(doc, {}).items():
                j = place.get(other, i)
                if j != i and met.score > row.get(j, 0.0):
                    row[j] = met.score
        for i, row in self._sums.items():
            for j, score in row.items():
                self._sums[j][i] = max(score, self._sums[j].get(i, 0.0))

    def groups(self) -> tuple[tuple[DocId, ...], ...]:
        """The groups once nothing more may be joined, by the pages that stand for their twins."""
        queue = [(-score, i, j) for i, row in self._sums.items() for j, score in row.items() if i < j]
        heapify(queue)
        while queue:
            negative, i, j = heappop(queue)
            if -negative < self._options.family:
                break
            if i not in self._members or j not in self._members:
                continue
            if abs(self._mean(i, j) + negative) > 1e-12 or self._is_looser(i, j):
                continue
            self._join(i, j)
            for third in sorted(self._sums[i]):
                mean = self._mean(i, third)
                if mean >= self._options.family:
                    heappush(queue, (-mean, min(i, third), max(i, third)))
        return tuple(sorted(self._members.values()))

    def _mean(self, i: int, j: int) -> float:
        pairs = len(self._members[i]) * len(self._members[j])
        return round(self._sums[i].get(j, 0.0) / pairs, 12)

    def _is_looser(self, i: int, j: int) -> bool:
        """Whether the groups hold together so well that the link between them is none of their kind."""
        one, other = self._cohesion(i), self._cohesion(j)
        if one is None or other is None:
            return self._mean(i, j) < self._options.stray * (one or other or 0.0)
        return self._mean(i, j) < self._options.cohesion * min(one, other)

    def _cohesion(self, i: int) -> float | None:
        """The mean score within a group; none of a single page."""
        size = len(self._members[i])
        return self._inner[i] / (size * (size - 1) / 2) if size > 1 else None

    def _join(self, i: int, j: int) -> None:
        """Move group `j` into group `i`."""
        self._inner[i] += self._inner.pop(j) + self._sums[i].get(j, 0.0)
        self._members[i] = tuple(sorted((*self._members[i], *self._members.pop(j))))
        for other, score in self._sums.pop(j).items():
            self._sums[other].pop(j)
            if other != i:
                self._sums[i][other] = self._sums[i].get(other, 0.0) + score
                self._sums[other][i] = self._sums[i][other]
