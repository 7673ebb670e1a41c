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
