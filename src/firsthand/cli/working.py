"""What every command that reads pages or writes into a store shares: its options."""

from typing import Annotated

import typer

__all__ = ["Quiet", "StorePlace", "TaggerName"]

StorePlace = Annotated[
    str,
    typer.Option(
        "--store",
        metavar="PLACE",
        help="A file, a folder, or postgresql://...; your own data folder when not given.",
    ),
]
TaggerName = Annotated[
    str, typer.Option("--tagger", help="spacy, or rules (no model; weaker on indirect speech).")
]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="No progress.")]
