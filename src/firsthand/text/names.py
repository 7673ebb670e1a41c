"""Names as characters: countries and what stands for them, bodies, newsrooms, titles, and how names compare.

Nothing here reads a document: these are the word lists of the package and the arithmetic on names.
"""

import re
import unicodedata
from functools import cache, lru_cache
from typing import Literal

import msgspec

from firsthand.lexicon import Row, load

__all__ = [
    "BodyRow",
    "GivenRow",
    "GovernmentRow",
    "HouseRow",
    "Known",
    "KnownKind",
    "NewsroomRow",
    "TitleRow",
    "adjective",
    "bare_name",
    "bodies",
    "fold",
    "gender",
    "governments",
    "has_given_name",
    "house",
    "initials",
    "is_newsroom",
    "known",
    "newsrooms",
    "person_parts",
    "related",
    "titles",
    "words_of",
]

Gender = Literal["m", "f", ""]
KnownKind = Literal["alias", "demonym", "capital", "metonym", "body", "newsroom"]


class GovernmentRow(Row, frozen=True, kw_only=True):
    """A country: its names, the adjectives for it, its capital.

    And the buildings that stand for its government.
    """

    name: str
    iso: str
    aliases: tuple[str, ...]
    demonyms: tuple[str, ...] = ()
    capitals: tuple[str, ...] = ()
    metonyms: tuple[str, ...] = ()


class BodyRow(Row, frozen=True, kw_only=True):
    """A body known by short names, with its country where it is part of a government."""

    name: str
    aliases: tuple[str, ...]
    country: str = ""


class NewsroomRow(Row, frozen=True, kw_only=True):
    """Outlets by their own names, and the last words (lower case) that make another name one of an outlet."""

    names: tuple[str, ...] = ()
    suffixes: tuple[str, ...] = ()


class HouseRow(Row, frozen=True, kw_only=True):
    """A newsroom that goes by several names, all folded."""

    name: str
    others: tuple[str, ...]


class TitleRow(Row, frozen=True, kw_only=True):
    """Words that go with names.

    ``honorific``, ``office``, ``modifier``, ``body``, ``seat`` (of a government), ``place``.
    """

    kind: str
    gender: str = ""
    words: tuple[str, ...]


class GivenRow(Row, frozen=True, kw_only=True):
    """Given names, lower case, that nearly always mean one sex."""

    gender: str
    names: tuple[str, ...]


class Known(msgspec.Struct, frozen=True, order=True):
    """A name of the lists in a text, ``[start, end)``: of which kind, and the name that it stands for."""

    start: int
    end: int
    kind: KnownKind
    name: str


@cache
def governments() -> tuple[GovernmentRow, ...]:
    """All countries of the list, by name."""
    return load("governments", GovernmentRow)


@cache
def bodies() -> tuple[BodyRow, ...]:
    """All bodies of the list."""
    return load("bodies", BodyRow)


@cache
def newsrooms() -> frozenset[str]:
    """Folded names of the outlets of the list."""
    return frozenset(fold(name) for row in load("newsrooms", NewsroomRow) for name in row.names)


def house(name: str | None) -> str:
    """The newsroom that `name` is a name of, to compare by; empty for no name.

    ``The Associated Press`` and ``AP`` are one, as are ``The Harbour Post`` and ``Harbour Post``.
    """
    bare = bare_name(name or "")
    return _houses().get(bare, bare)


@cache
def titles(kind: str) -> frozenset[str]:
    """All words of one kind of row of the list ``titles``, for instance ``office`` or ``body``."""
    return frozenset(word for row in load("titles", TitleRow) if row.kind == kind for word in row.words)


def is_newsroom(name: str) -> bool:
    """Whether `name` is an outlet of the list or ends, after a first word, like the name of one."""
    folded = bare_name(name)
    if folded in newsrooms():
        return True
    parts = folded.split()
    return len(parts) > 1 and parts[-1] in _suffixes()


def known(text: str) -> tuple[Known, ...]:
    """Every listed name in `text`: countries, what stands for them, bodies, outlets; the longest wins."""
    found = []
    for match in _pattern().finditer(text):
        kind, name = _table()[_plain(_undouble(match.group()))]
        found.append(Known(match.start(), match.end(), kind, name))
    return tuple(found)


@lru_cache(maxsize=1 << 16)
def fold(name: str) -> str:
    """`name` in lower case without accents, full stops and typographic marks, words parted by one space."""
    plain = unicodedata.normalize("NFKD", name.replace("’", "'").replace("‑", "-"))
    letters = "".join(char for char in plain if not unicodedata.combining(char)).casefold()
    return " ".join(re.sub(r"[^\w\s'&-]", "", letters).split())


