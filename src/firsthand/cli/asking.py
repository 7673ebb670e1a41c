"""What every command over a dossier shares: its options, opening the folder, and printing the answer."""

import os
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
    "placed",
    "rows_of",
    "stored",
    "where",
]


def placed(value: str | Path) -> Any:
    """A folder or file as a path, also a folder still to be made (``new/``); an address as it is."""
    text = str(value)
    if "://" in text:
        return value
    if text.endswith(("/", os.sep)) and not Path(text).exists():
        from firsthand.store import FILE

        return Path(text) / FILE
    return Path(value)


DossierFolder = Annotated[
    Path,
    typer.Option(
        "--dossier",
        "--store",
        "-d",
        envvar="FIRSTHAND_DOSSIER",
        parser=placed,
        help="Folder that firsthand read made, or store that firsthand add fills: file or postgresql://...; "
        "else ./dossier or your own store.",
        metavar="PLACE",
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


def opened(place: Path | str, *, doc: str = "", story: str = "") -> Any:
    """The dossier at `place`, or what the store there knows (of `doc` or `story` where it can tell).

    Raises:
        DossierError: when there is neither or it is damaged; the text says what to do.
        StoreError: when the store cannot be opened.
    """
    with stored(place) as store:
        if store is not None:
            return store.dossier(doc=doc, story=story)
    assert isinstance(place, Path)
    return firsthand.load(place)


@contextmanager
def stored(place: Path | str) -> Iterator[Any]:
    """The store at `place`, open; None where a dossier lies there.

    Raises:
        DossierError: when there is neither; the text says what to do.
        StoreError: when the store cannot be opened.
    """
    named = _store_at(place)
    if named is None:
        yield None
        return
    from firsthand.store import open_store

    with open_store(named or None, told=say) as store:
        size = store.size()
        if size.waiting or size.stale:
            say("an addition was cut off: what it left out is read by the next firsthand add")
        yield store


def _store_at(place: Path | str) -> Path | str | None:
    """Which store `place` means: its file or address, empty for the user's own, None where a dossier lies."""
    from firsthand.store import FILE, place_of

    if isinstance(place, str) or place.is_file() or (place / FILE).is_file():
        return place
    if place.exists():
        return None
    own = place_of().file
    if place == HERE and own is not None and own.exists():
        return ""
    known = sorted(path.parent.name for path in Path().glob("*/documents.*") if path.is_file())
    hint = f" (there is one in {', '.join(known[:3])})" if known else ""
    raise DossierError(
        f"there is no dossier at {place}: make one with firsthand read PATH..., or firsthand demo; "
        f"or name another with --dossier, or a store with --store{hint}"
    )


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
        dossier = opened(folder, doc=filters.get("doc", ""), story=filters.get("story", ""))
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
