"""Bytes to document: what the article is, what else stands around it, when it was published, by whom, from whom."""

from collections.abc import Sequence

from firsthand.model.document import Document, Label
from firsthand.model.page import Page, Refused

__all__ = ["ingest", "label_lines"]


def ingest(page: Page) -> Document | Refused:
    """The document on `page`: its text, what each stretch of it is, what it says of itself; or why it was refused.

    Never raises on what stands in the bytes; the result depends on the page alone.
    """
    from firsthand.stages.ingest import (
        page as reader,
    )  # loaded when first asked for: it brings the page libraries

    return reader.ingest(page)


def label_lines(lines: Sequence[str]) -> tuple[Label, ...]:
    """One label a line, in order; empty lines are furniture. The page may be whole or an article taken off it."""
    from firsthand.stages.ingest import labels  # loaded when first asked for: it brings the line model

    return labels.label_lines(lines)
