"""Words as data: each ``*.toml`` list carries, row by row, its source, examples and counter-examples."""

from importlib.resources import files
from typing import TypeVar

import msgspec

from firsthand.errors import LexiconError

__all__ = ["Row", "load", "names"]


class Row(msgspec.Struct, frozen=True, kw_only=True):
    """What every row of every list carries; each stage adds the columns it needs in a subclass.

    ``source`` says where the word comes from, ``examples`` are sentences of our own in which the row must
    apply, ``not_examples`` sentences in which it must not.
    """

    source: str
    examples: tuple[str, ...] = ()
    not_examples: tuple[str, ...] = ()


R = TypeVar("R", bound=Row)


def names() -> tuple[str, ...]:
    """The names of all lists that ship with the package, sorted."""
    here = files("firsthand.lexicon").iterdir()
    return tuple(sorted(entry.name.removesuffix(".toml") for entry in here if entry.name.endswith(".toml")))


def load(name: str, row: type[R], table: str = "row") -> tuple[R, ...]:
    """The rows of list `name`, in file order, as values of type `row`; they stand under ``[[table]]``.

    Raises:
        LexiconError: when there is no such list or a row does not have the columns of `row`.
    """
    entry = files("firsthand.lexicon").joinpath(f"{name}.toml")
    try:
        form = dict[str, tuple[row, ...]]  # type: ignore[valid-type]  # built at run time for msgspec
        tables = msgspec.toml.decode(entry.read_bytes(), type=form)
    except FileNotFoundError as error:
        raise LexiconError(f"there is no word list {name!r}; known lists: {', '.join(names())}") from error
    except msgspec.ValidationError as error:
        raise LexiconError(f"word list {name}.toml: {error}: mend the row or its type") from error
    if table not in tables:
        raise LexiconError(f"word list {name}.toml has no [[{table}]] rows, only {sorted(tables)}")
    return tables[table]
