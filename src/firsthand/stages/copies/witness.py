"""A document made ready for comparison: its sentences as bags of words, its shingles, what is quoted."""

import re
from collections.abc import Iterable, Sequence

import msgspec
import numpy as np
from numpy.typing import NDArray

from firsthand.model.document import Document
from firsthand.stages.copies.cited import Cited, cited_of_each
from firsthand.stages.copies.held import Held
from firsthand.stages.copies.wording import Wording, wording
from firsthand.text.align import Bags, bags_of_each
from firsthand.text.pairs import offsets
from firsthand.text.sentences import sentences
from firsthand.text.shingles import Hashes, join, ranked

__all__ = [
    "NAMED",
    "PHRASE",
    "Reading",
    "Witness",
    "forget",
    "joined",
    "quoted",
    "reading",
    "readings",
    "witness",
    "witnesses",
]

Places = NDArray[np.int64]

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


def reading(document: Document) -> Reading:
    """Cut and read `document`; remembered, because its fingerprint and its witness need the same."""
    return readings([document])[0]


def readings(documents: Iterable[Document]) -> list[Reading]:
    """The `reading` of each of `documents`."""
    return _READINGS.of(documents)


def witness(document: Document) -> Witness:
    """Prepare `document`; remembered, because a page is compared with its relatives one after the other."""
    return witnesses([document])[0]


def witnesses(documents: Iterable[Document]) -> list[Witness]:
    """The `witness` of each of `documents`, much faster than one by one."""
    return _WITNESSES.of(documents)


def forget() -> None:
    """Forget all pages that were read, so that one can measure what reading them costs."""
    _READINGS.clear()
    _WITNESSES.clear()


def joined(pages: Sequence[Reading]) -> tuple[Wording, Places, Places]:
    """The words of `pages` one page behind the other, the page of each word, and how many passages each has.

    The owners of words are counted through all pages.
    """
    heights = np.array([len(page.places) for page in pages], dtype=np.int64)
    sizes = np.array([len(page.words.hashes) for page in pages], dtype=np.int64)
    owner = np.repeat(np.arange(len(pages)), sizes)
    words = Wording(
        hashes=np.concatenate([page.words.hashes for page in pages]),
        rare=np.concatenate([page.words.rare for page in pages]),
        owners=np.concatenate([page.words.owners for page in pages]) + offsets(heights)[owner],
        begins=np.concatenate([page.words.begins for page in pages]),
    )
    return words, owner, heights


def _read(documents: Sequence[Document]) -> list[Reading]:
    places = [_places(document) for document in documents]
    words = wording(
        [
            document.text[start:end]
            for document, each in zip(documents, places, strict=True)
            for start, end in each
        ]
    )
    ends = np.cumsum([len(each) for each in places])
    found = []
    begin = 0
    for each, end in zip(places, ends.tolist(), strict=True):
        own = slice(*np.searchsorted(words.owners, (end - len(each), end)).tolist())
        found.append(
            Reading(
                each,
                Wording(
                    words.hashes[own].copy(),
                    words.rare[own].copy(),
                    words.owners[own] - begin,
                    words.begins[own].copy(),
                ),
            )
        )
        begin = end
    return found


def _prepared(documents: Sequence[Document]) -> list[Witness]:
    pages = readings(documents)
    words, page, heights = joined(pages)
    spoken = _spoken(documents, pages, words, page)
    totals = np.maximum(1, np.bincount(words.owners, minlength=int(heights.sum())))
    share = np.bincount(words.owners, weights=spoken, minlength=len(totals)) / totals
    share = np.where(share >= _SPEECH, 1.0, share)  # "she said" belongs to the speech
    vocabularies = _distinct(words.hashes, page, len(pages))
    shingles = _shingles(words, page, spoken | (share[words.owners] == 1.0), len(pages))
    rare = np.split(words.rare[vocabularies.first], vocabularies.ends)
    columns = zip(
        documents,
        pages,
        bags_of_each(words.hashes, words.rare, words.owners, heights),
        np.split(share, np.cumsum(heights)[:-1]),
        np.split(vocabularies.keys, vocabularies.ends),
        rare,
        np.split(vocabularies.rows, np.cumsum(np.bincount(page, minlength=len(pages)))[:-1]),
        shingles,
        cited_of_each([document.text for document in documents]),
        strict=True,
    )
    return [_witness(*column) for column in columns]


