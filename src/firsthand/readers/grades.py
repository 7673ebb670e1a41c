"""A user's own grades of outlets: a CSV file with an outlet and a letter from A to F on each row."""

import csv
from pathlib import Path
from typing import cast

from firsthand.errors import OptionError
from firsthand.model.grade import OutletGrades, Reliability
from firsthand.model.listed import BadRow

__all__ = ["outlet_grades"]

_LETTERS = frozenset("ABCDEF")
_SHOWN = 80


def outlet_grades(path: str | Path) -> OutletGrades:
    """The grades in the file at `path`: ``outlet,grade`` on each row, with or without a row of titles.

    A row that cannot be used is named with its reason, and the others are used; of two rows for one outlet
    the last one counts.

    Raises:
        OptionError: when the file cannot be read.
    """
    path = Path(path)
    try:
        text = path.read_bytes().decode("utf-8-sig", errors="replace")
    except OSError as error:
        raise OptionError(f"the grades {path} cannot be read ({error.strerror}): name a file") from error
    grades: dict[str, Reliability] = {}
    refused: list[BadRow] = []
    for number, line in enumerate(text.replace("\0", " ").splitlines(), start=1):
        cells = [cell.strip() for cell in _cells(line)]
        if not any(cells) or (number == 1 and [cell.casefold() for cell in cells[:2]] == ["outlet", "grade"]):
            continue
        letter = cells[1].upper() if len(cells) > 1 else ""
        if not cells[0]:
            refused.append(BadRow(row=number, seen=",".join(cells)[:_SHOWN], why="it names no outlet"))
        elif letter not in _LETTERS:
            refused.append(
                BadRow(row=number, seen=",".join(cells)[:_SHOWN], why="its grade is no letter from A to F")
            )
        else:
            grades[cells[0]] = cast("Reliability", letter)
    return OutletGrades(grades=grades, refused=tuple(refused))


def _cells(line: str) -> list[str]:
    """The cells of one row; a row that is no CSV is one cell."""
    try:
        return next(csv.reader([line]), [])
    except csv.Error:
        return [line]
