"""What is kept of a page to find its relatives: the numbers of its rare shingles."""

import msgspec
import numpy as np

from firsthand.model.document import Document
from firsthand.model.span import DocId
from firsthand.options.copies import CopiesOptions
from firsthand.stages.copies.witness import reading
from firsthand.text.shingles import Hashes, join

__all__ = ["Fingerprint", "fingerprint"]


class Fingerprint(msgspec.Struct, frozen=True, eq=False, kw_only=True):
    """The rare three-word shingles of a page's read segments, as sorted stable numbers (8 bytes each)."""

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
    rare = np.sort(running[loads >= options.rare_load])
    return Fingerprint(doc=document.id, shingles=rare[np.append(True, rare[1:] != rare[:-1])[: len(rare)]])
