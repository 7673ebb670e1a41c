import pytest
from hypothesis import given
from hypothesis import strategies as st

from firsthand.text.heads import Heads

HEADS = ("said", "says", "sought", "ágnes", "“not", "via", "©")


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("She said what he says, unsaid.", [4, 17, 25]),
        ("Said, SAYS", []),
        ("", []),
        ("sai", []),
        ("says", [0]),
        ("ágnes “not” “no", [0, 6]),
        ("saidsaid", [0, 4]),
        ("via © viable said", [0, 4, 6, 13]),
        ("\ud800said \U0001f600said", [1, 7]),
    ],
)
def test_heads_are_found_where_they_begin(text, places):
    assert Heads(HEADS).begins(text) == places


@given(st.text(st.sampled_from("saidyoughtá“no v。é?©\U0001f600"), max_size=60))
def test_nothing_is_overlooked(text):
    expected = [at for at in range(len(text)) if any(text.startswith(head, at) for head in HEADS)]
    assert Heads(HEADS).begins(text) == expected
