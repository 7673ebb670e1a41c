"""Documents of our own for the tests of this folder, parsed once by the model that ships."""

from functools import cache

import pytest

from firsthand.model.document import Document, Segment
from firsthand.nlp import annotate
from firsthand.nlp.spacy import SpacyTagger
from firsthand.stages.entities import entities, mentions


@cache
def tagger():
    return SpacyTagger()


def document(text, number=0, **fields):
    return Document(
        id=f"{number:016x}",
        path_or_url=f"page-{number}.txt",
        text=text,
        segments=(Segment(0, len(text), "body"),),
        **fields,
    )


def read(text, number=0):
    (annotated,) = annotate([document(text, number)], tagger())
    return annotated.document, mentions(annotated)


def clusters(text):
    """Surface forms by the name of what they stand for."""
    page, found = read(text)
    table = {}
    for mention in found:
        table.setdefault(mention.name, []).append(page.words(mention.span))
    return table


def heap(*texts):
    pages = [document(text, number) for number, text in enumerate(texts)]
    found = {annotated.document.id: mentions(annotated) for annotated in annotate(pages, tagger())}
    return entities(found, {page.id: page for page in pages}), found, {page.id: page for page in pages}


@pytest.fixture(name="clusters", scope="session")
def clusters_fixture():
    return clusters


@pytest.fixture(name="heap", scope="session")
def heap_fixture():
    return heap


@pytest.fixture(name="read", scope="session")
def read_fixture():
    return read
