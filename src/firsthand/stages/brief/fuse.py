"""Two sentences of one page under one credit."""

import re
from collections.abc import Sequence

import msgspec

from firsthand.model.story import Statement
from firsthand.stages.brief.wording import lower_first

__all__ = ["fused", "joined"]

_CREDITED = re.compile(
    r"(?P<told>[^“”;:]+), "
    r"(?P<credit>(?:[A-Z0-9]|the page ‘|a page that )[^,;]* reported(?:, citing [^,;]+)?)\."
)
_LONGEST = 60
"""Words of a joined sentence: beyond, a reader loses the thread."""


def fused(statements: Sequence[Statement]) -> tuple[Statement, ...]:
    """`statements` with pairs that credit one page joined under one credit, at the place of the first.

    Only narration without quotation marks and semicolons is joined, and no sentence twice.
    """
    found: list[Statement] = []
    open_: dict[str, int] = {}
    for statement in statements:
        match = _CREDITED.fullmatch(statement.text)
        credit = match["credit"] if match else ""
        at = open_.pop(credit, None)
        both = _both(found[at], statement) if match and at is not None else None
        if both is not None and at is not None:
            found[at] = both
            continue
        if match:
            open_[credit] = len(found)
        found.append(statement)
    return tuple(found)


def joined(first: str, second: str) -> str:
    """`first`, which ends with a credit, with `second` under it; empty where they cannot be joined."""
    match = _CREDITED.fullmatch(first)
    bare = second.rstrip(".")
    if match is None or re.search(r"[“”;:]|[.!?] ", bare):
        return ""
    text = f"{match['told']}; {lower_first(bare)}, {match['credit']}."
    return text if len(text.split()) <= _LONGEST else ""


def _both(first: Statement, second: Statement) -> Statement | None:
    told = _CREDITED.fullmatch(second.text)
    text = joined(first.text, told["told"]) if told else ""
    if not text:
        return None
    return msgspec.structs.replace(
        first,
        text=text,
        citations=(*first.citations, *second.citations),
        claims=tuple(dict.fromkeys((*first.claims, *second.claims))),
        origins=min(first.origins, second.origins),
    )
