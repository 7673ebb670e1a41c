"""Rows of a table by the pages that they touch."""

from collections.abc import Callable, Iterable, Sequence
from typing import Generic, TypeVar

from firsthand.model.span import DocId

__all__ = ["ByPage"]

Row = TypeVar("Row")


class ByPage(Generic[Row]):
    """Rows that can be asked for by page, so that each story of a heap sees its own rows alone."""

    def __init__(self, rows: Iterable[Row], pages: Callable[[Row], Iterable[DocId]]) -> None:
        self._rows: Sequence[Row] = tuple(rows)
        self._places: dict[DocId, list[int]] = {}
        for place, row in enumerate(self._rows):
            for doc in sorted(set(pages(row))):
                self._places.setdefault(doc, []).append(place)

    def on(self, docs: Iterable[DocId]) -> tuple[Row, ...]:
        """The rows that touch one of `docs`, each once, in their order."""
        places = {place for doc in docs for place in self._places.get(doc, ())}
        return tuple(self._rows[place] for place in sorted(places))
