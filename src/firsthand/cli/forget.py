"""``firsthand forget``: a page out of a store for good."""

import json
import sys
from typing import Annotated, Any

import typer

import firsthand
from firsthand.cli.app import app, examples
from firsthand.cli.asking import placed
from firsthand.cli.codes import DONE, INTERRUPTED, USAGE
from firsthand.cli.plain import harmless
from firsthand.cli.talk import Timings, fail, progress, say
from firsthand.cli.working import Quiet, StorePlace
from firsthand.errors import FirsthandError, OptionError

__all__ = ["forget"]


@app.command(
    epilog=examples(
        'firsthand forget https://news.example/story --why "the publisher withdrew it"',
        'firsthand forget 5f2c9e --why "order of the court of Lorn, 3 May 2031" --yes',
    )
)
def forget(
    pages: Annotated[
        list[str],
        typer.Argument(
            metavar="PAGE...", help="Pages: id, address, file name or outlet.", show_default=False
        ),
    ],
    why: Annotated[
        str, typer.Option("--why", help="The reason, for the tombstone.", show_default=False)
    ] = "",
    store: StorePlace = "",
    yes: Annotated[bool, typer.Option("--yes", "-y", help="Do not ask.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print what went as JSON.")] = False,
    quiet: Quiet = False,
) -> None:
    """Remove pages from a store for good.

    Rows, bytes, index and caches go; a tombstone says when and why, and keeps the page from coming back. What
    stood on it is told, and worked out again without it. In Python: firsthand.forget(store, [id], "why").
    """
    if not why.strip():
        raise typer.Exit(fail("--why is missing: the tombstone says why a page was removed", USAGE))
    try:
        with firsthand.open_store(placed(store) if store else None, told=say) as kept:
            found = {page: _named(kept, page) for page in pages}
            stood = {doc: _stood_on(dossier, doc) for doc, dossier in found.values()}
            if not as_json:
                for doc, dossier in found.values():
                    typer.echo(harmless(_told(dossier, doc, stood[doc])))
            if not yes and not typer.confirm("Remove for good?", err=True):
                raise typer.Exit(fail("nothing was removed"))
            with progress(Timings(), quiet=quiet or as_json) as told:
                firsthand.forget(kept, sorted(stood), why.strip(), progress=told)
    except OptionError as error:
        raise typer.Exit(fail(str(error), USAGE)) from error
    except FirsthandError as error:
        raise typer.Exit(fail(str(error))) from error
    except KeyboardInterrupt as error:
        text = "interrupted: run the same command again, so that the pages go whole"
        raise typer.Exit(fail(text, INTERRUPTED)) from error
    if as_json:
        row = {"forgotten": stood, "why": why.strip()}
        sys.stdout.write(json.dumps(row, ensure_ascii=False) + "\n")
    raise typer.Exit(DONE)


def _named(kept: Any, page: str) -> tuple[str, Any]:
    """The id of the page that `page` means, and the dossier of its story."""
    from firsthand.dossier.ask import Shelf

    dossier = kept.dossier(doc=page)
    return Shelf(dossier).document(page).id, dossier


def _stood_on(dossier: Any, doc: str) -> dict[str, int]:
    """How many rows rest on `doc`, by table; of copies those that were made of it."""
    claims = [
        row for row in dossier.claims if any(one.span.doc == doc for one in (*row.assertions, *row.denials))
    ]
    return {
        "quotes": sum(row.doc == doc for row in dossier.attributions),
        "copies": sum(row.parent == doc for row in dossier.copies),
        "claims": len(claims),
        "events": sum(doc in row.documents for row in dossier.events),
    }


def _told(dossier: Any, doc: str, stood: dict[str, int]) -> str:
    document = dossier.document(doc)
    name = document.title or document.path_or_url
    parts = ", ".join(f"{count} {table}" for table, count in stood.items() if count) or "nothing"
    return f"{doc}  {document.outlet or document.path_or_url}: {name}\n  stands under {parts}"
