"""``firsthand add``: pages into a store, for the cost of the pages and their neighbours."""

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
from firsthand.cli.codes import DONE, FAILED, INTERRUPTED, USAGE
from firsthand.cli.read import engine_for, tagger_named
from firsthand.cli.talk import Timings, fail, progress, say
from firsthand.cli.working import Quiet, StorePlace, TaggerName
from firsthand.errors import FirsthandError

__all__ = ["add"]


@app.command(
    epilog=examples(
        "firsthand add pages/ more.html news.jsonl.gz",
        "firsthand add https://news.example/story --store news.db",
        "cat page.html | firsthand add - --store postgresql://desk@db.example/news --json",
    )
)
def add(
    paths: Annotated[
        list[str] | None,
        typer.Argument(
            help="Folders, .txt, .html, .mhtml, .pdf, .json, .jsonl files (also .gz), - (standard input), or "
            "http(s) addresses; none goes on with an addition that was cut off.",
            show_default=False,
        ),
    ] = None,
    store: StorePlace = "",
    pages: Annotated[
        Path | None,
        typer.Option("--pages", metavar="DIR", help="Folder for the raw pages, else beside the store."),
    ] = None,
    workers: Annotated[
        int, typer.Option("--workers", "-w", min=0, help="Processes; 0 takes what the heap is worth.")
    ] = 0,
    tagger: TaggerName = "spacy",
    private: Private = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print what changed as JSON.")] = False,
    quiet: Quiet = False,
) -> None:
    """Add pages to a store.

    The same page twice changes nothing; the same address with other words is a new version. What comes out is
    what reading all pages at once would give. Cut off at any moment, the next addition goes on from there. In
    Python: firsthand.add(firsthand.open_store(place, create=True), firsthand.pages([...])).
    """
    if tagger not in {"spacy", "rules"}:
        raise typer.Exit(fail(f"--tagger is spacy or rules, not {tagger!r}", USAGE))
    with ExitStack() as stack:
        try:
            kept = stack.enter_context(
                firsthand.open_store(placed(store) if store else None, pages=pages, create=True, told=say)
            )
            heap = list(firsthand.pages(paths or [], fetching=fetching(private=private)))
            told = stack.enter_context(progress(Timings(), quiet=quiet or as_json))
            engine = stack.enter_context(engine_for(workers, len(heap)))
            added = firsthand.add(kept, heap, engine=engine, tagger=tagger_named(tagger), progress=told)
        except FirsthandError as error:
            raise typer.Exit(fail(str(error))) from error
        except KeyboardInterrupt as error:
            text = "interrupted; what was read is kept: run the same command again to go on"
            raise typer.Exit(fail(text, INTERRUPTED)) from error
    _print(added, kept.place.shown, as_json=as_json)
    if paths and not added.new and not added.known:
        raise typer.Exit(fail("no page could be read", FAILED))
    raise typer.Exit(DONE)


def _print(added: Any, shown: str, *, as_json: bool) -> None:
    if as_json:
        import msgspec

        row = {**msgspec.to_builtins(added), "store": shown}
        sys.stdout.write(json.dumps(row, ensure_ascii=False) + "\n")
        return
    for refused in added.refused:
        say(f"  refused  {refused.path}: {refused.reason}")
    parts = [
        f"{len(added.new)} new" if len(added.new) != 1 else "1 new page",
        f"{len(added.known)} known" if added.known else "",
        f"{len(added.changed)} changed by others" if added.changed else "",
        f"{len(added.scopes)} groups of stories read again" if len(added.scopes) > 1 else "",
        f"{len(added.refused)} refused" if added.refused else "",
    ]
    typer.echo(", ".join(part for part in parts if part))
    typer.echo(f"store  {shown}")
