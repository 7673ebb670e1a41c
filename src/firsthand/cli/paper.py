"""Standard output: lines that keep to the width, plain in a pipe, quiet when the reader has seen enough."""

import json
import os
import shutil
import sys
from collections.abc import Iterable
from typing import IO, Any

from rich.console import Console
from rich.text import Text

from firsthand.cli.plain import GLUE, clean

__all__ = ["Paper", "marked", "write_rows", "write_text"]

_PIPE = 100
"""Columns in a pipe, where nobody says how wide the page is (``COLUMNS`` does)."""

_WIDEST = 120
"""Columns from which lines of prose get hard to read."""

_NARROWEST = 40

_ROOM = 24
"""Columns that a text needs to be read; with less it starts on a line of its own."""


def marked(text: str, style: str = "") -> Text:
    """`text` cleaned, with a style that a pipe and a terminal without colour leave out."""
    return Text(clean(text), style=style)


class _Stream:
    """Standard output that turns silent when nobody reads any more (``| head``).

    That is no error, and the exit code still says what it has to say.
    """

    def write(self, text: str) -> int:
        try:
            return sys.stdout.write(text.replace(GLUE, " "))
        except BrokenPipeError:
            _silence()
            return 0

    def flush(self) -> None:
        try:
            sys.stdout.flush()
        except BrokenPipeError:
            _silence()

    def isatty(self) -> bool:
        return sys.stdout.isatty()

    def fileno(self) -> int:
        return sys.stdout.fileno()

    @property
    def encoding(self) -> str:
        return sys.stdout.encoding


def _silence() -> None:
    """Send what is still to come to nowhere."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)


class Paper:
    """Standard output as lines of text, `width` columns wide."""

    def __init__(self) -> None:
        columns = shutil.get_terminal_size((_PIPE, 40)).columns
        self.width = max(_NARROWEST, min(columns, _WIDEST))
        stream: IO[str] = _Stream()  # type: ignore[assignment]  # all of it that rich asks for
        self._console = Console(
            file=stream, width=self.width, highlight=False, markup=False, emoji=False, soft_wrap=True
        )

    def line(self, text: Text | str = "", first: Text | str = "", rest: Text | str | None = None) -> None:
        """Write `text` behind `first`, wrapped at words; further lines stand behind `rest`.

        `rest` is as much blank space as `first` is wide when it is not given; where that leaves too little
        room for words, `first` stands on a line of its own.
        """
        body = marked(text) if isinstance(text, str) else text
        head = Text(first) if isinstance(first, str) else first
        tail = Text(" " * head.cell_len) if rest is None else Text(rest) if isinstance(rest, str) else rest
        if self.width - head.cell_len < _ROOM and rest is None and head.plain.strip():
            head.rstrip()
            self._console.print(head)
            head = tail = Text("    ")
        room = max(_ROOM // 2, self.width - max(head.cell_len, tail.cell_len))
        for number, piece in enumerate(body.wrap(self._console, room) or [Text()]):
            whole = (tail if number else head) + piece
            whole.rstrip()
            self._console.print(whole)

    def row(self, *cells: str) -> None:
        """Write `cells` with two blanks between them, whatever the width: a line for a log."""
        self._console.print(Text("  ".join(clean(cell) for cell in cells)))

    def gap(self) -> None:
        """Write an empty line."""
        self._console.print()

    def close(self) -> None:
        """Send what is still held back."""
        _Stream().flush()


def write_rows(rows: Iterable[Any]) -> None:
    """Write plain values as JSON Lines in UTF-8, whatever the locale."""
    write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows))


def write_text(text: str) -> None:
    """Write `text` as it is, in UTF-8: formats for programs and documents for browsers."""
    try:
        sys.stdout.flush()
        sys.stdout.buffer.write(text.encode("utf-8", "replace"))
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        _silence()
