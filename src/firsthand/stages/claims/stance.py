"""Where a headline stands on a claim, and where an article's text stands on a headline.

Both are read from words: cues that refute, hedge, report or confirm, how far negation reaches, what the two
sides share, and where they differ in a number, an opposite or a name. Sentence vectors do worse here: they
hardly see polarity. Two models weigh the signals, a linear one for headlines and boosted trees for bodies;
neither was trained on the other's corpus.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from math import fsum, log
from typing import Any, Literal
from zlib import crc32

import msgspec
import numpy as np
from numpy.typing import NDArray

from firsthand import lexicon, weights
from firsthand.options.stance import StanceOptions
from firsthand.text.sentences import sentences
from firsthand.text.words import terms

__all__ = [
    "BODY_STANCES",
    "BUCKETS",
    "PART",
    "STANCES",
    "BodyStance",
    "Stance",
    "body_features",
    "body_stance",
    "body_stances",
    "body_verdict",
    "features",
    "grams",
    "stance",
    "stances",
]

Stance = Literal["for", "against", "observing"]
BodyStance = Literal["agree", "disagree", "discuss", "unrelated"]
STANCES: tuple[Stance, ...] = ("for", "against", "observing")
BODY_STANCES: tuple[BodyStance, ...] = ("agree", "disagree", "discuss", "unrelated")
BUCKETS = 1 << 14
_Vector = NDArray[np.float64]

_STANCE = "stance-v1"
_BODY = "body-stance-v1"
_OPTIONS = StanceOptions()
PART = "\n=====\n"  # between the two tree models in their one file
_REFUTING = ("hoax", "satire", "false", "deny", "retract", "negation")
_HEDGING = tuple("doubt unverified rumour reportedly alleged claim report say possible ask".split())
_LIGHT = frozenset(
    """
    a an the of to in on at for from by with and or as is are was were be been being has have had do does did it
    its his her he she they their them this that these those who which what when where after before into over
    out up about will than then there here not no i you we my your our so just us
    """.split()
)
_ENDING = re.compile(r"(?:ings?|edly|ed|ies|es|s|ers?|ly)$")
_SOURCE_FIRST = re.compile(r"^[^:]{2,40}:\s")
_SOURCE_LAST = re.compile(
    r"(?:[-–—:,]\s*[\w.' ]{2,40}|\b(?:says?|reports?|claims?|sources?))\s*$", re.IGNORECASE
)
_QUOTED = re.compile(r"(?:^|\s)['‘\"“][^'’\"”]{2,}['’\"”]")
_NAME = re.compile(r"\b[A-Z][\w’'-]+")


class _Cue(lexicon.Row, frozen=True, kw_only=True):
    """Words that give one signal."""

    group: str
    words: tuple[str, ...]


class _Opposite(lexicon.Row, frozen=True, kw_only=True):
    """Stems of opposite sense."""

    a: tuple[str, ...]
    b: tuple[str, ...]


class _Reading(msgspec.Struct, frozen=True):
    """One headline or sentence: words, stems of content words, how often each cue group speaks."""

    words: tuple[str, ...]
    stems: frozenset[str]
    cues: tuple[float, ...]
    undone: float
    names: frozenset[str]
    numbers: frozenset[str]


class _Body(msgspec.Struct, frozen=True):
    """One article's text, read sentence by sentence, and its parts as one reading each."""

    sentences: tuple[_Reading, ...]
    every: _Reading
    first: _Reading
    opening: _Reading
    close: _Reading
    counts: dict[str, int]
    pairs: frozenset[tuple[str, str]]


def stance(claim: str, headline: str) -> Stance:
    """Whether `headline` affirms `claim`, denies it, or only observes that it is made."""
    return stances(((claim, headline),))[0]


def stances(pairs: Sequence[tuple[str, str]]) -> tuple[Stance, ...]:
    """The stance of each pair of claim and headline, in their order."""
    return tuple(STANCES[int(np.argmax(_headline_scores(claim, headline)))] for claim, headline in pairs)


def body_stance(headline: str, body: str) -> BodyStance:
    """Whether `body` agrees with `headline`, disagrees, discusses it with no verdict, or is unrelated."""
    return body_stances(((headline, body),))[0]


