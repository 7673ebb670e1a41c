"""``firsthand entities``: the people, governments, organisations, places and outlets."""

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
    Story,
    answer,
    where,
)

__all__ = ["entities"]


@app.command(
    epilog=examples(
        "firsthand entities --kind person",
        "firsthand entities --name Torvane --json",
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
    doc: Doc = "",
    outlet: Outlet = "",
    story: Story = "",
    find: Find = "",
    limit: Limit = 0,
    as_json: Json = False,
) -> None:
    """The people, governments, bodies, places and outlets.

    Those on most pages come first. In Python: firsthand.entities(dossier, kind="person").
    """
    import firsthand

    answer(
        dossier,
        lambda found, **filters: firsthand.entities(found, kind=kind, name=name, **filters),
        _draw,
        where(doc=doc, outlet=outlet, story=story, find=find),
        noun="entity",
        as_json=as_json,
        limit=limit,
    )


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
