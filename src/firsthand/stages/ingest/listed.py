"""The list of outlets: one name for each of its spellings, and bodies that only look like outlets."""

import re
from functools import cache

from firsthand.lexicon import Row, load

__all__ = ["OutletNames", "by_name", "spelled", "unlisted"]


class OutletNames(Row, frozen=True, kw_only=True):
    """Names of agencies, of outlets, or of bodies that look like outlets and are none."""

    kind: str
    names: tuple[tuple[str, ...], ...]


@cache
def by_name() -> dict[str, str]:
    """The outlets by each of their names in lower case."""
    rows = [row for row in load("outlets", OutletNames) if row.kind != "not_outlet"]
    return {alias.lower(): names[0] for row in rows for names in row.names for alias in names}


@cache
def unlisted() -> frozenset[str]:
    """Acronyms of bodies that are no outlets."""
    return frozenset(
        n
        for row in load("outlets", OutletNames)
        if row.kind == "not_outlet"
        for names in row.names
        for n in names
    )


def spelled(name: str) -> str | None:
    """The listed outlet whose name run together is `name` ("islandpost": Island Post), None for no such."""
    return _run_together().get(_letters(name))


@cache
def _run_together() -> dict[str, str]:
    return {letters: name for alias, name in sorted(by_name().items()) if len(letters := _letters(alias)) > 2}


def _letters(name: str) -> str:
    return re.sub(r"[^a-z0-9]", "", name.casefold())