def body_stances(pairs: Sequence[tuple[str, str]]) -> tuple[BodyStance, ...]:
    """The stance of each pair of headline and body, in their order."""
    if not pairs:
        return ()
    related, verdict = _trees()
    rows = np.array([body_features(headline, body) for headline, body in pairs])
    return body_verdict(np.asarray(related.predict(rows)), np.asarray(verdict.predict(rows)))


def body_verdict(
    related: _Vector, verdict: _Vector, options: StanceOptions = _OPTIONS
) -> tuple[BodyStance, ...]:
    """The classes for chances: `related` one a pair, `verdict` agree, disagree and discuss of each."""
    weighted = verdict * np.array([1.0, options.disagree, 1.0])
    best = np.argmax(weighted, axis=1)
    return tuple(
        BODY_STANCES[int(i)] if chance >= options.related else "unrelated"
        for chance, i in zip(related, best, strict=True)
    )


def features(claim: str, headline: str) -> _Vector:
    """The signals of a claim and a headline: cues, negation, what they share, where they clash."""
    a, b = _read(claim), _read(headline)
    cues, claimed = np.array(b.cues), np.array(a.cues)
    here, there = np.minimum(cues, 1.0), np.minimum(claimed, 1.0)
    only = here * (1.0 - there)
    refuted = float(any(only[_index(g)] for g in _REFUTING))
    hedged = float(any(only[_index(g)] for g in _HEDGING))
    return np.concatenate(
        (
            here,
            only,
            there,
            _clash(a, b),
            _shape(headline),
            [
                refuted,
                hedged,
                refuted * (1.0 - hedged),
                (1.0 - refuted) * (1.0 - hedged),
                b.undone - a.undone,
            ],
        )
    )


def grams(claim: str, headline: str) -> tuple[int, ...]:
    """The hashed words and pairs of `headline` that `claim` lacks: what can carry a stance."""
    known = {_stem(word) for word in terms(claim)}
    words = ["^", *terms(headline), "$"]
    found = {
        crc32(" ".join(group).encode()) % BUCKETS
        for n in (1, 2)
        for group in zip(*(words[i:] for i in range(n)), strict=False)
        if any(_stem(word) not in known for word in group if word not in "^$")
    }
    return tuple(sorted(found))


def body_features(headline: str, body: str) -> _Vector:
    """The signals of a headline and a body: what they share, and the cues in each of their parts."""
    a, b = _read(headline), _read_body(body)
    shares = np.array([_share(a.stems, sentence.stems) for sentence in b.sentences] or [0.0])
    order = np.argsort(-shares, kind="stable")[: _OPTIONS.nearest]
    near = _merge(b.sentences[int(i)] for i in order if int(i) < len(b.sentences))
    every, length = np.array(b.every.cues), max(len(b.every.words), 1)
    refuting = sum(a.cues[_index(g)] for g in _REFUTING)
    return np.concatenate(
        (
            _overlap(a, b, shares),
            np.minimum(a.cues, 2.0),
            np.minimum(b.first.cues, 2.0),
            np.minimum(b.opening.cues, 5.0),
            np.minimum(near.cues, 5.0),
            np.minimum(b.close.cues, 5.0),
            every,
            100.0 * every / length,
            _weighted(b.sentences, shares),
            _clash(a, near),
            _clash(a, b.opening),
            _shape(headline),
            [a.undone, near.undone, b.every.undone, float(length), float(len(b.sentences)), refuting],
            _verdicts(refuting, b.first, b.opening, near, b.every),
        )
    )


def _verdicts(refuting: float, *parts: _Reading) -> list[float]:
    """For each part of a body how much it refutes, and whether just one of headline and part does."""
    found = []
    for part in parts:
        amount = sum(part.cues[_index(g)] for g in _REFUTING[:-1])
        found += [amount, float((amount > 0) != (refuting > 0)), amount - refuting]
    return found


