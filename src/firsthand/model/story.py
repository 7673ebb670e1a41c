"""Which pages belong to one story, how it unfolded, and the written account of it."""

import msgspec

from firsthand.model.counted import Counted
from firsthand.model.span import DocId, Span

__all__ = ["Brief", "Episode", "Section", "Statement", "Story", "TimelineEntry"]


class Episode(msgspec.Struct, frozen=True, kw_only=True):
    """One happening inside a story. ``first`` and ``last`` are ISO days, null when every page is undated."""

    id: str
    title: str
    documents: tuple[DocId, ...]
    first: str | None = None
    last: str | None = None


class Story(msgspec.Struct, frozen=True, kw_only=True):
    """Documents about the same happening over time.

    ``counted`` has one row for each independent origin of its reports: which it is, and why it counts.
    """

    id: str
    title: str
    documents: tuple[DocId, ...]
    first: str | None = None
    last: str | None = None
    families: tuple[str, ...] = ()
    counted: tuple[Counted, ...] = ()
    episodes: tuple[Episode, ...] = ()
    score: float = 1.0
    why: str = ""


class TimelineEntry(msgspec.Struct, frozen=True, kw_only=True):
    """One dated line of a story. ``date`` is an ISO day, month or year, or an interval ``start/end``."""

    id: str
    story: str
    date: str
    text: str
    citations: tuple[Span, ...] = ()
    events: tuple[str, ...] = ()
    origins: tuple[str, ...] = ()


class Statement(msgspec.Struct, frozen=True, kw_only=True):
    """One sentence of a brief with the evidence it rests on; ``origins`` counts the independent ones.

    ``under`` is the heading that it stands under within its section, empty for none.
    ``original`` is its first wording where a language model rephrased it (``firsthand read --writer``).
    """

    text: str
    citations: tuple[Span, ...] = ()
    claims: tuple[str, ...] = ()
    origins: int = 0
    under: str = ""
    original: str | None = None


class Section(msgspec.Struct, frozen=True):
    """A named part of a brief; one without material holds one sentence that says why, without citations."""

    name: str
    sentences: tuple[Statement, ...]


class Brief(msgspec.Struct, frozen=True, kw_only=True):
    """The written account of one story."""

    story: str
    template: str
    length: str
    title: str
    sections: tuple[Section, ...]
