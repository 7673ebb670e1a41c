"""What a sentence weighs for the story."""

import pytest

from firsthand.stages.brief.select import nearness
from firsthand.text.stems import stem

WORDS = "barge harbour pilot storm cargo quay anchor winch lantern rope".split()


def test_nearness_does_not_depend_on_the_order_of_the_words() -> None:
    """Ten tenths are one: added one after the other as floats they would be less."""
    assert nearness(" ".join(WORDS), {stem(word): 0.1 for word in WORDS}) == 0.1


@pytest.mark.parametrize(("words", "expected"), [("", 0.0), ("barge", 0.125), ("meadow", 0.0)])
def test_nearness_of_few_words_is_held_low(words: str, expected: float) -> None:
    assert nearness(words, {stem("barge"): 1.0}) == expected
