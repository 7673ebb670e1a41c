"""In which order pairs are compared: each page beside its nearest relatives, so that it is read once.

A page is read when a pair first needs it and forgotten when many others have been read since. Ids say nothing
of who is related to whom: in their order the pairs of a page lie far apart where near topics chain many pages
into one component, and a page would be read again for nearly each of its pairs.
"""

from collections import defaultdict
from collections.abc import Iterable
from heapq import heappop, heappush

from firsthand.model.span import DocId

__all__ = ["tour"]


def tour(pairs: Iterable[tuple[DocId, DocId]]) -> tuple[tuple[DocId, DocId], ...]:
    """`pairs`, one behind the other as the pages of a walk meet those that it has visited before.

    The walk goes on to the page that is paired with most of the visited ones, then to the one that was
    reached last, so that it leaves no knot of relatives before all of it is visited (the maximum adjacency
    order of H. Nagamochi and T. Ibaraki, 1992). Takes about as long as sorting `pairs`.
    """
    listed = sorted(pairs)
    near: dict[DocId, list[DocId]] = defaultdict(list)
    for a, b in listed:
        near[a].append(b)
        near[b].append(a)
    visited: dict[DocId, int] = {}
    for doc in sorted(near):
        if doc not in visited:
            _walk(doc, near, visited)
    order = sorted(
        (*sorted((visited[a], visited[b]), reverse=True), number) for number, (a, b) in enumerate(listed)
    )
    return tuple(listed[number] for *_, number in order)


def _walk(first: DocId, near: dict[DocId, list[DocId]], visited: dict[DocId, int]) -> None:
    """Number all pages that pairs tie to `first`."""
    ties: dict[DocId, int] = defaultdict(int)
    queue = [(0, 0, first)]
    while queue:
        count, _, doc = heappop(queue)
        if doc in visited or -count != ties[doc]:
            continue
        visited[doc] = len(visited)
        for other in near[doc]:
            if other not in visited:
                ties[other] += 1
                heappush(queue, (-ties[other], -len(visited), other))
