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


@pytest.mark.parametrize(
    ("text", "condition"),
    [
        (
            "“They begged him,” a clerk said. He spoke on condition of anonymity for fear of losing his post.",
            "spoke on condition of anonymity for fear of losing his post",
        ),
        (
            "The hull had cracked, two pilots said. They asked not to be named because the inquiry is closed.",
            "asked not to be named because the inquiry is closed",
        ),
        ("The fleet will sail, a naval official said on background.", "on background"),
        (
            "“Nobody asked for it,” said a shopkeeper who gave her name only as Pilar.",
            "who gave her name only as Pilar",
        ),
    ],
)
def test_the_condition_of_anonymity_stands_in_the_sentence_or_the_next(annotated, text, condition):
    done = annotated(text)
    (one,) = [one for one in attributions(done) if one.anonymous]
    assert condition.endswith(" ".join(done.document.words(span) for span in one.condition))
    assert one.condition


def test_the_next_sentence_about_another_gives_no_condition(annotated):
    done = annotated("“They begged him,” a clerk said. A diver asked not to be named.")
    assert not any(one.condition for one in attributions(done))


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        (
            "He is accused by two former aides of having burned a ledger, officials said.",
            "two former aides",
            "having burned a ledger",
        ),
        (
            "The “greatest living Berg”, as one magazine put it, is at work.",
            "one magazine",
            "“greatest living Berg”",
        ),
        (
            "Norland is understood to have offered nine billion crowns.",
            "",
            "Norland to have offered nine billion crowns",
        ),
        ("A message on their site read: “Tick, tock.”", "A message on their site", "“Tick, tock.”"),
        (
            "Tove Rask made the following comment:\n\n“The mole is rotten.”",
            "Tove Rask",
            "“The mole is rotten.”",
        ),
        ("Brandt has promised staff that nobody will go.", "Brandt", "that nobody will go"),
    ],
)
def test_set_phrases_of_news(annotated, text, source, content):
    assert (source, content) in {(who, said) for who, said, _ in _rows(annotated(text))}


def test_who_takes_up_a_report_does_not_vouch_for_it(annotated):
    rows = _rows(annotated("Referring to reports that Lorn has asked for boats, Ivo Bray said he was sorry."))
    assert not any(source == "Ivo Bray" and "Lorn" in said for source, said, _ in rows)


def test_what_might_be_said_is_no_speech(annotated):
    rows = _rows(
        annotated("“I was paid a salary, which is more than his teacher can say,” she told Radio Orsk.")
    )
    assert {source for source, _, _ in rows} == {"she"}


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Captain Hal Storm did not answer questions.", "questions"),
        ("The labour ministry did not respond to a request for comment.", "a request for comment"),
        ("Alma Holt has not returned calls.", "calls"),
    ],
)
def test_who_did_not_answer_is_silent(annotated, text, content):
    ((_, said, one),) = _rows(annotated(text))
    assert (said, one.polarity, one.speech_act) == (content, "decline", "declined")


def test_who_does_not_answer_to_a_master_is_not_silent(annotated):
    assert all(
        one.polarity != "decline" for _, _, one in _rows(annotated("The lift did not respond to the pull."))
    )
