"""Files, folders or standard input as pages: text, HTML, MHTML, PDF, JSON and JSON Lines, also gzipped."""

import gzip
import sys
import zlib
from collections.abc import Callable, Iterable, Iterator
from email import message_from_bytes
from email.message import Message
from pathlib import Path

import msgspec

from firsthand.errors import PageError
from firsthand.model.page import Page, Refused
from firsthand.options.reading import ReadingOptions
from firsthand.readers.jsonl import pages_of_json, pages_of_lines

__all__ = ["FORMATS", "is_wanted", "media_of_bytes", "pages", "spelt", "told"]

FORMATS = {
    ".txt": "text/plain",
    ".text": "text/plain",
    ".md": "text/plain",
    ".html": "text/html",
    ".htm": "text/html",
    ".xhtml": "text/html",
    ".mhtml": "multipart/related",
    ".mht": "multipart/related",
    ".pdf": "application/pdf",
    ".json": "application/json",
    ".jsonl": "application/jsonl",
    ".ndjson": "application/jsonl",
}
"""Endings that are read, and as what; each may carry ``.gz`` behind it."""


_Maker = Callable[[], Iterator[Page | Refused]]
_Media = Callable[[bytes], str]


def pages(paths: Iterable[str], options: ReadingOptions | None = None) -> Iterator[Page | Refused]:
    """Yield a page, or why there is none, for everything under `paths`, folders walked in name order.

    ``-`` is standard input. A path that does not exist, cannot be read, is empty or has an unknown ending
    yields a `Refused`; nothing is raised and the rest goes on.
    """
    limits = options or ReadingOptions()
    for path in paths:
        if path == "-":
            yield from _guarded("-", lambda: _of_bytes(sys.stdin.buffer.read(), "-", media_of_bytes, limits))
            continue
        yield from map(told, _of_path(Path(path), limits))


def spelt(name: str) -> str:
    """`name` of a file as text that can be kept: bytes of it that are no UTF-8 stand as their numbers."""
    return name.encode("utf-8", "backslashreplace").decode()


def told(one: Page | Refused) -> Page | Refused:
    """`one` with its path and address `spelt`."""
    if isinstance(one, Refused):
        return msgspec.structs.replace(one, path=spelt(one.path))
    return msgspec.structs.replace(one, path=spelt(one.path), address=spelt(one.address))


def _of_path(path: Path, limits: ReadingOptions) -> Iterator[Page | Refused]:
    if path.is_dir():
        files = [file for file in sorted(path.rglob("*")) if is_wanted(file, path)]
        if not any(_format(file.name) for file in files):
            known = ", ".join(sorted(FORMATS))
            yield Refused(str(path), f"the folder holds no pages: firsthand reads {known} (also .gz)")
        for file in files:
            yield from _of_file(file, limits)
    elif path.exists():
        yield from _of_file(path, limits)
    else:
        yield Refused(str(path), "there is no such file or folder: check the spelling")


def is_wanted(file: Path, top: Path) -> bool:
    """Whether `file`, found under the folder `top`, is a file that is not hidden."""
    hidden = any(part.startswith(".") for part in file.relative_to(top).parts)
    return not hidden and file.is_file()


def _format(name: str) -> str | None:
    return FORMATS.get(Path(name.lower().removesuffix(".gz")).suffix)


def _of_file(file: Path, limits: ReadingOptions) -> Iterator[Page | Refused]:
    media = _format(file.name)
    if media is None:
        yield Refused(str(file), "not a kind of file that firsthand reads: save it as .txt, .html or .pdf")
        return
    if media == "application/jsonl":
        yield from pages_of_lines(file, limits)
        return
    yield from _guarded(str(file), lambda: _of_bytes(_raw(file, limits), str(file), lambda _: media, limits))


def _guarded(path: str, make: _Maker) -> Iterator[Page | Refused]:
    try:
        yield from make()
    except PageError as error:
        yield Refused(path, str(error))
    except PermissionError:
        yield Refused(path, "may not be read (permission denied): change its rights or leave it out")
    except OSError as error:
        yield Refused(path, f"cannot be read ({error.strerror or error}): check the disk or leave it out")


def _raw(file: Path, limits: ReadingOptions) -> bytes:
    if not file.name.lower().endswith(".gz"):
        size = file.stat().st_size
        if size > limits.max_page_bytes:
            raise PageError(_too_large(size, limits))
        return file.read_bytes()
    try:
        with gzip.open(file) as stream:
            raw = stream.read(limits.max_page_bytes + 1)
    except (gzip.BadGzipFile, EOFError, zlib.error) as error:
        raise PageError(f"is not a whole gzip file ({error}): fetch it again") from error
    if len(raw) > limits.max_page_bytes:
        raise PageError(_too_large(len(raw), limits))
    return raw


def _too_large(size: int, limits: ReadingOptions) -> str:
    most = limits.max_page_bytes / 1e6
    return (
        f"is too large for one page ({size / 1e6:.0f} MB, the limit is {most:.0f} MB): "
        "split it, or give many pages as .jsonl, one a line"
    )


def _of_bytes(raw: bytes, path: str, media_of: _Media, limits: ReadingOptions) -> Iterator[Page | Refused]:
    if len(raw) > limits.max_page_bytes:
        raise PageError(_too_large(len(raw), limits))
    if not raw.strip():
        raise PageError("is empty: nothing to read")
    media = media_of(raw)
    name = "stdin" if path == "-" else Path(path).name
    if media == "multipart/related":
        yield _of_mhtml(raw, path, name)
    elif media == "application/json":
        yield from pages_of_json(raw, path)
    else:
        yield Page(raw=raw, address=name, path=path, media=media)


def media_of_bytes(raw: bytes) -> str:
    """What `raw` looks like, by its first bytes."""
    head = raw[:2048].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if head.startswith(b"%pdf-"):
        return "application/pdf"
    if head.startswith((b"{", b"[")):
        return "application/json"
    if head.startswith(b"<") or b"<html" in head or b"<body" in head:
        return "text/html"
    return "text/plain"


def _of_mhtml(raw: bytes, path: str, name: str) -> Page:
    message = message_from_bytes(raw)
    for part in message.walk():
        payload = part.get_payload(decode=True)
        if part.get_content_type() == "text/html" and isinstance(payload, bytes):
            return Page(
                raw=payload,
                address=_location(message, part) or name,
                path=path,
                media="text/html",
                charset=part.get_content_charset(),
            )
    raise PageError("holds no HTML part: save the page as 'web page, single file' again")


def _location(message: Message, part: Message) -> str | None:
    location = part.get("Content-Location") or message.get("Snapshot-Content-Location")
    return str(location).strip() if location else None
