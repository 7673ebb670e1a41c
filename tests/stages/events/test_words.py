"""The word lists of this stage do what their examples say."""

import pytest

from firsthand.stages.events.coding import triggers
from firsthand.stages.events.tree import tree
from firsthand.stages.events.words import actions, by_noun, by_verb, channel_kinds, channel_states, effects

ROWS = [pytest.param(row, id=f"{row.root}-{row.mode}-{number}") for number, row in enumerate(actions())]


@pytest.mark.parametrize("row", ROWS)
def test_each_example_triggers_its_root(parse, row):
    assert row.examples
    for example in row.examples:
        roots = {each.action.root for each in triggers(tree(parse(example)))}
        assert row.root in roots, example


def test_every_row_has_a_source_and_counter_examples():
    assert all(row.source and row.not_examples for row in actions())


def test_the_lists_are_read_into_tables():
    assert by_verb()["sanction"][0].root == "SANCTION"
    assert by_noun()["invasion"].root == "ASSAULT"
    assert effects()["refuse"] == "refuse"
    assert channel_kinds()["hotline"] == "hotline"
    assert channel_states()["suspend"].state == "suspended"
