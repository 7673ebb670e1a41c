"""The forms in which a brief reports on the pages themselves, and what stands in their slots."""

import re
from functools import cache

import msgspec

from firsthand.lexicon import Row, load

__all__ = ["FrameRow", "Framed", "MarkRow", "framed"]


class FrameRow(Row, frozen=True, kw_only=True):
    """A form by its name; ``pattern`` matches the whole sentence and names its slots."""

    name: str
    pattern: str


class MarkRow(Row, frozen=True, kw_only=True):
    """Words that only a report on the pages has: a sentence with them and without a form is no news."""

    word: str


class Framed(msgspec.Struct, frozen=True, kw_only=True):
    """A sentence taken apart: the names of its forms, what it tells of the world, and its other slots.

    ``told`` must be credited like any sentence; ``props`` are propositions that the form itself credits.
    ``loose`` is true for a sentence that speaks of the pages in no known form.
    """

    names: tuple[str, ...] = ()
    told: tuple[str, ...] = ()
    props: tuple[str, ...] = ()
    slots: dict[str, str] = {}
    loose: bool = False

    @property
    def tells(self) -> tuple[str, ...]:
        """All that is told of the world, credited by the form or not."""
        return (*self.told, *self.props)


@cache
def framed(text: str) -> Framed:
    """`text` taken apart; a sentence in no form is told as a whole."""
    for row, pattern in _forms():
        match = pattern.fullmatch(text)
        if match is None:
            continue
        slots = {name: words for name, words in match.groupdict().items() if words is not None}
        credit = slots.pop("credit", "")
        inner = [framed(slots.pop(name) + credit) for name in ("told", "told2") if name in slots]
        return Framed(
            names=(row, *(name for part in inner for name in part.names)),
            told=tuple(words for part in inner for words in part.told),
            props=(
                *((slots["prop"],) if "prop" in slots else ()),
                *(words for part in inner for words in part.props),
            ),
            slots={**{name: words for part in inner for name, words in part.slots.items()}, **slots},
            loose=any(part.loose for part in inner),
        )
    bare = re.sub(r"^(?:Forecast|Comment): ", "", text)
    return Framed(told=(bare,), loose=any(mark in text for mark in _marks()))


@cache
def _forms() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((row.name, re.compile(row.pattern, re.DOTALL)) for row in load("brief_frames", FrameRow))


@cache
def _marks() -> tuple[str, ...]:
    return tuple(row.word for row in load("brief_marks", MarkRow))
