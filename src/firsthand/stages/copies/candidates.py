"""Which pages are worth comparing: an inverted index over rare shingles, with no step over all pairs."""

from collections.abc import Iterator, Sequence

import msgspec
import numpy as np
from numpy.typing import NDArray

from firsthand.model.span import DocId
from firsthand.options.copies import CopiesOptions
from firsthand.stages.copies.fingerprint import Fingerprint
from firsthand.text.pairs import spread
from firsthand.text.shingles import Hashes, arranged

__all__ = ["candidates"]

_CHUNK = 1 << 22  # pairs held at once
_KEYS = 1 << 22  # shingles sorted at once


def candidates(
    fingerprints: Sequence[Fingerprint], options: CopiesOptions | None = None
) -> tuple[tuple[DocId, DocId], ...]:
    """The pairs (smaller id first, sorted) that share enough rare shingles to be compared.

    A shingle of many pages would cost the square of their number, so it only ties each page to its next
    neighbours in the order of their smallest shingles, where near-duplicates stand side by side.
    """
    options = options or CopiesOptions()
    prints, pairs = _apart(fingerprints, options.longest_posting // 4)
    sizes = np.array([max(1, len(print_.shingles)) for print_ in prints], dtype=np.int64)
    ties = _shared(_postings(prints, options.longest_posting), len(prints)) if prints else ()
    for first, second, counts in ties:
        floor = np.maximum(
            options.least_shared, options.least_share * np.minimum(sizes[first], sizes[second])
        )
        keep = counts >= floor
        for i, j in zip(first[keep].tolist(), second[keep].tolist(), strict=True):
            pairs.append(_ordered(prints[i].doc, prints[j].doc))
    return tuple(sorted(pairs))


def _apart(
    fingerprints: Sequence[Fingerprint], few: int
) -> tuple[list[Fingerprint], list[tuple[DocId, DocId]]]:
    """One page for each text that more than `few` repeat, and the pairs of it with the others of its text."""
    alike: dict[bytes, list[Fingerprint]] = {}
    for print_ in sorted({print_.doc: print_ for print_ in fingerprints}.values(), key=_sketch):
        alike.setdefault(print_.shingles.tobytes(), []).append(print_)
    kept: list[Fingerprint] = []
    pairs: list[tuple[DocId, DocId]] = []
    for shingles, same in alike.items():
        if len(same) <= few or not shingles:
            kept.extend(same)
        else:
            kept.append(same[0])
            pairs.extend(_ordered(same[0].doc, other.doc) for other in same[1:])
    return kept, pairs


def _sketch(print_: Fingerprint) -> tuple[list[int], DocId]:
    return print_.shingles[:8].tolist(), print_.doc


def _ordered(one: DocId, other: DocId) -> tuple[DocId, DocId]:
    return (one, other) if one < other else (other, one)


class _Postings(msgspec.Struct, frozen=True, eq=False):
    """The pages of every shingle that more than one page has, one shingle behind the other."""

    owners: NDArray[np.int32]  # numbers of pages, rising within a shingle
    later: NDArray[np.int32]  # to how many of the next places each is tied


def _postings(prints: Sequence[Fingerprint], longest: int) -> _Postings:
    """Each page of a shingle is tied to all later ones, or to close neighbours where there are very many.

    The shingles are sorted a range at a time, so that memory is bounded by the fingerprints themselves.
    """
    keys = np.concatenate([np.empty(0, dtype=np.uint64), *(print_.shingles for print_ in prints)])
    sizes = [len(print_.shingles) for print_ in prints]
    owners = np.repeat(np.arange(len(prints), dtype=np.int32), sizes)
    parts = 1 << max(0, len(keys) // _KEYS).bit_length()
    found = [
        _posted(keys[inside], owners[inside], longest)
        for inside in (keys >> np.uint64(48) & np.uint64(parts - 1) == part for part in range(parts))
    ]
    return _Postings(
        np.concatenate([part.owners for part in found]), np.concatenate([part.later for part in found])
    )


def _posted(keys: Hashes, owners: NDArray[np.int32], longest: int) -> _Postings:
    order = arranged(keys)
    keys, owners = keys[order], owners[order]
    starts = np.flatnonzero(np.concatenate([[True], keys[1:] != keys[:-1]])[: len(keys)])
    lengths = np.diff(starts, append=len(keys))
    which, step = spread(lengths)
    most = np.where(lengths > longest, longest // 4, lengths)[which]
    later = np.minimum(lengths[which] - 1 - step, most)
    common = lengths[which] > 1
    return _Postings(owners[common], later[common].astype(np.int32))


def _shared(
    postings: _Postings, number: int
) -> Iterator[tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64]]]:
    """Pairs of pages that share a shingle, and how many they share, block of first pages by block."""
    places = np.argsort(postings.owners, kind="stable")
    ends = np.cumsum(np.bincount(postings.owners, minlength=number))
    work = np.cumsum(np.bincount(postings.owners, weights=postings.later, minlength=number))
    last = np.flatnonzero(np.diff(work // _CHUNK, append=np.inf))  # pages at which a block ends
    for block in np.split(places, ends[last[:-1]]):
        which, step = spread(postings.later[block].astype(np.int64))
        at = block[which]
        codes = postings.owners[at].astype(np.int64) * number + postings.owners[at + 1 + step]
        codes, counts = np.unique(codes, return_counts=True)
        yield codes // number, codes % number, counts
