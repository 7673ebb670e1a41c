"""What a headline or an article says, as far as stance goes: cues by group, content words, names, numbers."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from math import fsum, log

import msgspec

from firsthand import lexicon, weights
from firsthand.options.stance import StanceOptions
from firsthand.text.sentences import sentences
from firsthand.text.words import terms

__all__ = [
    "REFUTING",
    "TOLD",
    "Body",
    "Reading",
    "groups",
    "index",
    "merge",
    "opposites",
    "rarity",
    "read",
    "read_body",
    "says",
    "share",
    "stem",
]

REFUTING = ("hoax", "satire", "false", "deny", "retract")
TOLD = ("unverified", "rumour", "reportedly", "alleged", "claim", "report")
_OPTIONS = StanceOptions()
_LIGHT = frozenset(
    """
    a an the of to in on at for from by with and or as is are was were be been being has have had do does
    did it its his her he she they them their this that these those who which what when where after before
    into over out up about will than then there here not no i you we my your our so just us
    """.split()
)
_ENDING = re.compile(r"(?:ings?|edly|ed|ies|es|s|ers?|ly)$")
_NAME = re.compile(r"\b[A-Z][\w’'-]+")


class _Cue(lexicon.Row, frozen=True, kw_only=True):
    """Words that give one signal."""

    group: str
    words: tuple[str, ...]


class _Opposite(lexicon.Row, frozen=True, kw_only=True):
    """Stems of opposite sense."""

    a: tuple[str, ...]
    b: tuple[str, ...]


class Reading(msgspec.Struct, frozen=True):
    """One headline or sentence: words, stems of content words, how often each cue group speaks."""

    words: tuple[str, ...]
    stems: frozenset[str]
    cues: tuple[float, ...]
    undone: float
    names: frozenset[str]
    numbers: frozenset[str]


class Body(msgspec.Struct, frozen=True):
    """One article's text, read sentence by sentence, and its parts as one reading each.

    ``refuting``, ``hedging`` and ``negating`` say 1.0 for each sentence that does so; ``told`` counts
    the sentences that refute something told or shown.
    """

    sentences: tuple[Reading, ...]
    every: Reading
    first: Reading
    opening: Reading
    close: Reading
    counts: dict[str, int]
    pairs: frozenset[tuple[str, str]]
    refuting: tuple[float, ...]
    hedging: tuple[float, ...]
    negating: tuple[float, ...]
    told: float


@lru_cache(maxsize=1 << 14)
def read(text: str) -> Reading:
    """What `text`, a headline or sentence, says."""
    words = terms(text)
    cues, undone = _cues(words)
    content = [word for word in words if word not in _LIGHT]
    return Reading(
        words=words,
        stems=frozenset(stem(word) for word in content),
        cues=cues,
        undone=undone,
        names=frozenset(stem(name.lower()) for name in _NAME.findall(text) if name.lower() not in _LIGHT),
        numbers=frozenset(word for word in words if word[0].isdigit()),
    )


@lru_cache(maxsize=1 << 12)
def read_body(body: str) -> Body:
    """What an article's text says, sentence by sentence."""
    found = tuple(read(body[start:end]) for start, end in sentences(body, 0, len(body)))
    every = merge(found)
    refuting, hedging, negating = (
        tuple(float(says(one, names)) for one in found) for names in (REFUTING, TOLD, ("negation",))
    )
    return Body(
        sentences=found,
        every=every,
        first=merge(found[:1]),
        opening=merge(found[: _OPTIONS.opening]),
        close=merge(found[-_OPTIONS.opening :]),
        counts=dict(Counter(stem(word) for word in every.words)),
        pairs=frozenset(pair for s in found for pair in zip(s.words, s.words[1:], strict=False)),
        refuting=refuting,
        hedging=hedging,
        negating=negating,
        told=float(sum(says(one, REFUTING) and says(one, (*TOLD, "say", "show")) for one in found)),
    )


def says(reading: Reading, names: Iterable[str]) -> bool:
    """Whether any of the cue groups `names` speaks."""
    return any(reading.cues[index(name)] for name in names)


