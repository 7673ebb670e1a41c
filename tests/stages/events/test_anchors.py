"""The day that a page counts from when it says little: what its text names, tells as new or as going on."""

import pytest

from firsthand.stages.events import events


def one(found, root):
    (event,) = [each for each in found if each.plover == root]
    return event


def days(event):
    return (event.date.start, event.date.end) if event.date is not None else None


@pytest.mark.parametrize(
    ("lines", "root", "expected"),
    [
        pytest.param(
            (
                "Norway sanctioned Portugal on 3 May 2031.",
                "Its premier left for Rome.",
                "Malta condemned Norway on Tuesday.",
            ),
            "ACCUSE",
            ("2031-05-06", "2031-05-06"),
            id="the day that the lead names",
        ),
        pytest.param(
            ("It rained.",) * 7
            + ("Norway sanctioned Portugal on Monday, 5 May 2031.", "Malta condemned Norway on Sunday."),
            "ACCUSE",
            ("2031-05-04", "2031-05-04"),
            id="the day named with its weekday, far down",
        ),
    ],
)
def test_an_undated_page_counts_from_the_day_that_its_text_names(read, lines, root, expected):
    event = one(events(read(*lines), (), ()), root)
    assert days(event) == expected
    assert "the page has no date; its text names" in event.date.why
    assert len(event.date.evidence) == 2


@pytest.mark.parametrize(
    "lines",
    [
        pytest.param(
            ("It rained.",) * 7 + ("Norway joined in 3 May 1994.", "Malta condemned Norway on Tuesday."),
            id="a day far down without its weekday",
        ),
        pytest.param(
            ("Norway will sanction Portugal on 3 May 2031.", "Malta condemned Norway on Tuesday."),
            id="a day to come",
        ),
        pytest.param(
            ("Norway had sanctioned Portugal on 3 May 2031.", "Malta condemned Norway on Tuesday."),
            id="a day before what is told",
        ),
        pytest.param(
            ("The premier was born on 3 May 1981.", "Malta condemned Norway on Tuesday."), id="a birth"
        ),
    ],
)
def test_a_day_that_is_not_that_of_the_news_anchors_nothing(read, lines):
    event = one(events(read(*lines), (), ()), "ACCUSE")
    assert event.date is None
    assert event.date_missing == '"Tuesday" cannot be counted: the page has no date to count from'


@pytest.mark.parametrize(
    ("text", "published", "day"),
    [
        ("Norway sanctioned Portugal on Monday, March 10.", "2031-10-01", "2031-03-10"),
        ("Norway sanctioned Portugal on Tuesday, March 11.", "2032-03-12", "2031-03-11"),
        ("Norway sanctioned Portugal on Wednesday 12 March.", "2031-03-13", "2031-03-12"),
    ],
)
def test_a_day_named_with_its_weekday_is_of_the_year_in_which_it_was_one(read, text, published, day):
    assert days(one(events(read(text, published=published), (), ()), "SANCTION")) == (day, day)


@pytest.mark.parametrize("published", ["2031-10-01", "2032-01-20"])
def test_a_page_whose_lead_tells_a_weekday_of_long_ago_as_news_is_of_that_week(read, published):
    page = read(
        "Norway sanctioned Portugal on Monday, March 10.",
        "Malta condemned Norway on Tuesday.",
        published=published,
    )
    event = one(events(page, (), ()), "ACCUSE")
    assert days(event) == ("2031-03-11", "2031-03-11")
    assert f"the page is dated {published}, but its lead tells as news of" in event.date.why


def test_a_page_that_tells_what_was_done_after_its_date_is_misdated(read):
    page = read(
        "Norway sanctioned Portugal on Monday, March 10, 2031.",
        "Malta condemned Norway on Tuesday.",
        published="2029-10-01",
    )
    assert days(one(events(page, (), ()), "ACCUSE")) == ("2031-03-11", "2031-03-11")


