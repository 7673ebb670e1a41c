"""Pages of fiction, parsed: one spaCy model for all tests of this stage."""

import pytest

from firsthand.model.attribution import Attribution
from firsthand.model.document import Document, Segment
from firsthand.model.entity import Mention
from firsthand.model.ids import span_id
from firsthand.nlp import annotate
from firsthand.nlp.spacy import SpacyTagger

TAGGER = SpacyTagger()


@pytest.fixture(scope="session")
def read():
    """A page of body text (lines given as (label, text) keep their label), annotated."""

    def build(*lines, published=None, doc="page000000000000"):
        text, segments = "", []
        for line in lines:
            label, words = line if isinstance(line, tuple) else ("body", line)
            segments.append(Segment(len(text), len(text) + len(words) + 1, label))
            text += words + "\n"
        page = Document(
            id=doc, path_or_url=f"{doc}.txt", text=text, segments=tuple(segments), published=published
        )
        return annotate([page], TAGGER)[0]

    return build


@pytest.fixture(scope="session")
def parse():
    return lambda text: TAGGER.parse([text])[0]


@pytest.fixture(scope="session")
def said():
    """An attribution of `content` to `source` with `cue`, each found in the page's text."""

    def build(annotated, source, cue, content, **fields):
        document = annotated.document

        def span(words):
            start = document.text.index(words)
            return document.span(start, start + len(words))

        spans = {"source": (span(source),), "cue": (span(cue),), "content": (span(content),)}
        identity = span_id("a", (*spans["content"], *spans["cue"]))
        fields = {"kind": "direct", "speaker": source, **fields}
        return Attribution(id=identity, doc=document.id, **spans, **fields)

    return build


@pytest.fixture(scope="session")
def named():
    """Mentions of the given names (name as printed, kind of entity, cluster, role), at every place they stand."""

    def build(annotated, *names):
        document, found = annotated.document, []
        for cluster, (printed, kind, *rest) in enumerate(names):
            start = document.text.find(printed)
            while start >= 0:
                found.append(
                    Mention(
                        span=document.span(start, start + len(printed)),
                        kind="name",
                        entity_kind=kind,
                        name=rest[1] if len(rest) > 1 else printed,
                        cluster=cluster,
                        role=rest[0] if rest else None,
                    )
                )
                start = document.text.find(printed, start + 1)
        return tuple(sorted(found, key=lambda each: each.span))

    return build
