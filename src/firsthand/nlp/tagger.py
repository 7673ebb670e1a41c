"""What a language model must be able to do here."""

from collections.abc import Sequence
from typing import Protocol

from firsthand.model.annotated import Parse

__all__ = ["Tagger"]


class Tagger(Protocol):
    """Parses sentences, each as a text of its own; the same sentence always gives the same parse."""

    name: str
    """What run.json records: the model, its version and the hash of its weights."""

    def parse(self, texts: Sequence[str]) -> tuple[Parse, ...]:
        """The parses of `texts`, in their order."""
        ...
