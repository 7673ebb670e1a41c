import pytest

from firsthand.errors import OptionError
from firsthand.text.query import index_terms, parsed, places

TEXT = "He warned that we won’t let any port rise 3.50 per cent at the Café; U.S. sanctions followed."


def found(query, text=TEXT):
    return [text[start:end] for start, end, _ in places(parsed(query), text)]


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("warns", ["warned"]),
        ('"will not let"', ["won’t let"]),
        ("“any port”", ["any port"]),
        ('"port any"', []),
        ("cafe", ["Café"]),
        ('"3.5%"', ["3.50 per cent"]),
        ("sanctio*", ["sanctions"]),
        ("warning*", ["warned"]),
        ('"any po*"', ["any port"]),
        ("us", ["U.S."]),
        ("harbour OR port", ["port"]),
        ("port -harbour", ["port"]),
        ('"unclosed phrase', []),
    ],
    ids=str,
)
def test_words_are_found_in_every_spelling_of_theirs(query, words):
    assert found(query) == words


def test_places_name_the_clause_that_stands_there():
    assert [number for _, _, number in places(parsed("port he OR warned"), TEXT)] == [1, 1, 0]


@pytest.mark.parametrize("query", ["", "   ", "-harbour", '""', "OR", "?!", "*"])
def test_a_search_without_a_word_says_how_to_search(query):
    with pytest.raises(OptionError, match="no word to search for"):
        parsed(query)


@pytest.mark.parametrize(
    "text",
    [
        "'); DROP TABLE documents; --",
        'a" OR b NOT c:d ^e {f} (g',
        "it's 1.000.000 & \\ ' : | ! <-> *",
        "é ß Ω 東京 \U0001f600 \0",
    ],
)
def test_terms_hold_nothing_that_an_index_would_take_for_its_language(text):
    for term in index_terms(text).split():
        assert all(letter.isalnum() or letter == "\u00b7" for letter in term)


def test_terms_are_no_longer_than_an_index_takes():
    assert max(map(len, index_terms("xylo" * 5000).split())) == 64
