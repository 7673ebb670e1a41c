"""The command line: one file per command."""

import sys

from firsthand.cli import copies, demo, read, tables
from firsthand.cli.app import app
from firsthand.cli.codes import INTERRUPTED
from firsthand.cli.talk import fail

__all__ = ["app", "copies", "demo", "main", "read", "tables"]


def main() -> None:
    """Run the command line; interrupting it is no crash."""
    try:
        app()
    except KeyboardInterrupt:
        sys.exit(fail("interrupted", INTERRUPTED))
    except BrokenPipeError:
        # The reader of our output has seen enough (``| head``): no error, and nothing more to say.
        sys.stderr.close()
