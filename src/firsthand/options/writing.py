"""Limits of what is asked of a server that rephrases, and of what is taken from it."""

import msgspec

__all__ = ["WritingOptions"]


class WritingOptions(msgspec.Struct, frozen=True, kw_only=True):
    """How long a server may take and how far its sentence may be from ours; set by reason, no bench.

    ``seconds`` is how long one answer may take (wall clock; 60 words at the two words a second of a large
    model on a laptop). ``most_bytes`` bounds one answer with its wrapping (bytes). ``tokens`` is the most a
    server is asked to write. ``patience`` is how many sentences in a row may stay without any answer before
    no further one is asked. ``longer`` and ``shorter`` bound the words of a new sentence as shares of those
    of the first one, and ``few`` words more are always allowed. ``dropped`` is the share (0 to 1) of the
    words with meaning that may go; names, numbers, hedges and their like never may. ``evidence`` is the most
    passages quoted to the server for one sentence.
    """

    seconds: float = 30.0
    most_bytes: int = 65_536
    tokens: int = 400
    patience: int = 3
    longer: float = 1.3
    shorter: float = 0.5
    few: int = 4
    dropped: float = 0.25
    evidence: int = 6
