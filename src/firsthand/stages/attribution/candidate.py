"""What might be an attribution, before anything is decided."""

import msgspec

__all__ = ["Candidate"]


class Candidate(msgspec.Struct, frozen=True, kw_only=True):
    """A cue with a source and a content that the grammar allows; indices are those of `View.words`.

    ``frame`` names the construction (``clause``, ``quote``, ``object`` ...), ``origin`` where the source
    was found (``subject``, ``inherited``, ``agent``, ``possessor``, ``none`` ...). ``content`` holds
    character ranges.
    """

    head: int
    cue: tuple[int, ...]
    source: tuple[int, ...]
    content: tuple[tuple[int, int], ...]
    frame: str
    origin: str
