"""Every example of every list must do what the list says."""

import pytest

from firsthand.lexicon import Row, load
from firsthand.model.document import Document
from firsthand.model.span import Span
from firsthand.stages.drift.phrases import antonym, modal, negations
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
        assert any(modal(token.norm) for token in tokens(example)), example


@pytest.mark.parametrize("row", load("antonyms", Opposites), ids=lambda row: f"{row.a}-{row.b}")
def test_antonyms_work_both_ways(row):
    assert antonym(row.a, row.b)
    assert antonym(row.a, row.b) == antonym(row.b, row.a)
    assert antonym(row.a, row.a) is None
