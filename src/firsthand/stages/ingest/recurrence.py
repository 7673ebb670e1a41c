"""Does a line speak of what its page speaks of? Headlines do, teasers of other stories do not."""

import re
from collections import Counter
from collections.abc import Sequence
from functools import cache

from firsthand.lexicon import load
from firsthand.stages.ingest.features import FunctionWords

__all__ = ["Recurrence", "content_words"]

WORD = re.compile(r"\w+(?:\.\w+)*")


@cache
def _common() -> frozenset[str]:
    return frozenset(word for row in load("function_words", FunctionWords) for word in row.words)


def content_words(line: str) -> frozenset[str]:
    """The stems (first six letters) of a line's words that carry meaning."""
    words = (word.lower().replace(".", "") for word in WORD.findall(line))
    return frozenset(
        word[:6] for word in words if word not in _common() and len(word) >= 2 and not word.isdigit()
    )


class Recurrence:
    """Counts in how many lines of a page each content word stands."""

    def __init__(self, lines: Sequence[str]) -> None:
        self._words = [content_words(line) for line in lines]
        self._seen = Counter(word for words in self._words for word in words)
        self._lines = Counter(lines)
        self._texts = tuple(lines)

    def share(self, place: int) -> float:
        """The share of the content words of line `place` that stand in another, different line.

        A word counts more the longer it is: names and nouns tell stories apart, short words do not.
        """
        words = self._words[place]
        if not words:
            return 0.0
        copies = self._lines[self._texts[place]]
        weight = {word: min(len(word), 6) - 1 for word in words}
        found = sum(weight[word] for word in words if self._seen[word] > copies)
        return found / sum(weight.values())

    def copies(self, place: int) -> int:
        """How often the very same line stands on the page."""
        return self._lines[self._texts[place]]
