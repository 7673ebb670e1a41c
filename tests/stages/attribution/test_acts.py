"""What somebody was asked, what he did not answer, and what goes on after what he said."""

import pytest

from firsthand.stages.attribution import attributions


def rows(annotated, text):
    done = annotated(text)
    words = done.document.words
    return {
        " / ".join(words(span) for span in one.content): (
            " ".join(words(span) for span in one.source),
            one.polarity,
            one.speech_act,
        )
        for one in attributions(done)
    }


@pytest.mark.parametrize(
    ("text", "content", "expected"),
    [
        pytest.param(
            "Asked if she would resign, Falk said only, “Ask me tomorrow.”",
            "“Ask me tomorrow.”",
            ("Falk", "assert", "statement"),
            id="the prompt is no content",
        ),
        pytest.param(
            "Asked whether Lorn had received a request for boats, Zarn replied that it was “fake news” but did not "
            "deny it outright.",
            "that it was “fake news”",
            ("Zarn", "assert", "statement"),
            id="a second act ends the first",
        ),
        pytest.param(
            "Asked whether Lorn had received a request for boats, Zarn replied that it was “fake news” but did not "
            "deny it outright.",
            "it",
            ("Zarn", "decline", "declined"),
            id="not denied outright",
        ),
        pytest.param(
            "The embassy could not be reached for comment.",
            "comment",
            ("The embassy", "decline", "declined"),
            id="not reached",
        ),
        pytest.param(
            "Voss stopped short of blaming the builder.",
            "blaming the builder",
            ("Voss", "decline", "declined"),
            id="stopped short",
        ),
        pytest.param(
            "The minister has yet to say whether she will run.",
            "whether she will run",
            ("The minister", "decline", "declined"),
            id="yet to say",
        ),
        pytest.param(
            "The minister sidestepped a question about his future.",
            "his future",
            ("The minister", "decline", "declined"),
            id="sidestepped",
        ),
        pytest.param(
            "The minister threatened to resign unless the law passes.",
            "to resign unless the law passes",
            ("The minister", "assert", "warning"),
            id="a threat keeps its condition",
        ),
        pytest.param(
            "Analysts doubt that the truce will hold.",
            "that the truce will hold",
            ("Analysts", "question", "statement"),
            id="doubt",
        ),
        pytest.param(
            "The dam is, in the words of engineer Ada Voss, “a patient wall”.",
            "“a patient wall”",
            ("engineer Ada Voss", "assert", "statement"),
            id="in the words of",
        ),
        pytest.param(
            "State television quoted President Salk as telling generals that retreat was “treason”.",
            "that retreat was “treason”",
            ("President Salk", "assert", "statement"),
            id="quoted as telling",
        ),
        pytest.param(
            "A naval officer who was not authorised to brief the media said a spy had been caught.",
            "a spy had been caught",
            ("A naval officer who was not authorised to brief the media", "assert", "statement"),
            id="the reason of anonymity ends before the verb",
        ),
        pytest.param(
            "Voss told a press conference in Lunden on 4 May 2031 that the wall was safe.",
            "that the wall was safe",
            ("Voss", "assert", "statement"),
            id="place and date are no content",
        ),
    ],
)
def test_who_did_what_with_which_words(annotated, text, content, expected):
    assert rows(annotated, text).get(content) == expected


def test_the_setting_of_a_press_conference(annotated):
    text = "Voss told a press conference in Lunden on 4 May 2031 that the wall was safe."
    (one,) = attributions(annotated(text))
    assert (one.occasion, one.date) == ("news conference", "2031-05-04")


def test_an_opening_ends_where_the_hidden_subject_begins(annotated):
    text = (
        "Referring to rumours that Lorn has requested boats from Tarvia, Richard N. Harn, head of the League of "
        "Harbours, said such a choice would be “decisive” for Tarvia."
    )
    found = rows(annotated, text)
    assert ("Richard N. Harn, head of the League of Harbours", "assert", "statement") in found.values()
    assert not any("Harn" in content for content in found)


def test_a_headline_names_a_speaker_of_the_page(annotated):
    text = "Falk: No deal before spring\n\nMayor Ines Falk left. Falk said it was late."
    done = annotated(text, headline=27)
    words = done.document.words
    found = {
        " ".join(map(words, one.content)): " ".join(map(words, one.source)) for one in attributions(done)
    }
    assert found.get("No deal before spring") == "Falk"


def test_a_label_of_a_headline_is_not_what_was_said(annotated):
    text = "Exclusive: Bank knew of fraud, memo shows\n\nThe bank is shut."
    done = annotated(text, headline=41)
    assert "Exclusive" not in {" ".join(map(done.document.words, one.content)) for one in attributions(done)}


def test_who_asks_after_a_quotation_is_not_who_is_asked(annotated):
    (one,) = attributions(annotated("“Where were you?” asked the judge."))
    assert one.polarity == "question"
    assert (len(one.source), one.addressee) == (1, None)


def test_who_was_told_is_no_part_of_what_was_said(annotated):
    text = "Having read the report twice, Judge Abel Hahn told lawyers he would rule on Friday."
    (one,) = attributions(annotated(text))
    assert one.addressee == "lawyers"
    assert text[one.content[0].start :] == "he would rule on Friday."[: len(text) - one.content[0].start]
