"""Pleas, claims that somebody rejects in passing, and occasions that stand before what was said."""

import pytest

from firsthand.stages.attribution import attributions


def _rows(done):
    words = done.document.words
    return [
        (" ".join(words(s) for s in one.source), " ".join(words(s) for s in one.content), one)
        for one in attributions(done)
    ]


@pytest.mark.parametrize(
    ("text", "content", "polarity"),
    [
        ("Surveyor Alma Holt pleaded not guilty to charges of forging deeds.", "forging deeds", "deny"),
        ("Surveyor Alma Holt pleaded guilty to forging deeds.", "forging deeds", "assert"),
        ("Surveyor Alma Holt pleaded no contest to forging deeds.", "forging deeds", "decline"),
        ("Surveyor Alma Holt pleaded not guilty.", "guilty", "deny"),
    ],
)
def test_a_plea_stands_by_the_charge_or_denies_it(annotated, text, content, polarity):
    ((source, said, one),) = _rows(annotated(text))
    assert source.endswith("Alma Holt")
    assert said == content
    assert (one.polarity, one.speech_act) == (polarity, "declined" if polarity == "decline" else "statement")


def test_a_plea_with_somebody_is_a_demand(annotated):
    rows = _rows(annotated("Alma Holt pleaded with the council to spare the mill."))
    assert all(one.speech_act == "demand" for _, _, one in rows)


@pytest.mark.parametrize(
    "text",
    [
        "Lorn says two boats crossed the line at dawn, a claim rejected by Admiral Tove Beck.",
        "Lorn says two boats crossed the line at dawn, a claim that Admiral Tove Beck has denied.",
    ],
)
def test_a_claim_rejected_in_passing_is_denied(annotated, text):
    denied = [row for row in _rows(annotated(text)) if row[2].polarity == "deny"]
    assert [(source, said) for source, said, _ in denied] == [
        ("Admiral Tove Beck", "two boats crossed the line at dawn")
    ]


def test_a_claim_of_another_is_denied_by_one_and_asserted_by_the_other(annotated):
    rows = _rows(
        annotated("The ministry rejected a claim by Admiral Beck that its tugs had crossed the line.")
    )
    stances = {source: one.polarity for source, _, one in rows}
    assert stances == {"The ministry": "deny", "Admiral Beck": "assert"}


def test_an_allegation_that_is_nobodys_is_denied_by_the_speaker_alone(annotated):
    rows = _rows(annotated("Alma Holt denied allegations that she forged deeds."))
    assert {(source, one.polarity) for source, _, one in rows} == {("Alma Holt", "deny")}


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("The league said in a statement it would review the ban.", "it would review the ban"),
        ("The league said in a written statement on Monday that it would review it.", "it would review it"),
        ("The league said in spring it would review the ban.", "it would review the ban"),
    ],
)
def test_the_occasion_is_no_part_of_what_was_said(annotated, text, content):
    ((_, said, one),) = [row for row in _rows(annotated(text)) if row[2].speech_act == "statement"]
    assert said.endswith(content)
    assert "statement" not in said
    if "statement" in text:
        assert one.occasion == "statement"


@pytest.mark.parametrize(
    "text",
    [
        "The office would neither confirm nor deny that the order exists.",
        "The office would not confirm or deny that the order exists.",
        "“No comment,” the office said.",
    ],
)
def test_who_neither_confirms_nor_denies_declines(annotated, text):
    rows = _rows(annotated(text))
    assert rows
    assert {one.polarity for _, _, one in rows} == {"decline"}


def test_who_was_told_is_not_who_tells(annotated):
    ((source, _, one),) = _rows(
        annotated("Holt's attorney, Morten Axel, told the Reporter in a statement that the hill was hers.")
    )
    assert source == "Holt's attorney, Morten Axel"
    assert (one.addressee, one.occasion) == ("the Reporter", "statement")


def test_a_writers_afterthought_is_no_part_of_what_was_said(annotated):
    ((_, said, _),) = _rows(
        annotated("Lise Orm said she would visit the island if she won, a move that would anger Tarvia.")
    )
    assert said == "she would visit the island if she won"


def test_a_translator_is_not_the_speaker(annotated):
    ((source, said, one),) = _rows(
        annotated("“A crown is a debt,” Marshal Dunn said, according to a CNBC translation of her remarks.")
    )
    assert (source, said) == ("Marshal Dunn", "“A crown is a debt,”")
    assert one.translated_by == "CNBC"


def test_a_signature_ends_before_what_it_was_said_of(annotated):
    ((source, _, _),) = _rows(
        annotated("“It is the river that moved.” - Ada Lwin, on the fall of the bridge")
    )
    assert source == "Ada Lwin"


@pytest.mark.parametrize(
    ("text", "via"),
    [
        ("The bishop, reached by the Aurian daily Glas, said he would preach.", "Glas"),
        ("“It is over,” Sif Aaker said in a meeting with the Tidal Post.", "Tidal Post"),
        ("Rescuers told the News Agency of the Delta that a man was alive.", "the News Agency of the Delta"),
        ("The dam will hold, reported Reuters.", "Reuters"),
    ],
)
def test_an_outlet_reached_met_or_told_is_the_channel(annotated, text, via):
    assert via in {one.via for one in attributions(annotated(text))}


def test_the_other_of_two_officials_is_as_unnamed_as_the_first(annotated):
    found = attributions(
        annotated("One official said the move was theatre. The other said the fleet would stay.")
    )
    assert [one.anonymity for one in found] == ["described_person", "described_person"]
