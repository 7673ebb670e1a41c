"""Which pages hang together by pairs at all: what no pair ties together can be decided apart.

Families are far smaller, and a component is never called one. But no family reaches across components, so
the work on one needs nothing of the others: a heap of any size is put together piece by piece, and new pages
touch only the components that they are tied to.
"""

from collections import defaultdict
from collections.abc import Iterable

import msgspec

from firsthand.model.copies import Kinship
from firsthand.model.span import DocId

__all__ = ["Component", "components", "united"]


class Component(msgspec.Struct, frozen=True):
    """Pages that a chain of pairs ties together, and those pairs, both sorted."""

    documents: tuple[DocId, ...]
    pairs: tuple[tuple[DocId, DocId], ...]


def components(pairs: Iterable[tuple[DocId, DocId]]) -> tuple[Component, ...]:
    """The components of `pairs`, by their first page; a page without a pair is in none."""
    head: dict[DocId, DocId] = {}
    listed = sorted(pairs)
    for a, b in listed:
        one, other = _head(a, head), _head(b, head)
        head[max(one, other)] = min(one, other)
    members: dict[DocId, set[DocId]] = defaultdict(set)
    ties: dict[DocId, list[tuple[DocId, DocId]]] = defaultdict(list)
    for a, b in listed:
        first = _head(a, head)
        members[first] |= {a, b}
        ties[first].append((a, b))
    return tuple(Component(tuple(sorted(members[first])), tuple(ties[first])) for first in sorted(members))


def _head(doc: DocId, head: dict[DocId, DocId]) -> DocId:
    """The first page of the component of `doc`; paths are halved on the way."""
    head.setdefault(doc, doc)
    while head[doc] != doc:
        head[doc] = head[head[doc]]
        doc = head[doc]
    return doc


def united(parts: Iterable[Kinship]) -> Kinship:
    """The kinship of a whole heap from that of its components, whatever their order."""
    each = tuple(parts)
    return Kinship(
        alignments=tuple(sorted(alignment for part in each for alignment in part.alignments)),
        copies=tuple(sorted((copy for part in each for copy in part.copies), key=lambda copy: copy.id)),
        families=tuple(sorted((one for part in each for one in part.families), key=lambda one: one.id)),
        origins=tuple(sorted((one for part in each for one in part.origins), key=lambda one: one.id)),
    )
