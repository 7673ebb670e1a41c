"""A shelf in memory: everything in dictionaries, gone with the process."""

from bisect import bisect_left, bisect_right, insort
from collections import Counter, defaultdict
from collections.abc import Collection, Sequence
from typing import Any

from firsthand.model.annotated import Parse
from firsthand.model.dossier import Dossier
from firsthand.model.judgement import Alias
from firsthand.model.novelty import Novelty
from firsthand.model.span import DocId
from firsthand.shelf.shelf import Around, Index, Layout, Value
from firsthand.shelf.values import Alone, Held, Met, Posting, Scope, Text, Written

__all__ = ["MemoryShelf"]


class MemoryShelf:
    """The `Shelf` of tests and of whoever needs none on disk.

    ``touched`` counts what was asked for, by kind: how many values, parses and keys.
    """

    def __init__(self) -> None:
        self.touched: Counter[str] = Counter()
        self.aliases: list[Alias] = []
        self.news: list[Novelty] = []
        self._values: dict[type, dict[str, Any]] = defaultdict(dict)
        self._parses: dict[tuple[str, str], Parse] = {}
        self._addressed: dict[str, set[DocId]] = defaultdict(set)
        self._postings: dict[Index, dict[int, list[Posting]]] = {"texts": {}, "units": {}}
        self._keys: dict[Index, dict[str, list[Posting]]] = {"texts": {}, "units": {}}
        self._unsettled: set[DocId] = set()
        self._tables: dict[DocId, Dossier] = {}

    def values(self, kind: type[Value], ids: Collection[str]) -> dict[str, Value]:
        """The values of `kind` by id, of those of `ids` that are kept."""
        kept: dict[str, Value] = self._values[kind]
        found = {each: kept[each] for each in sorted(set(ids)) if each in kept}
        self.touched[kind.__name__] += len(found)
        return found

    def parses(self, texts: Collection[str], tagger: str) -> dict[str, Parse]:
        """The parses of the sentences `texts` by the tagger of that name, of those that are kept."""
        found = {text: self._parses[text, tagger] for text in texts if (text, tagger) in self._parses}
        self.touched["Parse"] += len(found)
        return found

    def addressed(self, addresses: Collection[str]) -> dict[str, tuple[DocId, ...]]:
        """The documents (sorted) of each address that has any."""
        return {each: tuple(sorted(docs)) for each in addresses if (docs := self._addressed.get(each))}

    def held(self, index: Index, keys: Collection[int], most: int) -> dict[int, Held]:
        """Who has each of `keys`: the count, and the postings where there are at most `most`."""
        postings = self._postings[index]
        found = {}
        for key in keys:
            holders = postings.get(key, ())
            found[key] = Held(len(holders), tuple(holders) if len(holders) <= most else ())
            self.touched[f"{index} held"] += len(found[key].postings)
        return found

    def around(self, index: Index, postings: Collection[Posting], reach: int) -> dict[Posting, Around]:
        """The up to `reach` holders before and after each of `postings` among those of its key."""
        found = {}
        for posting in postings:
            holders = self._postings[index].get(posting.key, [])
            place, behind = bisect_left(holders, posting), bisect_right(holders, posting)
            found[posting] = Around(
                tuple(other.holder for other in holders[max(0, place - reach) : place]),
                tuple(other.holder for other in holders[behind : behind + reach]),
            )
            self.touched[f"{index} held"] += len(found[posting].before) + len(found[posting].after)
        return found

    def unsettled(self) -> tuple[DocId, ...]:
        """The documents that are kept and wait to be placed among the others, sorted."""
        return tuple(sorted(self._unsettled))

    def stale(self) -> tuple[DocId, ...]:
        """The ids of the scopes whose tables must be worked out again, sorted."""
        return tuple(sorted(scope.id for scope in self._values[Scope].values() if scope.is_stale))

    def tables(self, scopes: Collection[DocId]) -> dict[DocId, Dossier]:
        """The tables that are written for each of `scopes`."""
        return {each: self._tables[each] for each in sorted(set(scopes)) if each in self._tables}

    def keep_parses(self, parses: Sequence[Parse], tagger: str) -> None:
        """Keep `parses` of the tagger of that name."""
        self._parses.update(((parse.text, tagger), parse) for parse in parses)

    def keep_documents(
        self, alone: Sequence[Alone], texts: Sequence[Text], postings: Sequence[Posting]
    ) -> None:
        """Keep documents with their texts; `postings` are those of texts that are new."""
        for one in alone:
            self._put(one)
            self._addressed[one.document.path_or_url].add(one.id)
            self._unsettled.add(one.id)
        for text in texts:
            self._put(text)
        self._post("texts", postings)

    def keep_met(self, met: Sequence[Met]) -> None:
        """Keep what pairs of documents have in common."""
        for one in met:
            self._put(one)

    def keep_layout(self, layout: Layout) -> None:
        """Put the documents where they stand now."""
        for kind, each in layout.drop:
            self._values[kind].pop(each, None)
        for value in layout.put:
            self._put(value)
        for unit in layout.unposted:
            self._unpost("units", unit)
        self._post("units", layout.postings)
        self._unsettled.difference_update(layout.settled)

    def keep_scopes(self, written: Sequence[Written]) -> None:
        """Keep scopes with their tables, in place of the tables of all scopes that they replace."""
        for one in written:
            for gone in one.scope.replaces:
                self._tables.pop(gone, None)
        for one in written:
            self._put(one.scope)
            self._tables[one.scope.id] = one.tables
            self.aliases.extend(one.aliases)
            self.news.extend(one.news)

    def drop_document(self, doc: DocId, text: Text | None, layout: Layout) -> None:
        """Forget a document: its `Alone`, its waiting, its address, and what `layout` drops."""
        gone = self._values[Alone].pop(doc)
        self._unsettled.discard(doc)
        self._addressed[gone.document.path_or_url].discard(doc)
        if text is None:
            self._values[Text].pop(gone.text)
            self._unpost("texts", gone.text)
        else:
            self._put(text)
        self.keep_layout(layout)
        needed = {each for scope in self._values[Scope].values() for each in (scope.id, *scope.replaces)}
        for scope in [each for each in self._tables if each not in needed]:
            self._tables.pop(scope)

    def scopes(self) -> tuple[Scope, ...]:
        """All scopes, by id."""
        return tuple(self._values[Scope][each] for each in sorted(self._values[Scope]))

    def _put(self, value: Any) -> None:
        self._values[type(value)][value.id] = value

    def _post(self, index: Index, postings: Sequence[Posting]) -> None:
        for posting in postings:
            insort(self._postings[index].setdefault(posting.key, []), posting)
            self._keys[index].setdefault(posting.holder, []).append(posting)

    def _unpost(self, index: Index, holder: str) -> None:
        for posting in self._keys[index].pop(holder, ()):
            self._postings[index][posting.key].remove(posting)
