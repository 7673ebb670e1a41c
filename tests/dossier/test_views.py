import msgspec
import pytest

from firsthand.dossier.lookup import Lookup
from firsthand.dossier.views import change, ledger, sides, speakers, voices
from firsthand.options.report import ReportOptions


@pytest.fixture
def look(heap):
    return Lookup(heap, ReportOptions())


def drift(heap, kind):
    return next(row for row in heap.drift if row.type == kind)


def marked(side):
    return [piece.text for piece in side.pieces if piece.marked]


def test_both_wordings_with_the_changed_words_marked(heap, look):
    shown = change(drift(heap, "polarity"), look)
    assert (shown.a.role, shown.b.role) == ("faithful", "changed")
    assert marked(shown.a) == ["will not allow"]
    assert marked(shown.b) == ["will allow"]
    assert shown.carried_by == ("Gull Aggregator",)


def test_whole_sentences_are_contrasted_word_by_word(heap, look):
    whole = drift(heap, "polarity")
    whole = msgspec.structs.replace(whole, a=whole.a_context, b=whole.b_context)
    shown = change(whole, look)
    assert [word.strip() for word in marked(shown.a)] == ["not", "fleet"]
    assert [word.strip() for word in marked(shown.b)] == ["armada"]


def test_the_side_that_leaves_out_shows_its_nearest_passage(heap, look):
    shown = change(drift(heap, "omission"), look)
    assert shown.b.role == "lacking"
    assert marked(shown.b) == []
    assert "40,000 tonnes" in "".join(piece.text for piece in shown.b.pieces)


def test_disputed_claims_come_first(heap):
    assert ledger(heap.claims)[0].id == "k-fuel"


def test_witnesses_by_origin(heap, look):
    claim = ledger(heap.claims)[0]
    groups = sides(claim.assertions, look)
    assert [(names, unnamed, len(group)) for names, unnamed, group in groups] == [
        ("a senior Valdoran official", True, 2)
    ]
    assert speakers(claim.denials, look) == "Merrow’s embassy in Port Calder, Tove Asker"


def test_one_speaker_is_listed_once_however_many_origins(heap, look):
    claim = ledger(heap.claims)[0]
    elsewhere = [msgspec.structs.replace(w, origin=f"{w.origin}-b") for w in claim.assertions]
    groups = sides((*claim.assertions, *elsewhere), look)
    assert [(names, len(group)) for names, _, group in groups] == [("a senior Valdoran official", 4)]


def test_a_page_that_narrates_is_not_anonymous(heap, look):
    witness = ledger(heap.claims)[0].assertions[0]
    told = msgspec.structs.replace(witness, speaker=None, attribution=None, anonymous=True)
    assert [row[:2] for row in sides((told,), look)] == [(look.outlet(told.span.doc), False)]
    assert [row[:2] for row in sides((told, witness), look)] == [("a senior Valdoran official", True)]


def test_one_utterance_is_shown_once_in_its_unchanged_wording(heap, look):
    quill = next(voice for voice in voices(look) if voice.name == "Edda Quill")
    shown = next(quote for quote in quill.quotes if quote.attribution.utterance == "u-1")
    assert look.outlet(shown.attribution.doc) in {"Harbour Wire", "Coast Courier"}
    assert len(shown.also) == 3
    assert shown.changed
