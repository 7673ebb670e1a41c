"""What a new page tells that no earlier one had."""

from typing import Literal

import msgspec

from firsthand.model.span import DocId, Span

__all__ = ["NOVELTIES", "Novelty", "NoveltyKind"]

NoveltyKind = Literal["retraction", "denial", "drift", "status", "outcome", "channel", "origin", "appearance"]

NOVELTIES: tuple[NoveltyKind, ...] = (
    "retraction",
    "denial",
    "drift",
    "status",
    "outcome",
    "channel",
    "origin",
    "appearance",
)
"""The kinds, the most urgent first."""


class Novelty(msgspec.Struct, frozen=True, kw_only=True):
    """One piece of news about a heap, as a line for a reader.

    ``table`` and ``row`` name what it is about in the tables (``row`` is null where the table has none, as
    for a watched wording), ``spans`` are its words in the new pages and ``documents`` those pages.
    """

    id: str
    kind: NoveltyKind
    story: str | None = None
    text: str
    table: str
    row: str | None = None
    spans: tuple[Span, ...] = ()
    documents: tuple[DocId, ...] = ()
