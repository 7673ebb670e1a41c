"""Ten short pages on five invented matters, two on each, that contradict each other: written, then read."""

from pathlib import Path

import pytest

import firsthand

HEAP = Path(__file__).parent / "heap"


@pytest.fixture(scope="module")
def claims():
    dossier = firsthand.read(firsthand.pages([str(HEAP)]))
    return {claim.proposition: claim for claim in dossier.claims}


@pytest.mark.parametrize(
    ("proposition", "asserts", "denies"),
    [
        ("The water was safe.", "Karl Brom", "The health ministry"),
        ("The pumps had been cleaned in June.", "Karl Brom", "a chemist at the waterworks"),
        ("[Jens Okkel] was ill.", "His lawyer", "two people who saw him at a restaurant in Port Lenna that evening"),
        ("Ms Falk had been dismissed for theft.", "Dag Rönn", "Ines Falk"),
        ("The ministry had known since July.", "Hanna Ries", "Alva Renn"),
        ("The strike was consistent with the law.", "Rolf Amdahl", "Kirsti Lunde"),
        ("Mr Melin had asked the army to guard the commission's offices.", "an adviser to the president",
         "The army"),
        ("Mr Melin telephoned Liv Harstad on Monday night.", "one of the advisers", "Ms Harstad's spokesman"),
        ("Harbour Transit has turned to a staffing agency in Ulvik for drivers.",
         "two managers of the company", "Edda Moe"),
        ("Tomas Verhal, 58, received 2.4 million crowns from Arkline Shipping between 2017 and 2020.",
         "Prosecutors", "Tomas Verhal"),
    ],
)  # fmt: skip
def test_what_is_disputed_between_whom(claims, proposition, asserts, denies):
    claim = claims[proposition]
    assert claim.status == "disputed"
    assert asserts in {witness.speaker for witness in claim.assertions}
    assert denies in {witness.speaker for witness in claim.denials}


@pytest.mark.parametrize(
    "proposition",
    [
        "Six people died in the flood on Friday.",
        "The election had been rigged in the north, where three polling stations opened four hours late.",
    ],
)
def test_what_was_taken_back(claims, proposition):
    assert claims[proposition].status == "retracted"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("A third of the trams were running.", "Half of the trams were running on Tuesday."),
        ("[The bank] had lost 11 million crowns on loans to Arkline.",
         "The Coastal Bank lost 14 million crowns on loans to Arkline."),
    ],
)  # fmt: skip
def test_other_numbers_are_other_claims(claims, one, other):
    assert claims[one].status == claims[other].status == "single_source"


def test_a_warning_that_is_not_denied_is_hedged(claims):
    (hedge,) = claims["Engineers warned the operator of a crack in October."].hedges
    assert hedge.speaker == "Petra Skov"


def test_no_row_is_a_fragment_or_a_question(claims):
    for proposition in claims:
        words = proposition.split()
        assert len(words) > 2
        assert words[0].lower() not in {
            "who",
            "which",
            "where",
            "why",
            "how",
            "because",
            "to",
            "that",
            "whether",
        }
        assert not proposition.endswith("?")
