"""What two pages of a family have in common, what each has alone, and who else in the family has it.

The shared-error method of textual criticism on running text: a reading is a three-word shingle. Where a page
has another reading than its supposed parent, and further pages have that reading too, it was hardly made on
the way from the one to the other. Readings in aligned passages are changes of something, the others are
passages that were added or left out.
"""

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from math import log, log1p

import msgspec
import numpy as np
from numpy.typing import NDArray

from firsthand.model.document import Document
from firsthand.model.span import DocId, Span
from firsthand.stages.copies.clock import Interval, hours, interval
from firsthand.stages.copies.compare import Comparison
from firsthand.stages.copies.marks import Marks, marks
from firsthand.stages.copies.witness import Witness, witnesses
from firsthand.text.shingles import Hashes, join

__all__ = ["MEASURES", "SIGNALS", "Leaf", "leaves", "only_theirs", "readings"]

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]

MEASURES = (
    "held_child",
    "held_parent",
    "share_child",
    "share_parent",
    "known_changes_child",
    "known_changes_parent",
    "usual_changes_child",
    "usual_changes_parent",
    "known_extras_child",
    "known_extras_parent",
    "usual_extras_child",
    "usual_extras_parent",
    "rarer",
    "plainer",
    "quotes_child",
    "quotes_parent",
    "details_child",
    "details_parent",
    "longer",
    "credits_child",
    "credits_parent",
    "hedged",
    "placed",
    "lower",
    "undated",
    "dated_later",
    "dated_much_later",
    "dated_soon_after",
    "dated_long_after",
)
"""What is measured of a child and its supposed parent, in this order.

Shares (0 to 1) of a page's readings, weighted by rarity: ``held`` in the other page, ``share`` of wording in
aligned passages, ``usual_changes`` of readings in aligned passages that the other page lacks, each times the
share of the family that has it, ``usual_extras`` the same outside aligned passages. ``known`` ones are
counted instead: the logarithm of how many such readings at least one further page has. ``rarer``: how much
rarer the child's own words are; ``plainer``: by how much the parent has more words of every day. ``quotes``:
the share of a page's quoted readings that the other has, ``details`` the same of its names and figures,
``credits`` how many outlets it leans on that the other does not name (at most 3, as thirds). ``longer``: the
logarithm of how many times longer the parent is; ``hedged``: how many more of the child's sentences are
hedged; ``placed``: 1 where the parent alone has a dateline, -1 where the child alone; ``lower``: how much
further down the child has what both have. The dates are 0 or 1.
"""

SIGNALS: Mapping[str, str] = {
    "held_child": "held",
    "held_parent": "held",
    "share_child": "held",
    "share_parent": "held",
    "known_changes_child": "readings",
    "known_changes_parent": "readings",
    "usual_changes_child": "readings",
    "usual_changes_parent": "readings",
    "known_extras_child": "passages",
    "known_extras_parent": "passages",
    "usual_extras_child": "passages",
    "usual_extras_parent": "passages",
    "rarer": "words",
    "plainer": "words",
    "quotes_child": "quotes",
    "quotes_parent": "quotes",
    "details_child": "details",
    "details_parent": "details",
    "longer": "details",
    "credits_child": "credits",
    "credits_parent": "credits",
    "hedged": "hedges",
    "placed": "dateline",
    "lower": "order",
    "undated": "time",
    "dated_later": "time",
    "dated_much_later": "time",
    "dated_soon_after": "time",
    "dated_long_after": "time",
}
"""The signal that each measure adds to."""

_PLAIN = 0.7  # rarity of a word that stands in half of all articles
_SOON = 48.0  # hours
_LONG = 240.0  # hours
_MOST = 3  # outlets that count
_SEAM = 2  # readings of a sentence that reach into the next one


class Leaf(msgspec.Struct, frozen=True, eq=False, kw_only=True):
    """One page of a family: its distinct readings, sorted by key."""

    witness: Witness
    marks: Marks
    keys: Hashes
    loads: Floats
    sentences: NDArray[np.int64]  # where each reading stands first
    known: NDArray[np.int64]  # how many pages of the family have it
    mass: float
    plain: float  # share of words of every day
    dated: Interval | None
    pages: int  # of the family


def leaves(documents: Sequence[Document]) -> dict[DocId, Leaf]:
    """The pages of one family, by id."""
    sides = witnesses(documents)
    found = [_readings_of(side) for side in sides]
    known, counts = np.unique(np.concatenate([keys for keys, _, _ in found]), return_counts=True)
    return {
        side.document.id: Leaf(
            witness=side,
            marks=marks(side),
            keys=keys,
            loads=loads,
            sentences=sentences,
            known=counts[np.searchsorted(known, keys)],
            mass=max(1e-9, float(loads.sum())),
            plain=float((side.rare[side.rows] < _PLAIN).mean()) if len(side.rows) else 0.0,
            dated=interval(side.document.published),
            pages=len(documents),
        )
        for side, (keys, loads, sentences) in zip(sides, found, strict=True)
    }


def _readings_of(side: Witness) -> tuple[Hashes, Floats, NDArray[np.int64]]:
    """Distinct readings, the weight of each, and the sentence in which it stands first."""
    running = join(side.vocabulary[side.rows], 3)
    if not len(running):
        return running, np.empty(0), np.empty(0, dtype=np.int64)
    rare = side.rare[side.rows]
    keys, first = np.unique(running, return_index=True)
    return keys, (rare[:-2] + rare[1:-1] + rare[2:])[first], side.owners[first + 1]


