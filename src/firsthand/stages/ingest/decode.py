"""Bytes to text: a byte-order mark is dropped, nothing else; the one file that loads charset-normalizer."""

import codecs

__all__ = ["is_binary", "looks_like_html", "looks_like_pdf", "text"]

MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
SAMPLE = 65_536
CONTROL = frozenset(range(9)) | frozenset(range(14, 27)) | frozenset(range(28, 32))


def text(raw: bytes, charset: str | None) -> str | None:
    """The text: by byte-order mark, UTF-8, the declared charset, else as detected; None for binary."""
    for mark, name in MARKS:
        if raw.startswith(mark):
            return raw[len(mark) :].decode(name, errors="replace")
    if is_binary(raw):
        return None
    for name in filter(None, ("utf-8", charset)):
        try:
            return raw.decode(name)
        except (LookupError, ValueError):
            continue
    return _detected(raw)


def is_binary(raw: bytes) -> bool:
    """Whether the bytes are no text in any charset: NUL bytes or many control characters."""
    sample = raw[:SAMPLE]
    control = sum(byte in CONTROL for byte in sample)
    return b"\0" in sample or control > 0.02 * len(sample)


def looks_like_html(raw: bytes) -> bool:
    """Whether the bytes begin as an HTML page does, whatever they are called."""
    start = raw[:1024].lstrip(codecs.BOM_UTF8).lstrip().lower()
    return start.startswith((b"<!doctype html", b"<html", b"<head", b"<body"))


def looks_like_pdf(raw: bytes) -> bool:
    """Whether the bytes begin as a PDF file does."""
    return raw[:1024].lstrip().startswith(b"%PDF-")


def _detected(raw: bytes) -> str | None:
    from charset_normalizer import from_bytes

    best = from_bytes(raw[:SAMPLE]).best()
    name = best.encoding if best else "cp1252"
    found = raw.decode(name, errors="replace")
    return None if found.count("\ufffd") > 0.05 * max(1, len(found)) else found
