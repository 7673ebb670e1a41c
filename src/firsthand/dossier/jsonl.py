"""Tables as JSON Lines: UTF-8, one object a line."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from firsthand.errors import DossierError

__all__ = ["SUFFIX", "read_table", "write_table"]

SUFFIX = ".jsonl"

T = TypeVar("T")


def write_table(rows: Iterable[dict[str, Any]], path: Path, kind: type[msgspec.Struct]) -> None:
    """Write `rows` to `path`, in the order given; lines need no `kind`, only columns do."""
    del kind
    encode = msgspec.json.Encoder().encode
    with path.open("wb") as file:
        for row in rows:
            file.write(encode(row) + b"\n")


def read_table(path: Path, kind: type[T]) -> tuple[T, ...]:
    """The rows of `path` as values of type `kind`, in file order.

    Raises:
        DossierError: when a line is not such a row; the text names file, line and field.
    """
    decode = msgspec.json.Decoder(kind).decode
    found = []
    with path.open("rb") as file:
        for number, line in enumerate(file, start=1):
            try:
                found.append(decode(line))
            except (msgspec.DecodeError, ValueError) as error:
                raise DossierError(
                    f"{path}, line {number}: {error}: the table is damaged or of another version; "
                    "write the dossier again with firsthand read"
                ) from error
    return tuple(found)
