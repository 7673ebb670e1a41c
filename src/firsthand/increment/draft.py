"""A shelf with changes that are not yet kept: read through, written all at once."""

from collections.abc import Collection, Iterable, Sequence
from typing import Any

from firsthand.model.span import DocId
from firsthand.shelf import Layout, Place, Posting, Shelf
from firsthand.shelf.shelf import Value

__all__ = ["Draft"]


class Draft:
    """Values as they will be: those of `shelf`, each asked for once, under those put and dropped here."""

    def __init__(self, shelf: Shelf) -> None:
        self.shelf = shelf
        self._kept: dict[tuple[type, str], Any] = {}
        self._now: dict[tuple[type, str], Any] = {}

    def values(self, kind: type[Value], ids: Iterable[str]) -> dict[str, Value]:
        """The values of `kind` by id, of those of `ids` that there are."""
        wanted = sorted(set(ids))
        missing = [each for each in wanted if (kind, each) not in self._kept]
        found = self.shelf.values(kind, missing) if missing else {}
        self._kept.update(((kind, each), found.get(each)) for each in missing)
        now = {each: self._now.get((kind, each), self._kept[kind, each]) for each in wanted}
        return {each: value for each, value in now.items() if value is not None}

    def put(self, value: Any) -> None:
        """Let `value` be the one of its kind and id."""
        self._now[type(value), value.id] = value

    def drop(self, kind: type, ids: Collection[str]) -> None:
        """Let there be no value of `kind` with one of `ids`."""
        self._now.update(((kind, each), None) for each in ids)

    def layout(
        self, unposted: Collection[str], postings: Sequence[Posting], settled: Collection[DocId]
    ) -> Layout:
        """All that is other than on the shelf, in the order of kinds and ids."""
        order = sorted(self._now, key=lambda key: (key[0].__name__, key[1]))
        changed = [key for key in order if self._now[key] != self._kept.get(key, ...)]
        return Layout(
            put=tuple(self._now[key] for key in changed if self._now[key] is not None),
            drop=tuple(key for key in changed if self._now[key] is None),
            unposted=tuple(sorted(unposted)),
            postings=tuple(sorted(postings)),
            settled=tuple(sorted(settled)),
        )

    def places(self, docs: Iterable[DocId]) -> dict[DocId, Place]:
        """Where those of `docs` stand that have been placed."""
        return self.values(Place, docs)
