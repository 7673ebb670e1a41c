"""What the line model sees: each line alone, between its neighbours, in the densest stretch of prose."""

import re
from collections import Counter
from collections.abc import Sequence
from functools import cache, lru_cache

import numpy as np
from numpy.typing import NDArray

from firsthand.lexicon import Row, load

__all__ = ["Matrix", "context", "densest", "lines", "revised"]

Matrix = NDArray[np.float64]

WORD = re.compile(r"\w+")
CLOSED = tuple('.?!"”’»…)。？！」')
BREAK = re.compile(r"[.?!][\"”’)]?\s+[\"“‘(]?[A-ZÀ-Þ0-9]")
LINKISH = re.compile(r"https?://|www\.|\S@\S|\.com\b", re.IGNORECASE)
DATEISH = re.compile(r"\b(?:19|20)\d\d\b|\b\d{1,2}[./:]\d{2}\b")
RIGHTS = re.compile(
    r"©|\(c\)|copyright|cookie|all rights|impressum|newsletter|datenschutz|privacy", re.IGNORECASE
)
INVITE = re.compile(
    r"\b(?:subscribe|sign (?:up|in)|log ?in|share|tweet|facebook|twitter|instagram|whatsapp|"
    r"read (?:more|next)|"
    r"click|comments?|kommentare?|mehr|follow|e-?mail|abo|anmelden|weiterlesen|teilen|related|"
    r"advert\w*|anzeige)\b",
    re.IGNORECASE,
)
DIGIT = re.compile(r"\d")
QUOTE = re.compile(r'["“”„«»]')
STROKE = re.compile(r"[|•»›/·→]")
OPENING = frozenset("\"“‘'„«(")
NEIGHBOURS = (-3, -2, -1, 1, 2, 3)
LONGEST = 4000
"""Characters of a line that are looked at."""
SHARED = 8
"""How many of a line's own features its neighbours see: the first ones."""


class FunctionWords(Row, frozen=True, kw_only=True):
    """The commonest words of one language."""

    language: str
    words: tuple[str, ...]


@cache
def _common() -> frozenset[str]:
    return frozenset(word for row in load("function_words", FunctionWords) for word in row.words)


@lru_cache(maxsize=4096)
def _line(text: str) -> tuple[float, ...]:
    text = text[:LONGEST]
    words = WORD.findall(text)
    count = max(1, len(words))
    common = sum(word.lower() in _common() for word in words) / count
    capital = sum(word[0].isupper() for word in words) / count
    closed = float(text.endswith(CLOSED))
    prose = float(len(words) >= 10 and closed and common >= 0.18)
    letters = max(1, len(text))
    return (
        np.log1p(len(words)),
        common,
        closed,
        capital,
        prose,
        len(DIGIT.findall(text)) / letters,
        float(bool(INVITE.search(text))),
        float(len(words) <= 3),
        np.log1p(len(text)),
        sum(map(len, words)) / count,
        float(len(BREAK.findall(text))),
        text.count(",") / count,
        float(text.isupper()),
        len(STROKE.findall(text)) / count,
        float(bool(LINKISH.search(text))),
        float(bool(DATEISH.search(text))),
        float(bool(RIGHTS.search(text))),
        len(QUOTE.findall(text)) / count,
        float(text[:1].islower()),
        float(text[:1].isdigit()),
        float(text[:1] in OPENING),
        float(text.endswith(":")),
        float(text.endswith(("...", "…"))),
        float(text.endswith(("?", "!"))),
    )


def densest(gains: Sequence[float]) -> tuple[int, int]:
    """The half-open run of lines with the largest sum of gains, the first of equals."""
    best, start, total, found = 0.0, 0, 0.0, (0, 0)
    for place, gain in enumerate(gains):
        if total <= 0:
            start, total = place, 0.0
        total += gain
        if total > best:
            best, found = total, (start, place + 1)
    return found


