"""``python -m firsthand``: the command line."""

from firsthand.cli import main

main()