def readings(met: Comparison, a: Leaf, b: Leaf) -> tuple[Floats, Floats]:
    """The measures of `a` as a copy of `b`, and of `b` as a copy of `a`; `met` has the sides as named."""
    at_a, at_b = _meet(a.keys, b.keys)
    named_a, named_b = _meet(a.marks.details, b.marks.details)
    side_a = _side(a, (at_a, named_a), met.share_a, [k.a for k in met.alignments], b)
    side_b = _side(b, (at_b, named_b), met.share_b, [k.b for k in met.alignments], a)
    rarer = met.strange_a - met.strange_b
    return (
        _measures((side_a, side_b), rarer, (a, b)),
        _measures((side_b, side_a), -rarer, (b, a)),
    )


def _meet(a: Hashes, b: Hashes) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Places of the numbers that two sorted lists of distinct numbers have in common, in both."""
    if not len(a) or not len(b):
        return np.empty(0, dtype=np.int64), np.empty(0, dtype=np.int64)
    at = np.searchsorted(b, a)
    at[at == len(b)] = 0
    hit = np.flatnonzero(b[at] == a)
    return hit, at[hit]


class _Side(msgspec.Struct, frozen=True):
    """What one page has, against one other page."""

    held: float
    share: float
    known_changes: float
    usual_changes: float
    known_extras: float
    usual_extras: float
    quotes: float
    details: float
    credits: float
    depth: float


def _side(
    leaf: Leaf,
    common: tuple[NDArray[np.int64], NDArray[np.int64]],
    share: float,
    aligned: Sequence[Span],
    other: Leaf,
) -> _Side:
    """What `leaf` has against `other`; `common` are its readings and its details that the other has too."""
    held = np.zeros(len(leaf.keys), dtype=bool)
    held[common[0]] = True
    spoken = leaf.witness.quoted
    quotes = float(leaf.loads[spoken].sum())
    details = float(leaf.marks.loads.sum())
    cited, named = leaf.witness.cited, other.witness.cited
    inside = _passages(leaf, aligned)[leaf.sentences]
    usual = leaf.loads * (leaf.known - 1) / max(1, leaf.pages - 1)
    known = leaf.known > 1
    return _Side(
        held=float(leaf.loads[held].sum()) / leaf.mass,
        share=share,
        known_changes=log1p(float((~held & inside & known).sum()) / 3),
        usual_changes=float(usual[~held & inside].sum()) / leaf.mass,
        known_extras=log1p(float((~held & ~inside & known).sum()) / 3),
        usual_extras=float(usual[~held & ~inside].sum()) / leaf.mass,
        quotes=float(leaf.loads[spoken & held].sum()) / quotes if quotes else 0.0,
        details=float(leaf.marks.loads[common[1]].sum()) / details if details else 0.0,
        credits=min(_MOST, len(cited.firm - named.firm - named.loose)) / _MOST,
        depth=_depth(leaf, aligned),
    )


def _depth(leaf: Leaf, aligned: Sequence[Span]) -> float:
    """How far down the page its aligned passages stand in the mean: 0 at the top, 1 at the end."""
    if not aligned:
        return 0.5
    end = leaf.witness.places[-1][1]
    whole = sum(span.end - span.start for span in aligned)
    return sum((span.start + span.end) / 2 * (span.end - span.start) for span in aligned) / (whole * end)


def _passages(leaf: Leaf, aligned: Iterable[Span]) -> Flags:
    """Which sentences of a page lie in aligned passages."""
    starts = [start for start, _ in leaf.witness.places]
    flags = np.zeros(len(starts), dtype=bool)
    for span in aligned:
        flags[max(0, bisect_right(starts, span.start) - 1) : bisect_right(starts, span.end - 1)] = True
    return flags


def _measures(
    sides: tuple[_Side, _Side],
    rarer: float,
    pair: tuple[Leaf, Leaf],
) -> Floats:
    """All `MEASURES` of a child and a parent, in their order; `sides` and `pair` have the child first."""
    mine, theirs = sides
    child, parent = pair
    after = hours(child.dated, parent.dated)
    gap = after or 0.0
    return np.array(
        [
            mine.held,
            theirs.held,
            mine.share,
            theirs.share,
            mine.known_changes,
            theirs.known_changes,
            mine.usual_changes,
            theirs.usual_changes,
            mine.known_extras,
            theirs.known_extras,
            mine.usual_extras,
            theirs.usual_extras,
            rarer,
            parent.plain - child.plain,
            mine.quotes,
            theirs.quotes,
            mine.details,
            theirs.details,
            log((parent.mass + 1) / (child.mass + 1)),
            mine.credits,
            theirs.credits,
            child.marks.hedges - parent.marks.hedges,
            float(parent.marks.placed) - float(child.marks.placed),
            mine.depth - theirs.depth,
            after is None,
            gap < 0,
            gap < -_SOON,
            0 < gap <= _SOON,
            gap > _LONG,
        ],
        dtype=np.float64,
    )


def only_theirs(child: Leaf, parent: Leaf, most: int) -> tuple[Span, ...]:
    """The first `most` sentences of `child` with readings that the two have and no other page has."""
    if child.pages <= 2:
        return ()
    at, _ = _meet(child.keys, parent.keys)
    places, counts = np.unique(child.sentences[at[child.known[at] == 2]], return_counts=True)
    places = places[counts > _SEAM]
    doc = child.witness.document.id
    return tuple(Span(doc, *child.witness.places[int(place)]) for place in places[:most])
