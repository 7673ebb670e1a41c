"""What was made of the last documents, so that a page that is needed again soon is not made ready again."""

from collections.abc import Callable, Iterable, Sequence
from threading import Lock
from typing import Generic, TypeVar

from firsthand.model.document import Document

__all__ = ["Held"]

T = TypeVar("T")

_BATCH = 64  # documents made ready at once: enough that calls cost little


class Held(Generic[T]):
    """What `make` gives for documents, of the last `most` of them; may be used by several threads.

    `make` takes several documents at once, and gives for each the same as it would for that one alone.
    """

    def __init__(self, most: int, make: Callable[[Sequence[Document]], Sequence[T]]) -> None:
        """Hold nothing."""
        self._most, self._make = most, make
        self._lock = Lock()
        self._values: dict[Document, T] = {}

    def of(self, documents: Iterable[Document]) -> list[T]:
        """The value of each of `documents`."""
        listed = list(documents)
        found: dict[Document, T] = {}
        with self._lock:
            for document in dict.fromkeys(listed):
                if document in self._values:
                    found[document] = self._values[document] = self._values.pop(document)
        missing = [document for document in dict.fromkeys(listed) if document not in found]
        for start in range(0, len(missing), _BATCH):
            batch = missing[start : start + _BATCH]
            found.update(zip(batch, self._make(batch), strict=True))
        with self._lock:
            for document in missing[-self._most :]:
                self._values[document] = found[document]
            while len(self._values) > self._most:
                del self._values[next(iter(self._values))]
        return [found[document] for document in listed]

    def clear(self) -> None:
        """Hold nothing any more."""
        with self._lock:
            self._values.clear()
