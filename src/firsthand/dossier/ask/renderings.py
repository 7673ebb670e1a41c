"""Where a wording comes from: the passages that render it, by their words and by descent."""

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from typing import Literal

import msgspec

from firsthand.dossier.ask.shelf import Shelf
from firsthand.dossier.ask.trees import Twig, tree
from firsthand.errors import OptionError
from firsthand.model.document import Document
from firsthand.model.dossier import Dossier
from firsthand.model.drift import Drift
from firsthand.model.span import DocId, Span
from firsthand.options.trace import TraceOptions
from firsthand.text.sentences import sentences
from firsthand.text.stems import stem
from firsthand.text.words import Word, words

__all__ = ["Rendering", "Turn", "trace"]

_DEFAULTS = TraceOptions()

How = Literal["words", "descent", "utterance"]


class Turn(msgspec.Struct, frozen=True):
    """A change of meaning that a rendering carries: the row of ``drift``, and whether it was made here.

    A turn that was not made here was taken over from the page that this one copies.
    """

    drift: str
    here: bool


class Rendering(msgspec.Struct, frozen=True, kw_only=True):
    """One passage that renders the wording. ``words`` is the part that does, ``passage`` its sentences.

    ``score`` is the share of the wording, by rarity of words, that stands here in its order. ``found`` says
    how: by its words alone, as the place of a copy (descent), or as another rendering of the same utterance.
    ``parent`` is the nearest page above it, in the tree of its family, that has a rendering too.
    """

    doc: DocId
    passage: Span
    words: Span
    score: float
    found: How
    family: str | None = None
    parent: DocId | None = None
    attributions: tuple[str, ...] = ()
    turns: tuple[Turn, ...] = ()


class _Hit(msgspec.Struct, frozen=True):
    passage: Span
    words: Span
    score: float


def trace(dossier: Dossier, quote: str, options: TraceOptions = _DEFAULTS) -> tuple[Rendering, ...]:
    """The passages that render `quote`: the oldest family first, each page behind the one that it copies.

    A family is as old as its oldest dated rendering; families without any come last. Nothing is found when no
    page holds enough of the words.

    Raises:
        OptionError: when `quote` has no words.
    """
    shelf = Shelf(dossier)
    wording = _Wording(quote, dossier.documents, options)
    hits: dict[DocId, list[tuple[_Hit, How]]] = {}
    for document in dossier.documents:
        for hit in wording.hits(document):
            hits.setdefault(document.id, []).append((hit, "words"))
    _spread(hits, shelf, wording, options)
    return tuple(_ordered(hits, shelf))


