"""``firsthand trace``: where a wording comes from, and where it turned."""

from collections.abc import Sequence
from typing import Annotated, Any

import typer

from firsthand.cli.app import app, examples
from firsthand.cli.asking import HERE, DossierFolder, Json, Limit, complaints, opened, rows_of
from firsthand.cli.codes import FAILED
from firsthand.cli.talk import fail, say

__all__ = ["trace"]

_COPY = {
    "verbatim": "verbatim copy of",
    "excerpt": "excerpt of",
    "edited": "edited copy of",
    "rewrite": "rewrite of",
    "spun": "spun copy of",
    "translation": "translation of",
    "merge": "merged from",
}

_LONGEST = 600
"""Characters of a passage; of a longer one only what stands around the words is shown."""

_HOW = {"words": "", "descent": ", by descent", "utterance": ", same utterance"}


@app.command(
    epilog=examples(
        "firsthand trace 'we will let any port become a gas station'",
        "firsthand trace 'eighty million litres' --json",
    )
)
def trace(
    quote: Annotated[
        str,
        typer.Argument(
            metavar="QUOTE", help="The wording, or a part of it, as you met it.", show_default=False
        ),
    ],
    dossier: DossierFolder = HERE,
    limit: Limit = 0,
    as_json: Json = False,
) -> None:
    """Where a wording comes from, and where it turned.

    The passages that render it: the oldest family of copies first, each page behind the one that it copies,
    with its speaker, the share of the wording that it holds, and the changes of meaning that it made or took
    over. Exit code 1 when no page renders it, as with grep. In Python: firsthand.trace(dossier, "...").
    """
    import firsthand
    from firsthand.cli.paper import Paper, write_rows
    from firsthand.dossier.ask import Shelf

    with complaints():
        found = opened(dossier)
        rows = firsthand.trace(found, quote)
        shown = rows[:limit] if limit else rows
        if as_json:
            write_rows(rows_of(shown, found))
        elif rows:
            paper = Paper()
            _draw(quote, rows, shown, Shelf(found), paper)
            paper.close()
    if len(shown) < len(rows):
        say(f"{len(rows) - len(shown)} more (--limit 0 shows all)")
    if not rows:
        raise typer.Exit(fail("no rendering found: no page holds enough of these words", FAILED))


def _draw(quote: str, rows: Sequence[Any], shown: Sequence[Any], shelf: Any, paper: Any) -> None:
    from firsthand.cli.paper import marked

    bare = quote.strip(" “”\"'")
    paper.line(marked(f"“{bare}”", "bold"))
    families = len({row.family or row.doc for row in rows})
    pages = len({row.doc for row in rows})
    paper.line(
        f"{_count(pages, 'page')} in {_count(families, 'independent family', 'independent families')}, "
        "oldest first"
    )
    kinds = {(copy.child, copy.parent): copy.kind for copy in shelf.dossier.copies}
    drifts = {row.id: row for row in shelf.dossier.drift}
    for place, row in enumerate(shown):
        if place == 0 or row.family != shown[place - 1].family or row.family is None:
            paper.gap()
        _rendering(row, kinds, drifts, shelf, paper)


def _rendering(row: Any, kinds: Any, drifts: Any, shelf: Any, paper: Any) -> None:
    from rich.text import Text

    from firsthand.cli.paper import marked
    from firsthand.cli.plain import clean

    indent = " " * 12
    head = marked(shelf.called(row.doc), "bold").append("  ")
    head.append(f"{row.score:.2f}{_HOW[row.found]}", "dim")
    if row.parent:
        kind = kinds.get((row.doc, row.parent), "")
        head.append(", ").append(marked(f"{_COPY.get(kind, 'copy of')} {shelf.called(row.parent)}"))
    paper.line(head, Text(f"{shelf.day(row.doc) or 'undated':10}  ", "dim"))
    document = shelf.documents[row.doc]
    paper.line(_emphasised(document, row), indent)
    for said in _speakers(row, shelf):
        paper.line(marked(said, "dim"), indent)
    for turn in row.turns:
        drift = drifts[turn.drift]
        was, now = shelf.words(drift.a), shelf.words(drift.b)
        if drift.likely_faithful == "b":
            was, now = now, was
        verb = "turned here" if turn.here else "took the turn over"
        text = Text(f"{verb} ({drift.type})", "bold")
        if turn.here:
            text.append(f": [-{clean(was)}-] became {{+{clean(now) or 'nothing'}+}}")
        paper.line(text, indent + "↯ ", indent + "  ")


def _emphasised(document: Any, row: Any) -> Any:
    """The passage, the words that render the quotation in bold where there is bold."""
    from rich.text import Text

    from firsthand.cli.plain import joined

    start, end = row.passage.start, row.passage.end
    if end - start > _LONGEST:
        start = max(start, min(row.words.start - _LONGEST // 3, end - _LONGEST))
        end = min(end, start + _LONGEST)
    middle = min(row.words.end, end)
    parts = ((start, row.words.start, ""), (row.words.start, middle, "bold"), (middle, end, ""))
    text = Text("… " if start > row.passage.start else "")
    for low, high, style in parts:
        text.append(joined(document.text[low:high]), style)
    return text.append(" …" if end < row.passage.end else "")


def _speakers(row: Any, shelf: Any) -> list[str]:
    """Who is credited with the words: the innermost attribution last."""
    found = []
    for ident in row.attributions:
        said = shelf.attributions[ident]
        name = said.speaker or shelf.words(said.source)
        if name:
            stance = {"deny": "denied by", "question": "asked by", "decline": "declined by"}
            through = f", to {said.via}" if said.via else ""
            found.append(f"{stance.get(said.polarity, 'said by')} {name}{through}")
    return list(dict.fromkeys(found))[:3]


def _count(number: int, one: str, many: str = "") -> str:
    return f"1 {one}" if number == 1 else f"{number} {many or one + 's'}"
