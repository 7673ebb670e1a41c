"""Tables as Parquet; the only file that knows pyarrow, which comes with the extra ``firsthand[parquet]``."""

from collections.abc import Iterable
from pathlib import Path
from types import ModuleType
from typing import Any, TypeVar

import msgspec
from msgspec import inspect

from firsthand.dossier.codec import from_row
from firsthand.errors import DossierError
from firsthand.model.span import Span

__all__ = ["SUFFIX", "read_table", "write_table"]

SUFFIX = ".parquet"

T = TypeVar("T")


def write_table(rows: Iterable[dict[str, Any]], path: Path, kind: type[msgspec.Struct]) -> None:
    """Write `rows` to `path`, in the order given; columns have the types of `kind` even in an empty table.

    Raises:
        DossierError: when pyarrow is not installed.
    """
    arrow, files = _pyarrow()
    shape = arrow.schema(_fields(kind, arrow))
    files.write_table(arrow.Table.from_pylist(list(rows), schema=shape), path)


def read_table(path: Path, kind: type[T]) -> tuple[T, ...]:
    """The rows of `path` as values of type `kind`, in file order.

    Raises:
        DossierError: when pyarrow is not installed or the file does not hold such rows.
    """
    arrow, files = _pyarrow()
    try:
        return tuple(from_row(row, kind) for row in files.read_table(path).to_pylist())
    except (arrow.ArrowException, msgspec.ValidationError) as error:
        raise DossierError(
            f"{path}: {error}: the table is damaged or of another version; "
            "write the dossier again with firsthand read --format parquet"
        ) from error


def _pyarrow() -> tuple[ModuleType, ModuleType]:
    try:
        import pyarrow as pa
        import pyarrow.parquet as pq
    except ImportError as error:
        raise DossierError(
            "Parquet tables need pyarrow, which is not installed: pip install 'firsthand[parquet]', "
            "or use --format jsonl"
        ) from error
    return pa, pq


def _fields(kind: type[Any], arrow: ModuleType) -> list[Any]:
    """The Arrow fields of a struct type, in its own order; a span has its words as a fourth one."""
    info = inspect.type_info(kind)
    assert isinstance(info, inspect.StructType)
    found = [arrow.field(field.encode_name, _arrow(field.type, arrow)) for field in info.fields]
    return [*found, arrow.field("text", arrow.string())] if kind is Span else found


def _arrow(kind: inspect.Type, arrow: ModuleType) -> Any:
    if isinstance(kind, inspect.UnionType):
        (kind,) = [part for part in kind.types if not isinstance(part, inspect.NoneType)]
    if isinstance(kind, inspect.StructType):
        return arrow.struct(_fields(kind.cls, arrow))
    if isinstance(kind, inspect.VarTupleType):
        return arrow.list_(_arrow(kind.item_type, arrow))
    plain: dict[type[inspect.Type], Any] = {
        inspect.BoolType: arrow.bool_(),
        inspect.IntType: arrow.int64(),
        inspect.FloatType: arrow.float64(),
        inspect.StrType: arrow.string(),
        inspect.LiteralType: arrow.string(),
    }
    return plain[type(kind)]
