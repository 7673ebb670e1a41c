"""The application: what every command shares."""

from typing import Annotated

import typer

from firsthand.version import __version__

__all__ = ["app"]

app = typer.Typer(
    name="firsthand",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    help="Turn a heap of copied, rewritten and contradictory news pages into one account that can be "
    "checked, down to the character. Everything runs on this machine; no text leaves it.",
    epilog="Exit codes: 0 done, 1 failed, 2 wrong usage, 3 a gate tripped, 130 interrupted.",
)


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"firsthand {__version__}")
        raise typer.Exit


@app.callback()
def firsthand(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version and stop.")
    ] = False,
) -> None:
    """Set what holds for every command."""
    del version
