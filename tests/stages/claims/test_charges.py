"""Charges and what answers them, on invented pages: which denial meets which charge."""

import pytest

DISPUTES = [
    pytest.param(
        "The tenants’ union accused the landlord, Brack Homes, of cutting the heating in nine flats. "
        "Brack Homes denied the accusation.",
        ["The landlord, Brack Homes [is accused of] cutting the heating in nine flats."], id="accused of",
    ),
    pytest.param(
        "The firm’s barge Little Wren is alleged to have dumped 40 barrels of oil in the bay on Monday. "
        "Corvane Shipping, which owns the barge, denied that the Little Wren had entered the bay.",
        ["The firm’s barge Little Wren is alleged to have dumped 40 barrels of oil in the bay on Monday."],
        id="a deed denied in other words",
    ),
    pytest.param(
        "Prosecutors said that the director, Ivo Brandt, had bribed two judges. A neighbour said that the dog "
        "had barked. Mr Brandt denied the allegation.",
        ["The director, Ivo Brandt, had bribed two judges."], id="the charge against him, not what came last",
    ),
    pytest.param(
        "Prosecutors said that the director, Ivo Brandt, had bribed two judges. They said that Mr Brandt had "
        "burned the files of the court. Mr Brandt denied the allegations.",
        ["Mr Brandt had burned the files of the court.", "The director, Ivo Brandt, had bribed two judges."],
        id="all charges of one voice",
    ),
    pytest.param(
        "Prosecutors say that Karel Vost planned the robbery. Vost denies any involvement in the robbery.",
        ["Karel Vost planned the robbery."], id="any involvement",
    ),
    pytest.param(
        "Prosecutors said that Karel Vost had robbed the bank. Vost pleaded not guilty.",
        ["Karel Vost had robbed the bank."], id="not guilty",
    ),
    pytest.param(
        "The opposition leader, Ann Lee, said that the vote was rigged. The electoral board said the vote had "
        "been free and fair.",
        ["The vote had been free and fair."], id="rigged and fair",
    ),
    pytest.param(
        "The minister called the rescue a success. The opposition said the rescue had been a failure.",
        ["The rescue [is called] a success."], id="a success and a failure",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), DISPUTES)
def test_a_charge_and_its_denial_are_one_disputed_claim(ledger, text, expected):
    disputed = [claim for claim in ledger({"a": text}) if claim.status == "disputed"]
    assert sorted(claim.proposition for claim in disputed) == expected


PEACE = [
    pytest.param(
        "The tenants’ union accused the landlord, Brack Homes, of cutting the heating. The landlord of the "
        "next house, Otto Renk, denied that his lift was broken.", id="another denies another thing",
    ),
    pytest.param(
        "The barge Little Wren is alleged to have dumped oil in the bay. The barge Big Wren is alleged to have "
        "dumped sand in the bay. Corvane denied that its boats had met.", id="two charges, a denial of neither",
    ),
    pytest.param(
        "The rescue team arrived late on Monday, said Marta Quill. Hal Brock said that the team had arrived on "
        "time.", id="late on Monday is a time",
    ),
]  # fmt: skip


@pytest.mark.parametrize("text", PEACE)
def test_what_meets_no_charge_disputes_none(ledger, text):
    assert [claim.proposition for claim in ledger({"a": text}) if claim.status == "disputed"] == []


def test_who_accuses_of_lies_charges_nobody_with_a_deed(ledger):
    (claim,) = ledger(
        {
            "a": "Two officials said that Ilvania had asked Morrow for grain. "
            "Morrow accused the officials of spreading false information."
        }
    )
    assert (claim.proposition, claim.status) == ("Ilvania had asked Morrow for grain.", "disputed")
