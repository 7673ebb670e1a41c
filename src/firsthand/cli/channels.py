"""``firsthand channels``: talks, hotlines and visits, and how they opened and closed."""

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
    Outlet,
    Since,
    Story,
    Until,
    answer,
    where,
)
from firsthand.cli.events import day_of

__all__ = ["channels"]


@app.command(
    epilog=examples(
        "firsthand channels",
        "firsthand channels --kind hotline --party Kestria",
    )
)
def channels(
    dossier: DossierFolder = HERE,
    kind: Annotated[
        str,
        typer.Option("--kind", metavar="KINDS", help="talks, hotline, visit, office, exchange."),
    ] = "",
    party: Annotated[
        str, typer.Option("--party", metavar="NAME", help="Only with this party: part of a name.")
    ] = "",
    doc: Doc = "",
    outlet: Outlet = "",
    story: Story = "",
    since: Since = "",
    until: Until = "",
    find: Find = "",
    as_json: Json = False,
) -> None:
    """Talks, hotlines and visits, and how they opened and closed.

    Each with its history, oldest state first. In Python: firsthand.channels(dossier, kind="hotline").
    """
    import firsthand

    answer(
        dossier,
        lambda found, **filters: firsthand.channels(found, kind=kind, party=party, **filters),
        _draw,
        where(doc=doc, outlet=outlet, story=story, since=since, until=until, find=find),
        noun="channel",
        as_json=as_json,
    )


def _draw(rows: Sequence[Any], shelf: Any, paper: Any) -> None:
    from rich.text import Text

    from firsthand.cli.paper import marked

    for number, row in enumerate(rows):
        if number:
            paper.gap()
        paper.line(marked(f"{row.kind}, {' – '.join(row.parties)}", "bold"))
        for state in row.states:
            note = "" if state.status in {"happened", state.state} else f"[{state.status}] "
            head = Text(f"  {day_of(state.date):10}  ", "dim").append(f"{state.state:10}  ")
            text = Text(note).append(marked(shelf.words((state.span,)))).append("  ")
            text.append(marked(f"({shelf.called(state.span.doc)})", "dim"))
            paper.line(text, head)
