"""Write docs/reference from the types and the command line; with --check only say whether it is stale."""

import inspect
import os
import subprocess
import sys
import tempfile
import typing
from pathlib import Path

import msgspec
import typer

import firsthand
from firsthand import example
from firsthand.cli import app
from firsthand.cli.summary import as_text
from firsthand.model.dossier import TABLES
from firsthand.model.story import Brief

HERE = Path(__file__).resolve().parent.parent
OUT = HERE / "docs" / "reference"
COMMANDS = tuple(typer.main.get_command(app).list_commands(None))


def dossier() -> str:
    """The page about the tables."""
    parts = [
        "# The dossier, table by table\n",
        "One JSON Lines file per table, one object a line, sorted by id. A span is written as",
        '`{"doc": id, "start": int, "end": int, "text": str}`:',
        "Unicode code points of the document's `text`, half-open. This page is made from the types",
        "(`scripts/docs.py`); the JSON Schema of every table is what `firsthand.dossier.schema()` returns.\n",
    ]
    queue: list[type] = [*TABLES.values(), Brief]
    names = {kind: f"{name}.jsonl" for name, kind in TABLES.items()} | {Brief: "briefs.json"}
    seen: set[type] = set()
    while queue:
        kind = queue.pop(0)
        if kind in seen:
            continue
        seen.add(kind)
        parts.append(f"## {names.get(kind, kind.__name__)}\n")
        parts.append(inspect.cleandoc(kind.__doc__ or "") + "\n")
        parts += ["| field | type | default |", "| --- | --- | --- |"]
        for field in msgspec.structs.fields(kind):
            default = "" if field.default is msgspec.NODEFAULT else f"`{field.default!r}`"
            parts.append(f"| `{field.name}` | {_type(field.type)} | {default} |")
            queue += [inner for inner in _structs(field.type) if inner.__name__ != "Span"]
        parts.append("")
    return "\n".join(parts)


def _type(kind: object) -> str:
    if isinstance(kind, type) and not typing.get_args(kind):
        return kind.__name__
    origin, arguments = typing.get_origin(kind), typing.get_args(kind)
    if origin is typing.Literal:
        return ", ".join(f"`{argument}`" for argument in arguments)
    if origin is tuple:
        return f"list of {_type(arguments[0])}"
    return " or ".join("null" if argument is type(None) else _type(argument) for argument in arguments)


def _structs(kind: object) -> list[type]:
    if isinstance(kind, type) and issubclass(kind, msgspec.Struct):
        return [kind]
    return [inner for argument in typing.get_args(kind) for inner in _structs(argument)]


def cli() -> str:
    """The page about the commands."""
    parts = ["# The command line\n", "Made from `--help` itself (`scripts/docs.py`).\n"]
    for command in ((), *((name,) for name in COMMANDS)):
        asked = [sys.executable, "-m", "firsthand", *command, "--help"]
        env = {"COLUMNS": "100", "TERM": "dumb", "NO_COLOR": "1", "PATH": ""}
        env["PYTHONPATH"] = os.environ.get("PYTHONPATH", "")
        done = subprocess.run(asked, capture_output=True, text=True, check=True, env=env)
        text = "\n".join(line.rstrip() for line in done.stdout.strip().splitlines())
        parts.append(f"## {' '.join(('firsthand', *command))}\n\n```text\n{text}\n```\n")
    return "\n".join(parts)


def readme() -> str:
    """README.md with the outputs that its examples really print."""
    dossier = firsthand.read(firsthand.pages([str(example.pages())]))
    outputs = {"demo": as_text(dossier), "python": _python_example(dossier)}
    return filled((HERE / "README.md").read_text("utf-8"), outputs)


TUTORIAL = {
    "copies": ("copies", "--doc", "World Ticker"),
    "trace": ("trace", "Velmaria approved Ferrant"),
}
"""The commands of docs/tutorial.md whose output it shows."""


def tutorial() -> str:
    """docs/tutorial.md with the outputs that its commands really print."""
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch) / "dossier"
        firsthand.write(firsthand.read(firsthand.pages([str(example.pages())])), folder, {})
        outputs = {name: printed(folder, *command) for name, command in TUTORIAL.items()}
    return filled((HERE / "docs" / "tutorial.md").read_text("utf-8"), outputs)


def printed(folder: Path, *command: str) -> str:
    """What `command` prints over the dossier in `folder`, 80 columns wide."""
    asked = [sys.executable, "-m", "firsthand", *command, "--dossier", str(folder)]
    env = {**os.environ, "COLUMNS": "80", "NO_COLOR": "1"}
    return subprocess.run(asked, capture_output=True, text=True, check=True, env=env).stdout.rstrip()


def filled(page: str, outputs: dict[str, str]) -> str:
    """`page` with each marked block replaced by the output of that name."""
    for name, text in outputs.items():
        start = f"<!-- output: {name} -->"
        head, _, tail = page.partition(start)
        _, end, rest = tail.partition("<!-- end -->")
        page = f"{head}{start}\n\n```text\n{text}\n```\n\n{end}{rest}"
    return page


def _python_example(dossier: firsthand.Dossier) -> str:
    lines = [f"{len(dossier.documents)} pages, {len(dossier.families)} families"]
    lines += [change.why for change in dossier.drift if change.material and change.type == "number"]
    return "\n".join(lines)


def main() -> int:
    """Write the pages, or say which is stale (README and tutorial only when asked: they read the corpus)."""
    if "--readme" in sys.argv:
        (HERE / "README.md").write_text(readme(), "utf-8")
        (HERE / "docs" / "tutorial.md").write_text(tutorial(), "utf-8")
    pages = {"dossier.md": dossier(), "cli.md": cli()}
    stale = [name for name, text in pages.items() if _old(OUT / name) != text]
    if "--check" in sys.argv:
        for name in stale:
            sys.stderr.write(f"docs/reference/{name} is stale: run .venv/bin/python scripts/docs.py\n")
        return 1 if stale else 0
    OUT.mkdir(parents=True, exist_ok=True)
    for name in stale:
        (OUT / name).write_text(pages[name], "utf-8")
    return 0


def _old(path: Path) -> str:
    return path.read_text("utf-8") if path.is_file() else ""


if __name__ == "__main__":
    raise SystemExit(main())
