"""JSON and JSON Lines as pages: a text (or HTML) and what came with it, one object a page."""

import gzip
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import IO, cast

import msgspec

from firsthand.errors import PageError
from firsthand.model.page import Page, Refused
from firsthand.options.reading import ReadingOptions

__all__ = ["pages_of_json", "pages_of_lines"]


class _Row(msgspec.Struct, frozen=True, kw_only=True):
    """One page as a line; all but the text optional."""

    id: str | int | None = None
    url: str | None = None
    html: str | None = None
    text: str | None = None
    title: str | None = None
    outlet: str | None = None
    published: str | None = None
    authors: list[str] | str | None = None


def pages_of_lines(file: Path, limits: ReadingOptions) -> Iterator[Page | Refused]:
    """Yield a page, or why there is none, for each line of a ``.jsonl`` or ``.jsonl.gz`` file, streamed."""
    try:
        with _opened(file) as stream:
            yield from _of_stream(stream, str(file), limits)
    except PermissionError:
        yield Refused(str(file), "may not be read (permission denied): change its rights or leave it out")
    except (gzip.BadGzipFile, EOFError, zlib.error) as error:
        yield Refused(str(file), f"is not a whole gzip file ({error}): the lines before were read")
    except OSError as error:
        yield Refused(
            str(file), f"cannot be read ({error.strerror or error}): check the disk or leave it out"
        )


def _opened(file: Path) -> IO[bytes]:
    if file.name.lower().endswith(".gz"):
        return cast("IO[bytes]", gzip.open(file, "rb"))
    return file.open("rb")


def _of_stream(stream: IO[bytes], path: str, limits: ReadingOptions) -> Iterator[Page | Refused]:
    number = 0
    while line := stream.readline(limits.max_page_bytes + 1):
        number += 1
        where = f"{path}:{number}"
        if len(line) > limits.max_page_bytes:
            yield Refused(
                where, f"the line is longer than {limits.max_page_bytes / 1e6:.0f} MB: split the page"
            )
            while line and not line.endswith(b"\n"):
                line = stream.readline(limits.max_page_bytes + 1)  # skips to the line's end
            continue
        if not line.strip():
            continue
        try:
            yield _page(msgspec.json.decode(line, type=_Row), path, where)
        except (msgspec.DecodeError, PageError) as error:
            yield Refused(where, _why(error))
    if number == 0:
        yield Refused(path, "is empty: nothing to read")


def pages_of_json(raw: bytes, path: str) -> Iterator[Page | Refused]:
    """Yield the pages of a JSON object, a JSON list, or (from standard input) of JSON Lines.

    Raises:
        PageError: when it is none of these.
    """
    try:
        rows = msgspec.json.decode(raw, type=_Row | list[msgspec.Raw])
    except msgspec.DecodeError as error:
        lines = [line for line in raw.splitlines() if line.strip()]
        if len(lines) < 2:
            raise PageError(_why(error)) from error
        yield from _of_raws([msgspec.Raw(line) for line in lines], path)
        return
    if isinstance(rows, _Row):
        yield _page(rows, path, path)
    else:
        yield from _of_raws(rows, path)


def _of_raws(rows: list[msgspec.Raw], path: str) -> Iterator[Page | Refused]:
    for number, row in enumerate(rows, start=1):
        where = f"{path}:{number}"
        try:
            yield _page(msgspec.json.decode(row, type=_Row), path, where)
        except (msgspec.DecodeError, PageError) as error:
            yield Refused(where, _why(error))


def _why(error: Exception) -> str:
    if isinstance(error, PageError):
        return str(error)
    return f"is not a page as JSON ({error}): give an object with 'text' or 'html' on each line"


def _page(row: _Row, path: str, where: str) -> Page:
    body = row.html if row.html is not None else row.text
    if body is None or not body.strip():
        raise PageError("has neither 'text' nor 'html': nothing to read")
    identity = None if row.id is None else str(row.id)
    authors = (row.authors,) if isinstance(row.authors, str) else tuple(row.authors or ())
    return Page(
        raw=body.encode("utf-8", "surrogatepass"),
        address=row.url or identity or f"{Path(where).name}",
        path=where if identity is None else f"{path}#{identity}",
        media="text/html" if row.html is not None else "text/plain",
        charset="utf-8",
        external_id=identity,
        title=row.title,
        outlet=row.outlet,
        published=row.published,
        authors=authors,
    )
