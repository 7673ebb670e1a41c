"""Where a headline stands on a claim, and where an article's text stands on a headline.

Both are read from words: cues that refute, hedge, report or confirm, how far negation reaches, what the two
sides share, and where they differ in a number, an opposite or a name. Sentence vectors do worse here: they
hardly see polarity. Two models weigh the signals, a linear one for headlines and boosted trees for bodies;
neither was trained on the other's corpus.
"""

import re
from collections.abc import Sequence
from functools import cache
from math import fsum, log
from typing import Any, Literal
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from firsthand import weights
from firsthand.options.stance import StanceOptions
from firsthand.stages.claims.stance_words import (
    REFUTING,
    TOLD,
    Body,
    Reading,
    groups,
    index,
    merge,
    opposites,
    rarity,
    read,
    read_body,
    says,
    share,
    stem,
)
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
_REFUTING = (*REFUTING, "negation")
_HEDGING = tuple("doubt unverified rumour reportedly alleged claim report say possible ask".split())
_SOURCE_FIRST = re.compile(r"^[^:]{2,40}:\s")
_SOURCE_LAST = re.compile(
    r"(?:[-–—:,]\s*[\w.' ]{2,40}|\b(?:says?|reports?|claims?|sources?))\s*$", re.IGNORECASE
)
_QUOTED = re.compile(r"(?:^|\s)['‘\"“][^'’\"”]{2,}['’\"”]")


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
    first = np.asarray(related.predict(rows, num_threads=1))
    return body_verdict(first, np.asarray(verdict.predict(rows, num_threads=1)))


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
    a, b = read(claim), read(headline)
    cues, claimed = np.array(b.cues), np.array(a.cues)
    here, there = np.minimum(cues, 1.0), np.minimum(claimed, 1.0)
    only = here * (1.0 - there)
    refuted = float(any(only[index(g)] for g in _REFUTING))
    hedged = float(any(only[index(g)] for g in _HEDGING))
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
    known = {stem(word) for word in terms(claim)}
    words = ["^", *terms(headline), "$"]
    found = {
        crc32(" ".join(group).encode()) % BUCKETS
        for n in (1, 2)
        for group in zip(*(words[i:] for i in range(n)), strict=False)
        if any(stem(word) not in known for word in group if word not in "^$")
    }
    return tuple(sorted(found))


def body_features(headline: str, body: str) -> _Vector:
    """The signals of a headline and a body: what they share, and the cues in each of their parts."""
    a, b = read(headline), read_body(body)
    shares = np.array([share(a.stems, sentence.stems) for sentence in b.sentences] or [0.0])
    order = np.argsort(-shares, kind="stable")[: _OPTIONS.nearest]
    near = merge(b.sentences[int(i)] for i in order if int(i) < len(b.sentences))
    every, length = np.array(b.every.cues), max(len(b.every.words), 1)
    refuting = sum(a.cues[index(g)] for g in _REFUTING)
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
            _told(a, b, shares),
        )
    )


def _verdicts(refuting: float, *parts: Reading) -> list[float]:
    """For each part of a body how much it refutes, and whether just one of headline and part does."""
    found = []
    for part in parts:
        amount = sum(part.cues[index(g)] for g in _REFUTING[:-1])
        found += [amount, float((amount > 0) != (refuting > 0)), amount - refuting]
    return found


def _told(a: Reading, b: Body, shares: _Vector) -> list[float]:
    """How much of a body refutes or hedges, how soon, how near to the headline, and against what."""
    if not b.sentences:
        return [0.0] * 18
    refuting, hedging, negating = np.array(b.refuting), np.array(b.hedging), np.array(b.negating)
    whole = float(shares.sum()) or 1.0
    near, near_negation, near_hedge = (float(shares @ part) / whole for part in (refuting, negating, hedging))
    first, first_hedge = (float(np.argmax(p)) / len(p) if p.any() else 1.0 for p in (refuting, hedging))
    much = float(refuting.mean())
    headline = [float(says(a, names)) for names in (REFUTING, TOLD, _REFUTING)]
    denies = headline[2]
    return [
        much,
        float(refuting.sum()),
        first,
        first_hedge,
        near,
        near_negation,
        near_hedge,
        float(hedging.mean()),
        float(negating.mean()),
        *headline,
        abs(denies - min(1.0, 4.0 * much)),
        denies * much,
        (1.0 - denies) * much,
        (1.0 - denies) * near,
        denies * (1.0 - near),
        b.told,
    ]


def _overlap(a: Reading, b: Body, shares: _Vector) -> list[float]:
    """How much of the headline stands in the body: words by rarity, pairs, names, the nearest sentence."""
    pairs = set(zip(a.words, a.words[1:], strict=False))
    ordered = np.sort(shares)[::-1]
    common, whole = a.stems & b.every.stems, max(len(b.every.words), 1)
    weight = fsum(rarity(term) for term in common)
    rarest = sorted(a.stems, key=lambda term: (-rarity(term), term))[:3]
    return [
        share(a.stems, b.every.stems),
        share(a.stems, b.opening.stems),
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
        float(sum(term in b.counts for term in rarest)),
        100.0 * sum(b.counts.get(term, 0) for term in rarest) / whole,
        100.0 * sum(b.counts.get(term, 0) * rarity(term) for term in rarest) / whole,
        100.0 * fsum(b.counts.get(term, 0) * rarity(term) for term in common) / whole,
        float(sum(term in b.opening.stems for term in rarest)),
    ]


def _weighted(found: Sequence[Reading], shares: _Vector) -> _Vector:
    """The cues of all sentences, each counted by how much of the headline its sentence has."""
    if not found:
        return np.zeros(len(groups()))
    return np.asarray(shares @ np.minimum(np.array([sentence.cues for sentence in found]), 1.0))


def _any(stems: frozenset[str], wanted: tuple[str, ...]) -> bool:
    return not stems.isdisjoint(wanted)


def _clash(a: Reading, b: Reading) -> list[float]:
    """What `a` and `b` share, and where they differ: numbers, opposites, names, a negator on one side."""
    common = share(a.stems, b.stems)
    clashing = sum(
        1.0
        for left, right in opposites()
        for x, y in ((left, right), (right, left))
        if _any(a.stems, x) and not _any(a.stems, y) and _any(b.stems, y) and not _any(b.stems, x)
    )
    negated = [bool(reading.cues[index("negation")]) for reading in (a, b)]
    return [
        common,
        share(b.stems, a.stems),
        len(a.stems & b.stems) / max(len(a.stems | b.stems), 1),
        clashing,
        float(bool(a.numbers and b.numbers and not a.numbers & b.numbers)),
        float(bool(a.numbers) and a.numbers <= b.numbers),
        float(bool(a.names and b.names and not a.names & b.names)),
        float(negated[0] != negated[1]),
        common * float(negated[1] and not negated[0]),
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
