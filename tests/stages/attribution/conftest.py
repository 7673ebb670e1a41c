import pytest

from firsthand.model.document import Document, Segment
from firsthand.nlp import annotate
from firsthand.nlp.spacy import SpacyTagger


def document(text, name="d", headline=0, published=None):
    segments = (Segment(0, headline, "headline"),) if headline else ()
    segments = (*segments, Segment(headline, len(text), "body"))
    return Document(id=name, path_or_url=name, published=published, text=text, segments=segments)


@pytest.fixture(scope="session")
def page():
    return document


@pytest.fixture(scope="session")
def annotated():
    tagger = SpacyTagger()

    def make(text, headline=0):
        (done,) = annotate([document(text, headline=headline)], tagger)
        return done

    return make
