"""Thresholds of the stories stage."""

import msgspec

__all__ = ["HAPPENINGS", "HEADLINES", "LONG_STORIES", "StoriesOptions", "StreamOptions", "TimelineOptions"]


class StoriesOptions(msgspec.Struct, frozen=True, kw_only=True):
    """What makes pages one story and one episode. Likeness is 0 to 1, an average over all pairs of pages.

    Attributes:
        words: share of the likeness that words carry; named persons and bodies carry the rest.
        story: least average likeness of two groups of pages for one story (``bench/stories``, and pages of
        our own). episode: least average likeness for one happening inside a story. days: days between the
        dates of two pages that may tell one happening. crowd: pages that may share a word or a name before it
        no longer makes them candidates.
    """

    words: float = 0.55
    story: float = 0.11
    episode: float = 0.48
    days: int = 6
    crowd: int = 150


class TimelineOptions(msgspec.Struct, frozen=True, kw_only=True):
    """What a timeline holds.

    Attributes:
        lines: most lines of one story.
        same: least share of words (0 to 1, of the shorter line) from which two lines of one date say the
        same. letters: most characters of a line.
    """

    lines: int = 24
    same: float = 0.6
    letters: int = 220


class StreamOptions(msgspec.Struct, frozen=True, kw_only=True):
    """How a stream of texts is sorted as it arrives. The defaults suit reports of single happenings.

    Attributes:
        threshold: least likeness (0 to 1) to a story for joining it.
        nearest: share of the likeness that its nearest text carries; its centre carries the rest.
        background: weight of the shipped word frequencies against those of the stream so far.
        damping: exponent of a word's rarity; below 1 the rare words count less.
        names: how much more a word with a capital counts.
        deep: whether words are cut down to their roots rather than to their singular.
    """

    threshold: float = 0.28
    nearest: float = 0.3
    background: float = 0.2
    damping: float = 1.0
    names: float = 1.0
    deep: bool = True


HEADLINES = StreamOptions(background=0.03)
"""For one-line texts (``bench/stories``, claims, dev: .823 B-cubed F1)."""

HAPPENINGS = StreamOptions(nearest=0.0)
"""For reports, each happening a story of its own (``bench/stories``, ECB+, dev: .895)."""

LONG_STORIES = StreamOptions(threshold=0.11, nearest=0.0, damping=0.6, names=1.7, deep=False)
"""For reports of stories that last for months (``bench/stories``, T17, dev: .857)."""
