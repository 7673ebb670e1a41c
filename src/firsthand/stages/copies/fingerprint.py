"""What is kept of a page to find its relatives: the numbers of its rare shingles and of its rare neighbours.

Two rare words that follow each other in a sentence once the common ones are left out (a name and a name, a
figure and its unit) outlive a rewrite that leaves no three words in a row.
"""

from collections.abc import Iterable, Iterator, Sequence
from hashlib import blake2b

import msgspec
import numpy as np

from firsthand.model.document import Document
from firsthand.model.span import DocId
from firsthand.options.copies import CopiesOptions
from firsthand.stages.copies.witness import Reading, joined, readings
from firsthand.text.shingles import Hashes, join, ranked

__all__ = ["Fingerprint", "Text", "fingerprint", "fingerprints", "text_of"]

_NEIGHBOURS = np.uint64(0x9E3779B97F4A7C15)  # keeps them apart from shingles
_SHORTEST = 3  # words of a page that has a fingerprint
_BATCH = 64  # pages read at once
_SKETCH = (15, 16, 16, 16)  # low bits of the smallest shingles


class Fingerprint(msgspec.Struct, frozen=True, eq=False, kw_only=True):
    """The rare shingles and neighbours of a page's read segments, as sorted stable numbers (8 bytes each)."""

    doc: DocId
    shingles: Hashes


class Text(msgspec.Struct, frozen=True, eq=False, kw_only=True):
    """A text by its fingerprint, and the pages that have exactly it, sorted.

    ``sketch`` (0 to 2**63 - 1) is made from its four smallest shingles: texts that are nearly alike stand
    near each other in its order.
    """

    id: str
    sketch: int
    shingles: Hashes
    documents: tuple[DocId, ...]

    @property
    def size(self) -> int:
        """How many shingles it has."""
        return len(self.shingles)


def text_of(shingles: Hashes, documents: Iterable[DocId]) -> Text:
    """The text with these `shingles` (sorted, not empty) that stands in `documents` (sorted)."""
    sketch = 0
    for place, bits in enumerate(_SKETCH):
        part = int(shingles[place]) & ((1 << bits) - 1) if place < len(shingles) else 0
        sketch = sketch << bits | part
    name = blake2b(shingles.astype("<u8").tobytes(), digest_size=8).hexdigest()
    return Text(id=name, sketch=sketch, shingles=shingles, documents=tuple(documents))


def fingerprint(document: Document, options: CopiesOptions | None = None) -> Fingerprint:
    """The fingerprint of `document`; empty for a page of fewer than three words."""
    return fingerprints([document], options)[0]


def fingerprints(
    documents: Sequence[Document], options: CopiesOptions | None = None
) -> tuple[Fingerprint, ...]:
    """The `fingerprint` of each of `documents`, faster than one by one."""
    options = options or CopiesOptions()
    return tuple(
        Fingerprint(doc=document.id, shingles=shingles)
        for start in range(0, len(documents), _BATCH)
        for document, shingles in zip(
            documents[start : start + _BATCH],
            _rare(readings(documents[start : start + _BATCH]), options),
            strict=True,
        )
    )


def _rare(pages: Sequence[Reading], options: CopiesOptions) -> Iterator[Hashes]:
    """The rare shingles and neighbours of each of `pages`."""
    words, page, _ = joined(pages)
    sizes = np.bincount(page, minlength=len(pages))
    loads = words.rare[:-2] + words.rare[1:-1] + words.rare[2:]
    within = np.flatnonzero((page[2:] == page[:-2]) & (loads >= options.rare_load))
    at = np.flatnonzero((words.rare >= options.rare_word) & (sizes[page] >= _SHORTEST))
    together = np.flatnonzero(words.owners[at][1:] == words.owners[at][:-1])
    keys = np.concatenate(
        [join(words.hashes, 3)[within], (join(words.hashes[at], 2) ^ _NEIGHBOURS)[together]]
    )
    owner = np.concatenate([page[within], page[at][together]])
    places = ranked(keys, owner)
    keys, owner = keys[places], owner[places]
    fresh = np.ones(len(keys), dtype=bool)
    fresh[1:] = (keys[1:] != keys[:-1]) | (owner[1:] != owner[:-1])
    ends = np.cumsum(np.bincount(owner[fresh], minlength=len(pages)))
    for shingles in np.split(keys[fresh], ends[:-1]):
        yield shingles.copy()  # or one page would hold all of the batch