class _Wording:
    """The wording that is traced, and the weight of each of its words in this heap."""

    def __init__(self, quote: str, documents: Sequence[Document], options: TraceOptions) -> None:
        self.stems = _stems(words(quote))
        if not self.stems:
            raise OptionError("the quote to trace has no words in it")
        self.options = options
        self.least = max(options.rendering, 1 - 0.1 * len(self.stems))
        self._starts = {word.text[:4] for word in words(quote) if len(word.text) >= 4}
        self._read = {document.id: _sentences(document) for document in documents if self._may_hold(document)}
        counts: dict[str, int] = {}
        for rows in self._read.values():
            for _, tokens in rows:
                for token in set(_stems(tokens)):
                    counts[token] = counts.get(token, 0) + 1
        total = sum(len(rows) for rows in self._read.values()) + 1
        self.weights = {token: math.log(1 + total / (1 + counts.get(token, 0))) for token in set(self.stems)}
        self._whole = sum(self.weights[token] for token in self.stems)

    def _may_hold(self, document: Document) -> bool:
        low = document.text.casefold()
        lacking = sum(start not in low for start in self._starts)
        return lacking <= self.options.missing * len(self._starts)

    def hits(self, document: Document) -> Iterator[_Hit]:
        """The passages of a page that hold enough of the wording, apart from each other, best first."""
        rows = self._read.get(document.id, ())
        found = []
        for place, (span, tokens) in enumerate(rows):
            one = self.score(document.id, span, tokens)
            if place + 1 < len(rows):
                after, more = rows[place + 1]
                both = self.score(document.id, Span(document.id, span.start, after.end), (*tokens, *more))
                alone = self.score(document.id, after, more)
                if both and both.score > max(one.score if one else 0.0, alone.score if alone else 0.0) + 0.1:
                    found.append(both)
            if one:
                found.append(one)
        taken: list[_Hit] = []
        for hit in sorted(found, key=lambda hit: (-hit.score, hit.passage)):
            if hit.score >= self.least and not any(hit.passage.overlaps(other.passage) for other in taken):
                taken.append(hit)
                yield hit

    def best(self, document: Document, place: Span) -> _Hit | None:
        """How much of the wording the sentences around `place` hold."""
        rows = [row for row in self._sentences_of(document) if row[0].overlaps(place)]
        if not rows:
            return None
        passage = Span(document.id, rows[0][0].start, rows[-1][0].end)
        return self.score(document.id, passage, [token for _, tokens in rows for token in tokens])

    def _sentences_of(self, document: Document) -> Sequence[tuple[Span, tuple[Word, ...]]]:
        return self._read.get(document.id) or _sentences(document)

    def score(self, doc: DocId, passage: Span, tokens: Sequence[Word]) -> _Hit | None:
        """The share of the wording in `tokens`; what stands out of order or far apart counts less."""
        theirs = _stems(tokens)
        if not self.weights.keys() & set(theirs):
            return None
        blocks = SequenceMatcher(None, self.stems, theirs, autojunk=False).get_matching_blocks()
        places = [place for block in blocks for place in range(block.b, block.b + block.size)]
        used = {block.a + step for block in blocks for step in range(block.size)}
        held = sum(self.weights[self.stems[place]] for place in used)
        left = [token for place, token in enumerate(theirs) if place not in set(places)]
        for place, token in enumerate(self.stems):
            if place not in used and token in left:
                left.remove(token)
                held += 0.6 * self.weights[token]
        first, last = min(places), max(places)
        density = min(1.0, len(self.stems) / (last - first + 1))
        return _Hit(
            passage=passage,
            words=Span(doc, tokens[first].start, tokens[last].end),
            score=round(held / self._whole * (0.6 + 0.4 * density), 4),
        )


def _stems(tokens: Iterable[Word]) -> list[str]:
    return [stem(token.text) for token in tokens]


def _sentences(document: Document) -> tuple[tuple[Span, tuple[Word, ...]], ...]:
    """The sentences of a page that are read, each with its words."""
    return tuple(
        (Span(document.id, start, end), words(document.text, start, end))
        for segment in document.read()
        for start, end in sentences(document.text, segment.start, segment.end)
    )


def _spread(
    hits: dict[DocId, list[tuple[_Hit, How]]], shelf: Shelf, wording: _Wording, options: TraceOptions
) -> None:
    """Add what corresponds to a rendering by descent or utterance, on pages that have none yet."""
    beside = _beside(shelf)
    open_ = [hit.words for rows in hits.values() for hit, _ in rows]
    while open_:
        place = open_.pop(0)
        for mine, other, how in beside.get(place.doc, ()):
            if other.doc in hits or not mine.overlaps(place) or other.doc not in shelf.documents:
                continue
            found = wording.best(shelf.documents[other.doc], other)
            if found is not None and found.score >= options.related:
                hits[other.doc] = [(found, how)]
                open_.append(found.words)


def _beside(shelf: Shelf) -> Mapping[DocId, Sequence[tuple[Span, Span, How]]]:
    """For each page its passages that correspond to passages of other pages, copies before utterances."""
    found: dict[DocId, list[tuple[Span, Span, How]]] = {}
    for copy in shelf.dossier.copies:
        for mine, other in zip(copy.child_spans, copy.parent_spans, strict=False):
            found.setdefault(mine.doc, []).append((mine, other, "descent"))
            found.setdefault(other.doc, []).append((other, mine, "descent"))
    for utterance in shelf.dossier.utterances:
        rows = [shelf.attributions[ident] for ident in utterance.attributions if ident in shelf.attributions]
        for row in rows:
            found.setdefault(row.doc, []).extend(
                (mine, other.content[0], "utterance")
                for mine in row.content
                for other in rows
                if other.doc != row.doc
            )
    return found


