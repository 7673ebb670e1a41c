"""Deeds, wishes and attitudes that are no speech."""

import pytest

from firsthand.options.attribution import AttributionOptions
from firsthand.stages.attribution import attributions


@pytest.mark.parametrize(
    "text",
    [
        "Highlighting the tensions, the congress voted by acclamation.",
        "Considering the stakes, few stayed at home.",
        "The court decided to release Dale Wick.",
        "Dale Wick hates it.",
        "Four men were charged with burglary in June.",
        "Tarvia did not address the phone call.",
    ],
)
def test_a_deed_is_credited_to_nobody_as_speech(annotated, text):
    assert attributions(annotated(text)) == ()


def test_an_opening_participle_leaves_the_speech_after_it(annotated):
    done = annotated("Referring to the raid of last May, Dale Wick said the police knew the men.")
    (one,) = attributions(done)
    assert done.document.words(one.content[0]) == "the police knew the men"


def test_the_wider_notion_may_be_asked_for(annotated):
    done = annotated("The court decided to release Dale Wick.")
    assert attributions(done, AttributionOptions(deed=0.0))


def test_words_in_quotation_marks_stay_speech_after_any_verb(annotated):
    assert attributions(annotated("The mayor derided the plan as “a tax on rain”."))


@pytest.mark.parametrize(
    "text",
    [
        "The deal may grow if Chancellor Ulla Brecht agrees to the new terms.",
        "He is viewed as an heir to the chancellor.",
        "The firm had to contend with the crowd.",
        "The firm continued to sign up members.",
    ],
    ids=["a condition", "what nobody in particular thinks", "another sense", "going on"],
)
def test_what_was_not_said_is_no_attribution(annotated, text):
    assert attributions(annotated(text)) == ()


@pytest.mark.parametrize(
    ("text", "headline"),
    [
        ("That said, the two firms might have made a good fit.", 0),
        ("World Lashes Out at Lorn for Considering Island Mills Legal", 59),
        ("Column: The mill merger sends a dismal signal", 45),
    ],
    ids=["an idiom", "a headline's participle", "the label of a headline"],
)
def test_nobody_speaks_in_a_turn_of_phrase_or_a_label(annotated, text, headline):
    assert attributions(annotated(text, headline=headline)) == ()


def test_a_day_is_no_part_of_a_name(annotated):
    done = annotated("Alden on Tuesday announced that it had bought the mill.")
    (one,) = attributions(done)
    assert done.document.words(one.source[0]) == "Alden"
