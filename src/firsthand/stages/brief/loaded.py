"""Denial and certainty: the small words that turn a sentence round, each with the word that it governs."""

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache, lru_cache

from firsthand.lexicon import load
from firsthand.stages.brief.wording import WordRow, content, uncredited
from firsthand.text.sentences import sentences
from firsthand.text.stems import stem

__all__ = ["Loaded", "parts", "turned"]

Loaded = tuple[str, str]
"""A loaded word and the stem of the word that it governs: ``("not", "reach")``."""

_TOKEN = re.compile(r"n[’']t\b|\w+?(?=n[’']t\b)|\w+(?:[’'-](?!t\b)\w+)*")
_NEGATORS = frozenset("not n't no never none nobody nothing neither nor without cannot unable".split())
_MODALS = frozenset("will would shall should can could may might must".split())
_STANCE = frozenset(
    stem(word)
    for word in (
        "deny confirm reject accept refuse agree decline admit fail succeed allow forbid certain"
    ).split()
)
_FILLED = frozenset(
    "be been being is are was were am have has had do did does yet so also ever the a an any all to of in on "
    "at by for it its he she they his her their that this these those and or who which as more".split()
)
_REACH = 6
"""Words within which a loaded word finds what it governs."""


def turned(told: str, sources: tuple[str, ...]) -> Iterator[str]:
    """Where `told` denies, or is sure of, what the nearest of `sources` does not, and the other way round."""
    most = [_pairs(source)[0] for source in sources]
    stances = frozenset(stem(word) for source in sources for word in _tokens(source))
    for part in parts(told):
        own, _ = _pairs(part)
        source = nearest(part, sources)
        theirs, plain = _pairs(source)
        words = frozenset(stem(word) for word in _tokens(part))
        for kind, governed in sorted(theirs):
            if (kind, governed) not in own and governed in words and governed not in plain:
                yield _reason(kind, governed, lost=True)
        for pair, times in sorted(own.items()):
            if all(times > theirs[pair] for theirs in most):
                yield _reason(*pair, lost=False)
        for word in sorted((words & _STANCE) - stances):
            yield f"“{word}” is the word of none of its citations."


def parts(told: str) -> tuple[str, ...]:
    """The sentences of `told`."""
    return tuple(told[start:end] for start, end in sentences(told, 0, len(told))) or (told,)


def nearest(part: str, sources: tuple[str, ...]) -> str:
    """The source most like `part`: twice the content words shared over those of both; the first of equals."""
    own = content(part)

    def likeness(text: str) -> float:
        theirs = content(text)
        return 2 * len(own & theirs) / max(1, len(own) + len(theirs))

    return max(sources, key=likeness, default="")


def _reason(kind: str, governed: str, *, lost: bool) -> str:
    if kind == "not":
        return f"It says yes where its citation says no, or the other way round, at “{governed}”."
    return (
        f"It drops the hedge “{kind}” of its citation."
        if lost
        else f"“{kind} {governed}” is not in its citations."
    )


@lru_cache(maxsize=1 << 12)
def _pairs(text: str) -> tuple[Counter[Loaded], frozenset[str]]:
    """The loaded words of `text` with what they govern, and the words that stand somewhere ungoverned."""
    tokens = _tokens(uncredited(text))
    found: Counter[Loaded] = Counter()
    governed: set[int] = set()
    for at, word in enumerate(tokens):
        kind = _kind(word)
        target = _target(tokens, at) if kind is not None else None
        if kind is not None and target is not None:
            found[kind, stem(tokens[target])] += 1
            governed.add(target)
    plain = {stem(word) for at, word in enumerate(tokens) if at not in governed and _kind(word) is None}
    return found, frozenset(plain)


def _target(tokens: tuple[str, ...], at: int) -> int | None:
    for step in range(at + 1, min(len(tokens), at + 1 + _REACH)):
        word = tokens[step]
        if word not in _FILLED and not word[0].isdigit() and _kind(word) is None:
            return step
    return next((step for step in range(at - 1, -1, -1) if tokens[step] not in _FILLED), None)


def _kind(word: str) -> str | None:
    if word in _NEGATORS:
        return "not"
    return word.replace("_", " ") if word in _MODALS or word in _hedged() else None


@lru_cache(maxsize=1 << 12)
def _tokens(text: str) -> tuple[str, ...]:
    """The words of `text` in small letters, hedges of several words joined; the month keeps its May."""
    joined = _phrases().sub(lambda match: match[0].replace(" ", "_"), text.replace("’", "'"))
    words = [match[0] for match in _TOKEN.finditer(joined)]
    return tuple(
        word if word == "May" and (at > 0 or (words[1:2] and words[1].isdigit())) else word.lower()
        for at, word in enumerate(words)
    )


@cache
def _hedged() -> frozenset[str]:
    rows = load("likelihood", WordRow)
    return frozenset(row.word.replace(" ", "_") for row in rows) | {"planned"}


@cache
def _phrases() -> re.Pattern[str]:
    words = sorted(
        (row.word for row in load("likelihood", WordRow) if " " in row.word), key=len, reverse=True
    )
    return re.compile(r"\b(?:" + "|".join(map(re.escape, words)) + r")\b", re.IGNORECASE)
