import pytest

from firsthand import lexicon
from firsthand.model.document import Document, Segment
from firsthand.nlp import annotate
from firsthand.stages.claims.clauses import clauses
from firsthand.stages.claims.terms import Concept, Construction, Opposite, concept, predicate_of, said_of


def read(tagger, text):
    """The concept of the main verb of a sentence, and whether it is said not to hold."""
    page = Document(id="a", path_or_url="a", text=text, segments=(Segment(0, len(text), "body"),))
    (annotated,) = annotate([page], tagger)
    tokens = annotated.sentences[0].parse.tokens
    first = clauses(tokens, range(len(tokens)))[0]
    return predicate_of(tokens, first.root, first.core)


@pytest.mark.parametrize("row", lexicon.load("constructions", Construction), ids=lambda row: row.verb)
def test_a_verb_names_a_concept_with_its_words_only(tagger, row):
    assert row.examples
    assert all(read(tagger, text) == (row.concept, row.denies) for text in row.examples)
    assert not any(read(tagger, text)[0] == row.concept for text in row.not_examples)


@pytest.mark.parametrize("row", lexicon.load("contraries", Opposite), ids=lambda row: row.concept)
def test_what_is_said_of_a_subject_holds_or_does_not(tagger, row):
    for word in row.words:
        assert read(tagger, f"The matter is {word}.") == (row.concept, False)
    for word in row.opposites:
        assert read(tagger, f"The matter is {word}.") == (row.concept, True)
    assert row.concept in said_of()
    assert not any(read(tagger, text)[0] == row.concept for text in row.not_examples)


@pytest.mark.parametrize("row", lexicon.load("concepts", Concept), ids=lambda row: row.concept)
def test_words_of_one_meaning_have_one_concept(row):
    assert {concept(word) for word in row.words} == {row.concept}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The islands made a request for grain.", "ask"),
        ("The islands received a request for grain.", "ask"),
        ("The navy launched an attack.", "attack"),
        ("The navy launched a ship.", "launch"),
    ],
)
def test_a_verb_that_says_little_leaves_the_meaning_to_its_object(tagger, text, expected):
    assert read(tagger, text)[0] == expected
