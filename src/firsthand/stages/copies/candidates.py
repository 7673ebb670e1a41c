"""Which pages are worth comparing: an inverted index over rare shingles, with no step over all pairs."""

from collections.abc import Iterable, Iterator, Sequence

import msgspec
import numpy as np
from numpy.typing import NDArray

from firsthand.model.span import DocId
from firsthand.options.copies import CopiesOptions
from firsthand.stages.copies.fingerprint import Fingerprint, Text, text_of
from firsthand.text.pairs import spread
from firsthand.text.shingles import Hashes, arranged

__all__ = ["among", "between", "candidates", "enough", "texts"]

_CHUNK = 1 << 22  # pairs held at once
_KEYS = 1 << 22  # shingles sorted at once


def candidates(
    fingerprints: Iterable[Fingerprint], options: CopiesOptions | None = None
) -> tuple[tuple[DocId, DocId], ...]:
    """The pairs (smaller id first, sorted) that share enough rare shingles to be compared.

    Pages with equal fingerprints are one text here. A shingle of many texts would cost the square of their
    number, so it only ties each to its next neighbours in the order of their sketches, where near-duplicates
    stand side by side.
    """
    options = options or CopiesOptions()
    found = texts(fingerprints)
    pairs = [pair for text in found for pair in among(text.documents, text.size, options)]
    sizes = np.array([text.size for text in found], dtype=np.int64)
    ties = _shared(_postings(found, options), len(found)) if found else ()
    for first, second, counts in ties:
        keep = counts >= np.maximum(
            options.least_shared, options.least_share * np.minimum(sizes[first], sizes[second])
        )
        for i, j in zip(first[keep].tolist(), second[keep].tolist(), strict=True):
            pairs.extend(between(found[i].documents, found[j].documents, options))
    return tuple(sorted(pairs))


def texts(fingerprints: Iterable[Fingerprint]) -> tuple[Text, ...]:
    """The distinct texts of `fingerprints` by sketch and id; pages without a shingle have none."""
    prints = {print_.doc: print_ for print_ in fingerprints}
    alike: dict[bytes, list[DocId]] = {}
    for doc in sorted(prints):
        if len(prints[doc].shingles):
            alike.setdefault(prints[doc].shingles.tobytes(), []).append(doc)
    found = [text_of(prints[docs[0]].shingles, docs) for docs in alike.values()]
    return tuple(sorted(found, key=lambda text: (text.sketch, text.id)))


def among(documents: Sequence[DocId], size: int, options: CopiesOptions) -> Iterator[tuple[DocId, DocId]]:
    """The pairs among the sorted pages of a text of `size` shingles: all, or each with the first of many."""
    if size < options.least_shared:
        return
    for number, one in enumerate(_spokesmen(documents, options)):
        for other in documents[number + 1 :]:
            yield one, other


def between(
    ours: Sequence[DocId], theirs: Sequence[DocId], options: CopiesOptions
) -> Iterator[tuple[DocId, DocId]]:
    """The pairs of pages of two texts that share enough: of a text of many pages the first stands for all."""
    for one in _spokesmen(ours, options):
        for other in _spokesmen(theirs, options):
            yield (one, other) if one < other else (other, one)


def enough(shared: int, size: int, other: int, options: CopiesOptions) -> bool:
    """Whether two texts of `size` and `other` shingles that share so many are worth comparing."""
    return shared >= max(options.least_shared, options.least_share * min(size, other))


def _spokesmen(documents: Sequence[DocId], options: CopiesOptions) -> Sequence[DocId]:
    return documents if len(documents) <= options.near else documents[:1]


class _Postings(msgspec.Struct, frozen=True, eq=False):
    """The texts of every shingle that more than one has, one shingle behind the other."""

    owners: NDArray[np.int32]  # numbers of texts, rising within a shingle
    later: NDArray[np.int32]  # to how many of the next places each is tied


def _postings(found: Sequence[Text], options: CopiesOptions) -> _Postings:
    """Each text of a shingle is tied to all later ones, or to close neighbours where there are very many.

    The shingles are sorted a range at a time, so that memory is bounded by the fingerprints themselves.
    """
    keys = np.concatenate([text.shingles for text in found])
    sizes = [text.size for text in found]
    owners = np.repeat(np.arange(len(found), dtype=np.int32), sizes)
    parts = 1 << max(0, len(keys) // _KEYS).bit_length()
    ranges = [
        _posted(keys[inside], owners[inside], options)
        for inside in (keys >> np.uint64(48) & np.uint64(parts - 1) == part for part in range(parts))
    ]
    return _Postings(
        np.concatenate([part.owners for part in ranges]), np.concatenate([part.later for part in ranges])
    )


def _posted(keys: Hashes, owners: NDArray[np.int32], options: CopiesOptions) -> _Postings:
    order = arranged(keys)
    keys, owners = keys[order], owners[order]
    starts = np.flatnonzero(np.concatenate([[True], keys[1:] != keys[:-1]])[: len(keys)])
    lengths = np.diff(starts, append=len(keys))
    which, step = spread(lengths)
    most = np.where(lengths > options.longest_posting, options.near, lengths)[which]
    later = np.minimum(lengths[which] - 1 - step, most)
    common = lengths[which] > 1
    return _Postings(owners[common], later[common].astype(np.int32))


def _shared(
    postings: _Postings, number: int
) -> Iterator[tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64]]]:
    """Pairs of texts that share a shingle, and how many they share, block of first texts by block."""
    places = np.argsort(postings.owners, kind="stable")
    ends = np.cumsum(np.bincount(postings.owners, minlength=number))
    work = np.cumsum(np.bincount(postings.owners, weights=postings.later, minlength=number))
    last = np.flatnonzero(np.diff(work // _CHUNK, append=np.inf))  # texts at which a block ends
    for block in np.split(places, ends[last[:-1]]):
        which, step = spread(postings.later[block].astype(np.int64))
        at = block[which]
        codes = postings.owners[at].astype(np.int64) * number + postings.owners[at + 1 + step]
        codes, counts = np.unique(codes, return_counts=True)
        yield codes // number, codes % number, counts
