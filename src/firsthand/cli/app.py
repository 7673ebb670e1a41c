"""The application: what every command shares."""

import os
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from firsthand.cli.codes import USAGE
from firsthand.cli.config import defaults, here
from firsthand.cli.talk import fail
from firsthand.errors import OptionError
from firsthand.version import __version__

__all__ = ["app", "examples"]

_ORDER = (
    "read demo add watch search copies drift trace mend check quotes claims events pledges channels timeline "
    "entities stories brief forget"
).split()
"""Commands as ``--help`` lists them: the whole job first, then what is asked of its result."""


class _InOrder(TyperGroup):
    def list_commands(self, ctx: Any) -> list[str]:
        """The names of the commands in the order in which a reader needs them."""
        known = super().list_commands(ctx)
        return sorted(known, key=lambda name: (_ORDER.index(name) if name in _ORDER else len(_ORDER), name))


app = typer.Typer(
    name="firsthand",
    cls=_InOrder,
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    help="Turn a heap of copied, rewritten and contradictory news pages into one account that can be "
    "checked, down to the character. Everything runs on this machine; no text leaves it.",
    epilog="Exit codes: 0 done, 1 failed, 2 wrong usage, 3 a gate tripped, 130 interrupted.",
)


def examples(*lines: str) -> str:
    """The end of a command's help: `lines` as they would be typed, each on a line of its own."""
    return "\b\n" + "\n".join(
        ["Examples:" if len(lines) > 1 else "Example:", *(f"  {line}" for line in lines)]
    )


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"firsthand {__version__}")
        raise typer.Exit


@app.callback()
def firsthand(
    context: typer.Context,
    config: Annotated[
        str, typer.Option("--config", metavar="FILE", help="Settings, in place of the firsthand.toml nearby.")
    ] = "",
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version and stop.")
    ] = False,
) -> None:
    """Set what holds for every command."""
    del version
    given = config or os.environ.get("FIRSTHAND_CONFIG", "")
    commands: dict[str, Any] = getattr(context.command, "commands", {})
    try:
        context.default_map = defaults(commands, given, here(), os.environ)
    except OptionError as error:
        raise typer.Exit(fail(str(error), USAGE)) from error