def _witness(
    document: Document,
    page: Reading,
    each: Bags,
    share: NDArray[np.float64],
    vocabulary: Hashes,
    rare: NDArray[np.float64],
    rows: Places,
    shingles: tuple[Hashes, NDArray[np.float64], NDArray[np.bool_]],
    outlets: Cited,
) -> Witness:
    """One witness; arrays are copied, or a page that is held would hold all that were made ready with it."""
    keys, loads, only = shingles[0].copy(), shingles[1].copy(), shingles[2].copy()
    levelled = np.minimum(loads, PHRASE)
    return Witness(
        document=document,
        places=page.places,
        bags=each,
        spoken=share.copy(),
        keys=keys,
        loads=loads,
        quoted=only,
        vocabulary=vocabulary.copy(),
        rare=rare.copy(),
        rows=rows.copy(),
        owners=page.words.owners,
        cited=outlets,
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


def _spoken(
    documents: Sequence[Document], pages: Sequence[Reading], words: Wording, page: Places
) -> NDArray[np.bool_]:
    """Whether each of `words` stands in quotation marks."""
    lengths = np.array([len(document.text) for document in documents], dtype=np.int64)
    bases = offsets(lengths)
    inside = np.zeros(int(lengths.sum()) + 1, dtype=bool)
    for document, base in zip(documents, bases.tolist(), strict=True):
        for start, end in quoted(document.text):
            inside[base + start : base + end] = True
    starts = np.array([start for each in pages for start, _ in each.places], dtype=np.int64)
    found: NDArray[np.bool_] = inside[bases[page] + starts[words.owners] + words.begins]
    return found


class _Distinct(msgspec.Struct, frozen=True, eq=False):
    """The distinct keys of several pages, page by page."""

    keys: Hashes  # sorted within a page
    first: Places  # where each stands first
    rows: Places  # for every place, which of its page's keys stands there
    every: Places  # the same, counted through all pages
    ends: Places  # where the keys of a page end, but for the last


def _distinct(keys: Hashes, page: Places, number: int) -> _Distinct:
    places = ranked(keys, page)
    risen, owner = keys[places], page[places]
    fresh = np.ones(len(keys), dtype=bool)
    fresh[1:] = (risen[1:] != risen[:-1]) | (owner[1:] != owner[:-1])
    every = np.empty(len(keys), dtype=np.int64)
    every[places] = np.cumsum(fresh) - 1
    sizes = np.bincount(owner[fresh], minlength=number)
    return _Distinct(risen[fresh], places[fresh], every - offsets(sizes)[page], every, np.cumsum(sizes)[:-1])


def _shingles(
    words: Wording, page: Places, spoken: NDArray[np.bool_], number: int
) -> list[tuple[Hashes, NDArray[np.float64], NDArray[np.bool_]]]:
    """For each page distinct shingles, their weights, and whether all their places are quoted."""
    within = np.flatnonzero(page[2:] == page[:-2])
    rare = words.rare
    loads = (rare[:-2] + rare[1:-1] + rare[2:])[within]
    quotes = (spoken[:-2] & spoken[1:-1] & spoken[2:])[within]
    found = _distinct(join(words.hashes, 3)[within], page[within], number)
    free = np.bincount(found.every, weights=~quotes, minlength=len(found.keys)) > 0
    columns = (found.keys, loads[found.first], ~free)
    return list(zip(*(np.split(column, found.ends) for column in columns), strict=True))


_READINGS = Held(4096, _read)
_WITNESSES = Held(1024, _prepared)
