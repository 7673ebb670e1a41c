import pytest
from tests.growth import growth

from firsthand.text.dates import expressions
from firsthand.text.names import known
from firsthand.text.numbers import numbers
from firsthand.text.quotes import quotations
from firsthand.text.sentences import sentences
from firsthand.text.words import words

SIZE = 20_000
MOST = 9.0
"""Times longer that a text four times as long may take: 4 is linear, 16 is quadratic."""

HOSTILE = {
    "apostrophes": "'a ",
    "plural-apostrophes": "dogs' ",
    "opened-singles": "‘a ",
    "opened-doubles": "“a ",
    "straight-marks": '"a ',
    "closed-sentences": "a.” ",
    "lost-marks": "“a, he said. ",
    "guillemets": "«a ",
    "blanks": " ",
    "carriage-returns": "\r",
    "one-word-lines": "word\n",
    "empty-lines": " \n",
    "no-blanks": "a",
    "digits": "1",
    "points": "1.",
    "initials": "a. ",
    "titles": "Mr. ",
    "days": "3 March 2031 ",
    "iso-days": "2031-03-03 ",
    "sentence": "The port closed on Monday, three officials of the Velmarian navy said. ",
    "addresses": "a@b.",
    "hyphens": "one-",
    "number-words": "one hundred ",
}


@pytest.mark.parametrize("piece", HOSTILE.values(), ids=HOSTILE.keys())
@pytest.mark.parametrize(
    "function",
    [quotations, lambda text: sentences(text, 0, len(text)), words, expressions, numbers, known],
    ids=["quotations", "sentences", "words", "expressions", "numbers", "known"],
)
def test_time_grows_with_the_text(function, piece):
    assert growth(function, lambda size: (piece * (size // len(piece) + 1))[:size], SIZE) < MOST
