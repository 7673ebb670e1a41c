from firsthand.model.copies import Origin
from firsthand.stages.claims.counting import SAME, Counting


def told(ident, *, outlet=None, kind="document", name="a page", same=(), why="It holds most."):
    return Origin(id=ident, kind=kind, name=name, documents=(), outlet=outlet, possibly_same=same, why=why)


def test_reports_credited_to_one_agency_in_three_families_are_one_origin():
    rows = [
        told(f"o-{one}", outlet=name, kind="upstream")
        for one, name in enumerate(["AP", "AP", "Associated Press"])
    ]
    assert Counting(rows).independent(["o-0", "o-1", "o-2"]) == 1
    assert Counting(rows).independent(["o-0", "o-2"]) == 1


def test_two_reports_of_one_newsroom_count_apart_and_a_credit_to_it_counts_with_the_first():
    rows = [told("o-1", outlet="Lantern Wire"), told("o-2", outlet="Lantern Wire")]
    assert Counting(rows).independent(["o-1", "o-2"]) == 2
    credited = told("o-3", outlet="the Lantern Wire", kind="upstream")
    assert [group.origins for group in Counting([*rows, credited]).groups(["o-1", "o-2", "o-3"])] == [
        ("o-1", "o-3"),
        ("o-2",),
    ]


def test_what_a_newsroom_is_made_to_say_goes_back_to_its_report():
    spoken = told("o-2", kind="utterance", name="The Lantern Wire, report")
    assert Counting([told("o-1", outlet="Lantern Wire"), spoken]).independent(["o-1", "o-2"]) == 1
    assert Counting([told("o-1", outlet="Evening Kite"), spoken]).independent(["o-1", "o-2"]) == 2


def test_speakers_of_one_name_are_no_newsroom():
    rows = [told(ident, kind="utterance", name="the police") for ident in ("o-1", "o-2")]
    assert Counting(rows).independent(["o-1", "o-2"]) == 2


def reasons(rows, ties=None, names=None):
    found = Counting(rows, names).counted([row.id for row in rows], ties or {}, "assert")
    assert all(one.stance == "assert" for one in found)
    return [one.why for one in found]


def test_every_origin_says_why_it_counts():
    rows = [
        told(
            "o-1",
            name="Tove Asker, a briefing",
            kind="utterance",
            why="One act of speaking, told on one page.",
        ),
        told("o-2", name="The Lantern", why="No other page here is its source."),
    ]
    assert reasons(rows) == [
        "Tove Asker: one act of speaking, told on one page.",
        "The Lantern: no other page here is its source.",
    ]


def test_origins_that_are_one_say_what_ties_them():
    wire = [
        told(f"o-{one}", outlet="AP", kind="upstream", name=f"the AP report behind {one}") for one in "12"
    ]
    assert reasons(wire) == ["The AP report: credited to AP, they count once."]
    side = [told("o-1", name="Ann Lee"), told("o-2", name="an official")]
    ties = {row.id: frozenset({"n-7"}) for row in side}
    assert reasons(side, ties, {"n-7": "Orlund"}) == [
        "Ann Lee, An official: of one side (Orlund), they count once."
    ]
    voice = [told(ident, kind="utterance", name="Ann Lee") for ident in ("o-1", "o-2")]
    assert reasons(voice, ties) == ["Ann Lee: one voice counts once, however often it spoke (2 times here)."]
    unnamed = [told("o-1", name="a source", same=("o-2",)), told("o-2", name="a source", same=("o-1",))]
    assert reasons(unnamed) == [
        "A source: nothing shows that they are not one and the same, so they count once."
    ]
    assert Counting(unnamed).groups(["o-1", "o-2"])[0].ties == (SAME,)
