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
from firsthand.cli.codes import INTERRUPTED, USAGE
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
    except UnicodeEncodeError:
        if all(word.isascii() or word.encode("utf-8", "ignore").decode() == word for word in sys.argv):
            raise
        sys.exit(fail("a word of the command is no UTF-8 text: type it again, or rename the file", USAGE))
    except BrokenPipeError:
        # The reader of our output has seen enough (``| head``): no error, and nothing more to say.
        sys.stderr.close()
