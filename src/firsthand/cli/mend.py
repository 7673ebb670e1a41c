"""``firsthand mend``: a damaged page with the attested wordings beside the changed ones."""

from typing import Annotated, Any

import typer

from firsthand.cli.app import app, examples
from firsthand.cli.asking import HERE, DossierFolder, Json, complaints, opened, rows_of
from firsthand.cli.codes import USAGE
from firsthand.cli.talk import fail, say

__all__ = ["mend"]

_FORMATS = ("text", "html", "markdown", "json")


@app.command(
    epilog=examples(
        "firsthand mend worldtoday-costs.txt",
        "firsthand mend 'World Today' --format html > mended.html",
    )
)
def mend(
    doc: Annotated[
        str,
        typer.Argument(
            metavar="PAGE",
            help="Id, address, file name or outlet, or what only one page starts with.",
            show_default=False,
        ),
    ],
    dossier: DossierFolder = HERE,
    fmt: Annotated[
        str, typer.Option("--format", "-f", metavar="FORMAT", help="text, html, markdown or json.")
    ] = "text",
    as_json: Json = False,
) -> None:
    """A damaged page, each changed wording struck and the attested one beside it.

    [-struck-] {+attested+}, with a note below that names the witness; [?doubtful?] {no witness} where no page
    of the heap attests another wording. Nothing is guessed. In Python: firsthand.mend(dossier, "page.txt").
    """
    import firsthand
    from firsthand.cli.paper import Paper, write_rows, write_text
    from firsthand.dossier.ask import Shelf, as_html, as_markdown

    if fmt not in _FORMATS:
        raise typer.Exit(fail(f"--format is one of {', '.join(_FORMATS)}, not {fmt!r}", USAGE))
    with complaints():
        found = opened(dossier)
        page = firsthand.mend(found, doc)
        shelf = Shelf(found)
        if as_json or fmt == "json":
            write_rows(rows_of([page], found))
        elif fmt == "text":
            paper = Paper()
            _draw(page, shelf, paper)
            paper.close()
        else:
            write_text({"html": as_html, "markdown": as_markdown}[fmt](page, shelf))
    if not page.edits:
        say("nothing to mend: no page of the heap contradicts this one")


def _draw(page: Any, shelf: Any, paper: Any) -> None:
    from rich.text import Text

    from firsthand.cli.paper import marked
    from firsthand.cli.plain import GLUE, clean, joined
    from firsthand.dossier.ask import NO_WITNESS, pieces, source

    where = [page.outlet or "", page.date or "undated", page.address]
    paper.line(marked(", ".join(part for part in where if part), "dim"))
    paper.gap()
    line = Text()
    blank = True
    for piece in pieces(page):
        if piece.edit is None:
            for number, part in enumerate(piece.text.split("\n")):
                if number:
                    blank = _end(line, paper, blank=blank)
                    line = Text()
                line.append(joined(part))
            continue
        struck, certain = clean(piece.text), piece.edit.attested or piece.edit.type == "addition"
        if struck:
            line.append(f"[-{struck}-]" if certain else f"[?{struck}?]", "red" if certain else "yellow")
        line.append("" if line.plain.endswith(" ") else " ")
        if piece.edit.attested:
            line.append(f"{{+{clean(piece.edit.attested)}+}}", "green")
        else:
            line.append(f"{{{NO_WITNESS}}}".replace(" ", GLUE), "yellow")
        line.append(f"[{piece.edit.number}]", "dim")
    if not _end(line, paper, blank=blank) and page.edits:
        paper.gap()
    for edit in page.edits:
        known = source(edit, shelf)
        by = f"attested by {known}" if known else NO_WITNESS
        by += "" if by.endswith((".", "”", "…")) else "."
        text = (
            Text(f"{edit.type}, ", "bold").append(marked(by)).append(" ").append(marked(edit.why, "italic"))
        )
        paper.line(text, f"[{edit.number}] ")


def _end(line: Any, paper: Any, *, blank: bool) -> bool:
    """Write a line of the page, of several empty ones only the first; whether it was empty."""
    line.rstrip()
    if not line.plain.strip():
        if not blank:
            paper.gap()
        return True
    paper.line(line)
    return False
