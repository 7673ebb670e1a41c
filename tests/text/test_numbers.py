import pytest
from hypothesis import given
from hypothesis import strategies as st

from firsthand.text import numbers as module
from firsthand.text.numbers import Number, is_rounding, numbers, same


def read(text):
    return [(text[n.start : n.end], n.value, n.unit, n.kind) for n in numbers(text)]


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("8 million", 8e6, ""),
        ("eight million", 8e6, ""),
        ("8,000,000", 8e6, ""),
        ("$8m", 8e6, "$"),
        ("eight million dollars", 8e6, "$"),
        ("US$8 million", 8e6, "$"),
        ("€1.5bn", 1.5e9, "eur"),
        ("A$5 million", 5e6, "aud"),
        ("26%", 26, "percent"),
        ("26 per cent", 26, "percent"),
        ("26 percent", 26, "percent"),
        ("a dozen", 12, ""),
        ("two dozen", 24, ""),
        ("twenty-five", 25, ""),
        ("one hundred and five", 105, ""),
        ("five minutes", 5, "minute"),
        ("31-year-old", 31, "year-old"),
    ],
)
def test_one_amount_in_its_spellings(text, value, unit):
    assert read(text) == [(text, value, unit, "count")]


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("dozens of barges", "vague", 12),
        ("the 1960s", "decade", 1960),
        ("the 7th lock", "ordinal", 7),
        ("third-largest", "ordinal", 3),
    ],
)
def test_ranks_decades_and_vague_amounts_are_told_apart(text, kind, value):
    assert [(n.kind, n.value) for n in numbers(text)] == [(kind, value)]


@pytest.mark.parametrize(
    "text", ["no one came", "one of them", "the B-52 landed", "at 12:30", "COVID-19", "one another", "v2"]
)
def test_what_is_no_amount_yields_nothing(text):
    assert read(text) == []


def test_a_point_between_thousands_has_two_readings():
    (number,) = numbers("1.944 delegates")
    assert (number.value, number.other) == (1.944, 1944)
    assert same(number, numbers("1,944 delegates")[0])


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ("two weeks", "14 days", True),
        ("10 miles", "16 km", True),
        ("half of the fleet", "50 percent", True),
        ("8 million litres", "80 million litres", False),
        ("$8 million", "€8 million", False),
        ("five minutes", "five hours", False),
        ("dozens of barges", "hundreds of barges", False),
    ],
)
def test_amounts_are_compared_by_value_and_unit(a, b, expected):
    assert same(numbers(a)[0], numbers(b)[0]) is expected


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ("1,944", "2,000", True),
        ("8.1 million", "8 million", True),
        ("19", "20", False),
        ("1,944", "1,954", False),
    ],
)
def test_rounding_is_known(a, b, expected):
    assert is_rounding(numbers(a)[0], numbers(b)[0]) is expected


@given(st.text(alphabet="0123456789., $%kmbnoetwhudra-", max_size=60))
def test_spans_lie_in_order_inside_the_text(text):
    last = 0
    for number in numbers(text):
        assert last <= number.start < number.end <= len(text)
        last = number.end


@given(st.integers(min_value=0, max_value=10**12))
def test_separators_change_no_value(value):
    found = numbers(f"{value:,} tonnes")
    assert [n.value for n in found] == [float(value)]
    assert isinstance(found[0], Number)


@pytest.mark.parametrize("text", ["9" * 400, "9" * 400 + " million crowns", "the " + "1" * 320 + "th ship"])
def test_a_row_of_digits_too_long_to_be_an_amount_yields_nothing(text):
    assert read(text) == []


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("a $US10 million reward", 1e7, "$"),
        ("a $NZ3 fee", 3.0, "nzd"),
        ("about 9,34,200 square feet", 934200.0, ""),
        ("some 12,34,567 voters", 1234567.0, ""),
    ],
)
def test_money_and_grouping_of_other_countries_are_read(text, value, unit):
    (number,) = numbers(text)
    assert (number.value, number.unit) == (value, unit)


def test_large_amounts_are_rounded_like_small_ones():
    one, two = numbers("$15 billion then $15.2 billion")
    assert is_rounding(one, two)


@given(st.text(alphabet="oneTWOthre $€1230,.-%half a dozenUSthousandsſı²", max_size=60))
def test_looking_only_where_a_number_may_begin_finds_what_looking_everywhere_finds(text):
    everywhere = [match.span() for match in module._PATTERN.finditer(text)]
    assert [match.span() for match in module._matches(text)] == everywhere
