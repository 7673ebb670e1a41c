"""Which pairs of documents are worth comparing once some have come or gone, and what the new pairs share."""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from itertools import chain

from firsthand.engines import Engine, Failed
from firsthand.increment.draft import Draft
from firsthand.increment.postings import Keyed
from firsthand.model.span import DocId
from firsthand.options.copies import CopiesOptions
from firsthand.pipeline import Progress, compared
from firsthand.shelf import Alone, Met, Text, Ties
from firsthand.stages import copies

__all__ = ["pairs"]

_BATCH = 1024
"""Pairs that are compared and kept at once."""

Pair = tuple[DocId, DocId]


def pairs(
    draft: Draft, fresh: Collection[DocId], gone: Collection[DocId], engine: Engine, told: Progress
) -> frozenset[DocId]:
    """Put the ties of documents as they are with `fresh` and without `gone`; whose kin is now another.

    What new pairs have in common is kept at once, so that nothing is compared twice after a crash. `fresh`
    are on the shelf already, `gone` still.
    """
    change = _Change(draft, fresh, gone)
    old, new = change.pairs()
    _meet(draft, sorted(new - old), engine, told)
    met = draft.values(Met, (Met.key(a, b) for a, b in new - old))
    ties = draft.values(Ties, {*chain.from_iterable(old ^ new), *fresh, *gone})
    rows = {
        doc: _Row(ties.get(doc, Ties(id=doc)))
        for doc in sorted({*ties, *fresh, *chain.from_iterable(old ^ new)})
    }
    for a, b in sorted(old - new):
        rows[a].lose(b)
        rows[b].lose(a)
        draft.drop(Met, [Met.key(a, b)])
    for a, b in sorted(new - old):
        rows[a].gain(b, met[Met.key(a, b)])
        rows[b].gain(a, met[Met.key(a, b)])
    moved = {doc for doc, row in rows.items() if row.kin != set(ties.get(doc, Ties(id=doc)).kin)}
    for doc, row in rows.items():
        if doc not in gone:
            draft.put(row.value(doc))
    draft.drop(Ties, gone)
    return frozenset((moved | set(fresh)) - set(gone))


class _Row:
    """The ties of one document while they change."""

    def __init__(self, ties: Ties) -> None:
        self.candidates = set(ties.candidates)
        self.kin = set(ties.kin)
        self.failed = set(ties.failed)

    def lose(self, other: DocId) -> None:
        """Tie it no more to `other`."""
        for each in (self.candidates, self.kin, self.failed):
            each.discard(other)

    def gain(self, other: DocId, met: Met) -> None:
        """Tie it to `other` by what the two have in common."""
        self.candidates.add(other)
        if met.comparison is not None:
            self.kin.add(other)
        elif met.failed:
            self.failed.add(other)

    def value(self, doc: DocId) -> Ties:
        """The ties as they are now."""
        return Ties(
            id=doc,
            candidates=tuple(sorted(self.candidates)),
            kin=tuple(sorted(self.kin)),
            failed=tuple(sorted(self.failed)),
        )