@pytest.mark.parametrize(
    ("text", "root"),
    [
        pytest.param("Norway is arming Portugal.", "AID", id="is arming"),
        pytest.param("Some countries are urging Portugal to free the crew.", "REQUEST", id="are urging"),
    ],
)
def test_what_is_going_on_is_of_the_day_of_the_page(read, text, root):
    far = (*["It rained in the hills."] * 6, text)
    event = one(events(read(*far, published="2031-03-10"), (), ()), root)
    assert days(event) == ("2031-03-10", "2031-03-10")
    assert event.date.why == "told as going on when the page was written; the page is dated 2031-03-10"
    undated = one(events(read(*far), (), ()), root)
    assert (
        undated.date_missing
        == "told as going on when the page was written: the page has no date to count from"
    )


def test_what_was_going_on_then_or_is_going_on_elsewhere_is_not_of_that_day(read):
    page = read(*["It rained."] * 6, "Norway was arming Portugal.", published="2031-03-10")
    assert one(events(page, (), ()), "AID").date is None


def test_a_page_with_a_dated_picture_was_written_after_the_days_that_it_tells_of(read):
    page = read(
        ("caption", "A soldier in Lisbon, March 14, 2031."),
        "Norway imposed sanctions on Portugal.",
        "Malta condemned Norway on Monday.",
        "Spain is arming Malta.",
    )
    found = events(page, (), ())
    assert days(one(found, "ACCUSE")) == ("2031-03-17", "2031-03-17")
    assert days(one(found, "AID")) == ("2031-03-17", "2031-03-20")
    assert days(one(found, "SANCTION")) == ("2031-03-16", "2031-03-20")


def test_news_of_a_page_without_a_day_says_that_it_is_news(read):
    event = one(events(read("Norway imposed sanctions on Portugal."), (), ()), "SANCTION")
    assert event.date is None
    assert (
        event.date_missing
        == "no time is named; told as news near the top of the page: the page has no date to count from"
    )


@pytest.mark.parametrize(
    ("lines", "root"),
    [
        pytest.param(
            (
                *["It rained."] * 6,
                "Norway said on Monday that the port was shut.",
                "The announcement came as Ada Holt met Una Brand in Rome.",
            ),
            "CONSULT",
            id="the announcement came as",
        ),
        pytest.param(
            (
                *["It rained."] * 6,
                "Malta recalled its envoy on Monday.",
                "The move came as Norway expelled two Portuguese diplomats.",
            ),
            "SANCTION",
            id="the move came as",
        ),
    ],
)
def test_what_was_done_as_the_last_told_came_is_of_its_day(read, lines, root):
    found = events(read(*lines, published="2031-03-12"), (), ())
    event = next(
        each for each in found if each.plover == root and ("Rome" in each.action or "expelled" in each.action)
    )
    assert days(event) == ("2031-03-10", "2031-03-10")
    assert "as what was told just before" in event.date.why


def test_a_spoken_warning_is_of_the_day_on_which_it_was_spoken(read, said):
    page = read(
        *["It rained."] * 6,
        "Ned Holt told a Lisbon paper on Sunday that the port was shut.",
        '"If Portugal helps them, of course there will be costs," Holt said.',
        published="2031-03-12",
    )
    first = said(page, "Ned Holt", "told", "that the port was shut", speaker="Ned Holt", kind="indirect")
    words = "If Portugal helps them, of course there will be costs"
    quote = said(page, "Holt", "said", words, speaker="Ned Holt")
    event = one(events(page, (first, quote), ()), "THREATEN")
    assert days(event) == ("2031-03-09", "2031-03-09")
    alone = one(events(page, (said(page, "Holt", "said", words, speaker="Ned Holt"),), ()), "THREATEN")
    assert alone.date is None


def test_a_spoken_warning_has_the_day_of_its_own_verb(read, said):
    page = read(
        *["It rained."] * 6,
        '"If Portugal helps them, of course there will be costs," Ned Holt said on Tuesday.',
        published="2031-03-12",
    )
    quote = said(page, "Ned Holt", "said", "If Portugal helps them, of course there will be costs")
    assert days(one(events(page, (quote,), ()), "THREATEN")) == ("2031-03-11", "2031-03-11")
