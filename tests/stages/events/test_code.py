"""The relation coder: rules and the model that ships."""

import pytest

from firsthand.stages.events import code, codes
from firsthand.stages.events.features import BUCKETS, ROOTS, evidence
from firsthand.weights import arrays, card


@pytest.mark.parametrize(
    ("text", "source", "target", "root"),
    [
        ("Norway imposed a curfew on Lisbon after riots.", "Norway", "Lisbon", "COERCE"),
        ("Norway refused to meet the Portuguese envoy.", "Norway", "the Portuguese envoy", "REJECT"),
        ("The Norwegian premier accused Portugal of piracy.", "The Norwegian premier", "Portugal", "ACCUSE"),
        ("Norway will release two Portuguese sailors, it said.", "Norway", "two Portuguese sailors", "AGREE"),
        ("Norway lifted its embargo on Portugal.", "Norway", "Portugal", "YIELD"),
        ("Norwegian gunmen killed two soldiers in Portugal.", "Norwegian gunmen", "two soldiers", "ASSAULT"),
    ],
)
def test_plain_relations(parse, text, source, target, root):
    assert code(text, source, target, parse(text)) == root


def test_many_are_coded_in_their_order(parse):
    rows = [
        ("Norway condemned Portugal.", "Norway", "Portugal"),
        ("Norway met Portugal.", "Norway", "Portugal"),
    ]
    assert codes(rows, parses=[parse(text) for text, _, _ in rows]) == tuple(
        code(*row, parse(row[0])) for row in rows
    )


def test_evidence_survives_parties_that_are_not_in_the_text(parse):
    text = "Norway condemned Portugal."
    assert evidence(text, "", "Malta", parse(text)).features
    assert code(text, "", "", parse(text)) in ROOTS


def test_the_card_names_its_script():
    assert card("plover-v1").script == "training/plover.py"


def test_the_model_has_a_weight_for_every_bucket():
    stored = arrays("plover-v1")
    assert stored["roots"].shape == (len(ROOTS), BUCKETS)
    assert stored["binary"].shape == (1, BUCKETS)
