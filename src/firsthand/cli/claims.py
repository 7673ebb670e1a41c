"""``firsthand claims``: what is asserted, by whom, and who denies it."""

from collections.abc import Mapping, Sequence
from functools import partial
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
    Since,
    Story,
    Until,
    answer,
    complaints,
    where,
)
from firsthand.cli.talk import say

__all__ = ["claims"]


@app.command(
    epilog=examples(
        "firsthand claims --status disputed",
        "firsthand claims --speaker Okell --why",
        "firsthand claims --grades outlets.csv",
        "firsthand claims --json | jq -r 'select(.independent_origins.asserting > 1).proposition'",
    )
)
def claims(
    dossier: DossierFolder = HERE,
    status: Annotated[
        str,
        typer.Option(
            "--status",
            metavar="STATUS",
            help="retracted, disputed, single_source, uncontested, with commas between.",
        ),
    ] = "",
    speaker: Annotated[
        str, typer.Option("--speaker", "-s", metavar="NAME", help="Only what this speaker asserts or denies.")
    ] = "",
    grades: Annotated[
        Path | None,
        typer.Option(
            "--grades",
            metavar="FILE",
            help="Your grades of outlets, rows of outlet,letter (A to F): each claim is graded after them.",
        ),
    ] = None,
    doc: Doc = "",
    outlet: Outlet = "",
    story: Story = "",
    since: Since = "",
    until: Until = "",
    find: Find = "",
    why: Annotated[bool, typer.Option("--why", help="Why each origin is counted, and counted once.")] = False,
    limit: Limit = 0,
    as_json: Json = False,
) -> None:
    """What is asserted, by whom, and who denies it.

    Counted are independent origins, not pages: corroboration, not truth. + asserts, - denies, ~ hedges: one
    line a speaker, with the pages that tell it. x marks renderings whose meaning changed on the way: they are
    set aside and count for nothing. Unnamed speakers who may be one and the same count once, and so does all
    that is credited to one newsroom. In Python: firsthand.claims(dossier, status="disputed"), and
    firsthand.origins(dossier, of="claim") for the reasons.

    With --grades each claim has a grade after the Admiralty code, such as B2: the letter is that of the best
    outlet that asserts it first hand, and the number is 1 only where two independent origins assert it. In
    Python: firsthand.grades(dossier, firsthand.outlet_grades(path).grades).
    """
    import firsthand

    given = None if grades is None else _given(grades)

    def ask(found: Any, **filters: str) -> Sequence[Any]:
        rows: Sequence[Any] = firsthand.claims(found, status=status, speaker=speaker, **filters)
        return rows if given is None else firsthand.grades(found, given, rows)

    answer(
        dossier,
        ask,
        partial(_draw if given is None else _draw_graded, why=why),
        where(doc=doc, outlet=outlet, story=story, since=since, until=until, find=find),
        noun="claim",
        as_json=as_json,
        limit=limit,
    )


def _given(path: Path) -> Mapping[str, Any]:
    """The grades of outlets; rows that cannot be used are named on standard error."""
    import firsthand

    with complaints():
        found = firsthand.outlet_grades(path)
    for bad in found.refused:
        say(f"row {bad.row} of {path.name} is left out, {bad.why}: {bad.seen}")
    say(f"{len(found.grades)} outlets are graded")
    given: Mapping[str, Any] = found.grades
    return given


def _draw_graded(rows: Sequence[Any], shelf: Any, paper: Any, *, why: bool) -> None:
    from rich.text import Text

    for number, row in enumerate(rows):
        if number:
            paper.gap()
        paper.line(Text(row.grade, "bold").append(f"  {row.why}", "dim"))
        _draw([row.claim], shelf, paper, why=why)


def _draw(rows: Sequence[Any], shelf: Any, paper: Any, *, why: bool) -> None:
    from rich.text import Text

    from firsthand.cli.paper import marked

    for number, row in enumerate(rows):
        if number:
            paper.gap()
        both = row.independent_origins
        count = "1 independent origin" if both.asserting == 1 else f"{both.asserting} independent origins"
        denied = f", denied by {both.denying}" if both.denying else ""
        head = Text(row.status.replace("_", " "), "bold")
        paper.line(head.append(f"  asserted by {count}{denied}", "dim"))
        paper.line(row.proposition, "  ")
        signed = (("+", row.assertions), ("-", row.denials), ("~", row.hedges), ("x", row.set_aside))
        for sign, witnesses in signed:
            for who, pages in _sides(witnesses, shelf):
                paper.line(who.append(pages), f"    {sign} ", "        ")
        for one in row.disagreements:
            paper.line(Text(f"{one.why}.", "italic"), "    ! ", "        ")
        for counted in row.counted if why else ():
            said = "Counted for it" if counted.stance == "assert" else "Counted against it"
            paper.line(marked(f"{said}: {counted.why}", "italic dim"), "    ", "        ")


def _sides(witnesses: Sequence[Any], shelf: Any) -> list[tuple[Any, Any]]:
    """Each speaker, with the pages that tell it."""
    from rich.text import Text

    from firsthand.cli.paper import marked
    from firsthand.cli.plain import clean, listed

    groups: dict[str, list[Any]] = {}
    for witness in witnesses:
        groups.setdefault(_who(witness, shelf).casefold(), []).append(witness)
    found = []
    for group in groups.values():
        name = _who(group[0], shelf)
        unnamed = " (unnamed)" if all(witness.anonymous for witness in group) else ""
        outlets = (shelf.called(witness.span.doc) for witness in group)
        shown = listed(outlet for outlet in outlets if outlet != name)
        found.append((marked(name + unnamed), Text(f": {clean(shown)}" if shown else "", "dim")))
    return found


def _who(witness: Any, shelf: Any) -> str:
    """The speaker, else the outlet whose own words it is."""
    said = shelf.attributions.get(witness.attribution or "")
    return witness.speaker or (said.speaker if said else "") or shelf.called(witness.span.doc)
