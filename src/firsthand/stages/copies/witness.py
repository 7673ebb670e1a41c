"""A document made ready for comparison: its sentences as bags of words, its shingles, what is quoted."""

import re
from functools import lru_cache

import msgspec
import numpy as np
from numpy.typing import NDArray

from firsthand.model.document import Document
from firsthand.stages.copies.rarity import rarity
from firsthand.text.align import Bags, bags
from firsthand.text.sentences import sentences
from firsthand.text.shingles import Hashes, shingles, word_hashes
from firsthand.text.words import Word, words

__all__ = ["Witness", "quoted", "witness"]

_QUOTE = re.compile(
    r"“[^“”\n]{8,900}(?:”|(?=\n|$))|(?<!\w)\"[^\"\n]{8,900}(?:\"|(?=\n|$))|(?<!\w)''[^\n]{8,900}?''"
)


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
    rows: tuple[NDArray[np.int64], ...]  # for each sentence the places of its words in the vocabulary

    def word_rows(self, start: int, end: int) -> NDArray[np.int64]:
        """The vocabulary places of the distinct words of sentences ``[start, end)``, sorted."""
        if end - start == 1:
            return self.rows[start]
        return np.unique(np.concatenate(self.rows[start:end]))


def quoted(text: str) -> tuple[tuple[int, int], ...]:
    """The stretches of `text` in double quotation marks; an open quotation ends with its paragraph."""
    return tuple(match.span() for match in _QUOTE.finditer(text))


@lru_cache(maxsize=8192)
def witness(document: Document) -> Witness:
    """Prepare `document`; remembered, because a page is compared with many others."""
    text = document.text
    places = tuple(
        place for segment in document.read() for place in sentences(text, segment.start, segment.end)
    )
    inside = np.zeros(len(text) + 1, dtype=bool)
    for start, end in quoted(text):
        inside[start:end] = True
    passages = [words(text, start, end) for start, end in places]
    spoken = np.array([_spoken(passage, inside) for passage in passages], dtype=np.float64)
    keys, loads, only = _shingles(passages, inside)
    bag = bags([[word.text for word in passage] for passage in passages], rarity)
    hashed = [np.unique(word_hashes([word.text for word in passage])) for passage in passages]
    rarities = {word.text: rarity(word.text) for passage in passages for word in passage}
    unordered = word_hashes(tuple(rarities))
    vocabulary, order = np.unique(unordered, return_index=True)
    return Witness(
        document=document,
        places=places,
        bags=bag,
        spoken=spoken,
        keys=keys,
        loads=loads,
        quoted=only,
        vocabulary=vocabulary,
        rare=np.array(list(rarities.values()), dtype=np.float64)[order],
        rows=tuple(np.searchsorted(vocabulary, row).astype(np.int64) for row in hashed),
    )


def _spoken(passage: tuple[Word, ...], inside: NDArray[np.bool_]) -> float:
    return float(np.mean([inside[word.start] for word in passage])) if passage else 0.0


def _shingles(
    passages: list[tuple[Word, ...]], inside: NDArray[np.bool_]
) -> tuple[Hashes, NDArray[np.float64], NDArray[np.bool_]]:
    """Distinct shingles over the running text, their weights, and whether all their places are quoted."""
    flat = [word for passage in passages for word in passage]
    keys = shingles([word.text for word in flat], 3)
    if not len(keys):
        return keys, np.empty(0), np.empty(0, dtype=bool)
    single = np.array([rarity(word.text) for word in flat])
    loads = single[:-2] + single[1:-1] + single[2:]
    spoken = inside[[word.start for word in flat]]
    within = spoken[:-2] & spoken[1:-1] & spoken[2:]
    kept, first, back = np.unique(keys, return_index=True, return_inverse=True)
    free = np.zeros(len(kept), dtype=bool)
    np.logical_or.at(free, back, ~within)
    return kept, loads[first], ~free
