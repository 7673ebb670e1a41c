"""``firsthand quotes``, ``copies``, ``drift`` and the rest: what a dossier knows, table by table."""

import json
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Annotated, Any

import typer

import firsthand
from firsthand.cli.app import app
from firsthand.cli.codes import FAILED, GATE, USAGE
from firsthand.cli.talk import fail
from firsthand.errors import FirsthandError

__all__ = ["check", "command"]

_Dossier = Annotated[Path, typer.Option("--dossier", "-d", help="Folder that `firsthand read` made.")]
_Json = Annotated[bool, typer.Option("--json", help="The rows as JSON Lines.")]
_Find = Annotated[str, typer.Option("--find", help="Only rows in which this text stands.")]

_HERE = Path("dossier")


def command(name: str, table: str, help_text: str, line: Callable[[Any, Any], str]) -> None:
    """Add the command `name` that prints the rows of `table`, each as `line` makes it."""

    @app.command(
        name=name, help=help_text, epilog=f"Example:  firsthand {name} --dossier dossier --find Vell"
    )
    def rows(dossier: _Dossier = _HERE, as_json: _Json = False, find: _Find = "") -> None:
        raise typer.Exit(_print(dossier, table, line, as_json=as_json, find=find))

    rows.__doc__ = help_text


def _print(folder: Path, table: str, line: Callable[[Any, Any], str], *, as_json: bool, find: str) -> int:
    try:
        dossier = firsthand.load(folder)
    except FirsthandError as error:
        return fail(str(error))
    for row in getattr(dossier, table):
        text = line(row, dossier)
        if find.casefold() in text.casefold():
            sys.stdout.write((_as_json(row, dossier) if as_json else text) + "\n")
    return 0


def _as_json(row: Any, dossier: Any) -> str:
    from firsthand.dossier.codec import texts, to_row

    return json.dumps(to_row(row, texts(dossier)), ensure_ascii=False)


def _words(dossier: Any, spans: Iterable[Any]) -> str:
    return " … ".join(" ".join(dossier.document(span.doc).words(span).split()) for span in spans)


def _page(dossier: Any, doc: str) -> str:
    return str(dossier.document(doc).path_or_url)


def _quote(row: Any, dossier: Any) -> str:
    who = row.speaker or _words(dossier, row.source) or "(nobody named)"
    through = f" to {row.via}" if row.via else ""
    unnamed = " [unnamed]" if row.anonymous else ""
    return (
        f"{_page(dossier, row.doc)}\t{who}{unnamed}{through}\t{row.polarity}\t{_words(dossier, row.content)}"
    )


def _drift(row: Any, dossier: Any) -> str:
    grade = "changes the meaning" if row.material else "possible"
    return f"{row.type}\t{grade}\t{_words(dossier, row.a)}\t{_words(dossier, row.b)}\t{row.why}"


def _claim(row: Any, dossier: Any) -> str:
    del dossier
    both = row.independent_origins
    return f"{row.status}\tasserted by {both.asserting}, denied by {both.denying}\t{row.proposition}"


def _event(row: Any, dossier: Any) -> str:
    when = row.date.start if row.date else "undated"
    who = f"{row.actor or '?'} → {row.target or '?'}"
    return f"{when}\t{row.plover}\t{row.status}\t{who}\t{_words(dossier, row.spans[:1])}"


def _pledge(row: Any, dossier: Any) -> str:
    return f"{row.kind}\t{row.outcome}\t{row.speaker or '?'}\t{_words(dossier, row.spans)}"


def _channel(row: Any, dossier: Any) -> str:
    del dossier
    history = ", ".join(
        f"{state.state} {state.date.start if state.date else ''}".strip() for state in row.states
    )
    return f"{row.kind}\t{' – '.join(row.parties)}\t{history}"


def _entity(row: Any, dossier: Any) -> str:
    del dossier
    roles = "; ".join(dict.fromkeys(role.title for role in row.roles))
    return f"{row.kind}\t{row.name}\t{len(row.mentions)} mentions\t{roles}"


def _story(row: Any, dossier: Any) -> str:
    del dossier
    return f"{row.first or '?'} to {row.last or '?'}\t{len(row.documents)} pages\t{row.title}"


def _entry(row: Any, dossier: Any) -> str:
    del dossier
    return f"{row.date}\t{row.text}"


command("quotes", "attributions", "Who said what, through whom.", _quote)
command("drift", "drift", "What the copies changed on the way.", _drift)
command("claims", "claims", "What is asserted, by whom, and who denies it.", _claim)
command("events", "events", "Who did what to whom, and when.", _event)
command("pledges", "pledges", "Warnings, promises and plans, and what became of them.", _pledge)
command("channels", "channels", "Which channels of communication opened or closed.", _channel)
command("entities", "entities", "The people, governments, organisations and places.", _entity)
command("stories", "stories", "Which pages belong to one story.", _story)
command("timeline", "timeline", "The story by date.", _entry)


@app.command(epilog="Example:  firsthand brief --dossier dossier --length short")
def brief(
    dossier: _Dossier = _HERE,
    length: Annotated[str, typer.Option("--length", help="headline, short, page or full.")] = "full",
    as_json: _Json = False,
) -> None:
    """Print the written account of every story, each sentence with its number of origins."""
    try:
        found = firsthand.load(dossier)
    except FirsthandError as error:
        raise typer.Exit(fail(str(error))) from error
    briefs = [brief for brief in found.briefs if brief.length == length]
    if not briefs:
        raise typer.Exit(fail(f"no brief of length {length!r}; there are {_lengths(found)}", USAGE))
    for written in briefs:
        sys.stdout.write(_as_json(written, found) + "\n" if as_json else "\n".join(_brief(written)) + "\n")


def _lengths(dossier: Any) -> str:
    return ", ".join(sorted({brief.length for brief in dossier.briefs})) or "none at all"


def _brief(written: Any) -> Iterator[str]:
    yield written.title
    for section in written.sections:
        yield ""
        yield section.name
        for sentence in section.sentences:
            count = f" [{sentence.origins}]" if sentence.origins else ""
            yield f"  {sentence.text}{count}"


@app.command(epilog="Example:  firsthand check --dossier dossier --fail-on polarity,number")
def check(
    dossier: _Dossier = _HERE,
    fail_on: Annotated[
        str, typer.Option("--fail-on", help="Types of change that trip the gate, with commas between.")
    ] = "polarity,number,date,actor",
) -> None:
    """Exit with 3 when a copy changed the meaning in one of the given ways."""
    types = {part.strip() for part in fail_on.split(",") if part.strip()}
    known = {"polarity", "number", "date", "actor", "modality", "attribution", "omission", "addition"}
    if not types or types - known:
        raise typer.Exit(fail(f"--fail-on takes some of {', '.join(sorted(known))}", USAGE))
    try:
        found = firsthand.load(dossier)
    except FirsthandError as error:
        raise typer.Exit(fail(str(error), FAILED)) from error
    hits = [drift for drift in found.drift if drift.material and drift.type in types]
    for hit in hits:
        sys.stdout.write(_drift(hit, found) + "\n")
    raise typer.Exit(GATE if hits else 0)
