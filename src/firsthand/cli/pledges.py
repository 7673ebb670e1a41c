"""``firsthand pledges``: warnings, promises, plans and forecasts, and what became of them."""

from collections.abc import Sequence
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
from firsthand.cli.events import day_of

__all__ = ["pledges"]


@app.command(
    epilog=examples(
        "firsthand pledges --outcome kept,broken",
        "firsthand pledges --kind warning --speaker Torvane",
    )
)
def pledges(
    dossier: DossierFolder = HERE,
    outcome: Annotated[
        str,
        typer.Option(
            "--outcome",
            metavar="OUTCOMES",
            help="kept, broken, partly, changed, open, unknown, with commas between.",
        ),
    ] = "",
    kind: Annotated[
        str,
        typer.Option(
            "--kind", metavar="KINDS", help="warning, promise, plan, forecast, with commas between."
        ),
    ] = "",
    speaker: Annotated[
        str, typer.Option("--speaker", "-s", metavar="NAME", help="Who gave it: part of a name.")
    ] = "",
    doc: Doc = "",
    outlet: Outlet = "",
    story: Story = "",
    since: Since = "",
    until: Until = "",
    find: Find = "",
    limit: Limit = 0,
    as_json: Json = False,
) -> None:
    """Warnings, promises and plans, and what became of them.

    The settled ones come first. In Python: firsthand.pledges(dossier, outcome="kept,broken").
    """
    import firsthand

    answer(
        dossier,
        lambda found, **filters: firsthand.pledges(
            found, kind=kind, outcome=outcome, speaker=speaker, **filters
        ),
        _draw,
        where(doc=doc, outlet=outlet, story=story, since=since, until=until, find=find),
        noun="pledge",
        as_json=as_json,
        limit=limit,
    )


def _draw(rows: Sequence[Any], shelf: Any, paper: Any) -> None:
    from rich.text import Text

    from firsthand.cli.paper import marked

    for number, row in enumerate(rows):
        if number:
            paper.gap()
        day = min((shelf.day(span.doc) for span in row.spans if shelf.day(span.doc)), default="undated")
        head = (
            Text(f"{row.kind}, {row.outcome}", "bold").append("  ").append(marked(row.speaker or "somebody"))
        )
        if row.due:
            head.append("  ").append(f"due {day_of(row.due)}", "dim")
        paper.line(head, Text(f"{day:10}  ", "dim"))
        paper.line(shelf.words(row.spans[:1]), " " * 12)
        settled = [
            shelf.words(shelf.events[ident].spans[:1])
            for ident in row.outcome_events
            if ident in shelf.events
        ]
        for words in settled[:2]:
            paper.line(words, " " * 12 + "→ ", " " * 14)
        if row.why:
            paper.line(marked(row.why, "italic dim"), " " * 12)
