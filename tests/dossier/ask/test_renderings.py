"""Where a wording comes from: by words, by descent, by utterance; and where it turned."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from firsthand.dossier.ask import trace
from firsthand.errors import OptionError
from firsthand.model.document import Document, Segment
from firsthand.model.dossier import Dossier


def pages(rows):
    return [row.doc for row in rows]


def one_page(text):
    return Dossier(
        documents=(
            Document(id="a" * 16, path_or_url="a.txt", text=text, segments=(Segment(0, len(text), "body"),)),
        )
    )


def test_each_page_stands_behind_the_one_it_copies(heap, ids):
    rows = trace(heap, "We will not allow any tanker to be a milk cow for that fleet")
    assert pages(rows) == [ids[key] for key in ("wire", "brief24", "gull", "courier")]
    assert [row.parent for row in rows] == [None, ids["wire"], ids["brief24"], ids["wire"]]
    assert {row.family for row in rows} == {"f-wire"}


def test_the_exact_wording_scores_one_and_the_spun_one_less(heap, ids):
    scores = {row.doc: row.score for row in trace(heap, "a milk cow for that armada")}
    assert scores[ids["brief24"]] == scores[ids["gull"]] == 1.0
    assert 0.3 < scores[ids["wire"]] < 1.0


def test_the_page_that_turned_it_is_told_from_the_one_that_took_it_over(heap, ids):
    turns = {row.doc: row.turns for row in trace(heap, "will allow any tanker to be a milk cow")}
    assert [(turn.drift, turn.here) for turn in turns[ids["brief24"]]] == [("d-1", True)]
    assert [(turn.drift, turn.here) for turn in turns[ids["gull"]]] == [("d-1", False)]
    assert turns[ids["wire"]] == turns[ids["courier"]] == ()


def test_a_turn_elsewhere_on_the_page_is_not_one_of_this_wording(heap, ids):
    rows = trace(heap, "The two navies intend to hold conversations in Lisse")
    assert ids["brief24"] in pages(rows)
    assert not any(row.turns for row in rows)


def test_who_is_credited_is_told(heap):
    (first, *_) = trace(heap, "Merrow has agreed to send 40,000 tonnes of diesel")
    said = {row.id: row.speaker for row in heap.attributions}
    assert "a senior Valdoran official" in [said[ident] for ident in first.attributions]


def test_a_word_that_only_an_heir_kept_is_found_by_descent(heap, ids):
    rows = trace(heap, "milk cow for that armada, Foreign Minister Edda Quill informed")
    how = {row.doc: row.found for row in rows}
    assert how[ids["brief24"]] == "words"
    assert ids["wire"] in how


def test_two_sentences_that_hold_it_together_are_one_passage():
    dossier = one_page("The harbour stays shut. Nobody will pay the toll at the northern gate. Gulls cried.")
    (row,) = trace(dossier, "harbour stays shut, nobody will pay the toll")
    assert dossier.documents[0].words(row.passage) == (
        "The harbour stays shut. Nobody will pay the toll at the northern gate."
    )
    assert row.family is None


@pytest.mark.parametrize("quote", ["the moon is made of cheese", "tanker moon cheese", "of the and"])
def test_what_no_page_says_is_not_found(heap, quote):
    assert trace(heap, quote) == ()


@pytest.mark.parametrize("quote", ["", "   ", "… “”", "?!", "\x00"])
def test_a_quote_without_words_is_refused(heap, quote):
    with pytest.raises(OptionError, match="no words"):
        trace(heap, quote)


def test_residue_is_not_read(heap):
    assert trace(heap, "Ferry strike enters third week") == ()


def test_one_sentence_ten_thousand_times_ends_soon():
    dossier = one_page("The harbour stays shut for ferries. " * 10_000)
    assert len(trace(dossier, "harbour stays shut")) == 10_000


@settings(max_examples=30, deadline=None)
@given(quote=st.text(alphabet="allow any tanker “”not.9é ", min_size=1, max_size=40))
def test_words_lie_in_their_passage_and_scores_between_0_and_1(heap, quote):
    try:
        rows = trace(heap, quote)
    except OptionError:
        return
    texts = {document.id: document.text for document in heap.documents}
    for row in rows:
        assert row.passage.covers(row.words)
        assert row.passage.end <= len(texts[row.doc])
        assert 0 < row.score <= 1
    assert len({(row.doc, row.passage) for row in rows}) == len(rows)
