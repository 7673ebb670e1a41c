"""``firsthand demo``: the example corpus, read and opened."""

import os
import shutil
import sys
import webbrowser
from pathlib import Path
from typing import Annotated

import typer

from firsthand import example
from firsthand.cli.app import app, examples
from firsthand.cli.read import run
from firsthand.cli.talk import say

__all__ = ["demo"]


@app.command(
    epilog=examples(
        "firsthand demo --out my-demo --no-open",
    )
)
def demo(
    out: Annotated[Path, typer.Option("--out", "-o", help="Folder for the dossier; replaced.")] = Path(
        "demo-dossier"
    ),
    open_report: Annotated[
        bool, typer.Option("--open/--no-open", help="Open the report where there is a desktop.")
    ] = True,
) -> None:
    """Read the example corpus and open its report.

    It ships with firsthand: twenty pages of fiction about a blockade.
    """
    code = run([str(example.pages())], out, force=_is_ours(out))
    if code == 0 and open_report and _has_desktop():
        report = (out / "report.html").resolve()
        if not webbrowser.open(report.as_uri()):
            say("no browser could be started: open the report yourself")
    raise typer.Exit(code)


def _is_ours(out: Path) -> bool:
    """Whether `out` holds an earlier demo, which may be replaced."""
    return (out / "run.json").is_file()


def _has_desktop() -> bool:
    if os.environ.get("CI") or not sys.stdout.isatty():
        return False
    if sys.platform.startswith(("win", "darwin")):
        return True
    has_display = bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
    return has_display and shutil.which("xdg-open") is not None
