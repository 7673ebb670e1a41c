"""Events without any date, and with dates that contradict one another."""

import pytest

from firsthand.stages.events import events, merge


def one(found, root):
    (event,) = [each for each in found if each.plover == root]
    return event


def test_an_event_with_no_date_anywhere_says_why(read):
    event = one(events(read("Norway sanctioned Portugal."), (), ()), "SANCTION")
    assert event.date is None
    assert event.date_missing.startswith("no time is named; told as news near the top of the page")


def test_a_day_that_nothing_anchors_says_why(read):
    event = one(events(read("Norway sanctioned Portugal on Tuesday."), (), ()), "SANCTION")
    assert event.date is None
    assert event.date_missing == '"Tuesday" cannot be counted: the page has no date to count from'


@pytest.mark.parametrize("published", ["not a day", "0000-00-00", "2031-13-45", ""])
def test_a_page_date_that_is_none_anchors_nothing(read, published):
    page = read("Norway sanctioned Portugal on Tuesday.", published=published)
    assert one(events(page, (), ()), "SANCTION").date is None


def test_two_pages_that_date_one_deed_apart_are_not_one_event_of_either_day(read):
    pages = [
        read("Norway sanctioned Portugal on March 4, 2031.", doc="a" * 16),
        read("Norway sanctioned Portugal on June 20, 2031.", doc="b" * 16),
    ]
    found = [each for page in pages for each in events(page, (), ())]
    documents = {page.document.id: page.document for page in pages}
    merged = merge(found, (), (), (), documents, (), ())[0]
    assert sorted(each.date.start for each in merged) == ["2031-03-04", "2031-06-20"]


def test_of_two_dates_in_one_sentence_the_deed_has_its_own(read):
    page = read("Norway sanctioned Portugal on March 4, 2031, and Malta sanctioned Norway on June 20, 2031.")
    assert [each.date.start for each in events(page, (), ())] == ["2031-03-04", "2031-06-20"]
