"""What every command that reads from servers shares."""

from typing import Annotated

import typer

from firsthand.options.fetching import FetchOptions

__all__ = ["Private", "fetching"]

Private = Annotated[
    bool,
    typer.Option("--private", help="Addresses may lie on this machine or in a private network."),
]


def fetching(*, private: bool) -> FetchOptions:
    """How pages are fetched."""
    return FetchOptions(private=private)
