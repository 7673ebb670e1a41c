import calendar

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firsthand.text.days import MONTHS, day_in_words, month_number


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("2031-03-09", "9 March 2031"),
        ("2031-03-09T23:10:00+02:00", "9 March 2031"),
        ("2031-12", "December 2031"),
        ("2031", "2031"),
        ("2031-03-01/2031-03-10", "1 March 2031 to 10 March 2031"),
        ("", ""),
        (None, ""),
        ("2031-13-01", "2031-13-01"),
        ("2031-03-09-11", "2031-03-09-11"),
        ("soon", "soon"),
        ("2031-0²-01", "2031-0²-01"),
        ("-2031", "-2031"),
    ],
)
def test_days_in_words(value, words):
    assert day_in_words(value) == words


@given(st.text(max_size=12))
def test_any_text_has_an_answer(value):
    assert isinstance(day_in_words(value), str)


@pytest.mark.parametrize(
    ("name", "number"),
    [
        ("March", 3),
        ("march", 3),
        ("Mar.", 3),
        ("Sept.", 9),
        ("sep", 9),
        ("May", 5),
        ("Marc", None),
        ("", None),
    ],
)
def test_month_numbers(name, number):
    assert month_number(name) == number


def test_the_months_are_those_of_the_calendar():
    assert list(MONTHS) == list(calendar.month_name)[1:]
    assert [month_number(name) for name in calendar.month_abbr[1:]] == list(range(1, 13))
