"""Sources that a quotation, a dash or an opening participle hides from the parser."""

import pytest

from firsthand.stages.attribution import attributions

CASES = [
    pytest.param(
        "“He's right. There's a rift between this office and frankly the skipper and our crews,” Orr, a top "
        "mate, said Thursday morning on Harbour News.",
        "Orr, a top mate",
        "“He's right. There's a rift between this office and frankly the skipper and our crews,”",
        id="a name with an apposition after the quotation",
    ),
    pytest.param(
        "“I will just make this promise to you: we will mend the mole,” Sendal harbour chief Tomas Rask said "
        "Monday.",
        "Sendal harbour chief Tomas Rask",
        "“I will just make this promise to you: we will mend the mole,”",
        id="a title and a name after the quotation",
    ),
    pytest.param(
        "The mole is rotten, engineers say. Said Rask: “I don’t get the sense she is the least bit worried.”",
        "Rask",
        "“I don’t get the sense she is the least bit worried.”",
        id="a verb that opens the sentence",
    ),
    pytest.param(
        "The ad uses footage of Hanne Lind asking, “Why aren’t we fifty boats ahead?”",
        "Hanne Lind",
        "“Why aren’t we fifty boats ahead?”",
        id="the one whom something shows",
    ),
    pytest.param(
        "“If it doesn't have the reach to threaten the islands yet, it will at some point, probably soon,” said "
        "Arne Falk, a naval historian.",
        "Arne Falk, a naval historian",
        "“If it doesn't have the reach to threaten the islands yet, it will at some point, probably soon,”",
        id="a helper verb of the quotation is no cue",
    ),
    pytest.param(
        "“Now that I need not be polite,” he told the host, “it was dreary to work for them.”",
        "he",
        "“Now that I need not be polite,” / “it was dreary to work for them.”",
        id="the one who was told stands between the halves",
    ),
]


def found(annotated, text):
    done = annotated(text)
    words = done.document.words
    return {
        " / ".join(words(span) for span in one.content): " ".join(words(span) for span in one.source)
        for one in attributions(done)
    }


@pytest.mark.parametrize(("text", "source", "content"), CASES)
def test_the_source_stands_where_the_marks_say(annotated, text, source, content):
    assert found(annotated, text).get(content) == source


def test_an_opening_participle_hides_no_subject(annotated):
    text = (
        "Opening a three-day congress in the drizzle of Tarn, the president of the league, Olek Marsh, thanked "
        "the city and said the owners had lost two cases."
    )
    assert "the president of the league, Olek Marsh" in found(annotated, text).values()


def test_a_denied_hint_takes_no_quotation_of_the_next_sentence(annotated):
    text = "He did not suggest reprisals. “Our goal is not to start a race of arms on this lake again.”"
    assert not any("Our goal" in content for content in found(annotated, text))


def test_a_dash_after_a_closing_mark_signs_a_quotation(annotated):
    text = (
        "“He makes blanket statements about people of whom he knows nothing.”― Paula Rivas\n"
        "“He scares me.”― Dora Lund"
    )
    assert found(annotated, text) == {
        "“He makes blanket statements about people of whom he knows nothing.”": "Paula Rivas",
        "“He scares me.”": "Dora Lund",
    }
