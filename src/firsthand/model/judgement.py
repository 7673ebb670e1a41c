"""A person's decision beside an automatic one, and the trail of ids that changed."""

import msgspec

from firsthand.model.span import Span

__all__ = ["Alias", "Judgement"]


class Judgement(msgspec.Struct, frozen=True, kw_only=True):
    """Who decided what, when, about which members; appended, never edited."""

    id: str
    table: str
    members: tuple[Span, ...]
    decision: str
    replaces: str
    by: str
    at: str
    note: str = ""


class Alias(msgspec.Struct, frozen=True, kw_only=True):
    """That a group once known as `old` is now `new`, and why."""

    old: str
    new: str
    reason: str
