"""Two pages side by side: which passages render each other, and how much of each the other explains."""

from collections.abc import Iterator, Sequence

import msgspec
import numpy as np

from firsthand.model.copies import Alignment
from firsthand.model.document import Document
from firsthand.model.span import DocId, Span
from firsthand.options.copies import CopiesOptions
from firsthand.stages.copies.likeness import Likeness, likenesses
from firsthand.stages.copies.passages import Passages, aligned
from firsthand.stages.copies.witness import Witness, witnesses
from firsthand.text.pairs import Pairs

__all__ = ["Comparison", "compare", "compared", "flipped", "matters"]

_PAGES = 32  # compared at once: enough that calls cost little, few enough that the tables stay small
_TABLE = 4_000_000  # numbers in a table of one batch
_WINDOW = 128  # pairs whose pages are made ready at once
_NOTHING = Passages()


class Comparison(msgspec.Struct, frozen=True, kw_only=True):
    """What two pages have in common; every share is 0 to 1 and weighted by the rarity of words.

    ``held_a`` is the share of `a`'s three-word shingles that stand in `b` (``held_b`` the other way round),
    ``share_a`` the share of `a`'s wording that lies in passages aligned with `b`, ``told_a`` the same outside
    quotation marks, ``topic`` the closeness of the vocabularies, ``strange_a`` the mean rarity of the words
    that `a` alone has in aligned passages, ``credits`` the outlets that both lean on. ``score`` says how
    surely the two have one upstream, ``taken`` how surely wording of one was taken into the other.
    Pages that cannot be kin are not aligned: then all that comes from passages is 0.
    """

    a: DocId
    b: DocId
    alignments: tuple[Alignment, ...]
    held_a: float
    held_b: float
    share_a: float
    share_b: float
    told_a: float
    told_b: float
    topic: float
    strange_a: float
    strange_b: float
    credits: tuple[str, ...] = ()
    taken: float = 0.0
    score: float


def compare(a: Document, b: Document, options: CopiesOptions | None = None) -> Comparison:
    """Align `a` with `b`; symmetric but for the names of the sides."""
    return compared([(a, b)], options)[0]


def compared(
    pairs: Sequence[tuple[Document, Document]], options: CopiesOptions | None = None
) -> tuple[Comparison, ...]:
    """`compare` for each of `pairs`, in their order.

    Much faster than one by one, above all where neighbouring pairs have pages in common.
    """
    options = options or CopiesOptions()
    return tuple(found for batch in _batches(pairs) for found in _compared(*batch, options))


def _batches(pairs: Sequence[tuple[Document, Document]]) -> Iterator[tuple[list[Witness], Pairs]]:
    """The pages of neighbouring pairs, and the pairs by the numbers of their pages."""
    numbers: dict[DocId, int] = {}
    sides: list[Witness] = []
    met: list[tuple[int, int]] = []
    words = cells = 0
    for pair, ready in _ready(pairs):
        words += sum(len(one.rows) for one in ready if one.document.id not in numbers)
        cells += len(ready[0].places) * len(ready[1].places)
        if met and (len(sides) >= _PAGES or words * (len(sides) + 2) > _TABLE or cells > _TABLE):
            yield sides, _pairs(met)
            numbers, sides, met = {}, [], []
            words, cells = sum(len(one.rows) for one in ready), len(ready[0].places) * len(ready[1].places)
        for one in ready:
            if numbers.setdefault(one.document.id, len(sides)) == len(sides):
                sides.append(one)
        met.append((numbers[pair[0].id], numbers[pair[1].id]))
    if met:
        yield sides, _pairs(met)


def _ready(
    pairs: Sequence[tuple[Document, Document]],
) -> Iterator[tuple[tuple[Document, Document], list[Witness]]]:
    """Each of `pairs` with its pages made ready, many pages at once."""
    for start in range(0, len(pairs), _WINDOW):
        window = pairs[start : start + _WINDOW]
        pages = {id(document): document for pair in window for document in pair}
        ready = dict(zip(pages, witnesses(pages.values()), strict=True))
        for pair in window:
            yield pair, [ready[id(document)] for document in pair]


def _pairs(met: Sequence[tuple[int, int]]) -> Pairs:
    left, right = np.array(met, dtype=np.int64).reshape(-1, 2).T
    return Pairs(left, right)


def _compared(sides: Sequence[Witness], pairs: Pairs, options: CopiesOptions) -> Iterator[Comparison]:
    """The comparison of each of `pairs` of `sides`; those that cannot be kin are not aligned."""
    alike = likenesses(sides, pairs)
    near = np.array([k.score >= options.kin or k.common >= options.passage for k in alike.found], dtype=bool)
    chosen = Pairs(pairs.left[near], pairs.right[near])
    passages = (
        aligned(sides, chosen, alike.keys.of(near), alike.words.of(near), options) if near.any() else ()
    )
    found = iter(passages)
    for a, b, is_near, each in zip(
        pairs.left.tolist(), pairs.right.tolist(), near.tolist(), alike.found, strict=True
    ):
        yield _comparison(sides[a], sides[b], each, next(found) if is_near else _NOTHING)


def _comparison(one: Witness, other: Witness, alike: Likeness, passages: Passages) -> Comparison:
    a, b = one.document.id, other.document.id
    return Comparison(
        a=a,
        b=b,
        alignments=tuple(
            Alignment(
                Span(a, one.places[start_a][0], one.places[end_a - 1][1]),
                Span(b, other.places[start_b][0], other.places[end_b - 1][1]),
                score,
            )
            for start_a, end_a, start_b, end_b, score in passages.links
        ),
        held_a=round(alike.held_a, 4),
        held_b=round(alike.held_b, 4),
        share_a=round(passages.a.share, 4),
        share_b=round(passages.b.share, 4),
        told_a=round(passages.a.told, 4),
        told_b=round(passages.b.told, 4),
        topic=round(alike.topic, 4),
        strange_a=round(passages.a.strange, 4),
        strange_b=round(passages.b.strange, 4),
        credits=alike.credits,
        taken=round(passages.taken, 4),
        score=round(alike.score, 4),
    )


def matters(comparison: Comparison, options: CopiesOptions | None = None) -> bool:
    """Whether anything can follow from it: strangers without a passage in common may be forgotten."""
    return bool(comparison.alignments) or comparison.score >= (options or CopiesOptions()).kin


def flipped(comparison: Comparison) -> Comparison:
    """The same comparison with its sides exchanged."""
    c = comparison
    return Comparison(
        a=c.b,
        b=c.a,
        alignments=tuple(sorted(Alignment(k.b, k.a, k.score) for k in c.alignments)),
        held_a=c.held_b,
        held_b=c.held_a,
        share_a=c.share_b,
        share_b=c.share_a,
        told_a=c.told_b,
        told_b=c.told_a,
        topic=c.topic,
        strange_a=c.strange_b,
        strange_b=c.strange_a,
        credits=c.credits,
        taken=c.taken,
        score=c.score,
    )
