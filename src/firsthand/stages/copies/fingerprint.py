"""What is kept of a page to find its relatives: the numbers of its rare shingles."""

import msgspec

from firsthand.model.document import Document
from firsthand.model.span import DocId
from firsthand.options.copies import CopiesOptions
from firsthand.stages.copies.witness import witness
from firsthand.text.shingles import Hashes

__all__ = ["Fingerprint", "fingerprint"]


class Fingerprint(msgspec.Struct, frozen=True, eq=False, kw_only=True):
    """The rare three-word shingles of a page's read segments, as sorted stable numbers (8 bytes each)."""

    doc: DocId
    shingles: Hashes


def fingerprint(document: Document, options: CopiesOptions | None = None) -> Fingerprint:
    """The fingerprint of `document`; empty for a page of fewer than three words."""
    options = options or CopiesOptions()
    ready = witness(document)
    return Fingerprint(doc=document.id, shingles=ready.keys[ready.loads >= options.rare_load])
