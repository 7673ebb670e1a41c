import re

import pytest

from firsthand.lexicon import load
from firsthand.stages.brief.wording import (
    OpenerRow,
    WordRow,
    alone,
    content,
    counted,
    hedges,
    joined,
    stop,
)


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        pytest.param("PORT CALDER, March 3 - The strait is shut.", "The strait is shut.", id="dateline"),
        pytest.param(
            "LISSE (Harbour Wire) — The mole is shut.", "The mole is shut.", id="dateline with agency"
        ),
        pytest.param("What Happened: Two ferries collided.", "Two ferries collided.", id="label"),
        pytest.param("However, the mole stayed shut.", "The mole stayed shut.", id="connective"),
        pytest.param("He said the mole was shut.", None, id="pronoun"),
        pytest.param(
            "“It is shut,” said Orla Venn.", "“It is shut,” said Orla Venn.", id="a quotation may say it"
        ),
        pytest.param("“It is shut, said Orla Venn.", None, id="lost mark"),
        pytest.param("Ferries to the islands and the", None, id="cut short"),
        pytest.param("and so the ferry sank.", None, id="no beginning"),
    ],
)
def test_sentences_stand_alone_or_not_at_all(sentence, told):
    assert alone(sentence) == told


@pytest.mark.parametrize("name", ["likelihood", "significance", "spun_marks"])
def test_words_apply_to_their_examples_alone(name):
    for row in load(name, WordRow):
        assert 0 <= row.low < row.high <= 100
        for example in row.examples:
            assert row.word in hedges(example, name), row.word
        for example in row.not_examples:
            assert row.word not in hedges(example, name), row.word


def test_openers_open_their_examples():
    for row in load("brief_openers", OpenerRow):
        assert row.kind in {"label", "connector", "pointer"}
        for example in row.examples:
            assert re.match(re.escape(row.word), example)
            told = alone(example)
            assert told is None if row.kind == "pointer" else told != example, row.word


def test_small_change_of_newsroom_english():
    assert counted(1, "page") == "one page"
    assert counted(2, "copy", "copies") == "two copies"
    assert counted(1200, "page") == "1,200 pages"
    assert joined(["A"]) == "A"
    assert joined(["A", "B", "C"]) == "A, B and C"
    assert joined(list("ABCDEF"), 4) == "A, B, C, D and two others"
    assert stop("It is shut,") == "It is shut."
    assert stop("“It is shut.”") == "“It is shut.”"


def test_content_ignores_small_words_and_plurals():
    assert content("The tankers of Merrow’s fleet") == {"tanker", "merrow", "fleet"}
