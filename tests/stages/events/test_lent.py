"""Days lent from page to page: what an undated or misdated page tells is counted from the day of another."""

import pytest

from firsthand.model.copies import Family
from firsthand.model.entity import Entity
from firsthand.stages.events import events, merge

FAR = ["It rained in the hills."] * 6


@pytest.fixture(scope="session")
def merged(named):
    def run(*pages, people=(), families=(), attributions=()):
        documents = {page.document.id: page.document for page in pages}
        names = {page.document.id: named(page, *((each, "person") for each in people)) for page in pages}
        found = [each for page in pages for each in events(page, (), names[page.document.id])]
        entities = [
            Entity(
                id=f"n-{number}",
                name=name,
                kind="person",
                mentions=tuple(
                    page.document.span(at, at + len(name))
                    for page in pages
                    if (at := page.document.text.find(name)) >= 0
                ),
            )
            for number, name in enumerate(people)
        ]
        return merge(found, (), (), entities, documents, families, (), None, attributions)[0]

    return run


def of(found, root, doc):
    (event,) = [each for each in found if each.plover == root and doc in each.documents]
    return event


PEOPLE = ("Ada Holt", "Una Brand", "Ned Moss", "Ida Lund", "Max Berg")
REST = "Ned Moss, Ida Lund and Max Berg were there."
DATED = ("caption", "Crowds in Lisbon, March 14, 2031.")


def test_news_and_what_is_going_on_take_the_day_that_another_page_lends(read, merged):
    a = read(DATED, f"Ada Holt met Una Brand in Rome on Monday. {REST}", doc="a" * 16)
    b = read(
        "Norway sanctioned Portugal.",
        f"Monday's meeting between Ada Holt and Una Brand was long. {REST}",
        *FAR,
        "Spain is arming Malta.",
        "On Sunday Malta condemned Norway.",
        doc="b" * 16,
    )
    found = merged(a, b, people=PEOPLE)
    assert of(found, "ACCUSE", "b" * 16).date.start == "2031-03-16"
    news = of(found, "SANCTION", "b" * 16).date
    assert (news.start, news.end) == ("2031-03-16", "2031-03-17")
    assert "told as news near the top of the page" in news.why
    assert "the day of the same event in" in news.why
    now = of(found, "AID", "b" * 16).date
    assert (now.start, now.end) == ("2031-03-17", "2031-03-17")


@pytest.mark.parametrize(
    ("told", "retold"),
    [
        (
            "Norway expelled three Portuguese diplomats over the burnt grain ships on Monday.",
            "Norway expelled three Portuguese diplomats over burnt grain ships on Monday.",
        ),
        (
            "Malta on Monday severed relations with Spain over the burnt salt ships of Cadiz.",
            "Malta severed relations with Spain over burnt salt ships on Monday.",
        ),
    ],
)
def test_an_undated_page_takes_the_day_of_the_event_that_a_dated_page_tells(read, merged, told, retold):
    a = read(told, published="2031-03-12", doc="a" * 16)
    b = read(retold, *FAR, "Italy condemned Greece on Sunday.", doc="b" * 16)
    event = of(merged(a, b), "ACCUSE", "b" * 16)
    assert (event.date.start, event.date.end) == ("2031-03-09", "2031-03-09")
    assert "the day of the same event in" in event.date.why


def test_pages_that_share_little_lend_nothing(read, merged):
    a = read("Norway met Portugal on Monday.", published="2031-03-12", doc="a" * 16)
    b = read("Norway met Portugal on Monday.", *FAR, "Italy condemned Greece on Sunday.", doc="b" * 16)
    assert of(merged(a, b), "ACCUSE", "b" * 16).date is None


def test_two_lenders_of_different_weeks_lend_nothing(read, merged):
    told = "Norway expelled three Portuguese diplomats over the burnt grain ships on Monday."
    a = read(told, published="2031-03-12", doc="a" * 16)
    c = read(told, published="2031-06-12", doc="c" * 16)
    b = read(told, *FAR, "Italy condemned Greece on Sunday.", doc="b" * 16)
    assert of(merged(a, b, c), "ACCUSE", "b" * 16).date is None


def test_a_page_that_two_others_contradict_counts_from_their_day(read, merged):
    told = "Norway expelled three Portuguese diplomats over the burnt grain ships on Monday."
    again = "On Tuesday Malta blockaded the Spanish salt harbour of Cadiz with six frigates."
    a = read(told, again, published="2031-03-12", doc="a" * 16)
    b = read(told, again, published="2031-03-13", doc="b" * 16)
    c = read(told, again, *FAR, "Italy condemned Greece on Sunday.", published="2031-10-01", doc="c" * 16)
    event = of(merged(a, b, c), "ACCUSE", "c" * 16)
    assert event.date.start == "2031-03-09"
    assert "the page is dated 2031-10-01" in event.date.why
    alone = of(merged(a, c), "ACCUSE", "c" * 16)
    assert alone.date.start == "2031-09-28"


def test_the_same_deed_every_month_does_not_make_a_page_misdated(read, merged):
    told = "Norway met Portugal in Rome on Monday."
    pages = [read(told, published=f"2031-0{month}-12", doc=f"{month}" * 16) for month in (2, 3, 4, 5)]
    found = [each.date.start for each in merged(*pages)]
    assert len(set(found)) == 4


def test_a_copy_of_a_page_that_borrows_counts_from_the_same_day(read, merged):
    told = "Norway expelled three Portuguese diplomats over the burnt grain ships on Monday."
    a = read(told, published="2031-03-12", doc="a" * 16)
    b = read(told, "Italy condemned Greece on Sunday.", *FAR, doc="b" * 16)
    c = read("Italy condemned Greece on Sunday.", *FAR, "Spain is arming Malta.", doc="c" * 16)
    kin = [Family(id="f-1", origin="o-1", documents=("b" * 16, "c" * 16))]
    assert of(merged(a, b, c, families=kin), "AID", "c" * 16).date.start == "2031-03-10"
    assert of(merged(a, b, c), "AID", "c" * 16).date is None


@pytest.mark.parametrize("day", ["Sunday", "Tuesday"])
def test_one_utterance_told_by_a_dated_and_an_undated_page_lends_its_day(read, said, day):
    words = "We will burn no more grain ships this winter"
    a = read(f'"{words}," Ned Holt said on {day}.', published="2031-03-12", doc="a" * 16)
    b = read(*FAR, f'"{words}," Ned Holt said on {day}.', "Italy condemned Greece on Saturday.", doc="b" * 16)
    quotes = [said(page, "Ned Holt", "said", words, utterance="u-1") for page in (a, b)]
    documents = {page.document.id: page.document for page in (a, b)}
    found = [each for page in (a, b) for each in events(page, (), ())]
    merged = merge(found, (), (), (), documents, (), (), None, quotes)[0]
    assert of(merged, "ACCUSE", "b" * 16).date.start == "2031-03-08"
