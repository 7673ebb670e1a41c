"""What became of pledges over several pages of fiction."""

import pytest

from firsthand.model.copies import Family
from firsthand.stages.events import channels, events, merge, pledges

A, B, C = "a" * 16, "b" * 16, "c" * 16


@pytest.fixture(scope="session")
def judged():
    """The pledges of the given pages, merged."""

    def run(*pages, said=(), families=()):
        found = [each for page in pages for each in events(page, (), ())]
        lines = [each for page in pages for each in channels(page, (), ())]
        told = [each for page in pages for each in pledges(page, said, events(page, said, ()))]
        documents = {page.document.id: page.document for page in pages}
        by_id = {page.document.id: page for page in pages}
        return merge(found, lines, told, (), documents, families, (), by_id, said)[2]

    return run


@pytest.fixture(scope="session")
def outcome(read, judged):
    """The outcome of the one pledge of a first page, by what a later one tells."""

    def run(pledged, *later):
        first = read(pledged, published="2031-03-01", doc=A)
        second = read(*later, published="2031-05-20", doc=B)
        (pledge,) = (
            each for each in judged(first, second) if first.document.id in {span.doc for span in each.spans}
        )
        return pledge.outcome

    return run


THREAT = "Norway warned that it would close its ports to Portugal if the toll rose."
PROMISE = "Norway promised to publish the list of its wells by the end of April."


@pytest.mark.parametrize(
    ("pledged", "later", "expected"),
    [
        pytest.param(THREAT, "Norway closed its ports on Monday.", "kept", id="the same deed"),
        pytest.param(THREAT, "Norway shut its ports to Portugal.", "kept", id="a verb for the same deed"),
        pytest.param(THREAT, "Norway never closed its ports.", "broken", id="never"),
        pytest.param(
            THREAT,
            "Norway left its ports open, though it had warned that it would close them.",
            "broken",
            id="left open as against the warning",
        ),
        pytest.param(
            THREAT, "Norwegian police searched a Portuguese ferry.", "open", id="another hostile deed"
        ),
        pytest.param(THREAT, "Norway imposed sanctions on Portugal.", "open", id="another sanction"),
        pytest.param(THREAT, "Malta closed its ports.", "open", id="somebody else"),
        pytest.param(THREAT, "Norway closed its schools.", "open", id="another thing"),
        pytest.param(THREAT, "Norway may close its ports.", "open", id="only possible"),
        pytest.param(THREAT, "Norway closed its ports on May 3, 1999.", "open", id="long before"),
        pytest.param(THREAT, "Norway closed its ports.", "kept", id="undated in the text"),
        pytest.param(PROMISE, "Norway published the list of wells.", "kept", id="promise kept"),
        pytest.param(PROMISE, "Norway released the list of its wells.", "kept", id="a synonym"),
        pytest.param(PROMISE, "Norway has not published the list.", "broken", id="not done and due"),
        pytest.param(
            PROMISE, "The list of wells was not published as promised.", "broken", id="passive, recalled"
        ),
        pytest.param(
            PROMISE,
            "The list, which Norway had promised for April, was not published.",
            "broken",
            id="recalled in a clause",
        ),
        pytest.param(PROMISE, "It rained in Rome.", "unknown", id="nobody tells"),
        pytest.param(
            "Norway promised to build a bridge.",
            "Norway has not built a bridge.",
            "unknown",
            id="no time named",
        ),
        pytest.param(
            "Norway agreed to keep the hotline with Portugal open.",
            "Norway suspended the hotline with Portugal.",
            "broken",
            id="stopped what was to be kept running",
        ),
        pytest.param(
            "Norway agreed to keep the hotline with Portugal open.",
            "The hotline with Portugal was tested.",
            "unknown",
            id="used, not stopped",
        ),
    ],
)
def test_outcomes(outcome, pledged, later, expected):
    assert outcome(pledged, later) == expected


def test_two_deeds_of_which_one_was_done_is_partly(outcome):
    both = "Norway threatened to close its ports and to freeze the accounts of the bank."
    assert (
        outcome(both, "Norway froze the accounts of the bank.", "Norway never closed its ports.") == "partly"
    )
    assert outcome(both, "Norway froze the accounts of the bank.", "Norway closed its ports.") == "kept"
    assert outcome(both, "Norway froze the accounts of the bank.") == "partly"


