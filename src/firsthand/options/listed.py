"""When a name in the pages is shown as a candidate for a name on a user's list."""

import msgspec

__all__ = ["ListedOptions"]


class ListedOptions(msgspec.Struct, frozen=True, kw_only=True):
    """What makes two names candidates for one. All values are 0 to 1; set on names of our own.

    Attributes:
        least: score from which a candidate is shown. spelling: likeness of two spellings, whatever the order
        of their words, below which they are not compared further. word: likeness from which two words are one
        name spelled in two ways (Aleksandr, Alexander). part: what a match counts where one name has words
        that the other lacks. single: what it counts where it rests on one word of a person's name alone.
        kind: what it counts where list and pages call it different kinds. unknown: where the list gives none.
    """

    least: float = 0.75
    spelling: float = 0.6
    word: float = 0.85
    part: float = 0.9
    single: float = 0.6
    kind: float = 0.5
    unknown: float = 0.97
