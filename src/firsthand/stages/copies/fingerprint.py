"""What is kept of a page to find its relatives: the numbers of its rare shingles and of its rare neighbours.

Two rare words that follow each other in a sentence once the common ones are left out (a name and a name, a
figure and its unit) outlive a rewrite that leaves no three words in a row.
"""

import msgspec
import numpy as np

from firsthand.model.document import Document
from firsthand.model.span import DocId
from firsthand.options.copies import CopiesOptions
from firsthand.stages.copies.witness import reading
from firsthand.text.shingles import Hashes, join

__all__ = ["Fingerprint", "fingerprint"]

_NEIGHBOURS = np.uint64(0x9E3779B97F4A7C15)  # keeps them apart from shingles


class Fingerprint(msgspec.Struct, frozen=True, eq=False, kw_only=True):
    """The rare shingles and neighbours of a page's read segments, as sorted stable numbers (8 bytes each)."""

    doc: DocId
    shingles: Hashes


def fingerprint(document: Document, options: CopiesOptions | None = None) -> Fingerprint:
    """The fingerprint of `document`; empty for a page of fewer than three words."""
    options = options or CopiesOptions()
    words = reading(document).words
    running = join(words.hashes, 3)
    if not len(running):
        return Fingerprint(doc=document.id, shingles=running)
    loads = words.rare[:-2] + words.rare[1:-1] + words.rare[2:]
    at = np.flatnonzero(words.rare >= options.rare_word)
    neighbours = join(words.hashes[at], 2) ^ _NEIGHBOURS
    together = words.owners[at][1:] == words.owners[at][:-1]
    rare = np.sort(
        np.concatenate([running[loads >= options.rare_load], neighbours[together[: len(neighbours)]]])
    )
    return Fingerprint(doc=document.id, shingles=rare[np.append(True, rare[1:] != rare[:-1])[: len(rare)]])
