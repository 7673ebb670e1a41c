"""``firsthand read``: the whole job, one shot."""

import json
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, Any, Literal

import typer

import firsthand
from firsthand.cli.addresses import Private, fetching
from firsthand.cli.app import app, examples
from firsthand.cli.codes import FAILED, INTERRUPTED, USAGE
from firsthand.cli.plain import harmless
from firsthand.cli.talk import Timings, fail, progress, say
from firsthand.cli.working import Quiet, TaggerName
from firsthand.errors import FirsthandError

__all__ = ["engine_for", "read", "run", "tagger_named"]

_PAGES_PER_WORKER = 12
"""A worker takes about two seconds to load the language model; smaller heaps are read faster without."""

Writer = Annotated[
    str,
    typer.Option(
        "--writer",
        metavar="URL",
        help="OpenAI-compatible server on this machine that may rephrase the brief; what fails the gate "
        "stays as it was.",
    ),
]


@app.command(
    epilog=examples(
        "firsthand read pages/ --out dossier",
        "firsthand read a.html b.txt news.jsonl.gz --out d --force",
        "cat page.html | firsthand read - --out d --json",
        "firsthand read pages/ --writer http://localhost:8080",
    )
)
def read(
    paths: Annotated[
        list[str],
        typer.Argument(
            help="Folders, .txt, .html, .mhtml, .pdf, .json, .jsonl files (also .gz), - (standard input), "
            "or http(s) addresses.",
            show_default=False,
        ),
    ],
    out: Annotated[Path, typer.Option("--out", "-o", help="Folder for the dossier.")] = Path("dossier"),
    fmt: Annotated[str, typer.Option("--format", help="Tables as jsonl or parquet.")] = "jsonl",
    force: Annotated[bool, typer.Option("--force", help="Replace a dossier that is there already.")] = False,
    workers: Annotated[
        int, typer.Option("--workers", "-w", min=0, help="Processes; 0 takes what the heap is worth.")
    ] = 0,
    tagger: TaggerName = "spacy",
    writer: Writer = "",
    writer_model: Annotated[
        str, typer.Option("--writer-model", metavar="NAME", help="The model to ask for there.")
    ] = "",
    writer_anywhere: Annotated[
        bool, typer.Option("--writer-anywhere", help="Let the brief and its evidence leave this machine.")
    ] = False,
    private: Private = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print the summary as JSON.")] = False,
    quiet: Quiet = False,
) -> None:
    """Read pages into a dossier, the whole job.

    Who says what, who copied whom, what changed on the way, what is denied, what became of it.
    """
    if fmt not in {"jsonl", "parquet"}:
        raise typer.Exit(fail(f"--format is jsonl or parquet, not {fmt!r}", USAGE))
    if tagger not in {"spacy", "rules"}:
        raise typer.Exit(fail(f"--tagger is spacy or rules, not {tagger!r}", USAGE))
    try:
        server = firsthand.LocalServer(writer, writer_model, anywhere=writer_anywhere) if writer else None
    except FirsthandError as error:
        raise typer.Exit(fail(str(error), USAGE)) from error
    raise typer.Exit(
        run(
            paths,
            out,
            fmt="parquet" if fmt == "parquet" else "jsonl",
            force=force,
            workers=workers,
            tagger=tagger,
            writer=server,
            private=private,
            as_json=as_json,
            quiet=quiet,
        )
    )


def run(
    paths: list[str],
    out: Path,
    *,
    fmt: Literal["jsonl", "parquet"] = "jsonl",
    force: bool = False,
    workers: int = 0,
    tagger: str = "spacy",
    writer: Any = None,
    private: bool = False,
    as_json: bool = False,
    quiet: bool = False,
) -> int:
    """Read `paths` into a dossier at `out`, print the summary, and give the exit code.

    `writer`, where there is one, may rephrase the brief (`firsthand.rephrase`).
    """
    try:
        _refuse_if_in_the_way(out, force=force)
        heap = list(firsthand.pages(paths, fetching=fetching(private=private)))
        timings = Timings()
        with progress(timings, quiet=quiet or as_json) as told:
            dossier = _read(heap, workers, tagger, told)
            reworded = firsthand.rephrase(dossier, writer, progress=told) if writer is not None else None
        dossier = reworded.dossier if reworded else dossier
        if not dossier.documents:
            for refused in dossier.refused:
                say(f"  refused  {refused.path}: {refused.reason}")
            return fail("no page could be read; nothing was written", FAILED)
        manifest = {**_manifest(tagger, workers, timings), **_told(reworded)}
        firsthand.write(dossier, out, manifest, fmt=fmt, force=force)
    except FirsthandError as error:
        return fail(str(error))
    except KeyboardInterrupt:
        return fail("interrupted; nothing was written", INTERRUPTED)
    from firsthand.cli.summary import as_data, as_text

    if as_json:
        sys.stdout.write(json.dumps({**as_data(dossier), "out": str(out)}, ensure_ascii=False) + "\n")
    else:
        typer.echo(harmless(as_text(dossier)))
        typer.echo(f"\ndossier  {out}\nreport   {(out / 'report.html').resolve()}")
    return 0


def _refuse_if_in_the_way(out: Path, *, force: bool) -> None:
    """Say before the long work, not after it, that the folder is taken."""
    from firsthand.errors import DossierError

    if out.exists() and not out.is_dir():
        raise DossierError(f"{out} is a file: give another folder with --out")
    if out.is_dir() and any(out.iterdir()) and not force:
        raise DossierError(f"{out} is there already: use --force to replace it, or another folder with --out")


def _read(heap: list[Any], workers: int, tagger: str, told: Any) -> Any:
    model = tagger_named(tagger)
    with engine_for(workers, len(heap)) as engine:
        return firsthand.read(heap, engine=engine, tagger=model, progress=told)


@contextmanager
def engine_for(workers: int, pages: int) -> Iterator[Any]:
    """What runs the work: `workers` processes, or with 0 as many as so many `pages` are worth."""
    count = workers or max(1, min(os.cpu_count() or 1, pages // _PAGES_PER_WORKER))
    if count == 1:
        yield firsthand.InProcess()
        return
    with firsthand.Processes(count) as engine:
        yield engine


def tagger_named(name: str) -> Any:
    """The tagger called so: ``spacy`` or ``rules``."""
    if name == "rules":
        from firsthand.nlp.rules import RulesTagger

        return RulesTagger()
    from firsthand.nlp.spacy import SpacyTagger

    return SpacyTagger()


def _told(reworded: Any) -> dict[str, Any]:
    """What ``run.json`` keeps of a rephrasing: by whom, how much of it stands, and why the rest does not."""
    if reworded is None:
        return {}
    import msgspec

    kept = {name: getattr(reworded, name) for name in ("writer", "asked", "taken", "same", "refused")}
    return {"writer": msgspec.to_builtins(kept)}


def _manifest(tagger: str, workers: int, timings: Timings) -> dict[str, Any]:
    return {
        "version": firsthand.__version__,
        "options": {"tagger": tagger},
        "tagger": tagger_named(tagger).name,
        "timings": {"workers": workers, "seconds": timings.seconds},
    }
