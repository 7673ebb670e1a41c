"""Expressions are found whole, counted from the anchor that is given, and never guessed."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firsthand.text.dates import Anchor, Resolved, expressions, resolve

MONDAY = Anchor(first=date(2031, 3, 17), last=date(2031, 3, 17))
WEEK = Anchor(first=date(2031, 3, 14), last=date(2031, 3, 20))
SPRING = Anchor(first=date(2031, 2, 1), last=date(2031, 4, 30))


def only(text):
    found = expressions(text)
    assert len(found) == 1, [text[each.start : each.end] for each in found]
    return found[0]


@pytest.mark.parametrize(
    ("text", "start", "end", "precision"),
    [
        ("They met on 4 October 2027.", "2027-10-04", "2027-10-04", "day"),
        ("A photo of March 11, 2031, shows it.", "2031-03-11", "2031-03-11", "day"),
        ("Issued 2031-03-02 by the port.", "2031-03-02", "2031-03-02", "day"),
        ("He was sanctioned in 2028 over the arms.", "2028-01-01", "2028-12-31", "year"),
        ("In June 2030 they agreed.", "2030-06-01", "2030-06-30", "month"),
        ("She spoke on Tuesday.", "2031-03-11", "2031-03-11", "day"),
        ("She spoke on Monday.", "2031-03-17", "2031-03-17", "day"),
        ("She spoke last Monday.", "2031-03-10", "2031-03-10", "day"),
        ("They last met in Oslo in October.", "2030-10-01", "2030-10-31", "month"),
        ("They last met in March.", "2030-03-01", "2030-03-31", "month"),
        ("Early February brought snow.", "2031-02-01", "2031-02-10", "month"),
        ("The vote came earlier this month.", "2031-03-01", "2031-03-17", "interval"),
        ("The summit was late last year.", "2030-10-01", "2030-12-31", "interval"),
        ("They met last week.", "2031-03-10", "2031-03-16", "week"),
        ("They met yesterday.", "2031-03-16", "2031-03-16", "day"),
        ("Over the last two days they met.", "2031-03-15", "2031-03-17", "interval"),
        ("In recent days it asked.", "2031-03-10", "2031-03-17", "interval"),
        ("It left four months ago.", "2030-11-01", "2030-11-30", "month"),
        ("It left last summer.", "2030-06-01", "2030-08-31", "season"),
        ("The congress meets this fall.", "2031-09-01", "2031-11-30", "season"),
    ],
)
def test_counted_from_a_known_monday(text, start, end, precision):
    read = resolve(only(text), MONDAY)
    assert (read.start.isoformat(), read.end.isoformat(), read.precision) == (start, end, precision)


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("They will meet on Thursday.", "2031-03-20"),
        ("They will meet on Monday.", "2031-03-17"),
        ("They will meet next Monday.", "2031-03-24"),
        ("He will retire in May.", "2031-05-01"),
        ("He will retire in February.", "2032-02-01"),
        ("He will travel early next month.", "2031-04-01"),
        ("It opens on June 3.", "2031-06-03"),
    ],
)
def test_the_future_is_counted_forwards(text, start):
    assert resolve(only(text), MONDAY, "future").start.isoformat() == start


@pytest.mark.parametrize(
    "text",
    [
        "It may rain, May said.",
        "The march went on.",
        "He is in his sixties.",
        "A 2031-tonne ship sank.",
        "Fall back!",
    ],
)
def test_no_date_in_words_that_look_like_one(text):
    assert expressions(text) == ()


def test_nothing_relative_without_an_anchor():
    assert resolve(only("She spoke on Tuesday."), None) is None
    assert resolve(only("They met last week."), None) is None


def test_a_weekday_is_unique_within_a_week_and_unknown_beyond():
    expression = only("She spoke on Monday.")
    assert resolve(expression, WEEK).start == date(2031, 3, 17)
    assert resolve(expression, SPRING) is None


def test_a_vague_anchor_still_gives_what_holds_for_all_of_it():
    assert resolve(only("They last met in October."), SPRING).start == date(2030, 10, 1)
    assert resolve(only("It was late last year."), SPRING).end == date(2030, 12, 31)


def test_later_counts_from_what_was_last_spoken_of():
    reference = Resolved(start=date(2030, 11, 1), end=date(2030, 11, 30), precision="month", why="")
    expression = only("About four months later it had changed.")
    assert resolve(expression, MONDAY) is None
    read = resolve(expression, MONDAY, reference=reference)
    assert (read.start, read.end) == (date(2031, 3, 1), date(2031, 3, 31))


def test_impossible_days_are_no_dates():
    assert resolve(only("Dated 30 February 2031."), None) is None


def test_the_longest_reading_wins():
    text = "They met on Tuesday, March 11, 2031, in town."
    assert [text[each.start : each.end] for each in expressions(text)] == ["Tuesday, March 11, 2031"]


@given(st.text(max_size=80), st.dates(date(1990, 1, 1), date(2080, 1, 1)))
def test_expressions_lie_inside_and_never_overlap(text, day):
    text = f"On Monday {text} last week in May 2031"
    found = expressions(text)
    anchor = Anchor(first=day, last=day + timedelta(days=3))
    for each, following in pairwise(found):
        assert 0 <= each.start < each.end <= following.start
    for each in found:
        assert each.end <= len(text)
        for tense in ("past", "future"):
            read = resolve(each, anchor, tense)
            assert read is None or read.start <= read.end


@given(st.sampled_from(["Monday", "Thursday", "Sunday"]), st.dates(date(2000, 1, 1), date(2060, 1, 1)))
def test_past_weekdays_are_at_most_six_days_back(word, day):
    read = resolve(only(f"They met on {word}."), Anchor(first=day, last=day))
    assert 0 <= (day - read.start).days <= 6
