"""A user's own list of names: CSV, JSON, or JSON Lines such as the FollowTheMoney of sanctions lists."""

import csv
import json
from collections.abc import Iterator, Mapping
from io import StringIO
from pathlib import Path
from typing import Any

from firsthand.errors import OptionError
from firsthand.model.listed import BadRow, Listed, NameList

__all__ = ["MOST", "listed"]

MOST = 100_000_000
"""Bytes of a list above which it is refused as a whole."""

_SHOWN = 80
_NAMES = ("name", "caption", "full_name", "fullname", "title")
_ALIASES = (
    "aliases",
    "alias",
    "weakalias",
    "weak_alias",
    "aka",
    "also_known_as",
    "previousname",
    "othernames",
)
_KINDS = ("kind", "type", "schema")
_COUNTRIES = ("country", "countries", "nationality", "jurisdiction", "citizenship")
_KIND_OF = {
    "person": "person", "individual": "person", "people": "person",
    "organisation": "organisation", "organization": "organisation", "company": "organisation",
    "legalentity": "", "entity": "", "airplane": "", "vessel": "",
    "publicbody": "government", "government": "government",
    "place": "place", "address": "place", "outlet": "outlet",
}  # fmt: skip


def listed(path: str | Path) -> NameList:
    """The rows of the list at `path`, in order; a row that cannot be used is named with its reason.

    A CSV file has a row of titles (``name``, and where there are any ``aliases`` with semicolons between
    them, ``kind``, ``country``, ``id``) or names alone in its first column. JSON is a list of names or of
    objects with these keys, or an object that holds one; JSON Lines has one object on each line,
    FollowTheMoney entities among them.

    Raises:
        OptionError: when the file cannot be read at all, or is no list.
    """
    path = Path(path)
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise OptionError(f"the list {path} cannot be read ({error.strerror}): name a file") from error
    if len(raw) > MOST:
        raise OptionError(f"the list {path} has {len(raw):,} bytes, at most {MOST:,} are read: split it")
    text = raw.decode("utf-8-sig", errors="replace")
    rows: list[Listed] = []
    refused: list[BadRow] = []
    for number, value in _values(text, path):
        read = value if isinstance(value, BadRow) else _row(number, value)
        (refused if isinstance(read, BadRow) else rows).append(read)  # type: ignore[arg-type]  # one or the other
    return NameList(rows=tuple(rows), refused=tuple(refused))


def _values(text: str, path: Path) -> Iterator[tuple[int, Any]]:
    """Each row of the file as it stands, numbered from 1, or as a bad row where it cannot be taken apart."""
    start = text.lstrip()[:1]
    if start == "[":
        try:
            found = json.loads(text)
        except (ValueError, RecursionError) as error:
            raise OptionError(f"the list {path} begins like JSON and is none ({error}): mend it") from error
        yield from enumerate(found, 1)
    elif start == "{":
        yield from _lines(text)
    else:
        yield from _table(text)


def _lines(text: str) -> Iterator[tuple[int, Any]]:
    """The object of each line, or, of one object that only holds a list, what is in the list."""
    try:
        whole = json.loads(text)
    except (ValueError, RecursionError):
        whole = {}
    inside = next((each for each in whole.values() if isinstance(each, list)), [])
    if inside and not {_key(str(key)) for key in whole} & {*_NAMES, "properties"}:
        yield from enumerate(inside, 1)
        return
    for number, line in enumerate(text.splitlines(), 1):
        if line.strip():
            try:
                yield number, json.loads(line)
            except (ValueError, RecursionError):
                yield number, BadRow(row=number, seen=line[:_SHOWN], why="the line is no JSON")


def _table(text: str) -> Iterator[tuple[int, Any]]:
    """The rows of a CSV file, by their titles where the first row has a title for names."""
    separator = max(",;\t", key=text.partition("\n")[0].count)
    rows = csv.reader(StringIO(text.replace("\0", "")), delimiter=separator)
    titles: list[str] = []
    number = 0
    while True:
        number += 1
        try:
            cells = next(rows)
        except StopIteration:
            return
        except csv.Error as error:
            yield number, BadRow(row=number, seen="", why=f"the row is no CSV ({error})")
            continue
        if number == 1 and {_key(cell) for cell in cells} & set(_NAMES):
            titles = [_key(cell) for cell in cells]
        elif any(cell.strip() for cell in cells):
            yield number, dict(zip(titles, cells, strict=False)) if titles else cells[0]


def _key(cell: str) -> str:
    return cell.strip().casefold().replace(" ", "_")


def _row(number: int, value: Any) -> Listed | BadRow:
    """One row of a list as a value, or why it is none."""
    if isinstance(value, str):
        value = {"name": value}
    if not isinstance(value, Mapping):
        return _bad(number, value, "neither a name nor an object with one")
    inner = value.get("properties")
    fields: dict[str, Any] = {_key(str(key)): each for key, each in value.items()}
    if isinstance(inner, Mapping):
        fields.update({_key(str(key)): each for key, each in inner.items()})
    names = _texts(fields, _NAMES)
    usable = tuple(dict.fromkeys(name for name in (*names, *_texts(fields, _ALIASES)) if _letters(name) > 1))
    if not names:
        return _bad(number, value, "it has no name")
    if not usable:
        return _bad(number, value, "its name has fewer than two letters")
    kind = next(
        (_KIND_OF[each.casefold()] for each in _texts(fields, _KINDS) if each.casefold() in _KIND_OF), ""
    )
    ident = fields.get("id")
    return Listed(
        row=number,
        id=str(ident) if isinstance(ident, str | int) else "",
        names=usable,
        kind=kind,
        countries=_texts(fields, _COUNTRIES),
    )


def _letters(name: str) -> int:
    return sum(char.isalpha() for char in name)


def _texts(fields: Mapping[str, Any], keys: tuple[str, ...]) -> tuple[str, ...]:
    """All texts under `keys`: one, a list of them, or several with semicolons between."""
    found: list[str] = []
    for key in keys:
        each = fields.get(key)
        many = each if isinstance(each, list) else [each]
        found.extend(
            " ".join(part.split()) for text in many if isinstance(text, str) for part in text.split(";")
        )
    return tuple(dict.fromkeys(text for text in found if text))


def _bad(number: int, value: Any, why: str) -> BadRow:
    return BadRow(row=number, seen=json.dumps(value, ensure_ascii=False, default=str)[:_SHOWN], why=why)