def _overlap(a: _Reading, b: _Body, shares: _Vector) -> list[float]:
    """How much of the headline stands in the body: words by rarity, pairs, names, the nearest sentence."""
    pairs = set(zip(a.words, a.words[1:], strict=False))
    ordered = np.sort(shares)[::-1]
    common, whole = a.stems & b.every.stems, max(len(b.every.words), 1)
    weight = fsum(_rarity(stem) for stem in common)
    rarest = sorted(a.stems, key=lambda stem: (-_rarity(stem), stem))[:3]
    return [
        _share(a.stems, b.every.stems),
        _share(a.stems, b.opening.stems),
        len(common) / max(len(a.stems), 1),
        float(len(common)),
        weight,
        weight / max(log(len(b.counts) + 1.0), 1.0),
        len(pairs & b.pairs) / max(len(pairs), 1),
        float(len(pairs & b.pairs)),
        len(a.names & b.every.names) / max(len(a.names), 1),
        float(len(a.names & b.every.names)),
        float(ordered[0]),
        float(ordered[:3].mean()),
        float(shares.mean()),
        float(np.argmax(shares)),
        float((shares > 0.3).sum()),
        float(len(a.stems)),
        float(sum(stem in b.counts for stem in rarest)),
        100.0 * sum(b.counts.get(stem, 0) for stem in rarest) / whole,
        100.0 * sum(b.counts.get(stem, 0) * _rarity(stem) for stem in rarest) / whole,
        100.0 * fsum(b.counts.get(stem, 0) * _rarity(stem) for stem in common) / whole,
        float(sum(stem in b.opening.stems for stem in rarest)),
    ]


def _weighted(read: Sequence[_Reading], shares: _Vector) -> _Vector:
    """The cues of all sentences, each counted by how much of the headline its sentence has."""
    if not read:
        return np.zeros(len(_groups()))
    return np.asarray(shares @ np.minimum(np.array([sentence.cues for sentence in read]), 1.0))


def _clash(a: _Reading, b: _Reading) -> list[float]:
    """What `a` and `b` share, and where they differ: numbers, opposites, names, a negator on one side."""
    share = _share(a.stems, b.stems)
    clashing = sum(
        1.0
        for left, right in _opposites()
        for x, y in ((left, right), (right, left))
        if _any(a.stems, x) and not _any(a.stems, y) and _any(b.stems, y) and not _any(b.stems, x)
    )
    negated = [bool(reading.cues[_index("negation")]) for reading in (a, b)]
    return [
        share,
        _share(b.stems, a.stems),
        len(a.stems & b.stems) / max(len(a.stems | b.stems), 1),
        clashing,
        float(bool(a.numbers and b.numbers and not a.numbers & b.numbers)),
        float(bool(a.numbers) and a.numbers <= b.numbers),
        float(bool(a.names and b.names and not a.names & b.names)),
        float(negated[0] != negated[1]),
        share * float(negated[1] and not negated[0]),
        float(len(b.words)),
    ]


def _shape(headline: str) -> list[float]:
    """How a headline is built: question, source before a colon or at the end, quotation marks."""
    return [
        float("?" in headline),
        float(headline.rstrip().endswith("?")),
        float("!" in headline),
        float(":" in headline),
        float(bool(_SOURCE_FIRST.match(headline))),
        float(bool(_SOURCE_LAST.search(headline))),
        float(bool(_QUOTED.search(headline))),
        float("…" in headline or "..." in headline),
        float(bool(re.search(r"\b(?:NOT|FAKE|HOAX|FALSE|NO)\b", headline))),
        float(headline.lower().startswith(("no,", "no ", "did ", "is ", "was ", "are ", "does "))),
    ]


@lru_cache(maxsize=1 << 14)
def _read(text: str) -> _Reading:
    """What `text`, a headline or sentence, says."""
    words = terms(text)
    cues, undone = _cues(words)
    content = [word for word in words if word not in _LIGHT]
    return _Reading(
        words=words,
        stems=frozenset(_stem(word) for word in content),
        cues=cues,
        undone=undone,
        names=frozenset(_stem(name.lower()) for name in _NAME.findall(text) if name.lower() not in _LIGHT),
        numbers=frozenset(word for word in words if word[0].isdigit()),
    )


