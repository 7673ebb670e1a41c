import pytest

from firsthand.model.claim import Claim, Origins
from firsthand.model.drift import Drift
from firsthand.options.stories import TimelineOptions
from firsthand.stages.stories import timeline

TEXT = (
    "Velmar closed the strait on Monday. Orsa rejected the offer of talks. Velmar will hold a vote in June. "
    "Karsk denied that it had asked for ships. Velmar shut the strait to ships on Monday."
)


@pytest.fixture
def page(make):
    return make.document("a", TEXT)


def lines(make, heap, events, claims=(), options=None):
    told = make.told(heap, make.kinship())
    found = timeline(told, events, claims, heap, make.kinship(), options)
    return sorted((entry.date, entry.text) for entry in found)


def test_a_line_is_the_sentence_that_tells_the_event(make, page):
    event = make.event(1, [(page, "rejected the offer")], "2024-03-11")
    assert lines(make, make.heap(page), [event]) == [("2024-03-11", "Orsa rejected the offer of talks.")]


@pytest.mark.parametrize(
    ("status", "words", "expected"),
    [
        ("planned", "hold a vote", "Planned: Velmar will hold a vote in June."),
        ("denied", "asked for ships", "Denied: Karsk denied that it had asked for ships."),
        ("cancelled", "hold a vote", "Cancelled: Velmar will hold a vote in June."),
    ],
)
def test_what_did_not_happen_is_said_to_be_so(make, page, status, words, expected):
    event = make.event(1, [(page, words)], "2024-03-11", status)
    assert lines(make, make.heap(page), [event]) == [("2024-03-11", expected)]


def test_what_one_witness_denies_and_another_tells_is_disputed(make, page):
    other = make.document("b", "Karsk asked Orsa for ships, two officials said.")
    told = [(other, "asked Orsa", "happened"), (page, "asked for ships", "denied")]
    event = make.event(1, told, "2024-03-11")
    heap = make.heap(page, other)
    assert [text for _, text in lines(make, heap, [event])] == [
        "Disputed: Karsk denied that it had asked for ships."
    ]


def test_an_event_of_a_disputed_claim_is_disputed(make, page):
    event = make.event(1, [(page, "rejected the offer")], "2024-03-11")
    claim = Claim(
        id="k-1", proposition="", spans=event.spans, independent_origins=Origins(1, 1), status="disputed"
    )
    assert lines(make, make.heap(page), [event], [claim])[0][1].startswith("Disputed: ")


def test_hypothetical_and_undated_events_have_no_line(make, page):
    events = [
        make.event(1, [(page, "rejected the offer")], "2024-03-11", "hypothetical"),
        make.event(2, [(page, "closed the strait")], None),
    ]
    assert lines(make, make.heap(page), events) == []


def test_one_happening_in_other_words_has_one_line_with_all_origins(make, page):
    events = [
        make.event(1, [(page, "closed the strait")], "2024-03-11"),
        make.event(2, [(page, "shut the strait")], "2024-03-11"),
    ]
    heap = make.heap(page)
    (entry,) = timeline(make.told(heap, make.kinship(), (), ()), events, (), heap, make.kinship())
    assert entry.events == ("e-1", "e-2")
    assert len(entry.citations) == 2


@pytest.mark.parametrize(
    ("start", "end", "precision", "expected"),
    [
        ("2024-03-11", "2024-03-11", "day", "2024-03-11"),
        ("2024-03-01", "2024-03-31", "month", "2024-03"),
        ("2024-01-01", "2024-12-31", "year", "2024"),
        ("2024-03-04", "2024-03-10", "week", "2024-03-04/2024-03-10"),
    ],
)
def test_dates_are_as_exact_as_they_are_known(make, page, start, end, precision, expected):
    event = make.event(1, [(page, "rejected the offer")], start, end=end, precision=precision)
    assert lines(make, make.heap(page), [event])[0][0] == expected


def test_the_lines_with_most_origins_are_kept_when_there_are_too_many(make, page):
    other = make.document("b", "Orsa rejected all talks.")
    events = [
        make.event(1, [(page, "closed the strait")], "2024-03-11"),
        make.event(
            2, [(page, "rejected the offer"), (other, "rejected all talks")], "2024-03-12", plover="REJECT"
        ),
    ]
    found = lines(make, make.heap(page, other), events, options=TimelineOptions(lines=1))
    assert [date for date, _ in found] == ["2024-03-12"]


@pytest.mark.parametrize(
    ("faithful", "printed"), [("a", "Velmar may close the strait."), ("b", "Velmar closed the strait.")]
)
def test_no_line_prints_words_that_are_not_faithful(make, faithful, printed):
    source, copy = (
        make.document("a", "Velmar may close the strait."),
        make.document("b", "Velmar closed the strait."),
    )
    event = make.event(
        1, [(source, "the strait", "happened"), (copy, "the strait", "happened")], "2024-03-11"
    )
    drift = Drift(
        id="d-1",
        relation="copy",
        a=(source.span(7, 16),),
        b=(copy.span(7, 13),),
        type="modality",
        material=True,
        likely_faithful=faithful,
        score=1.0,
        why="",
    )
    heap = make.heap(source, copy)
    told = make.told(heap, make.kinship())
    found = timeline(told, [event], (), heap, make.kinship(), drifts=[drift])
    assert {entry.text for entry in found} <= {printed}
    assert found
