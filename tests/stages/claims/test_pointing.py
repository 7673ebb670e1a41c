"""Which clauses can be read alone, and whom their pronouns stand for: invented pages."""

import pytest

CLAIMS = [
    pytest.param("“They forbid him to work here,” said Ida Falk, a lawyer.", [], id="they, him, here"),
    pytest.param("“This must not go on,” said Otto Renk, the mayor.", [], id="this"),
    pytest.param("Marta Quill, a doctor, said that many wait for two years.", [], id="many of whom"),
    pytest.param("“Such a step would ruin the mill,” said Ida Falk, a lawyer.", [], id="such a step"),
    pytest.param(
        "The fitters had tested the lift at eight. “It opened at once,” said Otto Renk, the caretaker.", [],
        id="it of the sentence before",
    ),
    pytest.param(
        "“The fitters who tested the lift left their tools in the shaft,” said Otto Renk, the caretaker.",
        ["The fitters who tested the lift left their tools in the shaft."], id="their own tools",
    ),
    pytest.param(
        "“It is important to close the sluice before the tide,” said Ida Falk, an engineer.",
        ["It is important to close the sluice before the tide."], id="an empty it",
    ),
    pytest.param(
        "“If the river rises, it will flood the lower town,” said Ida Falk, an engineer.",
        ["If the river rises, it will flood the lower town."], id="it of the condition",
    ),
    pytest.param(
        "“Those who left the hall signed the petition,” said Ida Falk, an engineer.",
        ["Those who left the hall signed the petition."], id="those who",
    ),
    pytest.param(
        "Ilvania said that the trawler had been stopped inside its waters.",
        ["The trawler had been stopped inside [Ilvania]’s waters."], id="a country's own waters",
    ),
    pytest.param(
        "The port authority said the pilot had left her card on the table.",
        ["The pilot had left her card on the table."], id="her own card",
    ),
    pytest.param(
        "The board said late on Monday that version 6 of the brake was unsafe.",
        ["Version 6 of the brake was unsafe."], id="an adverb before that",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), CLAIMS)
def test_only_what_can_be_read_alone_is_a_claim(ledger, text, expected):
    assert [claim.proposition for claim in ledger({"a": text})] == expected


def test_what_points_back_still_stands_among_the_witnesses_of_a_claim(ledger):
    (claim,) = ledger(
        {
            "a": "Ilvania said that the trawler Anna Bly had crossed the line in the night of Monday.",
            "b": "“This trawler Anna Bly crossed the line in the night of Monday,” said Ida Falk of Ilvania.",
        }
    )
    assert claim.proposition == "The trawler Anna Bly had crossed the line in the night of Monday."
    assert len(claim.assertions) == 2


def test_silence_is_no_claim(ledger):
    assert ledger({"a": "“We will not comment on an inquiry,” said Ida Falk, a lawyer."}) == ()
