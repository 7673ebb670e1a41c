"""Warnings, promises, plans and forecasts of one page."""

from firsthand.stages.events import events, pledges


def kinds(page, attributions=()):
    return sorted(each.kind for each in pledges(page, attributions, events(page, attributions, ())))


def test_a_warning_with_a_condition_is_a_pledge(read):
    assert kinds(read("Norway warned that Portugal would face costs if it armed the rebels.")) == ["warning"]


def test_an_offer_is_a_promise(read):
    assert kinds(read("Norway offered to send medicine to Portugal.")) == ["promise"]


def test_a_plan_has_its_day(read):
    page = read("Norway will host the Portuguese premier on Thursday.", published="2031-03-17")
    (plan,) = pledges(page, (), events(page, (), ()))
    assert (plan.kind, plan.due.start, plan.outcome) == ("plan", "2031-03-20", "open")


def test_a_forecast_comes_from_who_makes_it(read, said):
    page = read("Prices will fall by May, Ned Holt said.", published="2031-03-17")
    forecast = said(
        page, "Ned Holt", "said", "Prices will fall by May", speech_act="forecast", kind="indirect"
    )
    (pledge,) = pledges(page, (forecast,), events(page, (forecast,), ()))
    assert (pledge.kind, pledge.speaker, pledge.due.start) == ("forecast", "Ned Holt", "2031-05-01")


def test_a_deal_reached_and_a_deed_done_are_no_pledges(read):
    assert kinds(read("Norway reached a deal with Portugal.", "Norway sent medicine to Portugal.")) == []
