"""``firsthand quotes``: who said what, through whom."""

import csv
import io
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

__all__ = ["quotes"]

_STANCE = {"deny": "denies", "question": "asks", "decline": "declines", "assert": ""}

_COLUMNS = (
    "id date outlet address speaker anonymous condition kind polarity speech_act via occasion addressee "
    "utterance content doc start end"
).split()


@app.command(
    epilog=examples(
        "firsthand quotes --speaker Torvane --kind direct",
        "firsthand quotes --anonymous",
        "firsthand quotes --since 2024-03 --csv > quotes.csv",
    )
)
def quotes(
    dossier: DossierFolder = HERE,
    speaker: Annotated[
        str, typer.Option("--speaker", "-s", metavar="NAME", help="Only this speaker: part of a name.")
    ] = "",
    kind: Annotated[
        str, typer.Option("--kind", metavar="KINDS", help="direct, indirect, mixed, with commas between.")
    ] = "",
    anonymous: Annotated[
        bool | None,
        typer.Option("--anonymous/--named", help="Only the unnamed, or only the named.", show_default=False),
    ] = None,
    doc: Doc = "",
    outlet: Outlet = "",
    story: Story = "",
    since: Since = "",
    until: Until = "",
    find: Find = "",
    limit: Limit = 0,
    as_json: Json = False,
    as_csv: Annotated[bool, typer.Option("--csv", help="A table for spreadsheets, one quote a row.")] = False,
) -> None:
    """Who said what, and through whom.

    Oldest first. The same words of the same speaker on several pages are shown once (--json and --csv have
    every row). In Python: firsthand.quotes(dossier, speaker="Torvane").
    """
    import firsthand

    answer(
        dossier,
        lambda found, **filters: firsthand.quotes(
            found, speaker=speaker, kind=kind, anonymous=anonymous, **filters
        ),
        _table if as_csv else _draw,
        where(doc=doc, outlet=outlet, story=story, since=since, until=until, find=find),
        noun="quote",
        as_json=as_json,
        limit=limit,
    )


def _draw(rows: Sequence[Any], shelf: Any, paper: Any) -> None:
    from rich.text import Text

    from firsthand.cli.paper import marked
    from firsthand.cli.plain import listed

    for number, (row, others) in enumerate(_acts(rows, shelf)):
        if number:
            paper.gap()
        day = row.date or shelf.day(row.doc) or "undated"
        head = marked(row.speaker or shelf.words(row.source) or "nobody named", "bold")
        head.append(f" {_STANCE[row.polarity]}".rstrip())
        notes = [
            "unnamed" if row.anonymous else "",
            row.speech_act if row.speech_act not in {"statement", "declined"} else "",
            f"to {row.via}" if row.via else "",
            f"in {row.occasion}" if row.occasion else "",
            f"as told by {_outer(row, shelf)}" if row.parent else "",
        ]
        said = ", ".join(note for note in notes if note)
        if said:
            head.append(" ").append(marked(f"({said})"))
        paper.line(head, Text(f"{day:10}  ", "dim"))
        paper.line(shelf.words(row.content), " " * 12)
        more = f", also {listed(others)}" if others else ""
        paper.line(marked(f"{shelf.called(row.doc)}{more}", "dim"), " " * 12)


def _acts(rows: Sequence[Any], shelf: Any) -> list[tuple[Any, tuple[str, ...]]]:
    """One row for the same words of one act of speaking, and the other pages that print them."""
    from firsthand.text.words import terms

    groups: dict[Any, list[Any]] = {}
    for row in rows:
        key = (row.utterance or row.id, row.polarity, terms(shelf.words(row.content)))
        groups.setdefault(key, []).append(row)
    return [
        (
            group[0],
            tuple(dict.fromkeys(shelf.called(row.doc) for row in group[1:] if row.doc != group[0].doc)),
        )
        for group in groups.values()
    ]


def _outer(row: Any, shelf: Any) -> str:
    outer = shelf.attributions.get(row.parent)
    return (outer.speaker or shelf.words(outer.source) or "somebody") if outer else "somebody"


def _table(rows: Sequence[Any], shelf: Any, paper: Any) -> None:
    """RFC 4180 with a header; what spreadsheets would take for a formula starts with an apostrophe."""
    from firsthand.cli.paper import write_text

    del paper
    buffer = io.StringIO()
    table = csv.writer(buffer)
    table.writerow(_COLUMNS)
    for row in rows:
        document = shelf.documents[row.doc]
        values = {
            "date": row.date or shelf.day(row.doc),
            "outlet": document.outlet,
            "address": document.path_or_url,
            "condition": shelf.words(row.condition) if row.condition else None,
            "content": shelf.words(row.content),
            "start": row.content[0].start,
            "end": row.content[-1].end,
        }
        cells = (values[name] if name in values else getattr(row, name) for name in _COLUMNS)
        table.writerow(_harmless(cell) for cell in cells)
    write_text(buffer.getvalue())


def _harmless(cell: Any) -> Any:
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    return f"'{cell}" if isinstance(cell, str) and cell[:1] in {"=", "+", "-", "@", "\t", "\r"} else cell
