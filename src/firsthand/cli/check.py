"""``firsthand check``: a gate for scripts."""

from collections import Counter
from typing import Annotated

import typer

from firsthand.cli.app import app, examples
from firsthand.cli.asking import (
    HERE,
    Doc,
    DossierFolder,
    Json,
    Outlet,
    Since,
    Story,
    Until,
    complaints,
    opened,
    rows_of,
    where,
)
from firsthand.cli.codes import DONE, GATE
from firsthand.cli.talk import say

__all__ = ["check"]


@app.command(
    epilog=examples(
        "firsthand check --fail-on polarity,number || echo 'a copy changed the meaning'",
        "firsthand check --outlet Courier --since 2024-03",
    )
)
def check(
    dossier: DossierFolder = HERE,
    fail_on: Annotated[
        str,
        typer.Option("--fail-on", metavar="TYPES", help="Types of change that trip it, with commas between."),
    ] = "polarity,number,date,actor",
    possible: Annotated[bool, typer.Option("--possible", help="Doubtful changes trip it as well.")] = False,
    doc: Doc = "",
    outlet: Outlet = "",
    story: Story = "",
    since: Since = "",
    until: Until = "",
    as_json: Json = False,
) -> None:
    """A gate for scripts: exit code 3 when a copy changed the meaning.

    One line a change: type, page, what became of which words, and the page they were taken from. In Python:
    firsthand.drift(dossier, type="polarity,number").
    """
    import firsthand
    from firsthand.cli.paper import Paper, write_rows
    from firsthand.cli.plain import clean
    from firsthand.dossier.ask import Shelf

    with complaints():
        found = opened(dossier)
        filters = where(doc=doc, outlet=outlet, story=story, since=since, until=until)
        hits = firsthand.drift(found, type=fail_on or "none", possible=possible, **filters)
        shelf = Shelf(found)
        if as_json:
            write_rows(rows_of(hits, found))
        else:
            paper = Paper()
            for hit in hits:
                a, b = (hit.a or hit.a_context)[0].doc, (hit.b or hit.b_context or hit.a)[0].doc
                turned = (shelf.words(hit.a), shelf.words(hit.b))
                if hit.likely_faithful == "b":
                    a, b, turned = b, a, turned[::-1]
                was, now = (f"“{clean(words)}”" if words else "nothing" for words in turned)
                paper.row(hit.type, shelf.file(b), f"{was} became {now}", f"(against {shelf.file(a)})")
            paper.close()
    counted = Counter(hit.type for hit in hits)
    say("; ".join(f"{number} {name}" for name, number in sorted(counted.items())) or "nothing trips the gate")
    raise typer.Exit(GATE if hits else DONE)
