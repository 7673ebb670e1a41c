"""What counts once: origins that are one for all that is known, and why."""

from collections.abc import Collection, Iterable
from typing import Literal

import msgspec

__all__ = ["Counted", "one_house"]


class Counted(msgspec.Struct, frozen=True, kw_only=True):
    """One independent origin of a claim or a story.

    ``origins`` are the rows of the table of origins that count as one here; ``stance`` is the side on which
    it stands in a claim, null for a story; ``why`` says why it is counted, and why no more than once.
    """

    origins: tuple[str, ...]
    stance: Literal["assert", "deny"] | None = None
    why: str


def one_house(
    housed: Iterable[tuple[str, str]], own: Collection[str]
) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Origins that go back to one newsroom: each newsroom with the ids that count as one, sorted.

    `housed` gives the id of an origin and the key of its newsroom; those in `own` are reports of the newsroom
    itself, the others are credited to it. What is credited to a newsroom is one origin, however many families
    it reached, and a report of its own that is in the heap is what was credited; two reports of its own are
    two. Newsrooms with one origin are left out.
    """
    credited: dict[str, set[str]] = {}
    printed: dict[str, set[str]] = {}
    for origin, newsroom in housed:
        (printed if origin in own else credited).setdefault(newsroom, set()).add(origin)
    groups = {
        newsroom: sorted({*ids, *sorted(printed.get(newsroom, ()))[:1]})
        for newsroom, ids in sorted(credited.items())
        if newsroom
    }
    return tuple((newsroom, tuple(ids)) for newsroom, ids in groups.items() if len(ids) > 1)
