"""A document made ready for comparison: its sentences as bags of words, its shingles, what is quoted."""

import re
from collections.abc import Sequence
from functools import lru_cache

import msgspec
import numpy as np
from numpy.typing import NDArray

from firsthand.model.document import Document
from firsthand.stages.copies.cited import Cited, cited
from firsthand.stages.copies.wording import Wording, wording
from firsthand.text.align import Bags, bags
from firsthand.text.sentences import sentences
from firsthand.text.shingles import Hashes, distinct, join

__all__ = ["NAMED", "PHRASE", "Reading", "Witness", "quoted", "reading", "witness"]

NAMED = 2.5
"""Rarity from which all words count alike for the topic of a page: else the names of a story decide."""

PHRASE = 5.0
"""The same for shingles."""

_QUOTE = re.compile(
    r"“[^“”\n]{8,900}(?:”|(?=\n|$))|\"(?<!\w\")[^\"\n]{8,900}(?:\"|(?=\n|$))|''(?<!\w'')[^\n]{8,900}?''"
)

_SPEECH = 0.5  # share of quoted words from which a whole sentence counts as speech
_MOST = 800  # sentences of a page that are compared; time and memory grow with the square


class Witness(msgspec.Struct, frozen=True, eq=False, kw_only=True):
    """One document as the copies stage sees it; everything is in text order unless said otherwise."""

    document: Document
    places: tuple[tuple[int, int], ...]  # sentences, characters
    bags: Bags  # one bag a sentence
    spoken: NDArray[np.float64]  # share of each sentence's words that stand in quotation marks
    keys: Hashes  # distinct shingles, sorted
    loads: NDArray[np.float64]  # weight of each of them
    quoted: NDArray[np.bool_]  # whether each of them stands in quotation marks only
    vocabulary: Hashes  # distinct words, sorted
    rare: NDArray[np.float64]  # weight of each of them
    rows: NDArray[np.int64]  # vocabulary place of every word of the running text
    owners: NDArray[np.int64]  # sentence of every word
    cited: Cited  # outlets that the text leans on
    load: float  # sum of the weights of the shingles
    level: float  # the same with each weight at most PHRASE
    narrated: float  # the same for those that also stand outside quotation marks
    length: float  # of the vocabulary as a vector, each weight at most NAMED


def quoted(text: str) -> tuple[tuple[int, int], ...]:
    """The stretches of `text` in double quotation marks; an open quotation ends with its paragraph."""
    return tuple(match.span() for match in _QUOTE.finditer(text))


class Reading(msgspec.Struct, frozen=True, eq=False):
    """The sentences of a page that are read (characters, each wording once), and their words."""

    places: tuple[tuple[int, int], ...]
    words: Wording


@lru_cache(maxsize=4096)
def reading(document: Document) -> Reading:
    """Cut and read `document`; remembered, because its fingerprint and its witness need the same."""
    places = _places(document)
    return Reading(places, wording([document.text[start:end] for start, end in places]))


@lru_cache(maxsize=1024)
def witness(document: Document) -> Witness:
    """Prepare `document`; remembered, because a page is compared with its relatives one after the other."""
    places, words = reading(document).places, reading(document).words
    number = len(places)
    spoken = _spoken(document.text, places, words)
    vocabulary, first, rows = distinct(words.hashes)
    totals = np.maximum(1, np.bincount(words.owners, minlength=number))
    share = np.bincount(words.owners, weights=spoken, minlength=number) / totals
    share = np.where(share >= _SPEECH, 1.0, share)  # "she said" belongs to the speech
    keys, loads, only = _shingles(words, spoken | (share[words.owners] == 1.0))
    levelled = np.minimum(loads, PHRASE)
    rare = words.rare[first]
    return Witness(
        document=document,
        places=places,
        bags=bags(words.hashes, words.rare, words.owners, number),
        spoken=share,
        keys=keys,
        loads=loads,
        quoted=only,
        vocabulary=vocabulary,
        rare=rare,
        rows=rows,
        owners=words.owners,
        cited=cited(document.text),
        load=float(loads.sum()),
        level=float(levelled.sum()),
        narrated=float(levelled[~only].sum()),
        length=float(np.sum(np.minimum(rare, NAMED) ** 2)) ** 0.5,
    )


def _places(document: Document) -> tuple[tuple[int, int], ...]:
    """The sentences that are read, each wording once: a page that repeats itself says nothing more."""
    text = document.text
    found: dict[str, tuple[int, int]] = {}
    for segment in document.read():
        for start, end in sentences(text, segment.start, segment.end):
            found.setdefault(text[start:end], (start, end))
            if len(found) >= _MOST:
                return tuple(found.values())
    return tuple(found.values())


def _spoken(text: str, places: Sequence[tuple[int, int]], words: Wording) -> NDArray[np.bool_]:
    """Whether each of `words` stands in quotation marks."""
    stretches = quoted(text)
    if not stretches:
        return np.zeros(len(words.owners), dtype=bool)
    inside = np.zeros(len(text) + 1, dtype=bool)
    for start, end in stretches:
        inside[start:end] = True
    return inside[np.array([start for start, _ in places])[words.owners] + words.begins]


def _shingles(
    words: Wording, spoken: NDArray[np.bool_]
) -> tuple[Hashes, NDArray[np.float64], NDArray[np.bool_]]:
    """Distinct shingles over the running text, their weights, and whether all their places are quoted."""
    running = join(words.hashes, 3)
    if not len(running):
        return running, np.empty(0), np.empty(0, dtype=bool)
    rare = words.rare
    loads = rare[:-2] + rare[1:-1] + rare[2:]
    keys, first, rows = distinct(running)
    within = spoken[:-2] & spoken[1:-1] & spoken[2:]
    free = np.bincount(rows, weights=~within, minlength=len(keys)) > 0
    return keys, loads[first], ~free
