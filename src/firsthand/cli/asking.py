"""What every command over a dossier shares: its options, opening the folder, and printing the answer."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, Any

import typer

import firsthand
from firsthand.cli.codes import USAGE
from firsthand.cli.talk import fail, say
from firsthand.errors import DossierError, FirsthandError, OptionError

__all__ = [
    "HERE",
    "Doc",
    "DossierFolder",
    "Find",
    "Json",
    "Limit",
    "Outlet",
    "Since",
    "Story",
    "Until",
    "answer",
    "complaints",
    "opened",
    "rows_of",
    "where",
]

DossierFolder = Annotated[
    Path,
    typer.Option(
        "--dossier", "-d", envvar="FIRSTHAND_DOSSIER", help="Folder that firsthand read made.", metavar="DIR"
    ),
]
Json = Annotated[bool, typer.Option("--json", help="JSON Lines: one row a line, spans with their words.")]
Find = Annotated[str, typer.Option("--find", metavar="TEXT", help="Only rows in which this text stands.")]
Doc = Annotated[
    str, typer.Option("--doc", metavar="PAGE", help="Only this page: id, address, file name or outlet.")
]
Outlet = Annotated[str, typer.Option("--outlet", metavar="NAME", help="Only pages of outlets called so.")]
Story = Annotated[
    str, typer.Option("--story", metavar="ID", help="Only this story: id or words of its title.")
]
Since = Annotated[
    str, typer.Option("--since", metavar="DAY", help="From this day, month or year on (2024-03-11, 2024-03).")
]
Until = Annotated[
    str, typer.Option("--until", metavar="DAY", help="Up to this day, month or year, included.")
]
Limit = Annotated[
    int, typer.Option("--limit", "-n", min=0, metavar="N", help="At most so many; 0 is no limit.")
]

HERE = Path("dossier")
"""Where ``firsthand read`` leaves its dossier unless told otherwise."""


@contextmanager
def complaints() -> Iterator[None]:
    """Turn what goes wrong on purpose into one line on standard error and an exit code."""
    try:
        yield
    except OptionError as error:
        raise typer.Exit(fail(str(error), USAGE)) from error
    except FirsthandError as error:
        raise typer.Exit(fail(str(error))) from error


def opened(folder: Path) -> Any:
    """The dossier in `folder`.

    Raises:
        DossierError: when there is none or it is damaged; the text says what to do.
    """
    if not folder.exists():
        known = sorted(path.parent.name for path in Path().glob("*/documents.*") if path.is_file())
        hint = f" (there is one in {', '.join(known[:3])})" if known else ""
        raise DossierError(
            f"there is no dossier at {folder}: make one with firsthand read PATH..., or firsthand demo; "
            f"or name another with --dossier{hint}"
        )
    return firsthand.load(folder)


def where(**filters: str) -> dict[str, str]:
    """The filters that were given."""
    return {name: value for name, value in filters.items() if value}


def rows_of(rows: Sequence[Any], dossier: Any) -> list[dict[str, Any]]:
    """`rows` as plain values, every span with its words."""
    from firsthand.dossier.codec import texts, to_row

    words = texts(dossier)
    return [to_row(row, words) for row in rows]


def answer(
    folder: Path,
    ask: Callable[..., Sequence[Any]],
    draw: Callable[[Sequence[Any], Any, Any], None],
    filters: dict[str, str],
    *,
    noun: str,
    as_json: bool,
    limit: int = 0,
) -> None:
    """Ask the dossier in `folder` with `filters` and print what it says: rows with `as_json`, else drawn.

    What was left out is said on standard error: rows without a date when days were asked for, rows over the
    limit, or that nothing was found.
    """
    from firsthand.cli.paper import Paper, write_rows
    from firsthand.dossier.ask import Shelf, days

    with complaints():
        dossier = opened(folder)
        rows = ask(dossier, **filters)
        shelf = Shelf(dossier)
        undated = 0
        if filters.keys() & {"since", "until"}:
            bare = {name: value for name, value in filters.items() if name not in {"since", "until"}}
            undated = sum(days(row, shelf) is None for row in ask(dossier, **bare))
        shown = rows[:limit] if limit else rows
        if as_json:
            write_rows(rows_of(shown, dossier))
        else:
            paper = Paper()
            draw(shown, shelf, paper)
            paper.close()
    if not rows:
        say(f"no {noun} found")
    if len(shown) < len(rows):
        say(f"{len(rows) - len(shown)} more (--limit 0 shows all)")
    if undated:
        say(f"{undated} without a date left out")