@pytest.mark.parametrize(
    ("later", "expected"),
    [
        ("Half of the warning that Norway gave in March was carried out.", "partly"),
        ("The threat that Norway made in March was not carried out.", "broken"),
        ("Norway carried out its threat.", "kept"),
        ("Norway quietly dropped its threat.", "broken"),
        ("Portugal carried out its threat.", "open"),
    ],
)
def test_what_is_said_of_the_pledge_itself(outcome, later, expected):
    assert outcome(THREAT, later) == expected


def test_it_stands_for_the_pledge_told_just_before(read, judged):
    page = read(
        "Norway warned that it would shell any ship that crossed the line.",
        "It was not carried out.",
        published="2031-03-01",
        doc=A,
    )
    (pledge,) = judged(page)
    assert pledge.outcome == "broken"
    assert [page.document.words(span) for span in pledge.outcome_spans] == ["It was not carried out"]


def test_a_plan_that_is_put_off_is_one_plan_over_the_pages_and_changed(read, judged):
    a = read("The premier will travel to Lisbon on March 25, 2031.", published="2031-03-01", doc=A)
    b = read("The premier is due in Lisbon on March 25, 2031.", published="2031-03-02", doc=B)
    c = read("The premier postponed a visit to Lisbon.", published="2031-03-20", doc=C)
    (plan,) = judged(a, b, c)
    assert (plan.kind, plan.outcome, plan.due.start) == ("plan", "changed", "2031-03-25")
    assert {span.doc for span in plan.spans} == {A, B, C}


def test_a_second_convoy_is_kept_by_the_second_not_the_first(read, judged):
    a = read("A second convoy is planned for early May.", published="2031-04-20", doc=A)
    first = read("A first convoy reached Lisbon on Sunday.", published="2031-05-06", doc=B)
    second = read("A second convoy reached Lisbon on Sunday.", published="2031-05-06", doc=C)
    assert [each.outcome for each in judged(a, first) if each.kind == "plan"] == ["open"]
    assert [each.outcome for each in judged(a, second) if each.kind == "plan"] == ["kept"]


def test_one_promise_by_two_pages_is_one_pledge(read, judged):
    a = read(
        "Norway promised to publish the list of its wells by May 1, 2031.", published="2031-03-01", doc=A
    )
    b = read("Norway has pledged to publish the list of wells.", published="2031-03-02", doc=B)
    other = read("Norway promised to build a bridge.", published="2031-03-02", doc=C)
    assert len(judged(a, b)) == 1
    assert len(judged(a, b, other)) == 2


def test_a_forecast_whose_maker_admits_that_it_failed(read, judged, said):
    a = read("The wells will run dry within two weeks, Ned Holt said.", published="2031-03-01", doc=A)
    b = read(
        "Ned Holt, who said in March that the wells would run dry, admitted that they had not.",
        published="2031-05-20",
        doc=B,
    )
    forecast = said(
        a,
        "Ned Holt",
        "said",
        "The wells will run dry within two weeks",
        speech_act="forecast",
        kind="indirect",
    )
    (pledge,) = (each for each in judged(a, b, said=(forecast,)) if each.kind == "forecast")
    assert pledge.outcome == "broken"


def test_a_misdated_copy_counts_its_days_from_the_page_that_it_copies(read, judged):
    words = "The premier will travel to Lisbon on March 25."
    a = read(words, published="2031-03-11", doc=A)
    b = read(words, published="2031-10-03", doc=B)
    undated = read(words, doc=C)
    families = [Family(id="f-1", origin="o-1", documents=(A, B, C))]
    (plan,) = judged(a, b, undated, families=families)
    assert plan.due.start == "2031-03-25"
    alone = judged(undated)[0]
    assert alone.due is None


def test_what_a_speaker_undertakes_is_a_promise(read, judged, said):
    page = read("“We will keep the line staffed,” Ned Holt said.", published="2031-03-01", doc=A)
    talk = read("“We will see,” Ned Holt said.", published="2031-03-01", doc=B)
    spoken = said(page, "Ned Holt", "said", "We will keep the line staffed")
    vague = said(talk, "Ned Holt", "said", "We will see")
    assert [each.kind for each in judged(page, said=(spoken,))] == ["promise"]
    assert judged(talk, said=(vague,)) == ()
