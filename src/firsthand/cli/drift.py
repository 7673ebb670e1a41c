"""``firsthand drift``: both wordings of every change, what differs marked with characters."""

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

__all__ = ["drift"]

_BETWEEN = {
    "edge": "page and copy",
    "utterance": "one speaker",
    "fact": "one fact",
    "same_page": "one page",
    "version": "two versions",
}


@app.command(
    epilog=examples(
        "firsthand drift --type polarity,number",
        "firsthand drift --possible --outlet Courier",
        "firsthand drift --json | jq -r .why",
    )
)
def drift(
    dossier: DossierFolder = HERE,
    type_: Annotated[
        str,
        typer.Option(
            "--type",
            metavar="TYPES",
            help="Only these, with commas between: polarity, number, date, actor, modality, attribution, "
            "omission, addition, wording.",
        ),
    ] = "",
    possible: Annotated[
        bool,
        typer.Option("--possible/--material", help="The doubtful as well, or only what changes the meaning."),
    ] = False,
    doc: Doc = "",
    outlet: Outlet = "",
    story: Story = "",
    since: Since = "",
    until: Until = "",
    find: Find = "",
    limit: Limit = 0,
    as_json: Json = False,
) -> None:
    """What was changed on the way, both wordings side by side.

    The likely faithful side is marked, and a reason stands below. The words that differ stand between [-
    and -] on the first side, {+ and +} on the second. Worst first. In Python: firsthand.drift(dossier,
    type="polarity").
    """
    import firsthand

    answer(
        dossier,
        lambda found, **filters: firsthand.drift(found, type=type_, possible=possible, **filters),
        draw,
        where(doc=doc, outlet=outlet, story=story, since=since, until=until, find=find),
        noun="change of meaning" if not possible else "change",
        as_json=as_json,
        limit=limit,
    )


def draw(rows: Sequence[Any], shelf: Any, paper: Any) -> None:
    """Print changes under two headings: those that change the meaning, and the possible ones."""
    from firsthand.dossier.lookup import Lookup
    from firsthand.options.report import ReportOptions

    look = Lookup(shelf.dossier, ReportOptions())
    certain = [row for row in rows if row.material]
    doubtful = [row for row in rows if not row.material]
    for number, (name, group) in enumerate((("change of meaning", certain), ("possible change", doubtful))):
        if not group:
            continue
        if number and certain:
            paper.gap()
        paper.line(f"{len(group)} {name if len(group) == 1 else name.replace('change', 'changes')}")
        for row in group:
            paper.gap()
            _change(row, shelf, look, paper)


def _change(row: Any, shelf: Any, look: Any, paper: Any) -> None:
    """One change in up to eight lines."""
    from rich.text import Text

    from firsthand.cli.paper import marked
    from firsthand.cli.plain import GLUE, listed
    from firsthand.dossier.views import change

    shown = change(row, look)
    head = Text(row.type, "bold").append(f"  {row.score:.2f}  ").append(shown.headline)
    note = f"({_BETWEEN[row.relation]}, {row.id[:10]})".replace(" ", GLUE)
    paper.line(head.append(f"  {note}", "dim"))
    for name, side, spans, style in (
        ("a", shown.a, row.a or row.a_context, ("[-", "-]", "red")),
        ("b", shown.b, row.b or row.b_context, ("{+", "+}", "green")),
    ):
        where_ = marked(side.outlet)
        if spans:
            where_.append(f", {shelf.day(spans[0].doc) or 'undated'}", "dim")
        if row.likely_faithful == name:
            where_.append("  ✓ likely faithful", "bold")
        near = side.pieces and row.type not in {"omission", "addition"}
        if side.role == "lacking":
            where_.append("  has nothing here; nearest passage:" if near else "  has nothing here")
        paper.line(where_, "  ")
        if near or side.role != "lacking":
            paper.line(_wording(side.pieces, *style), "    ")
    paper.line(marked(row.why, "italic"), "  ")
    if shown.carried_by:
        paper.line(f"Taken over by {listed(shown.carried_by)}.", "  ")


def _wording(pieces: Sequence[Any], start: str, end: str, style: str) -> Any:
    """`pieces` as one text, runs of marked words between `start` and `end`."""
    from rich.text import Text

    from firsthand.cli.plain import clean, joined

    text, run = Text(), ""
    for piece in (*pieces, None):
        if piece is not None and (piece.marked or (run and not piece.text.strip())):
            run += piece.text
            continue
        if run:
            words = clean(run)
            text.append(" " if run[:1].isspace() else "")
            text.append(f"{start}{words}{end}", style)
            text.append(" " if run[-1:].isspace() else "")
        run = ""
        if piece is not None:
            text.append(joined(piece.text))
    return text
