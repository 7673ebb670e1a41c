"""The one file that loads readability: a second opinion on which blocks of a page are its article."""

import re
from collections.abc import Sequence

from firsthand.options.ingest import DEFAULTS

__all__ = ["agreed", "alone"]

WORD = re.compile(r"\w+")
RUN = 3
BROKEN = re.compile(
    r"</?(?:p|div|li|h\d|br|tr|td|th|blockquote|section|figure|figcaption|ul|ol|table)\b[^>]*>", re.IGNORECASE
)
TAG = re.compile(r"<[^>]*>")
LEAST = 0.6
"""Share of the first extractor's words: a second that keeps less has misread the page and is not asked."""


def alone(html: str) -> tuple[str, ...]:
    """The lines of the article as the second extractor sees it; empty when it sees none."""
    from html import unescape

    from readability import Document as Readable

    try:
        summary = str(Readable(html).summary(html_partial=True))
    except Exception:  # noqa: BLE001 a hostile page must not stop the others
        return ()
    lines = (unescape(TAG.sub("", line)) for line in BROKEN.sub("\n", summary).split("\n"))
    return tuple(" ".join(line.split()) for line in lines if line.strip())


def agreed(texts: Sequence[str], html: str) -> tuple[bool, ...]:
    """For each block whether the second extractor kept it too; all true when the second fails."""
    second = [[word.lower() for word in WORD.findall(line)] for line in alone(html)]
    runs = {run for words in second for run in _runs(words)}
    whole = " " + " ".join(word for words in second for word in words) + " "
    sizes, kept = [], []
    for text in texts:
        words = [word.lower() for word in WORD.findall(text)]
        found = _runs(words)
        share = sum(run in runs for run in found) / len(found) if found else 0.0
        sizes.append(len(words))
        kept.append(share >= DEFAULTS.second_share or (len(words) < RUN and f" {' '.join(words)} " in whole))
    total = sum(size for size, keep in zip(sizes, kept, strict=True) if keep)
    return tuple(kept) if total >= LEAST * sum(sizes) else (True,) * len(texts)


def _runs(words: list[str]) -> list[tuple[str, ...]]:
    return [tuple(words[i : i + RUN]) for i in range(len(words) - RUN + 1)]
