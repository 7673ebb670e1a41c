"""``firsthand events``: who did what to whom, and when."""

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

__all__ = ["day_of", "events", "interval"]


@app.command(
    epilog=examples(
        "firsthand events --root SANCTION,THREATEN",
        "firsthand events --actor Kestria --since 2024-04",
        "firsthand events --status planned",
    )
)
def events(
    dossier: DossierFolder = HERE,
    root: Annotated[
        str, typer.Option("--root", metavar="ROOTS", help="PLOVER roots, with commas between (SANCTION).")
    ] = "",
    actor: Annotated[str, typer.Option("--actor", metavar="NAME", help="Who acts: part of a name.")] = "",
    target: Annotated[
        str, typer.Option("--target", metavar="NAME", help="Whom it is done to: part of a name.")
    ] = "",
    status: Annotated[
        str,
        typer.Option(
            "--status",
            metavar="STATUS",
            help="happened, planned, postponed, cancelled, denied, hypothetical, with commas between.",
        ),
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
    """Who did what to whom, and when: oldest first, undated last.

    What did not happen (planned, denied, …) says so. In Python: firsthand.events(dossier, actor="Kestria").
    """
    import firsthand

    answer(
        dossier,
        lambda found, **filters: firsthand.events(
            found, root=root, actor=actor, target=target, status=status, **filters
        ),
        _draw,
        where(doc=doc, outlet=outlet, story=story, since=since, until=until, find=find),
        noun="event",
        as_json=as_json,
        limit=limit,
    )


def day_of(date: Any) -> str:
    """A date of the text, as short as it is precise: 2024, 2024-03, 2024-03-11, 2024-03-11/13 (ISO 8601)."""
    if date is None:
        return "undated"
    if date.precision == "year" and date.start[:4] == date.end[:4]:
        return str(date.start[:4])
    if date.precision == "month" and date.start[:7] == date.end[:7]:
        return str(date.start[:7])
    return interval(date.start, date.end)


def interval(start: str, end: str) -> str:
    """An ISO 8601 interval; of the later day only what differs is written."""
    if start == end:
        return start
    same = next((cut for cut in (8, 5) if start[:cut] == end[:cut]), 0)
    return f"{start}/{end[same:]}"


def _draw(rows: Sequence[Any], shelf: Any, paper: Any) -> None:
    from rich.text import Text

    from firsthand.cli.paper import marked
    from firsthand.cli.plain import listed

    room = max((len(day_of(row.date)) for row in rows), default=0) + 2
    for row in rows:
        who = marked(row.actor or "somebody", "bold")
        if row.target:
            who.append(" → ").append(marked(row.target, "bold"))
        head = Text(row.plover).append("  ").append(who)
        if row.status != "happened":
            head.append("  ").append(f"[{row.status}]", "bold")
        paper.line(head, Text(day_of(row.date).ljust(room), "dim"))
        paper.line(shelf.words(row.spans[:1]), " " * room)
        origins = {witness.origin or witness.span for witness in row.witnesses}
        pages = listed(shelf.called(doc) for doc in row.documents)
        count = f" ({len(row.documents)} pages, {len(origins)} independent)" if len(row.documents) > 1 else ""
        paper.line(marked(f"{pages}{count}", "dim"), " " * room)
        if row is not rows[-1]:
            paper.gap()
