"""``firsthand copies``: the tree of every family, drawn or as a graph."""

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
    Story,
    complaints,
    opened,
    rows_of,
    where,
)
from firsthand.cli.codes import USAGE
from firsthand.cli.talk import fail, say

__all__ = ["copies"]

_FORMATS = ("text", "json", "graphml", "dot", "mermaid")


@app.command(
    epilog=examples(
        "firsthand copies --why",
        "firsthand copies --outlet 'Meridian Wire'",
        "firsthand copies --format dot | dot -Tsvg -o copies.svg",
    )
)
def copies(
    dossier: DossierFolder = HERE,
    family: Annotated[
        str, typer.Option("--family", metavar="ID", help="Only this family: id, or the start of it.")
    ] = "",
    doc: Doc = "",
    outlet: Outlet = "",
    story: Story = "",
    find: Find = "",
    why: Annotated[bool, typer.Option("--why", help="The reason for each step.")] = False,
    fmt: Annotated[
        str, typer.Option("--format", "-f", metavar="FORMAT", help="text, json, graphml, dot or mermaid.")
    ] = "text",
    as_json: Json = False,
) -> None:
    """Which page derives from which: the tree of every family.

    A solid line is a copy. A dashed line (╌) comes from an upstream that is not among the pages (○), a
    dotted one (┄) leads to a page that only quotes a passage. In Python: firsthand.tree(dossier).
    """
    import firsthand
    from firsthand.cli.paper import Paper, write_rows, write_text
    from firsthand.dossier import ask

    if fmt not in _FORMATS:
        raise typer.Exit(fail(f"--format is one of {', '.join(_FORMATS)}, not {fmt!r}", USAGE))
    with complaints():
        found = opened(dossier)
        filters = where(doc=doc, outlet=outlet, story=story, find=find)
        trees = firsthand.tree(found, family=family, **filters)
        if as_json or fmt == "json":
            write_rows(rows_of(trees, found))
        elif fmt == "text":
            paper = Paper()
            _draw(trees, paper, why=why)
            paper.close()
        else:
            write_text({"graphml": ask.graphml, "dot": ask.dot, "mermaid": ask.mermaid}[fmt](trees))
    if not trees:
        say("no family found")


def _draw(trees: Sequence[Any], paper: Any, *, why: bool) -> None:
    """Families with copies as trees, pages that stand alone as a list behind them."""
    grown = [tree for tree in trees if len(tree.twigs) > 1]
    alone = [tree for tree in trees if len(tree.twigs) <= 1]
    for number, tree in enumerate(grown):
        if number:
            paper.gap()
        _family(tree, paper, why=why)
    if grown and alone:
        paper.gap()
    if alone:
        paper.line(f"{len(alone)} without copies" if grown else "No copies among these pages")
    for tree in alone:
        for twig in tree.twigs:
            paper.line(_place(twig), "  ", "      ")


def _family(tree: Any, paper: Any, *, why: bool) -> None:
    from firsthand.cli.branches import branches
    from firsthand.cli.paper import marked

    top = next((twig for twig in tree.twigs if not twig.unseen), tree.twigs[0])
    count = "1 page" if tree.pages == 1 else f"{tree.pages} pages"
    title = f"“{top.title}”" if top.title else top.name
    paper.line(marked(title, "bold"), marked(f"{tree.family[:10]} {count}", "dim").append("  "))
    reasons = {twig.copy.why for twig in tree.twigs if twig.copy is not None}
    if why and tree.why and tree.why not in reasons:
        paper.line(marked(tree.why, "italic dim"), "  ")
    for twig, first, rest in branches(tree.twigs):
        paper.line(_place(twig), first, rest + "  ")
        if why and twig.copy is not None:
            paper.line(marked(twig.copy.why, "italic dim"), rest, rest)


def _place(twig: Any) -> Any:
    """A page or unseen upstream: what it is called, its day, its file, and how it was copied."""
    from rich.text import Text

    from firsthand.cli.paper import marked
    from firsthand.cli.plain import GLUE

    if twig.unseen:
        said = "credited, not among the pages" if twig.unseen == "upstream" else "unseen parent"
        return Text("○ ").append(marked(twig.name)).append("  " + f"[{said}]".replace(" ", GLUE), "dim")
    text = marked(twig.name, "bold" if twig.depth == 0 else "")
    file = twig.address.rstrip("/").rsplit("/", 1)[-1]
    shown = [twig.date or "undated", *([file] if file and file != twig.name else [])]
    text.append("  ").append(marked(", ".join(shown), "dim"))
    if twig.copy is not None:
        text.append(f"  [{twig.copy.kind}{GLUE}{twig.copy.score:.2f}]", "cyan")
    if twig.also:
        text.append("  ").append(marked(f"also from {', '.join(twig.also)}"))
    return text
