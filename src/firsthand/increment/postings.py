"""Who shares rare shingles with whom, before and after a few texts change, by lookups of their keys alone."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import combinations

import numpy as np

from firsthand.options.copies import CopiesOptions
from firsthand.shelf import Held, Posting, Shelf, Text

__all__ = ["Keyed", "keys_of"]

Order = Sequence[str]
"""Holders of a key in the order of their sketches."""


def keys_of(text: Text) -> tuple[int, ...]:
    """The shingles of `text` as signed numbers, sorted as they stand."""
    return tuple(np.frombuffer(text.shingles, dtype="<i8").tolist())


class Keyed:
    """The keys of texts that are `new` (on the shelf already) or `dead` (still on it), and who holds them.

    Before the change there are no new texts, after it no dead ones; all others are there both times.
    """

    def __init__(
        self, shelf: Shelf, new: Collection[Text], dead: Collection[Text], options: CopiesOptions
    ) -> None:
        self._shelf = shelf
        self._options = options
        self._new = frozenset(text.id for text in new)
        self._dead = frozenset(text.id for text in dead)
        self._slack = len(new) + len(dead)
        self._texts = sorted((*new, *dead), key=lambda text: text.id)
        self._held: dict[int, Held] = {}
        self._around: dict[Posting, tuple[Order, Order]] = {}
        self._fetch(self._texts)

    def shared(self, text: Text) -> Counter[str]:
        """How many keys tie `text` to each other text after the change."""
        found: Counter[str] = Counter()
        for key in keys_of(text):
            found.update(self._tied(Posting(key, text.sketch, text.id)))
        return found

    def suspects(self) -> set[tuple[str, str]]:
        """The pairs of texts, there both times, that a key ties now and did not before, or the reverse."""
        most, near = self._options.longest_posting, self._options.near
        found: set[tuple[str, str]] = set()
        crossed: set[int] = set()
        for text in self._texts:
            for key in keys_of(text):
                window = self._window(Posting(key, text.sketch, text.id))
                before = [each for each in window if each not in self._new]
                after = [each for each in window if each not in self._dead]
                few = [bool(self._held[key].postings) and len(order) <= most for order in (before, after)]
                if all(few) or key in crossed:
                    continue
                if any(few):
                    crossed.add(key)
                    found |= _moved(before, after, few, near)
                else:
                    found |= _moved(*self._cut(before, after, text.id), few, near)
        return found

    def _cut(self, before: Order, after: Order, text: str) -> tuple[Order, Order]:
        """Both orders from as many that stay before `text` as a key reaches to as many behind it."""
        near = self._options.near
        window = before if text in self._dead else after
        place = window.index(text)
        stay = [each for each in window if each not in self._new and each not in self._dead]
        ahead = sum(each not in self._new and each not in self._dead for each in window[:place])
        kept = stay[max(0, ahead - near) : ahead + near]
        if not kept:
            return [], []
        earlier, later = (
            order[order.index(kept[0]) : order.index(kept[-1]) + 1] for order in (before, after)
        )
        return earlier, later

    def fetch(self, texts: Iterable[Text]) -> None:
        """Look the keys of `texts` up as well, so that they can be asked for with `shared`."""
        self._fetch(list(texts))

    def _tied(self, posting: Posting) -> Iterator[str]:
        """Yield the texts that a key ties to its holder after the change."""
        near = self._options.near
        held = self._held[posting.key]
        if held.postings:
            after = [each.holder for each in held.postings if each.holder not in self._dead]
            place = after.index(posting.holder)
            if len(after) > self._options.longest_posting:
                after = after[max(0, place - near) : place + near + 1]
            yield from (each for each in after if each != posting.holder)
            return
        earlier, later = self._around[posting]
        yield from [each for each in earlier if each not in self._dead][-near:]
        yield from [each for each in later if each not in self._dead][:near]

    def _window(self, posting: Posting) -> list[str]:
        """The holders of a key, or those around one where there are very many, in their order."""
        held = self._held[posting.key]
        if held.postings:
            return [each.holder for each in held.postings]
        earlier, later = self._around[posting]
        return [*earlier, posting.holder, *later]

    def _fetch(self, texts: Sequence[Text]) -> None:
        keys = sorted({key for text in texts for key in keys_of(text)} - self._held.keys())
        most = self._options.longest_posting + self._slack
        self._held.update(self._shelf.held("texts", keys, most))
        crowded = [
            posting
            for text in texts
            for posting in (Posting(key, text.sketch, text.id) for key in keys_of(text))
            if not self._held[posting.key].postings and posting not in self._around
        ]
        reach = self._options.near + self._slack
        found = self._shelf.around("texts", crowded, reach) if crowded else {}
        self._around.update((posting, (one.before, one.after)) for posting, one in found.items())


def _moved(before: Order, after: Order, few: Sequence[bool], near: int) -> set[tuple[str, str]]:
    """The pairs of both orders that are tied in only one: at any distance where `few`, else if `near`."""
    ranks = [{each: rank for rank, each in enumerate(order)} for order in (before, after)]
    stay = [each for each in before if each in ranks[1]]
    found: set[tuple[str, str]] = set()
    for one, other in combinations(stay, 2):
        was, now = (any_ or rank[other] - rank[one] <= near for any_, rank in zip(few, ranks, strict=True))
        if was != now:
            found.add((one, other) if one < other else (other, one))
    return found
