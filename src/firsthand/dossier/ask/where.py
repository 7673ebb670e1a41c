"""Which rows are asked for: those of a page, an outlet or a story, of some days, with some words in them."""

import re
from collections.abc import Iterable, Iterator
from difflib import get_close_matches
from functools import singledispatch
from typing import Any, TypedDict, TypeVar

import msgspec

from firsthand.dossier.ask.shelf import Shelf
from firsthand.errors import OptionError
from firsthand.model.attribution import Attribution
from firsthand.model.claim import Claim
from firsthand.model.copies import Copy
from firsthand.model.document import Document
from firsthand.model.drift import Drift
from firsthand.model.entity import Entity
from firsthand.model.event import Channel, Event, Pledge, When
from firsthand.model.span import DocId, Span
from firsthand.model.story import Story, TimelineEntry

__all__ = ["Days", "Where", "bound", "days", "has_name", "narrowed", "one_of", "pages_of", "wording"]

R = TypeVar("R", bound=msgspec.Struct)

Days = tuple[str, str]
"""First and last ISO day of a row, both included."""


class Where(TypedDict, total=False):
    """Filters that every question takes; an empty text asks for nothing in particular.

    ``doc`` names one page (id, address, file name, outlet, or what only one of these starts with), ``outlet``
    is part of an outlet's name, ``story`` an id or words of a title; ``since`` and ``until`` are ISO days,
    months or years, both included, and leave out rows without a day; ``find`` is text that must stand in the
    row.
    """

    doc: str
    outlet: str
    story: str
    since: str
    until: str
    find: str


_MOST = 6
"""Outlets that an error names."""

