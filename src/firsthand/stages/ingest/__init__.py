"""Bytes to document: the article, what stands around it, when, by whom and from whom it was published."""

from collections.abc import Sequence

from firsthand.model.document import Document, Label
from firsthand.model.page import Page, Refused

__all__ = ["ingest", "label_lines"]


def ingest(page: Page) -> Document | Refused:
    """The document on `page`: text, labels, what it says of itself; or why it was refused.

    Never raises on what stands in the bytes; the result depends on the page alone.
    """
    from firsthand.stages.ingest import (
        page as reader,
    )  # loaded when first asked for: it brings the page libraries

    return reader.ingest(page)


def label_lines(lines: Sequence[str]) -> tuple[Label, ...]:
    """One label a line, in order; empty lines are furniture. Takes whole pages and clean articles."""
    from firsthand.stages.ingest import labels  # loaded when first asked for: it brings the line model

    return labels.label_lines(lines)
