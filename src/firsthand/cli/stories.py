"""``firsthand stories``: which pages belong together."""

from collections.abc import Sequence
from functools import partial
from typing import Annotated, Any

import typer

from firsthand.cli.app import app, examples
from firsthand.cli.asking import (
    HERE,
    Doc,
    DossierFolder,
    Find,
    Json,
    Limit,
    Outlet,
    Since,
    Story,
    Until,
    answer,
    where,
)

__all__ = ["stories"]


@app.command(
    epilog=examples(
        "firsthand stories --why",
        "firsthand stories --outlet Courier --json",
    )
)
def stories(
    dossier: DossierFolder = HERE,
    story: Story = "",
    doc: Doc = "",
    outlet: Outlet = "",
    since: Since = "",
    until: Until = "",
    find: Find = "",
    why: Annotated[bool, typer.Option("--why", help="Which origins are counted, and why.")] = False,
    limit: Limit = 0,
    as_json: Json = False,
) -> None:
    """Which pages belong to one story, with its episodes.

    The story with most pages comes first. Counted are independent origins: what a page copied from another
    is none. In Python: firsthand.stories(dossier), and firsthand.origins(dossier) for the reasons.
    """
    import firsthand

    answer(
        dossier,
        firsthand.stories,
        partial(_draw, why=why),
        where(doc=doc, outlet=outlet, story=story, since=since, until=until, find=find),
        noun="story",
        as_json=as_json,
        limit=limit,
    )


def _draw(rows: Sequence[Any], shelf: Any, paper: Any, *, why: bool) -> None:
    from rich.text import Text

    from firsthand.cli.paper import marked

    del shelf
    for number, row in enumerate(rows):
        if number:
            paper.gap()
        paper.line(marked(row.title, "bold"), Text(f"{row.id[:10]}  ", "dim"))
        paper.line(f"{_pages(row)}, {_origins(row)}, {_days(row)}", " " * 12)
        for place, counted in enumerate(row.counted if why else (), start=1):
            paper.line(marked(f"{place}. {counted.why}", "italic dim"), " " * 12, " " * 15)
        for episode in row.episodes if len(row.episodes) > 1 else ():
            text = marked(episode.title).append("  ").append(f"({_pages(episode)})", "dim")
            paper.line(text, Text(f"  {episode.first or 'undated':10}  ", "dim"), " " * 14)


def _pages(row: Any) -> str:
    return "1 page" if len(row.documents) == 1 else f"{len(row.documents)} pages"


def _origins(row: Any) -> str:
    count = len(row.counted)
    return "1 independent origin" if count == 1 else f"{count} independent origins"


def _days(row: Any) -> str:
    if not row.first:
        return "undated"
    return str(row.first if row.last in {None, row.first} else f"{row.first} to {row.last}")
