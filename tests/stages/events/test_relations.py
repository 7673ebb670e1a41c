"""Classes of words: where they stand, and what the source does."""

import pytest

from firsthand.lexicon import load
from firsthand.stages.events.relations import ClassRow, around, classes, deed, head_of
from firsthand.stages.events.tree import tree

ROWS = load("relations", ClassRow, "class")


def place(text, words):
    start = text.index(words)
    return start, start + len(words)


def seen(here):
    return {
        kind
        for index in range(len(here.tokens))
        for kind in classes().get(here.lemma(index), classes().get(here.tokens[index].text.lower(), ()))
    }


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.kind)
def test_every_class_is_seen_in_its_examples_alone(parse, row):
    assert row.examples
    assert all(row.kind in seen(tree(parse(text))) for text in row.examples)
    assert not any(row.kind in seen(tree(parse(text))) for text in row.not_examples)


def test_classes_have_names_of_their_own():
    assert len({row.kind for row in ROWS}) == len(ROWS)


def test_a_promise_to_free_is_a_promise_over_a_release(parse):
    text = "Norway promised to free the sailors."
    found = deed(tree(parse(text)), place(text, "Norway"))
    assert {"deed0:promise", "deed1:release", "under:promise:release"} <= found.keys()


def test_a_negation_goes_with_the_class_of_its_verb(parse):
    text = "Norway did not accept the proposal."
    assert "how:not:agree" in deed(tree(parse(text)), place(text, "Norway"))


def test_what_is_nearer_to_the_source_counts_more(parse):
    text = "Norway condemned Lisbon, and the old harbour guild later praised the crew."
    found = around(tree(parse(text)), place(text, "Norway"), place(text, "Lisbon"))
    assert found["after:blame"] > found["after:praise"] > 0


def test_without_a_source_nothing_is_said(parse):
    here = tree(parse("Norway condemned Lisbon."))
    assert around(here, None, (0, 6)) == {} == deed(here, None)
    assert head_of(here, None) is None
    assert head_of(here, (900, 901)) is None
