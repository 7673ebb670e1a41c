"""Pages of a sentence or two, read as far as the ledger needs."""

import pytest

from firsthand.model.copies import Family, Kinship
from firsthand.model.document import Document, Segment
from firsthand.nlp import annotate
from firsthand.nlp.spacy import SpacyTagger
from firsthand.stages import attribution, claims, entities
from firsthand.stages.claims import utterance_origins


@pytest.fixture(scope="session")
def tagger():
    return SpacyTagger()


@pytest.fixture
def ledger(tagger):
    """The claims of pages given as texts by id, with the rest of the pipeline that the ledger rests on."""

    def read(texts, *, labels=None, outlets=None, families=None, drifts=(), copies=(), alignments=()):
        documents = {
            name: Document(
                id=name, path_or_url=name, text=text, outlet=(outlets or {}).get(name),
                segments=(labels or {}).get(name) or (Segment(0, len(text), "body"),),
            )
            for name, text in texts.items()
        }  # fmt: skip
        annotated = {page.document.id: page for page in annotate(documents.values(), tagger)}
        said = [one for page in annotated.values() for one in attribution.attributions(page)]
        people = entities.entities(
            {doc: entities.mentions(page) for doc, page in annotated.items()}, documents
        )
        said = attribution.speakers(said, people, documents)
        said, utterances = attribution.utterances(said, documents)
        origins = utterance_origins(utterances, said, documents)
        alone = tuple(Family(id=f"f-{name}", origin=f"o-{name}", documents=(name,)) for name in documents)
        kinship = Kinship(
            alignments=tuple(alignments), copies=tuple(copies), families=families or alone, origins=()
        )
        return claims.claims(documents, annotated, said, kinship, origins, people, drifts)

    return read