def bare_name(name: str) -> str:
    """`name` folded, without a leading article and a trailing possessive."""
    folded = fold(name)
    folded = folded.removeprefix("the ")
    return folded.removesuffix("'s").removesuffix("'")


def words_of(name: str) -> tuple[str, ...]:
    """The folded words of `name`, hyphens kept."""
    return tuple(bare_name(name).split())


def person_parts(name: str) -> tuple[str, ...]:
    """The folded words of a person's name without honorifics and initials.

    Empty when nothing else is left.
    """
    dropped = titles("honorific")
    return tuple(
        word for word in words_of(name) if word not in dropped and len(word) > 1 and word not in _SUFFIX
    )


def initials(name: str) -> str:
    """First letters of the capitalised words of `name`, upper case: how a body shortens itself."""
    return "".join(word[0] for word in name.replace("-", " ").split() if word[:1].isupper())


def has_given_name(name: str) -> bool:
    """Whether the first word of `name` is a given name of the list."""
    parts = person_parts(name)
    return bool(parts) and parts[0] in _given()


def gender(name: str, role: str | None) -> Gender:
    """``m`` or ``f`` where an honorific, an office or a given name tells; else empty."""
    for text in (name, role or ""):
        for word in re.findall(r"[\w’'.-]+", text.casefold()):
            if word in _gendered():
                return _gendered()[word]
    parts = person_parts(name)
    return _given().get(parts[0], "") if parts else ""


def related(adjective_: str, country: str) -> bool:
    """Whether the first looks like the adjective of the second: Velmarian and Velmar, Orsan and Orsa."""
    a, b = fold(adjective_), fold(country)
    if a == b:
        return False
    for ending in _ENDINGS:
        if a.endswith(ending):
            stem = a.removesuffix(ending)
            if len(stem) >= 3 and b.startswith(stem) and len(b) - len(stem) <= 4:
                return True
    return False


def adjective(word: str) -> bool:
    """Whether `word` has an ending by which adjectives of countries are made."""
    return word[:1].isupper() and len(word) > 4 and fold(word).endswith(("ian", "an", "ese", "ish", "ic"))


_ENDINGS = ("ian", "ean", "an", "n", "ese", "nese", "ish", "i", "ic", "er")
_SUFFIX = frozenset({"jr", "sr", "ii", "iii", "iv"})


def _plain(text: str) -> str:
    return text.replace("’", "'")


def _undouble(text: str) -> str:
    """Mend a name that a rewriter printed twice without a space (``U.V.U.V.``)."""
    half = len(text) // 2
    return text[:half] if len(text) % 2 == 0 and "." in text and text[:half] == text[half:] else text


@cache
def _table() -> dict[str, tuple[KnownKind, str]]:
    table: dict[str, tuple[KnownKind, str]] = {}
    for outlets in load("newsrooms", NewsroomRow):
        for name in outlets.names:
            table[name] = ("newsroom", name)
    for body in bodies():
        for name in body.aliases:
            table[name] = ("body", body.name)
    for country in governments():
        for name in country.capitals:
            table[name] = ("capital", country.name)
            if len(name) > 3:
                table[name.upper()] = ("capital", country.name)
        for name in country.demonyms:
            table[name] = ("demonym", country.name)
        for name in country.metonyms:
            table[name] = ("metonym", country.name)
        for name in country.aliases:
            table[name] = ("alias", country.name)
    return table


@cache
def _pattern() -> re.Pattern[str]:
    alternatives = []
    for name in sorted(_table(), key=lambda name: (-len(name), name)):
        escaped = re.escape(name).replace(r"\ ", r"\s+").replace("'", "[’']")
        alternatives.append(rf"(?:{escaped}){{1,2}}" if re.fullmatch(r"(?:[A-Z]\.)+", name) else escaped)
    return re.compile(r"(?<![\w@#])(?:" + "|".join(alternatives) + r")(?!\w|-?\w*@)")


@cache
def _houses() -> dict[str, str]:
    return {other: row.name for row in load("house_names", HouseRow) for other in row.others}


@cache
def _suffixes() -> frozenset[str]:
    return frozenset(word for row in load("newsrooms", NewsroomRow) for word in row.suffixes)


@cache
def _gendered() -> dict[str, Gender]:
    rows = (row for row in load("titles", TitleRow) if row.gender)
    return {word: "m" if row.gender == "m" else "f" for row in rows for word in row.words}


@cache
def _given() -> dict[str, Gender]:
    return {name: "m" if row.gender == "m" else "f" for row in load("given", GivenRow) for name in row.names}