_DAY = re.compile(r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?")


def narrowed(rows: Iterable[R], shelf: Shelf, where: Where) -> tuple[R, ...]:
    """Those of `rows` that `where` asks for, in their order.

    Raises:
        OptionError: when a page or story is not known, or a day is none.
    """
    wanted = _pages(shelf, where)
    since, until = bound("since", where), bound("until", where)
    find = where.get("find", "").casefold()
    found = []
    for row in rows:
        if wanted is not None and not wanted.intersection(pages_of(row)):
            continue
        if (since or until) and not _within(days(row, shelf), since, until):
            continue
        if find and find not in wording(row, shelf).casefold():
            continue
        found.append(row)
    return tuple(found)


def one_of(name: str, value: str, allowed: Iterable[str]) -> frozenset[str]:
    """The words of `value` (commas between them), each one of `allowed`; all of these when it is empty.

    Raises:
        OptionError: when another word stands there; the text lists the allowed ones.
    """
    known = tuple(allowed)
    low = {word.casefold(): word for word in known}
    asked = [part.strip() for part in value.split(",") if part.strip()]
    unknown = [part for part in asked if part.casefold() not in low]
    if unknown or (value and not asked):
        raise OptionError(f"{name} takes some of {', '.join(known)}, not {', '.join(unknown) or value!r}")
    return frozenset(low[part.casefold()] for part in asked) or frozenset(known)


def has_name(part: str, *names: str | None) -> bool:
    """Whether `part` stands in one of `names`, whatever the case; an empty part stands everywhere."""
    low = part.casefold()
    return not low or any(low in (name or "").casefold() for name in names)


def _pages(shelf: Shelf, where: Where) -> frozenset[DocId] | None:
    """The pages that are asked about; None when all are."""
    chosen: frozenset[DocId] | None = None
    if where.get("doc"):
        chosen = frozenset({shelf.document(where["doc"]).id})
    if where.get("story"):
        of_story = frozenset(shelf.story(where["story"]).documents)
        chosen = of_story if chosen is None else chosen & of_story
    if where.get("outlet"):
        low = where["outlet"].casefold()
        of_outlet = frozenset(
            doc for doc in shelf.documents if low in (shelf.documents[doc].outlet or "").casefold()
        )
        if not of_outlet:
            known = sorted({row.outlet for row in shelf.documents.values() if row.outlet})
            near = get_close_matches(where["outlet"], known, n=3, cutoff=0.4) or known[:_MOST]
            more = ", ..." if len(known) > len(near) else ""
            raise OptionError(
                f"no outlet is called {where['outlet']!r}; there are {', '.join(near) or 'none'}{more}"
            )
        chosen = of_outlet if chosen is None else chosen & of_outlet
    return chosen


def bound(name: str, where: Where) -> str:
    """The day, month or year that `where` names as ``since`` or ``until``; empty when it names none.

    Raises:
        OptionError: when it is none.
    """
    value = where.get(name, "")
    assert isinstance(value, str)
    if value and not _DAY.fullmatch(value):
        raise OptionError(
            f"{name} takes a day, month or year such as 2024-03-11, 2024-03 or 2024, not {value!r}"
        )
    return value


def _within(span: Days | None, since: str, until: str) -> bool:
    if span is None:
        return False
    first, last = span
    return (not since or last[: len(since)] >= since) and (not until or first[: len(until)] <= until)


@singledispatch
def pages_of(row: Any) -> frozenset[DocId]:
    """The pages that a row of any table rests on."""
    documents = getattr(row, "documents", ())
    return frozenset(documents) | frozenset(span.doc for span in _spans(row))


@pages_of.register
def _(row: Document) -> frozenset[DocId]:
    return frozenset({row.id})


@pages_of.register
def _(row: Attribution) -> frozenset[DocId]:
    return frozenset({row.doc})


@pages_of.register
def _(row: Copy) -> frozenset[DocId]:
    return frozenset({row.child, row.parent} if row.parent else {row.child})


@pages_of.register
def _(row: Drift) -> frozenset[DocId]:
    return frozenset(span.doc for span in (*row.a, *row.b, *row.a_context, *row.b_context)) | frozenset(
        row.inherited_by
    )


@pages_of.register
def _(row: Claim) -> frozenset[DocId]:
    return frozenset(witness.span.doc for witness in (*row.assertions, *row.denials, *row.hedges))


@singledispatch
def days(row: Any, shelf: Shelf) -> Days | None:
    """The days of a row: of what it tells where the text dates it, else of the pages that it rests on."""
    known = sorted(filter(None, (shelf.day(doc) for doc in pages_of(row))))
    return (known[0], known[-1]) if known else None


@days.register
def _(row: Attribution, shelf: Shelf) -> Days | None:
    day = row.date or shelf.day(row.doc)
    return (day, day) if day else None


@days.register
def _(row: Drift, shelf: Shelf) -> Days | None:
    """The day of the page that changed the wording (side b unless side b is the faithful one)."""
    changed, other = (row.b or row.b_context), (row.a or row.a_context)
    if row.likely_faithful == "b":
        changed, other = other, changed
    day = next((shelf.day(span.doc) for span in (*changed, *other)), "")
    return (day, day) if day else None


@days.register
def _(row: Event, shelf: Shelf) -> Days | None:  # noqa: ARG001  one signature for all rows
    return _when(row.date)


@days.register
def _(row: Pledge, shelf: Shelf) -> Days | None:
    made = sorted(filter(None, (shelf.day(span.doc) for span in row.spans)))
    due = _when(row.due)
    if not made:
        return due
    return (made[0], max(made[-1], due[1]) if due else made[-1])


@days.register
def _(row: Channel, shelf: Shelf) -> Days | None:  # noqa: ARG001  as above
    dated = [state.date for state in row.states if state.date]
    return (min(date.start for date in dated), max(date.end for date in dated)) if dated else None


@days.register
def _(row: TimelineEntry, shelf: Shelf) -> Days | None:  # noqa: ARG001  as above
    first, _, last = row.date.partition("/")
    return (first, last or first)


@days.register
def _(row: Story, shelf: Shelf) -> Days | None:  # noqa: ARG001  as above
    return (row.first, row.last or row.first) if row.first else None


def _when(date: When | None) -> Days | None:
    return (date.start, date.end) if date else None


_TEXTS = frozenset(
    "action actor addressee affiliation name occasion outlet place proposition purpose speaker target text "
    "title translated_by via why".split()
)
"""Fields that hold words for people; ids, kinds and labels are no words of a row."""


def wording(row: msgspec.Struct, shelf: Shelf) -> str:
    """Every word that a row shows a reader: its spans and its names, one to a line."""
    return "\n".join(_texts(row, shelf))


def _texts(value: Any, shelf: Shelf) -> Iterator[str]:
    if isinstance(value, Span):
        yield shelf.words((value,))
    elif isinstance(value, tuple):
        for inner in value:
            yield from _texts(inner, shelf)
    elif isinstance(value, msgspec.Struct):
        for field in value.__struct_fields__:
            inner = getattr(value, field)
            if field in _TEXTS and isinstance(inner, str):
                yield inner
            elif field in {"aliases", "parties"}:
                yield from inner
            else:
                yield from _texts(inner, shelf)
        if isinstance(value, Attribution):
            yield from shelf.names(value.speaker_entity)


def _spans(value: Any) -> Iterator[Span]:
    if isinstance(value, Span):
        yield value
    elif isinstance(value, tuple):
        for inner in value:
            yield from _spans(inner)
    elif isinstance(value, msgspec.Struct) and not isinstance(value, Entity):
        for field in value.__struct_fields__:
            yield from _spans(getattr(value, field))
