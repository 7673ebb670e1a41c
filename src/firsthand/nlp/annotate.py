"""The one language pass: cut documents into sentences and parse each distinct sentence once."""

from collections.abc import Iterable, Mapping

from firsthand.model.annotated import Annotated, Parse, Sentence
from firsthand.model.document import Document, Label
from firsthand.model.span import Span
from firsthand.nlp.tagger import Tagger
from firsthand.text.sentences import sentences

__all__ = ["Cut", "annotate", "assemble", "cut", "distinct"]

Cut = tuple[Span, Label, int]
"""A sentence before it is parsed: where it stands, the label of its segment, the number of its paragraph."""


def cut(document: Document) -> tuple[Cut, ...]:
    """The sentences of the read segments (headline, subhead, body), in text order.

    A document in another language than English has none: it is compared as a copy and read no further.
    """
    if document.language != "en":
        return ()
    found: list[Cut] = []
    paragraph = 0
    line_of_previous = -1
    for segment in document.read():
        for start, end in sentences(document.text, segment.start, segment.end):
            line = document.text.rfind("\n", 0, start) + 1
            if line != line_of_previous:
                paragraph += 1
                line_of_previous = line
            found.append((document.span(start, end), segment.label, paragraph))
    return tuple(found)


def distinct(documents: Iterable[Document]) -> tuple[str, ...]:
    """The distinct sentences of `documents`, sorted: what has to be parsed."""
    texts = {document.words(span) for document in documents for span, _, _ in cut(document)}
    return tuple(sorted(texts))


def assemble(document: Document, parses: Mapping[str, Parse]) -> Annotated:
    """`document` with the parses of its sentences; one that was not parsed is left out."""
    return Annotated(
        document,
        tuple(
            Sentence(span=span, label=label, paragraph=paragraph, parse=parses[document.words(span)])
            for span, label, paragraph in cut(document)
            if document.words(span) in parses
        ),
    )


def annotate(documents: Iterable[Document], tagger: Tagger) -> tuple[Annotated, ...]:
    """All `documents` annotated, in their order; a sentence that stands in many pages is parsed once."""
    heap = tuple(documents)
    texts = distinct(heap)
    parses = dict(zip(texts, tagger.parse(texts), strict=True))
    return tuple(assemble(document, parses) for document in heap)
