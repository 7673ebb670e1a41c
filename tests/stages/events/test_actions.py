"""Events of one page: parties, dates, conditions, amounts, the attribution they rest on."""

import pytest

from firsthand.model.event import Event
from firsthand.stages.events import events


def one(found, root):
    matching = [each for each in found if each.plover == root]
    assert len(matching) == 1, [(each.plover, each.action) for each in found]
    return matching[0]


def test_a_sanction_with_its_year(read):
    page = read("Tessin was sanctioned by the Norwegian government in 2028 over purchases of jets.")
    event = one(events(page, (), ()), "SANCTION")
    assert event.actor == "Norwegian government"
    assert (event.date.start, event.date.precision) == ("2028-01-01", "year")


def test_a_weekday_needs_an_anchor_and_says_so(read):
    event = one(events(read("Norway sanctioned Portugal on Tuesday."), (), ()), "SANCTION")
    assert event.date is None
    assert event.date_missing == '"Tuesday" cannot be counted: the page has no date to count from'


def test_a_weekday_counts_from_the_page(read):
    page = read("Norway sanctioned Portugal on Tuesday.", published="2031-03-13T10:00:00Z")
    event = one(events(page, (), ()), "SANCTION")
    assert event.date.start == "2031-03-11"
    assert "the page is dated 2031-03-13" in event.date.why


def test_a_dated_picture_stands_in_for_a_missing_date(read):
    page = read(("caption", "A soldier in Lisbon, March 14, 2031."), "Norway sanctioned Portugal on Monday.")
    event = one(events(page, (), ()), "SANCTION")
    assert event.date.start == "2031-03-17"
    assert "picture" in event.date.why
    assert [page.document.words(span) for span in event.date.evidence] == ["Monday"]


def test_captions_yield_no_events(read):
    page = read(("caption", "Norway sanctioned Portugal on March 14, 2031."), "It rained in Lisbon.")
    assert events(page, (), ()) == ()


def test_a_page_date_that_the_text_contradicts_is_not_counted_from(read):
    page = read(
        "The Norwegian premier last met the Portuguese king in Oslo in October.",
        "About four months later, the Norwegian raid on Portugal has become the main issue.",
        "Norway sanctioned Portugal on Monday.",
        published="2031-10-01",
    )
    found = events(page, (), ())
    assert one(found, "CONSULT").date.start == "2030-10-01"
    sanction = one(found, "SANCTION")
    assert sanction.date is None
    assert "its text was written between" in sanction.date_missing


def test_a_spoken_warning_needs_its_speaker(read, said):
    page = read('"If Portugal helps them, of course there will be costs," Ned Holt said.')
    assert [each for each in events(page, (), ()) if each.plover == "THREATEN"] == []
    quote = said(page, "Ned Holt", "said", "If Portugal helps them, of course there will be costs")
    event = one(events(page, (quote,), ()), "THREATEN")
    words = page.document.words
    assert (event.actor, event.target) == ("Ned Holt", "Portugal")
    assert [words(span) for span in event.condition] == ["If Portugal helps them"]
    assert [words(span) for span in event.consequence] == ["of course there will be costs"]
    assert event.witnesses[0].attribution == quote.id


def test_no_costs_are_no_warning(read, said):
    page = read('"If Portugal helps them, there will be no costs," Ned Holt said.')
    quote = said(page, "Ned Holt", "said", "If Portugal helps them, there will be no costs")
    assert [each for each in events(page, (quote,), ()) if each.plover == "THREATEN"] == []


def test_a_reported_warning_with_condition_and_consequence(read):
    page = read("Norway warned that Portugal would face costs if it armed the rebels.")
    event = one(events(page, (), ()), "THREATEN")
    assert [page.document.words(span) for span in event.condition] == ["if it armed the rebels"]
    assert "Portugal would face costs" in page.document.words(event.consequence[0])


def test_warned_for_informed_is_no_threat(read):
    page = read("Norway warned allies that Portugal had offered weapons.")
    assert [each for each in events(page, (), ()) if each.plover == "THREATEN"] == []


def test_what_will_not_be_tolerated_is_a_warning(read, said):
    page = read('"We will not allow any country to arm the rebels," Ned Holt said.')
    quote = said(page, "Ned Holt", "said", "We will not allow any country to arm the rebels")
    event = one(events(page, (quote,), ()), "THREATEN")
    assert event.actor == "Ned Holt"


def test_sums_with_their_purposes(read):
    page = read("The bill allocated $8 billion to counter piracy, and $61 billion for Portugal.")
    event = one(events(page, (), ()), "AID")
    assert [(each.value, each.unit, each.purpose) for each in event.amounts] == [
        (8e9, "USD", "to counter piracy"),
        (61e9, "USD", "for Portugal"),
    ]


def test_votes_are_amounts(read):
    page = read("The General Assembly voted to condemn Norway; Malta was one of 35 countries to abstain.")
    event = one(events(page, (), ()), "ACCUSE")
    assert [(each.value, each.unit, each.purpose) for each in event.amounts] == [
        (35.0, "countries", "abstain")
    ]


def test_a_mention_gives_the_name(read, named):
    page = read("Holt met Brand in Lisbon.")
    names = named(page, ("Holt", "person", None, "Ada Holt"), ("Brand", "person", None, "Una Brand"))
    event = one(events(page, (), names), "CONSULT")
    assert (event.actor, event.target, event.place) == ("Ada Holt", "Una Brand", "Lisbon")


def test_an_unresolved_pronoun_does_nothing(read):
    assert events(read("They attacked it."), (), ()) == ()


def test_words_to_an_outlet_are_no_consultation(read, named):
    page = read("An official spoke to the Lisbon Post on Tuesday.")
    assert events(page, (), named(page, ("Lisbon Post", "outlet"))) == ()


@pytest.mark.parametrize("published", [None, "2031-03-13"])
def test_events_lie_inside_their_page_and_repeat_themselves(read, published):
    page = read(
        "Norway refused to meet Portugal on Monday.",
        "Malta sent $3 million to Norway last week.",
        published=published,
    )
    found = events(page, (), ())
    assert found == events(page, (), ())
    assert found
    for each in found:
        assert isinstance(each, Event)
        for span in (*each.spans, *each.condition, *(amount.span for amount in each.amounts)):
            assert 0 <= span.start < span.end <= len(page.document.text)


@pytest.mark.parametrize(
    ("sentence", "roots"),
    [
        ("Former surveyor Una Brand pleaded guilty to fraud on Friday.", []),
        ("Una Brand pleaded not guilty to charges of theft.", []),
        ("Norway pleaded with Portugal to open the border.", ["REQUEST"]),
        ("Norway pleaded for help from Portugal.", ["REQUEST"]),
    ],
)
def test_a_plea_in_court_asks_for_nothing(read, sentence, roots):
    assert [each.plover for each in events(read(sentence), (), ())] == roots
