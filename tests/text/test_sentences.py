from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firsthand.text.sentences import sentences


def cut(text):
    return [text[a:b] for a, b in sentences(text, 0, len(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The port closed. Ships waited.", ["The port closed.", "Ships waited."]),
        ("Dr. Oona Vell spoke. Nobody left.", ["Dr. Oona Vell spoke.", "Nobody left."]),
        ("The U.S. warned them. It was late.", ["The U.S. warned them.", "It was late."]),
        ("They sailed for the U.S. The fleet stayed.", ["They sailed for the U.S.", "The fleet stayed."]),
        ("John F. Kelly left.", ["John F. Kelly left."]),
        ("It cost 3.5 million. Not more.", ["It cost 3.5 million.", "Not more."]),
        ("“We refuse.” He left.", ["“We refuse.”", "He left."]),
        ("“Why now?” she asked. No answer came.", ["“Why now?” she asked.", "No answer came."]),
        ("Talks ended.Beacons were lit.", ["Talks ended.", "Beacons were lit."]),
        ("A headline without a stop\nThe lead follows.", ["A headline without a stop", "The lead follows."]),
        ("He waited… Nothing came.", ["He waited…", "Nothing came."]),
        ("   \n\t ", []),
    ],
)
def test_cuts_where_a_reader_would(text, expected):
    assert cut(text) == expected


@given(st.text(alphabet="Ab .!?\n”“\"'U…", max_size=80))
def test_sentences_are_ordered_trimmed_and_lose_no_word(text):
    pairs = sentences(text, 0, len(text))
    assert all(a < b for a, b in pairs)
    assert all(b <= c for (_, b), (c, _) in pairwise(pairs))
    assert "".join("".join(text[a:b].split()) for a, b in pairs) == "".join(text.split())


def test_offsets_are_those_of_the_whole_text():
    text = "Skip this. Read this. And that."
    assert [text[a:b] for a, b in sentences(text, 11, 21)] == ["Read this."]


def test_a_stretch_without_an_end_is_cut_at_blanks():
    text = "word " * 2000
    found = sentences(text, 0, len(text))
    assert len(found) > 1
    assert max(end - start for start, end in found) <= 3000
    assert " ".join(text[start:end] for start, end in found) == text.strip()
    assert len(sentences("x" * 7000, 0, 7000)) == 3


@pytest.mark.parametrize(
    "line",
    [
        "The pier is shut.",
        "The pier is shut",
        "The pier is shut. It was old.",
        "Shut! The pier.",
        ".",
        " Shut. ",
        "Shut.”",
        "Is it? Yes.",
    ],
)
def test_a_line_is_cut_alike_whatever_marks_stand_in_others(line):
    alone = sentences(line, 0, len(line))
    text = f"{line}\nWhy?! …"
    assert [text[a:b] for a, b in sentences(text, 0, len(text))][: len(alone)] == [
        line[a:b] for a, b in alone
    ]
