import pytest

from firsthand.stages.copies.clock import hours, interval, order


@pytest.mark.parametrize(
    ("child", "parent", "expected", "gap"),
    [
        ("2031-03-14T12:00:00Z", "2031-03-14T09:00:00Z", 1, 3.0),
        ("2031-03-14T09:00:00Z", "2031-03-14T12:00:00Z", -1, -3.0),
        ("2031-03-14", "2031-03-14T12:00:00Z", 0, 0.0),
        ("2031-03-16", "2031-03-14", 1, 48.0),
        ("2031-03-15", "2031-03-14", 1, 0.0),
        ("2031-03-14T12:00:00Z", "2031-03-14T12:00:00Z", 1, 0.0),
        (None, "2031-03-14", 0, None),
        ("the ides of March", "2031-03-14", 0, None),
        ("2031-03-14T12:00:00+02:00", "2031-03-14T12:00:00Z", -1, -2.0),
    ],
    ids=[
        "earlier", "later", "same day", "two days", "next day", "same minute", "undated", "unreadable", "zones",
    ],
)  # fmt: skip
def test_dates_say_which_page_is_earlier_and_by_how_much(child, parent, expected, gap):
    late, early = interval(child), interval(parent)
    assert order(late, early) == expected
    assert hours(late, early) == gap