class _Change:
    """The texts whose pairs change, and between which of them there were and are pairs."""

    def __init__(self, draft: Draft, fresh: Collection[DocId], gone: Collection[DocId]) -> None:
        self._draft = draft
        self._options = CopiesOptions()
        self._fresh, self._gone = frozenset(fresh), frozenset(gone)
        alone = draft.values(Alone, {*fresh, *gone})
        self._touched = tuple(self._known(one.text for one in alone.values() if one.text).values())
        self._new = [text for text in self._touched if not self._before(text)]
        self._dead = [text for text in self._touched if not self._after(text)]
        self._keyed = Keyed(draft.shelf, self._new, self._dead, self._options)

    def pairs(self) -> tuple[set[Pair], set[Pair]]:
        """The pairs of documents of all texts that change, as they were and as they are now."""
        was = {_pair(text.id, other) for text in self._touched for other in self._neighbours(text)}
        now = set(was)
        for text in self._new:
            now |= {_pair(text.id, other) for other in self._enough(text)}
        for one, other in self._suspects():
            texts = self._known((one, other))
            if other in self._neighbours(texts[one]):
                was.add((one, other))
            elif not self._dead:
                continue  # a key less ties nothing
            tied = self._is_pair(texts[one], texts[other])
            (now.add if tied else now.discard)((one, other))
        return self._expanded(was, self._before), self._expanded(now, self._after)

    def _expanded(self, wanted: set[Pair], docs: Callable[[Text], tuple[DocId, ...]]) -> set[Pair]:
        """The pairs of documents from pairs of texts, and those within the texts that change."""
        texts = self._known(chain.from_iterable(wanted))
        found: set[Pair] = set()
        for one, other in wanted:
            found.update(copies.between(docs(texts[one]), docs(texts[other]), self._options))
        for text in self._touched:
            found.update(copies.among(docs(text), _size(text), self._options))
        return found

    def _suspects(self) -> list[Pair]:
        """The pairs of texts that may have become or ceased to be one, with what is asked of them read."""
        found = sorted(self._keyed.suspects())
        texts = self._known(one for one, _ in found)
        docs = [doc for text in texts.values() for doc in self._before(text)[:1]]
        ties = self._draft.values(Ties, docs)
        self._draft.places(other for one in ties.values() for other in one.candidates)
        return found

    def _before(self, text: Text) -> tuple[DocId, ...]:
        return tuple(doc for doc in text.documents if doc not in self._fresh)

    def _after(self, text: Text) -> tuple[DocId, ...]:
        return tuple(doc for doc in text.documents if doc not in self._gone)

    def _known(self, ids: Iterable[str]) -> dict[str, Text]:
        return self._draft.values(Text, ids)

    def _neighbours(self, text: Text) -> set[str]:
        """The other texts with which `text` had pairs."""
        docs = self._before(text)[:1]
        ties = self._draft.values(Ties, docs)
        others = {other for one in ties.values() for other in one.candidates}
        return {place.text for place in self._draft.places(others).values()} - {text.id}

    def _enough(self, text: Text) -> Iterator[str]:
        """The texts that share enough with a new one."""
        shared = self._keyed.shared(text)
        least = self._options.least_shared
        for other in self._known(each for each, count in shared.items() if count >= least).values():
            if copies.enough(shared[other.id], _size(text), _size(other), self._options):
                yield other.id

    def _is_pair(self, one: Text, other: Text) -> bool:
        self._keyed.fetch([one])
        shared = self._keyed.shared(one)[other.id]
        return copies.enough(shared, _size(one), _size(other), self._options)


def _meet(draft: Draft, wanted: Sequence[Pair], engine: Engine, told: Progress) -> None:
    """Compare those of `wanted` that have not been, and keep what they have in common."""
    known = draft.shelf.values(Met, [Met.key(a, b) for a, b in wanted])
    missing = copies.tour([(a, b) for a, b in wanted if Met.key(a, b) not in known])
    done = 0
    for start in range(0, len(missing), _BATCH):
        batch = missing[start : start + _BATCH]
        alone = draft.shelf.values(Alone, {doc for pair in batch for doc in pair})
        heap = [(alone[a].document, alone[b].document) for a, b in batch]
        met = []
        for (a, b), found in zip(batch, compared(heap, engine, _quiet), strict=True):
            failed = found.reason if isinstance(found, Failed) else ""
            met.append(Met(a=a, b=b, comparison=None if isinstance(found, Failed) else found, failed=failed))
        draft.shelf.keep_met(met)
        done += len(batch)
        told("copies", done, len(missing))


def _quiet(stage: str, done: int, total: int) -> None:
    """Tell nobody: batches are told as a whole."""


def _size(text: Text) -> int:
    return len(text.shingles) // 8


def _pair(one: str, other: str) -> Pair:
    return (one, other) if one < other else (other, one)