def _windows(values: Matrix, radius: int) -> Matrix:
    sums = np.concatenate(([0.0], np.cumsum(values)))
    places = np.arange(len(values))
    low, high = np.maximum(0, places - radius), np.minimum(len(values), places + radius + 1)
    return np.asarray((sums[high] - sums[low]) / (high - low), dtype=np.float64)


def _shifted(column: Matrix, step: int) -> Matrix:
    out = np.full_like(column, -1.0)
    if abs(step) < len(column):
        if step < 0:
            out[-step:] = column[:step]
        else:
            out[:-step] = column[step:]
    return out


def _placed(gains: Matrix) -> Matrix:
    """Membership in the densest run, signed distances to its ends, and its share of the page's lines."""
    count = len(gains)
    start, end = densest([float(gain) for gain in gains])
    places = np.arange(count)
    inside = ((places >= start) & (places < end)).astype(np.float64)
    return np.column_stack(
        [
            inside,
            np.clip(places - start, -40, 40),
            np.clip(end - 1 - places, -40, 40),
            np.full(count, (end - start) / max(1, count)),
        ]
    )


def _recurring(texts: Sequence[str]) -> Matrix:
    """Per line: how often it stands on the page, and the share of its long words that recur."""
    keys = [" ".join(WORD.findall(text.lower())) for text in texts]
    copies = Counter(keys)
    long_words = [{word for word in key.split() if len(word) >= 5} for key in keys]
    seen = Counter(word for words in long_words for word in words)
    share = [sum(seen[w] > 1 for w in words) / len(words) if words else 0.5 for words in long_words]
    return np.column_stack([[min(4, copies[key]) for key in keys], share])


def lines(texts: Sequence[str]) -> Matrix:
    """One row a line, features of the line alone."""
    return np.array([_line(text) for text in texts], dtype=np.float64)


def context(texts: Sequence[str], own: Matrix | None = None) -> Matrix:
    """One row a line: itself, what its neighbours share, densities of prose, its place in the densest run."""
    own = lines(texts) if own is None else own
    count = len(texts)
    words = np.expm1(own[:, 0])
    prose_words = own[:, 4] * words
    gains = np.where(own[:, 4] > 0, np.minimum(words, 60.0), -np.minimum(4.0 + words / 4, 8.0))
    columns = [own, _recurring(texts), _placed(gains)]
    columns += [_shifted(own[:, k], step)[:, None] for step in NEIGHBOURS for k in range(SHARED)]
    columns += [_windows(own[:, 4], radius)[:, None] for radius in (2, 5, 20)]
    columns += [_windows(prose_words, radius)[:, None] for radius in (2, 5)]
    before = np.cumsum(prose_words) - prose_words
    total = max(1.0, float(prose_words.sum()))
    places = np.arange(count) / max(1, count - 1)
    page = np.full(count, np.log1p(count))
    share = np.full(count, float(prose_words.sum()) / max(1.0, float(words.sum())))
    columns.append(np.column_stack([before / total, places, page, share]))
    return np.concatenate(columns, axis=1)


def revised(seen: Matrix, first: Matrix) -> Matrix:
    """The second look: the features again, with the first verdicts of the line and of all around it."""
    words = np.expm1(seen[:, 0])
    gains = (first - 0.4) * np.minimum(words, 60.0) - np.where(first < 0.4, 2.0, 0.0)
    columns = [seen, first[:, None], _placed(gains)]
    columns += [_shifted(first, step)[:, None] for step in (*NEIGHBOURS, -4, 4)]
    columns += [_windows(first, radius)[:, None] for radius in (2, 5, 12)]
    columns += [_windows(first * words, radius)[:, None] for radius in (3, 10)]
    mass = first * words
    columns.append(((np.cumsum(mass) - mass) / max(1.0, float(mass.sum())))[:, None])
    return np.concatenate(columns, axis=1)