@lru_cache(maxsize=1 << 12)
def _read_body(body: str) -> _Body:
    """What an article's text says, sentence by sentence."""
    read = tuple(_read(body[start:end]) for start, end in sentences(body, 0, len(body)))
    every = _merge(read)
    return _Body(
        sentences=read,
        every=every,
        first=_merge(read[:1]),
        opening=_merge(read[: _OPTIONS.opening]),
        close=_merge(read[-_OPTIONS.opening :]),
        counts=dict(Counter(_stem(word) for word in every.words)),
        pairs=frozenset(pair for s in read for pair in zip(s.words, s.words[1:], strict=False)),
    )


def _merge(parts: Iterable[_Reading]) -> _Reading:
    """Several sentences as one."""
    found = list(parts)
    if len(found) == 1:
        return found[0]
    empty = (0.0,) * len(_groups())
    return _Reading(
        words=tuple(word for part in found for word in part.words),
        stems=frozenset().union(*(part.stems for part in found)),
        cues=tuple(map(sum, zip(*(part.cues for part in found), strict=True))) or empty,
        undone=sum(part.undone for part in found),
        names=frozenset().union(*(part.names for part in found)),
        numbers=frozenset().union(*(part.numbers for part in found)),
    )


def _cues(words: Sequence[str]) -> tuple[tuple[float, ...], float]:
    """How often each cue group speaks in `words`, and how many refuting words are negated ("not a hoax")."""
    counts = [0.0] * len(_groups())
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
            counts[_index(group)] += 1.0
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
def _groups() -> tuple[str, ...]:
    return tuple(row.group for row in _rows())


@cache
def _index(group: str) -> int:
    return _groups().index(group)


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
def _opposites() -> tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]:
    return tuple((row.a, row.b) for row in lexicon.load("stance_opposites", _Opposite))


def _any(stems: frozenset[str], wanted: tuple[str, ...]) -> bool:
    return not stems.isdisjoint(wanted)


@lru_cache(maxsize=1 << 16)
def _stem(word: str) -> str:
    """`word` without a common ending; crude, the same on both sides."""
    if len(word) < 4 or word[0].isdigit():
        return word
    cut = _ENDING.sub("", word)
    cut = cut if len(cut) >= 3 else word
    return cut[:-1] if len(cut) > 3 and (cut[-1] in "ey" or cut[-1] == cut[-2]) else cut


def _share(a: frozenset[str], b: frozenset[str]) -> float:
    """How much of `a`, weighed by rarity, stands in `b` (0 to 1)."""
    whole = fsum(_rarity(stem) for stem in a)  # fsum: exact, so the order of a set does not matter
    return fsum(_rarity(stem) for stem in a & b) / whole if whole else 0.0


def _rarity(stem: str) -> float:
    known, most = _background()
    return known.get(stem, most)


@cache
def _background() -> tuple[dict[str, float], float]:
    """How rare each stem is in the news at large (natural logarithm), and an unseen one."""
    head, *lines = weights.text("df-v1").splitlines()
    number = int(head.split()[1])
    counts: dict[str, int] = {}
    for line in lines:
        word, count = line.split(" ")
        counts[_stem(word)] = max(counts.get(_stem(word), 0), int(count))
    return {stem: max(0.1, log(number / count)) for stem, count in counts.items()}, log(number / 3)


def _headline_scores(claim: str, headline: str) -> _Vector:
    """The linear model's score of each stance, in the order of `STANCES`, rounded."""
    model = _linear()
    dense = (features(claim, headline) - model["mean"]) / model["scale"]
    held = [i for i in grams(claim, headline) if model["idf"][i]]
    idf = model["idf"][held]
    norm = float(np.sqrt((idf**2).sum())) or 1.0
    hashed = (idf / norm) @ model["hashed"][held] if held else np.zeros(len(STANCES))
    return np.round(dense @ model["dense"] + hashed + model["bias"], 4)


@cache
def _linear() -> weights.Arrays:
    return weights.arrays(_STANCE)


@cache
def _trees() -> tuple[Any, Any]:
    """The two tree models of bodies: is it about the headline's matter; and if so, with what verdict."""
    import lightgbm

    first, second = (lightgbm.Booster(model_str=part) for part in weights.text(_BODY).split(PART))
    return first, second
