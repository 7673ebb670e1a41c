"""Quotations that a gesture announces, and a dialogue that names its speaker once."""

import pytest

from firsthand.stages.attribution import attributions


def credited(annotated, text):
    done = annotated(text)
    words = done.document.words
    return {
        words(span): " ".join(words(part) for part in one.source)
        for one in attributions(done)
        for span in one.content
    }


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        pytest.param(
            "Asked what she remembered, the keeper, Brid Callan, took her time.\n\n“There was no moon that night.”",
            "the keeper, Brid Callan",
            "“There was no moon that night.”",
            id="took her time",
        ),
        pytest.param(
            "Berg shrugged. “Ask the miller about that.”",
            "Berg",
            "“Ask the miller about that.”",
            id="shrugged",
        ),
        pytest.param(
            "The captain shook his head.\n\n“The boat was sold in May, and you know it.”",
            "The captain",
            "“The boat was sold in May, and you know it.”",
            id="shook his head",
        ),
    ],
)
def test_a_gesture_announces_who_speaks(annotated, text, source, content):
    assert credited(annotated, text).get(content) == source


@pytest.mark.parametrize(
    "text",
    [
        "Berg shrugged. “Ask the miller about that,” said her sister.",
        "The mill shook. “Ask the miller about that.”",
        "Berg did not laugh. “Requiem for the Ice” opens in May.",
    ],
)
def test_no_gesture_takes_what_is_not_its_own(annotated, text):
    assert "Berg" not in credited(annotated, text).values()
    assert "The mill" not in credited(annotated, text).values()


def test_a_question_between_two_paragraphs_changes_no_speaker(annotated):
    text = "“I threaten,” Berg said.\n\nDoes the orchestra mind?\n\n“They mind the tea.”"
    assert credited(annotated, text).get("“They mind the tea.”") == "Berg"


def test_a_narrated_paragraph_between_ends_the_speech(annotated):
    text = "“I threaten,” Berg said.\n\nThe orchestra left at noon.\n\n“They mind the tea.”"
    assert "“They mind the tea.”" not in credited(annotated, text)
