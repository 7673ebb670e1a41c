import pytest

from firsthand.lexicon import load
from firsthand.stages.brief.frames import FrameRow, MarkRow, framed


@pytest.mark.parametrize("row", load("brief_frames", FrameRow), ids=lambda row: row.name)
def test_each_form_takes_its_examples_and_no_other(row):
    assert row.examples
    assert row.not_examples
    for example in row.examples:
        assert row.name in framed(example).names
        assert not framed(example).loose
    for example in row.not_examples:
        assert row.name not in framed(example).names, example


@pytest.mark.parametrize("row", load("brief_marks", MarkRow), ids=lambda row: row.word)
def test_a_mark_outside_every_form_is_loose(row):
    for example in row.examples:
        assert framed(example).loose


def test_news_is_told_as_a_whole():
    part = framed("The dam is not safe, Orla Venn said.")
    assert part.told == ("The dam is not safe, Orla Venn said.",)
    assert part.names == ()


def test_the_mark_of_a_forecast_is_no_part_of_what_is_told():
    assert framed("Forecast: The dam will hold, Orla Venn said.").told == (
        "The dam will hold, Orla Venn said.",
    )


def test_a_dispute_is_taken_apart_into_its_sides_and_its_proposition():
    part = framed(
        "Orla Venn says that the dam leaks; the ministry denies it (one independent origin for it; two against)."
    )
    assert part.told == ()
    assert part.props == ("the dam leaks",)
    assert part.slots["yes"] == "Orla Venn"
    assert part.slots["no"] == "the ministry"
    assert part.slots["count"] == "one independent origin for it; two against"


def test_an_outcome_tells_two_things_and_a_dated_line_may_hold_a_form():
    part = framed(
        "3 May 2031: Orla Venn said no. The promise was kept: The dam was closed, the Gazette reported."
    )
    assert part.told == ("Orla Venn said no.", "The dam was closed, the Gazette reported.")
    assert part.slots["outcome"] == "The promise was kept"
    assert part.names == ("dated", "outcome")


def test_each_half_of_a_joined_sentence_carries_the_credit_of_both():
    part = framed("The dam was closed on 3 May; a second one was opened, Gull Gazette reported, citing Wire.")
    assert part.told == (
        "The dam was closed on 3 May, Gull Gazette reported, citing Wire.",
        "a second one was opened, Gull Gazette reported, citing Wire.",
    )
