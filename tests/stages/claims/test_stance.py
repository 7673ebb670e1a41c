import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from firsthand import weights
from firsthand.stages.claims.stance import (
    BODY_STANCES,
    BUCKETS,
    STANCES,
    body_features,
    body_stance,
    body_stances,
    body_verdict,
    features,
    grams,
    stance,
    stances,
)

CLAIM = "A whale was found in the reservoir of Tolmark"
BODY = (
    "A whale has been found in the reservoir of Tolmark, anglers there said on Monday.\n\n"
    "The animal, some nine metres long, was seen near the dam by two keepers."
)
DEBUNK = (
    "No, there is no whale in the reservoir of Tolmark. The story is a hoax.\n\n"
    "The photo was doctored, the water board said, and the claim that a whale was found in the reservoir is false. "
    "A satirical page made up the tale, and the board denied that any animal had been found."
)
BREAD = (
    "The bakers of Ostry have raised the price of rye bread by a tenth, blaming a wet harvest and dear fuel."
)


@pytest.mark.parametrize(
    ("headline", "expected"),
    [
        pytest.param("Whale found in Tolmark reservoir", "for", id="plain affirmation"),
        pytest.param("No, there is no whale in the Tolmark reservoir", "against", id="plain negation"),
        pytest.param("Whale in Tolmark reservoir is a hoax", "against", id="refuting noun"),
        pytest.param("Water board denies whale was found in reservoir", "against", id="denial"),
        pytest.param("Whale reportedly found in Tolmark reservoir", "observing", id="hedge"),
        pytest.param("Report: whale found in Tolmark reservoir", "observing", id="source before a colon"),
        pytest.param("Was a whale found in the Tolmark reservoir?", "observing", id="question"),
        pytest.param("Anglers claim whale may be in Tolmark reservoir", "observing", id="told and doubted"),
    ],
)
def test_a_headline_takes_a_stance_on_a_claim(headline, expected):
    assert stance(CLAIM, headline) == expected


@pytest.mark.parametrize(
    ("headline", "body", "expected"),
    [
        pytest.param("Bakers of Ostry raise price of bread", BODY, "unrelated", id="another matter"),
        pytest.param(CLAIM, BREAD, "unrelated", id="another matter, the other way"),
        pytest.param(CLAIM, "", "unrelated", id="no body at all"),
    ],
)
def test_a_body_of_another_matter_is_unrelated(headline, body, expected):
    assert body_stance(headline, body) == expected


def test_a_body_on_the_matter_is_related():
    assert body_stance(CLAIM, BODY) != "unrelated"
    assert body_stance(CLAIM, DEBUNK) != "unrelated"


def test_a_debunking_body_is_nearer_to_disagreement_than_an_affirming_one():
    from firsthand.stages.claims.stance import _trees

    verdict = _trees()[1]
    affirming, debunking = verdict.predict(np.array([body_features(CLAIM, body) for body in (BODY, DEBUNK)]))
    assert debunking[BODY_STANCES.index("disagree")] > affirming[BODY_STANCES.index("disagree")]


def test_disagreement_is_weighed_up_and_little_kinship_is_unrelated():
    verdict = np.array([[0.5, 0.4, 0.1], [0.5, 0.1, 0.4], [0.9, 0.05, 0.05]])
    assert body_verdict(np.array([0.9, 0.9, 0.1]), verdict) == ("disagree", "agree", "unrelated")


def test_pairs_together_are_pairs_one_by_one():
    pairs = [(CLAIM, "Whale found in Tolmark"), (CLAIM, "Tolmark whale is a hoax")]
    assert stances(pairs) == tuple(stance(*pair) for pair in pairs)
    pairs = [(CLAIM, BODY), (CLAIM, BREAD)]
    assert body_stances(pairs) == tuple(body_stance(*pair) for pair in pairs)
    assert stances([]) == body_stances([]) == ()


def test_hashes_leave_out_what_the_claim_has_already():
    assert grams(CLAIM, CLAIM) == ()
    assert set(grams(CLAIM, "Whale found")) < set(grams(CLAIM, "Whale found frozen"))


@settings(max_examples=20, deadline=None)
@given(st.text(max_size=120), st.text(max_size=400))
def test_any_text_has_a_stance_and_features_of_one_length(a, b):
    assert stance(a, b) in STANCES
    assert body_stance(a, b) in BODY_STANCES
    assert features(a, b).shape == features("", "").shape
    assert body_features(a, b).shape == body_features("", "").shape
    assert np.isfinite(body_features(a, b)).all()
    assert all(0 <= bucket < BUCKETS for bucket in grams(a, b))


@pytest.mark.parametrize("name", ["stance-v1", "body-stance-v1"])
def test_the_weights_have_papers_that_say_how_well_they_do_on_new_matters(name):
    card = weights.card(name)
    assert card.script == "training/stance.py"
    assert any(key.startswith("cross_") for key in card.scores)
