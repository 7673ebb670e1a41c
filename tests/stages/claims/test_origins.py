from firsthand.model.attribution import Attribution, Utterance
from firsthand.model.copies import Kinship, Origin
from firsthand.model.document import Document
from firsthand.stages.claims import utterance_origins
from firsthand.stages.claims.origins import Counting

EMPTY = Kinship(alignments=(), copies=(), families=(), origins=())


def said(name, text, *, anonymous, affiliation):
    document = Document(id=name, path_or_url=name, text=text)
    attribution = Attribution(
        id=f"a-{name}", doc=name, source=(), cue=(), content=(document.span(0, len(text)),), kind="indirect",
        speaker="an official", anonymous=anonymous, affiliation=affiliation,
    )  # fmt: skip
    utterance = Utterance(id=f"u-{name}", speaker="an official", attributions=(attribution.id,))
    return document, attribution, utterance


def origins(*rows):
    documents = {document.id: document for document, _, _ in rows}
    return utterance_origins([u for _, _, u in rows], [a for _, a, _ in rows], documents, EMPTY)


def test_unnamed_officials_of_one_government_on_one_matter_count_once():
    found = origins(
        said("a", "Orlund asked Kestria for mines", anonymous=True, affiliation="Velmarian"),
        said("b", "Orlund had asked Kestria for mines and fuel", anonymous=True, affiliation="Velmarian"),
    )
    assert all(len(origin.possibly_same) == 1 for origin in found)
    assert Counting(found).independent(origin.id for origin in found) == 1


def test_named_speakers_and_other_governments_count_apart():
    found = origins(
        said("a", "Orlund asked Kestria for mines", anonymous=True, affiliation="Velmarian"),
        said("b", "Orlund asked Kestria for mines", anonymous=True, affiliation="Kestrian"),
        said("c", "Orlund asked Kestria for mines", anonymous=False, affiliation="Velmarian"),
    )
    assert Counting(found).independent(origin.id for origin in found) == 3


def test_counting_follows_links_through_others():
    chain = [
        Origin(id="o-1", kind="utterance", name="x", documents=(), possibly_same=("o-2",)),
        Origin(id="o-2", kind="utterance", name="x", documents=(), possibly_same=("o-1", "o-3")),
        Origin(id="o-3", kind="utterance", name="x", documents=(), possibly_same=("o-2",)),
    ]
    assert Counting(chain).independent(["o-1", "o-2", "o-3"]) == 1
    assert Counting(chain).independent([]) == 0
