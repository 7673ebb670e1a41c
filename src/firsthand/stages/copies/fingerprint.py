"""What is kept of a page to find its relatives: the numbers of its rare shingles."""

import msgspec

from firsthand.model.document import Document
from firsthand.model.span import DocId
from firsthand.options.copies import CopiesOptions
from firsthand.stages.copies.witness import witness

__all__ = ["Fingerprint", "fingerprint"]


class Fingerprint(msgspec.Struct, frozen=True, kw_only=True):
    """The rare three-word shingles of a page's read segments, as sorted stable numbers."""

    doc: DocId
    shingles: tuple[int, ...]


def fingerprint(document: Document, options: CopiesOptions | None = None) -> Fingerprint:
    """The fingerprint of `document`; empty for a page of fewer than three words."""
    options = options or CopiesOptions()
    ready = witness(document)
    return Fingerprint(doc=document.id, shingles=tuple(ready.keys[ready.loads >= options.rare_load].tolist()))
