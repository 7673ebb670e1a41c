"""``firsthand search``: where words stand, in pages, quotes, names of speakers and claims."""

from collections.abc import Mapping, Sequence
from typing import Annotated, Any

import typer

from firsthand.cli.app import app, examples
from firsthand.cli.asking import (
    HERE,
    DossierFolder,
    Json,
    Outlet,
    Since,
    Story,
    Until,
    complaints,
    stored,
    where,
)
from firsthand.cli.codes import FAILED
from firsthand.cli.talk import fail, say

__all__ = ["search"]

_EVERY = 1_000_000
"""What ``--limit 0`` asks of a store."""


@app.command(
    epilog=examples(
        "firsthand search 'tanker OR tug' --since 2024-03",
        "firsthand search '\"will not let\"' --in quotes,claims",
        "firsthand search torvane --in speakers --json",
    )
)
def search(
    query: Annotated[
        str,
        typer.Argument(
            metavar="QUERY",
            help='Words that must all stand; "a phrase", one OR other, -without, begin*.',
            show_default=False,
        ),
    ],
    dossier: DossierFolder = HERE,
    part: Annotated[
        str,
        typer.Option("--in", metavar="PARTS", help="text, quotes, speakers, claims, with commas between."),
    ] = "text",
    outlet: Outlet = "",
    story: Story = "",
    since: Since = "",
    until: Until = "",
    limit: Annotated[
        int, typer.Option("--limit", "-n", min=0, metavar="N", help="At most so many; 0 is no limit.")
    ] = 20,
    as_json: Json = False,
) -> None:
    """Where words stand: in the text of pages, in quotes, names of speakers or claims.

    The best comes first, with the passage that has most of what was asked. Words are found in every
    inflection and spelling. Exit code 1 when nothing is found, as with grep. In Python:
    firsthand.search(dossier, "...").
    """
    import firsthand

    narrow: Any = where(outlet=outlet, story=story, since=since, until=until)
    with complaints():
        with stored(dossier) as store:
            if store is None:
                whole = firsthand.load(dossier)
                rows = firsthand.search(whole, query, part, **narrow)
                documents = {document.id: document for document in whole.documents}
            else:
                rows = store.search(query, part, limit=limit + 1 if limit else _EVERY, **narrow)
                documents = store.documents([row.doc for row in rows])
        shown = rows[:limit] if limit else rows
        _print(shown, documents, as_json=as_json)
    if len(shown) < len(rows):
        say("more is found (--limit 0 shows all)")
    if not rows:
        raise typer.Exit(fail("nothing found: fewer words, begin*, or another --in may find more", FAILED))


def _print(rows: Sequence[Any], documents: Mapping[str, Any], *, as_json: bool) -> None:
    from firsthand.cli.paper import Paper, write_rows
    from firsthand.dossier.codec import to_row

    if as_json:
        words = {doc: document.text for doc, document in documents.items()}
        write_rows(to_row(row, words) for row in rows)
        return
    paper = Paper()
    for number, row in enumerate(rows):
        if number:
            paper.gap()
        _draw(row, documents[row.doc], paper)
    paper.close()


def _draw(row: Any, document: Any, paper: Any) -> None:
    from rich.text import Text

    from firsthand.cli.paper import marked
    from firsthand.cli.plain import joined

    address = document.path_or_url
    head = marked(document.outlet or address.rstrip("/").rsplit("/", 1)[-1] or address, "bold")
    if row.says:
        head.append(": ").append(marked(row.says))
    paper.line(head, Text(f"{row.day or 'undated':10}  ", "dim"))
    text = Text("… " if row.passage.start > 0 and row.part == "text" else "")
    place = row.passage.start
    for mark in row.marks:
        text.append(joined(document.text[place : mark.start]))
        text.append(joined(document.text[mark.start : mark.end]), "bold")
        place = mark.end
    text.append(joined(document.text[place : row.passage.end]))
    paper.line(text, " " * 12)
