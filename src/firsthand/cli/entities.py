"""``firsthand entities``: the people, governments, organisations, places and outlets."""

from collections.abc import Sequence
from pathlib import Path
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
    Story,
    answer,
    complaints,
    where,
)
from firsthand.cli.talk import say
from firsthand.options.listed import ListedOptions

__all__ = ["entities", "given"]


@app.command(
    epilog=examples(
        "firsthand entities --kind person",
        "firsthand entities --name Torvane --json",
        "firsthand entities --list names.csv",
    )
)
def entities(
    dossier: DossierFolder = HERE,
    kind: Annotated[
        str,
        typer.Option(
            "--kind",
            metavar="KINDS",
            help="person, organisation, government, place, outlet, with commas between.",
        ),
    ] = "",
    name: Annotated[str, typer.Option("--name", metavar="NAME", help="Part of any name it goes by.")] = "",
    names: Annotated[
        Path | None,
        typer.Option(
            "--list",
            metavar="FILE",
            help="Who may be on this list of names (CSV, JSON, FollowTheMoney lines): candidates to judge.",
        ),
    ] = None,
    least: Annotated[
        float, typer.Option("--least", min=0, max=1, help="With --list: the least score to show.")
    ] = ListedOptions().least,
    doc: Doc = "",
    outlet: Outlet = "",
    story: Story = "",
    find: Find = "",
    limit: Limit = 0,
    as_json: Json = False,
) -> None:
    """The people, governments, bodies, places and outlets.

    Those on most pages come first. In Python: firsthand.entities(dossier, kind="person"). With --list, those
    whose names are like one on a list of your own, best score first, with the parts of the score: a candidate
    for you to judge, never a verdict. In Python: firsthand.candidates(dossier, firsthand.listed(path).rows).
    """
    import firsthand

    listed = None if names is None else given(names)

    def ask(found: Any, **filters: str) -> Sequence[Any]:
        rows: Sequence[Any] = firsthand.entities(found, kind=kind, name=name, **filters)
        if listed is None:
            return rows
        kept = {row.id for row in rows}
        every = firsthand.candidates(found, listed, least=least)
        return [each for each in every if each.entity.id in kept]

    answer(
        dossier,
        ask,
        _draw if names is None else _draw_candidates,
        where(doc=doc, outlet=outlet, story=story, find=find),
        noun="entity" if names is None else "candidate",
        as_json=as_json,
        limit=limit,
    )


def given(path: Path) -> Sequence[Any]:
    """The rows of a list of names; those that cannot be used are named on standard error."""
    import firsthand

    with complaints():
        found = firsthand.listed(path)
    for bad in found.refused:
        say(f"row {bad.row} of {path.name} is left out, {bad.why}: {bad.seen}")
    rows: Sequence[Any] = found.rows
    say(f"{len(rows)} rows of {path.name} are compared")
    return rows


def _draw(rows: Sequence[Any], shelf: Any, paper: Any) -> None:
    from rich.text import Text

    from firsthand.cli.paper import marked

    del shelf
    for row in rows:
        text = marked(row.name, "bold")
        others = [alias for alias in row.aliases if alias != row.name]
        if others:
            text.append(marked(f", also {', '.join(others)}"))
        roles = "; ".join(dict.fromkeys(role.title for role in row.roles))
        if roles:
            text.append(": ").append(marked(roles))
        pages = "1 page" if len(row.documents) == 1 else f"{len(row.documents)} pages"
        text.append("  ").append(f"({pages}, {len(row.mentions)} mentions)", "dim")
        paper.line(text, Text(f"{row.kind:12}  ", "dim"))


def _draw_candidates(rows: Sequence[Any], shelf: Any, paper: Any) -> None:
    from rich.text import Text

    from firsthand.cli.paper import marked

    del shelf
    for row in rows:
        text = marked(row.entity.name, "bold")
        said = ", ".join(each for each in (row.listed.id, *row.listed.countries) if each)
        known = f" ({said})" if said else ""
        text.append(marked(f", maybe {row.listed.names[0]}{known}, row {row.listed.row} of the list"))
        parts = ", ".join(f"{each.name} {each.weight:g}" for each in row.signals)
        paper.line(text, Text(f"{row.score:.2f}  ", "dim"))
        paper.line(Text(f"{row.why} ({parts})", "dim"), Text("      "))
    if rows:
        paper.line(
            Text("Candidates for a person to judge: a likeness of names is no proof of identity.", "dim")
        )