def _ordered(hits: Mapping[DocId, Sequence[tuple[_Hit, How]]], shelf: Shelf) -> Iterator[Rendering]:
    """Every rendering once, in the first of its families."""
    trees = [one for one in tree(shelf.dossier) if any(twig.id in hits for twig in one.twigs)]
    drifts = _turns(shelf.dossier.drift, hits)
    said: dict[DocId, list[tuple[Span, str]]] = {}
    for row in shelf.dossier.attributions:
        if row.doc in hits:
            said.setdefault(row.doc, []).extend((span, row.id) for span in row.content)
    age = {
        one.family: min(shelf.day(twig.id) or "9999" for twig in one.twigs if twig.id in hits)
        for one in trees
    }
    done: set[DocId] = set()
    for one in sorted(trees, key=lambda one: (age[one.family], one.family)):
        above = {twig.id: twig.above for twig in one.twigs}
        for twig in one.twigs:
            if twig.id not in hits or twig.id in done or _is_visitor(twig):
                continue
            done.add(twig.id)
            for hit, how in hits[twig.id]:
                yield _rendering(hit, how, one.family, _nearest(twig, above, hits), said, drifts)
    for doc in sorted(set(hits) - done, key=lambda doc: (shelf.day(doc) or "9999", doc)):
        for hit, how in hits[doc]:
            yield _rendering(hit, how, None, None, said, drifts)


def _is_visitor(twig: Twig) -> bool:
    """Whether a page stands in this tree only because it quotes a passage: it has a family of its own."""
    return twig.copy is not None and twig.copy.kind == "quotation"


def _nearest(twig: Twig, above: Mapping[str, str | None], hits: Mapping[DocId, object]) -> DocId | None:
    at = twig.above
    while at is not None and at not in hits:
        at = above.get(at)
    return at


def _rendering(
    hit: _Hit,
    how: How,
    family: str | None,
    parent: DocId | None,
    said: Mapping[DocId, Sequence[tuple[Span, str]]],
    drifts: Mapping[DocId, Sequence[tuple[Turn, Span | None]]],
) -> Rendering:
    doc = hit.passage.doc
    return Rendering(
        doc=doc,
        passage=hit.passage,
        words=hit.words,
        score=hit.score,
        found=how,
        family=family,
        parent=parent,
        attributions=tuple(
            dict.fromkeys(ident for span, ident in said.get(doc, ()) if span.overlaps(hit.words))
        ),
        turns=tuple(
            turn for turn, place in drifts.get(doc, ()) if place is None or place.overlaps(hit.passage)
        ),
    )


def _turns(
    rows: Iterable[Drift], hits: Mapping[DocId, Sequence[tuple[_Hit, How]]]
) -> dict[DocId, list[tuple[Turn, Span | None]]]:
    """For each page the changes made in a rendering of it, with their place, and those that it took over."""
    found: dict[DocId, list[tuple[Turn, Span | None]]] = {}
    for row in sorted(rows, key=lambda row: (-row.score, row.id)):
        if not row.material or row.likely_faithful is None:
            continue
        focus, context = (row.b, row.b_context) if row.likely_faithful == "a" else (row.a, row.a_context)
        places = focus or (context if row.type == "attribution" else ())
        doc = places[0].doc if places else ""
        for place in places:
            if any(place.overlaps(hit.passage) for hit, _ in hits.get(doc, ())):
                found.setdefault(doc, []).append((Turn(row.id, here=True), place))
                for heir in row.inherited_by:
                    found.setdefault(heir, []).append((Turn(row.id, here=False), None))
                break
    return found
