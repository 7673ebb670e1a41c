"""Which units stand near each other once some have come or gone: lookups of their telling words alone."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from firsthand.increment.draft import Draft
from firsthand.increment.units import Units
from firsthand.options.stories import StoriesOptions
from firsthand.shelf import Link, Near, Posting, Unit
from firsthand.stages import stories
from firsthand.text.shingles import word_hash

__all__ = ["near", "postings"]

_SLACK = 1e-8
"""What two sums of the same numbers in another order may differ by."""


def postings(units: Iterable[Unit]) -> list[Posting]:
    """The telling words and names of `units` with their weights."""
    return [
        Posting(key, 0, unit.id, weight)
        for unit in units
        for key, weight in sorted((_key(word), unit.vector[word]) for word in stories.telling(unit.vector))
    ]


def near(draft: Draft, change: Units) -> frozenset[str]:
    """Put what stands near each unit as it is after `change`; the units whose links are other than before."""
    options = StoriesOptions()
    keyed = _Keyed(draft, change, options.crowd)
    moved = {*change.new, *keyed.affected()}
    nearest: dict[str, tuple[str, ...]] = {}
    rows: dict[str, Near] = {}
    units = draft.values(Unit, moved)
    keyed.fetch(units.values())
    for each in sorted(moved):
        found = keyed.likest(units[each])
        nearest[each] = tuple(other for other, _ in found)
        floor = found[-1][1] if len(found) == stories.NEAREST else 0.0
        rows[each] = Near(id=each, nearest=nearest[each], floor=floor)
    old = draft.values(Near, {*moved, *change.gone})
    links = _links(draft, nearest, old, change, options.story)
    for each in moved:
        draft.put(_linked(rows[each], links[each]))
    draft.drop(Near, sorted(change.gone.keys() - change.new.keys()))
    around = {link.unit for one in old.values() for link in one.links}
    around |= {other for found in links.values() for other in found}
    changed = {each for each in moved if each in change.new or _of(old[each]) != links[each]}
    for each, one in draft.values(Near, around - moved - change.gone.keys()).items():
        kept = {o: v for o, v in _of(one).items() if o not in moved and o not in change.gone}
        kept |= {other: links[other][each] for other in moved if each in links[other]}
        if kept != _of(one):
            changed.add(each)
            draft.put(_linked(one, kept))
    return frozenset(changed)


def _links(
    draft: Draft,
    nearest: Mapping[str, tuple[str, ...]],
    old: Mapping[str, Near],
    change: Units,
    least: float,
) -> dict[str, dict[str, float]]:
    """For each unit of `nearest` those near enough that it names or is named by, with the likeness."""
    named: dict[str, set[str]] = {each: set(others) for each, others in nearest.items()}
    for each, others in nearest.items():
        for other in others:
            if other in named:
                named[other].add(each)
    before = {
        each: {link.unit for link in old[each].links} - nearest.keys() - change.gone.keys()
        for each in nearest
        if each in old and each not in change.new
    }
    beside = draft.values(Near, {other for found in before.values() for other in found})
    for each, found in before.items():
        named[each] |= {other for other in found if each in beside[other].nearest}
    vectors = draft.values(Unit, {*named, *(other for found in named.values() for other in found)})
    links: dict[str, dict[str, float]] = {each: {} for each in nearest}
    for each in sorted(named):
        for other in sorted(named[each]):
            first, second = sorted((each, other))
            likeness = stories.likeness(vectors[first].vector, vectors[second].vector)
            if likeness >= least:
                links[each][other] = likeness
    return links


class _Keyed:
    """The telling keys of units that come and go, and who holds them before and after."""

    def __init__(self, draft: Draft, change: Units, crowd: int) -> None:
        self._draft = draft
        self._change = change
        self._crowd = crowd
        self._before: dict[int, dict[str, float] | None] = {}
        self._after: dict[int, dict[str, float] | None] = {}
        self._new: dict[int, dict[str, float]] = defaultdict(dict)
        for posting in postings(change.new.values()):
            self._new[posting.key][posting.holder] = posting.weight
        self.fetch((*change.new.values(), *change.gone.values()))

    def fetch(self, units: Iterable[Unit]) -> None:
        """Look up the keys of `units`; a key of a crowd has no holders."""
        keys = sorted(
            {_key(word) for unit in units for word in stories.telling(unit.vector)} - self._after.keys()
        )
        gone = self._change.gone
        for key, held in self._draft.shelf.held("units", keys, self._crowd + len(gone)).items():
            before = {posting.holder: posting.weight for posting in held.postings}
            after = {each: weight for each, weight in before.items() if each not in gone} | self._new[key]
            many = held.count > self._crowd + len(gone)
            self._before[key] = None if held.count > self._crowd else before
            self._after[key] = None if many or len(after) > self._crowd else after

    def affected(self) -> set[str]:
        """The units that stay and may name others than before."""
        change = self._change
        found: set[str] = set()
        for key, before in self._before.items():
            after = self._after[key]
            if (before is None) != (after is None):
                found |= (before or after or {}).keys()
        shared = [
            *(self._shared(unit, self._after) for unit in change.new.values()),
            *(self._shared(unit, self._before) for unit in change.gone.values()),
        ]
        stay = {each for scores in shared for each in scores} - change.new.keys() - change.gone.keys()
        floors = self._draft.values(Near, stay)
        for scores in shared:
            found |= {
                each
                for each, score in scores.items()
                if each in floors and score >= floors[each].floor - _SLACK
            }
        return found - change.new.keys() - change.gone.keys()

    def likest(self, unit: Unit) -> tuple[tuple[str, float], ...]:
        """The units that `unit` names, the nearest first, each with the likeness by telling keys."""
        return stories.likest(self._shared(unit, self._after))

    def _shared(self, unit: Unit, held: Mapping[int, Mapping[str, float] | None]) -> dict[str, float]:
        shared: dict[str, float] = defaultdict(float)
        for word in stories.telling(unit.vector):
            value = unit.vector[word]
            for other, weight in (held[_key(word)] or {}).items():
                shared[other] += value * weight
        shared.pop(unit.id, None)
        return shared


def _of(one: Near) -> dict[str, float]:
    return {link.unit: link.likeness for link in one.links}


def _linked(one: Near, links: Mapping[str, float]) -> Near:
    found = tuple(sorted(Link(other, likeness) for other, likeness in links.items()))
    return Near(id=one.id, nearest=one.nearest, floor=one.floor, links=found)


def _key(word: str) -> int:
    """A word or name as a signed number of 8 bytes."""
    value = word_hash(word)
    return value - (1 << 64) if value >> 63 else value
