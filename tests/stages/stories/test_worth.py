"""What is known of a sentence about a day, and what it is worth."""

from datetime import date

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from firsthand.stages.stories.worth import FEATURES, Told, centre, day_of, matrix, worth
from firsthand.weights import arrays

DAY = date(2024, 3, 11)


def told(text, **fields):
    known = {"day": DAY, "weight": 1.0, "place": 0, "of": 5, "named": False, "after": 0, "fits": True}
    return Told(**{**known, "text": text, **fields})


def column(group, name):
    day = day_of(group)
    rows = matrix(day, {DAY: group}, centre([group]))
    return dict(zip([each.text for each in day.told], rows[:, FEATURES.index(name)], strict=True))


def test_a_text_that_stands_twice_counts_once_and_by_its_best_place():
    day = day_of([told("Velmar closed the strait.", place=4), told("Velmar closed the strait.", place=1)])
    assert [each.place for each in day.told] == [1]


def test_what_many_say_is_nearer_than_what_one_says():
    near = column(
        [
            told("Velmar closed the strait to tankers."),
            told("The strait was closed to tankers by Velmar."),
            told("Bakers sold rye loaves in the valley."),
        ],
        "near",
    )
    assert near["Velmar closed the strait to tankers."] > near["Bakers sold rye loaves in the valley."]


@pytest.mark.parametrize(
    ("name", "text", "value"),
    [
        ("question", "Will the strait of Velmar open?", 1.0),
        ("question", "The strait of Velmar opens.", 0.0),
        ("first person", "We saw tankers off Velmar.", 1.0),
        ("has digit", "Forty tankers and 3 tugs sailed.", 1.0),
        ("quote", "The envoy called it “piracy”.", 1.0),
        ("from 60 words", "Velmar closed the strait.", 1.0),
    ],
)
def test_what_a_sentence_is_alone(name, text, value):
    assert column([told(text)], name) == {text: value}


def test_the_model_has_a_weight_for_every_feature():
    stored = arrays("timeline-v1")
    assert {stored[name].shape for name in ("mean", "spread", "weights")} == {(len(FEATURES),)}
    assert (stored["spread"] > 0).all()


def test_a_stump_is_worth_less_than_a_full_sentence_of_the_same_matter():
    full = (
        "Velmar closed the strait to every grain ship on Monday after its navy had counted forty tankers that "
        "carried fuel for the island under a false flag"
    )
    group = [told("Velmar closed strait."), told(full, place=1)]
    day = day_of(group)
    values = dict(
        zip([each.text for each in day.told], worth(matrix(day, {DAY: group}, centre([group]))), strict=True)
    )
    assert values[full] > values["Velmar closed strait."]


@given(st.lists(st.text(max_size=60), min_size=1, max_size=4, unique=True))
def test_any_text_has_finite_features(texts):
    group = [told(text) for text in texts]
    rows = matrix(day_of(group), {DAY: group}, centre([group]))
    assert rows.shape == (len(texts), len(FEATURES))
    assert np.isfinite(rows).all()
