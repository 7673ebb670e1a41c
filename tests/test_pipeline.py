import time

import pytest

from firsthand import pipeline
from firsthand.engines import InProcess
from firsthand.model.page import Page
from firsthand.nlp.rules import RulesTagger
from firsthand.options.reading import ReadingOptions
from firsthand.stages import attribution, copies, ingest

STORY = (
    "Harbour of Lorn to close\n\nThe port of Lorn will close on Monday, said Mara Venn, who runs it. "
    "The crews were told in the morning and the ferries will go to Tarn instead. {} "
    "Nobody knows yet when the harbour will open again, she added.\n"
)


def page(name, extra="All is calm."):
    return Page(raw=STORY.format(extra).encode(), address=name, path=f"heap/{name}")


@pytest.fixture
def quick(monkeypatch):
    pipeline.read([page("a.txt"), page("b.txt", "It is sand.")], tagger=RulesTagger())  # loads the models
    monkeypatch.setattr(pipeline, "_LIMITS", ReadingOptions(seconds=2))


def slow_on(function, word):
    def slowed(item):
        if word in repr(item):
            time.sleep(30)
        return function(item)

    return slowed


def test_a_page_that_takes_too_long_is_refused_by_name_and_the_rest_goes_on(quick, monkeypatch):
    monkeypatch.setattr(ingest, "ingest", slow_on(ingest.ingest, "quicksand"))
    dossier = pipeline.read(
        [page("a.txt"), page("b.txt", "It is quicksand."), page("c.txt")], tagger=RulesTagger()
    )
    assert {document.path_or_url for document in dossier.documents} == {"a.txt", "c.txt"}
    (refused,) = dossier.refused
    assert refused.path == "heap/b.txt"
    assert refused.reason.startswith("it took more than 2 s: ")


def test_a_page_that_cannot_be_read_in_time_is_still_a_document_and_said(quick, monkeypatch):
    monkeypatch.setattr(attribution, "attributions", slow_on(attribution.attributions, "quicksand"))
    dossier = pipeline.read([page("a.txt"), page("b.txt", "It is quicksand.")], tagger=RulesTagger())
    assert len(dossier.documents) == 2
    assert "b.txt is compared as a copy and not read: it took more than 2 s." in dossier.notes


def test_pages_that_cannot_be_compared_in_time_are_named(quick, monkeypatch):
    monkeypatch.setattr(copies, "compared", lambda pairs: time.sleep(30))
    dossier = pipeline.read([page("a.txt"), page("b.txt", "It is sand.")], tagger=RulesTagger())
    assert dossier.copies == ()
    assert any("are not compared as copies: it took more than 2 s." in note for note in dossier.notes)


class Choking:
    """A tagger that cannot parse one sentence."""

    name = "choking"

    def parse(self, texts):
        if any("quicksand" in text for text in texts):
            raise MemoryError
        return RulesTagger().parse(texts)


def test_one_bad_sentence_is_left_out_alone():
    heap = [page("a.txt"), page("b.txt", "It is quicksand.")]
    dossier = pipeline.read(heap, engine=InProcess(), tagger=Choking())
    assert len(dossier.documents) == 2
    assert [note for note in dossier.notes if "left out" in note] == [
        'b.txt has a sentence that is left out ("It is quicksand...."): it ran out of memory.'
    ]
