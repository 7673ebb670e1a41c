"""What is kept of a page to find its relatives: the numbers of its rare shingles."""

import msgspec
import numpy as np

from firsthand.model.document import Document
from firsthand.model.span import DocId
from firsthand.options.copies import CopiesOptions
from firsthand.stages.copies.rarity import rarities
from firsthand.text.shingles import shingles
from firsthand.text.words import terms

__all__ = ["Fingerprint", "fingerprint"]


class Fingerprint(msgspec.Struct, frozen=True, kw_only=True):
    """The rare three-word shingles of a page's read segments, as sorted stable numbers."""

    doc: DocId
    shingles: tuple[int, ...]


def fingerprint(document: Document, options: CopiesOptions | None = None) -> Fingerprint:
    """The fingerprint of `document`; empty for a page of fewer than three words."""
    options = options or CopiesOptions()
    found = [term for part in document.read() for term in terms(document.text, part.start, part.end)]
    keys = shingles(found, 3)
    if len(keys):
        single = rarities(found)
        keys = np.unique(keys[single[:-2] + single[1:-1] + single[2:] >= options.rare_load])
    return Fingerprint(doc=document.id, shingles=tuple(keys.tolist()))
