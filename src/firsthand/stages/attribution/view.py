"""A document as this stage sees it: one run of words over all sentences, the tree, the quotations."""

from bisect import bisect_left, bisect_right, insort
from collections.abc import Iterable
from typing import NamedTuple

import msgspec

from firsthand.model.annotated import Annotated
from firsthand.model.document import READ_LABELS, Document
from firsthand.model.span import Span
from firsthand.stages.attribution.outlets import shown_outlets
from firsthand.stages.attribution.reattach import moved_heads
from firsthand.text.quotes import Quotation, quotations

__all__ = ["View", "Word", "view"]

_LOOSE = frozenset(",;:-–—()[]")


class Word(NamedTuple):
    """One token, offsets in the document; ``head``, ``i`` index `View.words`, ``quote`` the quotations."""

    i: int
    start: int
    end: int
    text: str
    low: str
    lemma: str
    pos: str
    tag: str
    dep: str
    head: int
    ent: str
    sentence: int
    quote: int


class View:
    """The words of a document, their children, and its quotations; built once, never changed."""

    def __init__(self, annotated: Annotated) -> None:
        self.annotated = annotated
        self.document: Document = annotated.document
        self.quotes = _quotes(annotated.document)
        self.outlets = shown_outlets(annotated.document.text, annotated.document.outlet)
        self._quote_starts = [quote.start for quote in self.quotes]
        self.bounds: list[tuple[int, int]] = []
        self.words: list[Word] = []
        for number, sentence in enumerate(annotated.sentences):
            offset, base = sentence.span.start, len(self.words)
            for at, token in enumerate(sentence.parse.tokens):
                start, end = offset + token.start, offset + token.end
                self.words.append(
                    Word(
                        base + at, start, end, token.text, token.text.lower(), token.lemma.lower(), token.pos,
                        token.tag, token.dep, base + token.head, token.ent, number, self.quote_at(start),
                    )
                )  # fmt: skip
            self.bounds.append((base, len(self.words)))
        self._word_starts = [word.start for word in self.words]
        self.children: list[list[int]] = [[] for _ in self.words]
        for word in self.words:
            if word.head != word.i:
                self.children[word.head].append(word.i)
        for i, head in moved_heads(self.words, self.children).items():
            self.children[self.words[i].head].remove(i)
            insort(self.children[head], i)
            self.words[i] = self.words[i]._replace(head=head)

    def quote_at(self, position: int) -> int:
        """Number of the quotation that covers `position` (marks included), else -1."""
        at = bisect_right(self._quote_starts, position) - 1
        return at if at >= 0 and position < self.quotes[at].end else -1

    def quotes_within(self, start: int, end: int) -> list[Quotation]:
        """The quotations that share a character with ``[start, end)``."""
        first = bisect_right(self._quote_starts, start) - 1
        last = bisect_left(self._quote_starts, end)
        return [quote for quote in self.quotes[max(0, first) : last] if quote.end > start]

    def quote_before(self, position: int) -> int:
        """Number of the last quotation that ends at or before `position`, else -1."""
        at = bisect_right(self._quote_starts, position) - 1
        while at >= 0 and self.quotes[at].end > position:
            at -= 1
        return at

    def word_at(self, position: int) -> int:
        """Number of the first word that starts at or after `position`."""
        return bisect_left(self._word_starts, position)

    def child(self, i: int, *deps: str) -> int:
        """The first child of word `i` with one of `deps`, else -1."""
        return next((c for c in self.children[i] if self.words[c].dep in deps), -1)

    def subtree(self, i: int, without: Iterable[int] = ()) -> list[int]:
        """Word `i` and all below it, in text order, but nothing at or below `without`."""
        barred = set(without)
        found, stack = [], [i]
        while stack:
            at = stack.pop()
            if at in barred:
                continue
            found.append(at)
            stack.extend(self.children[at])
        return sorted(found)

    def is_loose(self, i: int) -> bool:
        """Whether word `i` is punctuation that belongs to no content when it stands at its edge."""
        return self.words[i].text in _LOOSE or self.words[i].text.isspace()

    def trim(self, indices: list[int]) -> list[int]:
        """`indices` without loose punctuation at both ends; a bracket that closes one inside stays."""
        first, last = 0, len(indices)
        while first < last and self.is_loose(indices[first]):
            first += 1
        while last > first and self._is_end(indices, first, last - 1):
            last -= 1
        return indices[first:last]

    def _is_end(self, indices: list[int], first: int, at: int) -> bool:
        text = self.words[indices[at]].text
        if text in {")", "]"}:
            opening = "(" if text == ")" else "["
            return all(self.words[i].text != opening for i in indices[first:at])
        return text in {".", "?", "!"} or self.is_loose(indices[at])

    def runs(self, indices: list[int]) -> tuple[tuple[int, int], ...]:
        """Character ranges of `indices`: neighbours joined, ranges of mere punctuation left out."""
        found: list[tuple[int, int]] = []
        begin = 0
        for at in range(1, len(indices) + 1):
            if at < len(indices) and indices[at] == indices[at - 1] + 1:
                continue
            inner = self.trim(indices[begin:at])
            if inner and any(self.words[j].text[0].isalnum() for j in inner):
                found.append((self.words[inner[0]].start, self.words[inner[-1]].end))
            begin = at
        return tuple(found)

    def span(self, start: int, end: int) -> Span:
        """A span of the document."""
        return Span(self.document.id, start, end)

    def paragraph(self, sentence: int) -> int:
        """Number of the paragraph in which sentence number `sentence` stands."""
        return self.annotated.sentences[sentence].paragraph


def view(annotated: Annotated) -> View:
    """`annotated` as one run of words."""
    return View(annotated)


def _quotes(document: Document) -> list[Quotation]:
    """Quotations of the read stretches; none runs over residue: nobody speaks on behind an advert."""
    stretches: list[list[int]] = []
    for segment in document.segments or ():
        if segment.label not in READ_LABELS:
            continue
        if stretches and stretches[-1][1] == segment.start and segment.label == "body":
            stretches[-1][1] = segment.end
        else:
            stretches.append([segment.start, segment.end])
    return [
        _shifted(quote, start) for start, end in stretches for quote in quotations(document.text[start:end])
    ]


def _shifted(quote: Quotation, by: int) -> Quotation:
    return msgspec.structs.replace(
        quote,
        start=quote.start + by,
        end=quote.end + by,
        inner_start=quote.inner_start + by,
        inner_end=quote.inner_end + by,
    )
