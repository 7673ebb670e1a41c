"""``firsthand watch``: what is new since the last look."""

import json
import sys
from contextlib import ExitStack
from pathlib import Path
from typing import Annotated, Any

import typer

import firsthand
from firsthand.cli.addresses import Private, fetching
from firsthand.cli.app import app, examples
from firsthand.cli.asking import placed
from firsthand.cli.codes import DONE, GATE, INTERRUPTED, USAGE
from firsthand.cli.plain import harmless
from firsthand.cli.read import tagger_named
from firsthand.cli.talk import Timings, fail, progress, say
from firsthand.cli.working import Quiet, StorePlace, TaggerName
from firsthand.errors import FirsthandError
from firsthand.model.novelty import NOVELTIES

__all__ = ["watch"]

_FORMS = {".xml": "atom", ".atom": "atom", ".json": "json"}
_WIDTH = max(len(kind) for kind in NOVELTIES)


_Feeds = Annotated[
    list[str] | None, typer.Option("--feed", metavar="URL", help="RSS, Atom or JSON Feed to read.")
]
_Pages = Annotated[
    list[str] | None, typer.Option("--page", metavar="URL", help="Page to fetch when it has changed.")
]
_Folders = Annotated[
    list[str] | None, typer.Option("--folder", metavar="DIR", help="Folder into which pages are dropped.")
]
_Phrases = Annotated[
    list[str] | None,
    typer.Option("--phrase", metavar="WORDS", help="A name or wording: say which new pages have it."),
]
_Name = Annotated[
    str, typer.Option("--as", metavar="NAME", help="Watch under this name, with a last look of its own.")
]
_Kinds = Annotated[str, typer.Option("--kind", metavar="KINDS", help=f"Only these: {', '.join(NOVELTIES)}.")]
_FailOn = Annotated[
    str, typer.Option("--fail-on", metavar="KINDS", help="Exit code 3 when there is news of these kinds.")
]
_All = Annotated[bool, typer.Option("--all", help="All that was ever found, not only what is new.")]
_Peek = Annotated[bool, typer.Option("--peek", help="Look without moving the mark of the last look.")]
_Out = Annotated[
    Path | None,
    typer.Option(
        "--out", "-o", metavar="FILE", help="The news of all looks as a feed: .xml (Atom) or .json."
    ),
]
_Json = Annotated[bool, typer.Option("--json", help="JSON Lines: one piece of news a line.")]


@app.command(
    epilog=examples(
        "firsthand watch --folder drop/ --feed https://news.example/rss",
        "firsthand watch --phrase 'gas station' --phrase Torvane --json",
        "firsthand watch --fail-on denial,retraction || mail -s 'look' desk@news.example",
    )
)
def watch(
    store: StorePlace = "",
    feed: _Feeds = None,
    page: _Pages = None,
    folder: _Folders = None,
    phrase: _Phrases = None,
    name: _Name = "",
    kind: _Kinds = "",
    fail_on: _FailOn = "",
    everything: _All = False,
    peek: _Peek = False,
    out: _Out = None,
    private: Private = False,
    tagger: TaggerName = "spacy",
    as_json: _Json = False,
    quiet: Quiet = False,
) -> None:
    """What is new since the last look, one line each.

    First denials, independent origins, changes of meaning, turns, retractions, and watched wordings; a new
    copy of an old thing is no news. Feeds, pages and folders are read first, and may stand in firsthand.toml:
    [watch] feed = ["https://..."]. In Python: firsthand.look(store).
    """
    wanted, gate = _kinds(kind, "--kind"), _kinds(fail_on, "--fail-on")
    if out is not None and out.suffix.lower() not in _FORMS:
        raise typer.Exit(fail(f"--out is a file that ends in .xml or .json, not {out}", USAGE))
    if tagger not in {"spacy", "rules"}:
        raise typer.Exit(fail(f"--tagger is spacy or rules, not {tagger!r}", USAGE))
    unwritten = ""
    with ExitStack() as stack:
        try:
            kept = stack.enter_context(
                firsthand.open_store(placed(store) if store else None, create=True, told=say)
            )
            told = stack.enter_context(progress(Timings(), quiet=quiet or as_json))
            found = firsthand.look(
                kept,
                name,
                sources=firsthand.Sources(
                    feeds=tuple(feed or ()), pages=tuple(page or ()), folders=tuple(folder or ())
                ),
                watched=tuple(phrase or ()),
                everything=everything,
                keep=not peek,
                fetching=fetching(private=private),
                tagger=tagger_named(tagger),
                progress=told,
            )
            if out is not None:
                unwritten = _write(kept, out)
        except FirsthandError as error:
            raise typer.Exit(fail(str(error))) from error
        except KeyboardInterrupt as error:
            text = "interrupted; what was read is kept, and the next look tells it"
            raise typer.Exit(fail(text, INTERRUPTED)) from error
    shown = [one for one in found.news if not wanted or one[1].kind in wanted]
    _print(shown, found, as_json=as_json)
    if unwritten:
        raise typer.Exit(fail(unwritten))
    raise typer.Exit(GATE if any(one.kind in gate for _, one in found.news) else DONE)


def _kinds(text: str, option: str) -> frozenset[str]:
    kinds = frozenset(part.strip() for part in text.split(",") if part.strip())
    for kind in sorted(kinds.difference(NOVELTIES)):
        raise typer.Exit(fail(f"{option}: {kind!r} is none of {', '.join(NOVELTIES)}", USAGE))
    return kinds


def _write(kept: Any, out: Path) -> str:
    """Write all news to `out`; why it could not be written, for the news is told all the same."""
    from firsthand.dossier.feed import feed

    news = [(at, one) for _, at, one in kept.news()]
    try:
        out.write_bytes(feed(news, "firsthand: what is new", _FORMS[out.suffix.lower()]))
    except OSError as error:
        return f"{out} cannot be written ({error.strerror or error}): check its folder, or name another file"
    return ""


def _print(shown: Any, found: Any, *, as_json: bool) -> None:
    import msgspec

    for refused in found.refused:
        say(f"  not read  {refused.path}: {refused.reason}")
    if as_json:
        for at, one in shown:
            row = {"at": at, **msgspec.to_builtins(one)}
            sys.stdout.write(json.dumps(row, ensure_ascii=False) + "\n")
        return
    for _, one in shown:
        typer.echo(harmless(f"{one.kind:{_WIDTH}}  {one.text}"))
    if not shown:
        said = "first look: from now on what is new is told (--all tells what was found so far)"
        say(said if found.first else "nothing new since the last look")
