"""Every example of every list must do what the list says."""

import pytest
from tests.stages.drift.heaps import found

from firsthand.lexicon import Row, load
from firsthand.model.document import Document
from firsthand.model.span import Span
from firsthand.stages.drift.phrases import Accident, antonym, hedges, matches, modal, negations
from firsthand.stages.drift.reading import Reading


class Phrase(Row, frozen=True, kw_only=True):
    phrase: str
    kind: str


class Modal(Row, frozen=True, kw_only=True):
    word: str
    kind: str
    strength: float


class Opposites(Row, frozen=True, kw_only=True):
    a: str
    b: str
    type: str = "polarity"
    weak: bool = False


def tokens(text):
    document = Document(id="x", path_or_url="x", text=text)
    return Reading(document).tokens(Span("x", 0, len(text)))


@pytest.mark.parametrize("row", load("negation", Phrase), ids=lambda row: row.phrase)
def test_negations(row):
    for example in row.examples:
        assert bool(negations(tokens(example))) is (row.kind != "idle"), example


@pytest.mark.parametrize("row", load("modals", Modal), ids=lambda row: row.word)
def test_modals(row):
    assert 0 <= row.strength <= 1
    for example in row.examples:
        words = tokens(example)
        assert any(modal(token.norm) for token in words) or hedges(words), example
        assert row.kind != "evidential" or hedges(words), example


@pytest.mark.parametrize("row", load("antonyms", Opposites), ids=lambda row: f"{row.a}-{row.b}")
def test_antonyms_work_both_ways(row):
    assert antonym(row.a, row.b)
    assert antonym(row.a, row.b) == antonym(row.b, row.a)
    assert antonym(row.a, row.a) is None


WRONG = [(row, wrong) for row in load("spinner", Accident) for wrong in row.wrong]


@pytest.mark.parametrize(
    ("row", "wrong"), WRONG, ids=lambda each: each if isinstance(each, str) else each.right
)
def test_a_synonym_of_the_wrong_sense_is_told_and_the_right_word_is_not(row, wrong):
    for example in row.examples:
        words = tokens(example)
        at = next(i for i in range(len(words)) if matches(row.right, words, i))
        last = words[at + matches(row.right, words, at) - 1]
        spun = example[: words[at].start] + wrong.replace("*", "") + example[last.end :]
        rows = found(example, spun)
        assert [each for each in rows if each[0] == row.type], (example, spun, rows)
        assert not found(example, example)


def test_a_word_is_left_alone_where_its_other_sense_is_meant():
    assert not found("The crane lifted the keel from the mud.", "The crane raised the keel from the mud.")
    assert found("They lifted the ban in May.", "They raised the ban in May.")
