"""The command line: one file per command."""

import sys
from io import TextIOWrapper

from firsthand.cli import (
    add,
    brief,
    channels,
    check,
    claims,
    copies,
    demo,
    drift,
    entities,
    events,
    forget,
    mend,
    pledges,
    quotes,
    read,
    search,
    stories,
    timeline,
    trace,
    watch,
)
from firsthand.cli.app import app
from firsthand.cli.codes import INTERRUPTED
from firsthand.cli.talk import fail

__all__ = [
    "add",
    "app",
    "brief",
    "channels",
    "check",
    "claims",
    "copies",
    "demo",
    "drift",
    "entities",
    "events",
    "forget",
    "main",
    "mend",
    "pledges",
    "quotes",
    "read",
    "search",
    "stories",
    "timeline",
    "trace",
    "watch",
]


def main() -> None:
    """Run the command line; interrupting it is no crash."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")  # a narrow code page loses letters, not the answer
    try:
        app()
    except KeyboardInterrupt:
        sys.exit(fail("interrupted", INTERRUPTED))
    except BrokenPipeError:
        # The reader of our output has seen enough (``| head``): no error, and nothing more to say.
        sys.stderr.close()