def merge(parts: Iterable[Reading]) -> Reading:
    """Several sentences as one."""
    found = list(parts)
    if len(found) == 1:
        return found[0]
    empty = (0.0,) * len(groups())
    return Reading(
        words=tuple(word for part in found for word in part.words),
        stems=frozenset().union(*(part.stems for part in found)),
        cues=tuple(map(sum, zip(*(part.cues for part in found), strict=True))) or empty,
        undone=sum(part.undone for part in found),
        names=frozenset().union(*(part.names for part in found)),
        numbers=frozenset().union(*(part.numbers for part in found)),
    )


def _cues(words: Sequence[str]) -> tuple[tuple[float, ...], float]:
    """How often each cue group speaks in `words`, and how many refuting words are negated ("not a hoax")."""
    counts = [0.0] * len(groups())
    singles, phrases = _cue_words()
    reach, undone, position = -1, 0.0, 0
    while position < len(words):
        length, group = next(
            (
                (len(phrase), found)
                for phrase, found in phrases.get(words[position], ())
                if tuple(words[position : position + len(phrase)]) == phrase
            ),
            (1, singles.get(words[position]) or _by_beginning(words[position])),
        )
        if group is not None:
            if group in {"hoax", "satire", "false", "deny"} and position <= reach:
                undone += 1.0
            counts[index(group)] += 1.0
            if group == "negation":
                reach = position + _OPTIONS.scope
        position += length
    return tuple(counts), undone


@lru_cache(maxsize=1 << 16)
def _by_beginning(word: str) -> str | None:
    return next((group for beginning, group in _beginnings() if word.startswith(beginning)), None)


@cache
def _rows() -> tuple[_Cue, ...]:
    return lexicon.load("stance", _Cue)


@cache
def groups() -> tuple[str, ...]:
    """The cue groups, in the order of the word list."""
    return tuple(row.group for row in _rows())


@cache
def index(group: str) -> int:
    """The place of `group` among the cues."""
    return groups().index(group)


@cache
def _cue_words() -> tuple[dict[str, str], dict[str, tuple[tuple[tuple[str, ...], str], ...]]]:
    """Groups by single word, and phrases (longest first) by their first word."""
    singles: dict[str, str] = {}
    phrases: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for row in _rows():
        for entry in row.words:
            parts = tuple(entry.split())
            if len(parts) > 1:
                phrases.setdefault(parts[0], []).append((parts, row.group))
            elif not entry.endswith("*"):
                singles[entry] = row.group
    return singles, {
        first: tuple(sorted(found, key=lambda p: -len(p[0]))) for first, found in phrases.items()
    }


@cache
def _beginnings() -> tuple[tuple[str, str], ...]:
    return tuple((word[:-1], row.group) for row in _rows() for word in row.words if word.endswith("*"))


@cache
def opposites() -> tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]:
    """Stems of opposite sense, two sides a row."""
    return tuple((row.a, row.b) for row in lexicon.load("stance_opposites", _Opposite))


@lru_cache(maxsize=1 << 16)
def stem(word: str) -> str:
    """`word` without a common ending; crude, the same on both sides."""
    if len(word) < 4 or word[0].isdigit():
        return word
    cut = _ENDING.sub("", word)
    cut = cut if len(cut) >= 3 else word
    return cut[:-1] if len(cut) > 3 and (cut[-1] in "ey" or cut[-1] == cut[-2]) else cut


def share(a: frozenset[str], b: frozenset[str]) -> float:
    """How much of `a`, weighed by rarity, stands in `b` (0 to 1)."""
    whole = fsum(rarity(term) for term in a)  # fsum: exact, so the order of a set does not matter
    return fsum(rarity(term) for term in a & b) / whole if whole else 0.0


def rarity(term: str) -> float:
    """How rare a stem is in the news at large: 0.1 for one of every article, about 6.8 for an unknown one."""
    known, most = _background()
    return known.get(term, most)


@cache
def _background() -> tuple[dict[str, float], float]:
    """How rare each stem is in the news at large (natural logarithm), and an unseen one."""
    head, *lines = weights.text("df-v1").splitlines()
    number = int(head.split()[1])
    counts: dict[str, int] = {}
    for line in lines:
        word, count = line.split(" ")
        counts[stem(word)] = max(counts.get(stem(word), 0), int(count))
    return {term: max(0.1, log(number / count)) for term, count in counts.items()}, log(number / 3)
