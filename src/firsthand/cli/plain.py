"""Words of pages as text that is safe to print: they may hold characters that command a terminal."""

from collections.abc import Iterable

__all__ = ["GLUE", "clean", "harmless", "joined", "listed"]

GLUE = "\ue0fe"
"""A blank at which no line is broken; it is written as a plain one."""

_UNSEEN = {
    code: None
    for code in (
        *range(32),
        *range(127, 160),
        *range(0x202A, 0x202F),
        *range(0x2066, 0x206A),
        0x200E,
        0x200F,
        ord(GLUE),
    )
    if code not in {9, 10, 13}
}
"""Characters that command a terminal or turn the direction of writing."""


def clean(text: str) -> str:
    """`text` on one line, without characters that would act on a terminal."""
    return " ".join(text.translate(_UNSEEN).split())


def harmless(text: str) -> str:
    """`text` with its lines, without characters that would act on a terminal."""
    return text.translate(_UNSEEN).replace("\r", "")


def joined(text: str) -> str:
    """`text` cleaned, the blanks at its ends kept as one each: for pieces that meet on one line."""
    body = clean(text)
    if not body:
        return " " if text else ""
    return (" " if text[0].isspace() else "") + body + (" " if text[-1].isspace() else "")


def listed(names: Iterable[str], most: int = 4) -> str:
    """`names` once each with commas between them, and how many more there are than `most`."""
    known = tuple(dict.fromkeys(names))
    rest = f" and {len(known) - most} more" if len(known) > most else ""
    return ", ".join(known[:most]) + rest
