import pytest

from firsthand.model.story import Statement
from firsthand.stages.brief import gate

WARNED = ("wire", "Valdora has told Merrow that fuel must not reach the Sorn fleet")
SANCTION = ("post", "On Tuesday Valdora put the owners of the tanker Grete under sanctions.")
COULD = ("neuro", "A delivery would give the Sorn fleet enough fuel for three months")
DIESEL = ("wire", "Merrow has agreed to send 40,000 tonnes of diesel")
SPUN = ("brief24", "“We will allow any tanker to be a milk cow for that armada,”")


@pytest.mark.parametrize(
    ("text", "cited"),
    [
        pytest.param(
            "Valdora put the owners of the tanker Grete under sanctions, The Signal Post reported.",
            SANCTION,
            id="as printed",
        ),
        pytest.param(
            "Valdora put the owners of the Grete under sanctions, The Signal Post reported on 13 March 2031.",
            SANCTION,
            id="outlet and its date",
        ),
        pytest.param(
            "A delivery would give the Sorn fleet enough fuel for three months, Ledger Daily reported.",
            COULD,
            id="hedge kept",
        ),
        pytest.param(
            "A senior Valdoran official said Merrow had agreed to send 40,000 tonnes of diesel.",
            DIESEL,
            id="credited",
        ),
    ],
)
def test_what_the_citations_support_passes(text, cited, heap, place):
    assert gate(Statement(text=text, citations=(place(*cited),)), heap) == ()


@pytest.mark.parametrize(
    ("text", "cited", "reason"),
    [
        pytest.param(
            "Valdora put Rodan Shipping under sanctions.", SANCTION, "“Rodan” is named in none", id="name"
        ),
        pytest.param(
            "A senior Valdoran official said Merrow agreed to send 45,000 tonnes.",
            DIESEL,
            "The number “45,000",
            id="number",
        ),
        pytest.param(
            "Valdora put the owners of the tanker Grete under sanctions on 4 May 2031.",
            SANCTION,
            "The date “4 May 2031”",
            id="date",
        ),
        pytest.param(
            "Valdora’s foreign ministry said fuel must reach the Sorn fleet.",
            WARNED,
            "It says yes where",
            id="polarity",
        ),
        pytest.param(
            "A delivery would give the Sorn fleet enough fuel for three months.",
            COULD,
            "It states as fact what Ledger Daily alone tells.",
            id="narration of one page",
        ),
        pytest.param(
            "A delivery gives the Sorn fleet enough fuel for three months.",
            COULD,
            "It drops the hedge “would”",
            id="modality",
        ),
        pytest.param(
            "Merrow has agreed to send 40,000 tonnes of diesel.",
            DIESEL,
            "It states as fact what only a senior Valdoran official says.",
            id="attribution",
        ),
        pytest.param(
            "“We will allow any tanker to be a milk cow for that armada,” Edda Quill said.",
            SPUN,
            "It rests on a wording that was changed on the way",
            id="drift",
        ),
        pytest.param(
            "The office said “nobody will sail”.",
            SANCTION,
            "“nobody will sail” stands in none",
            id="quotation",
        ),
        pytest.param(
            "Ten beaches to visit before June.",
            ("courier", "Ten beaches to visit before June."),
            "It cites residue",
            id="residue",
        ),
    ],
)
def test_what_the_citations_do_not_support_is_refused(text, cited, reason, heap, place):
    found = gate(Statement(text=text, citations=(place(*cited),)), heap)
    assert any(line.startswith(reason) for line in found), found


def test_a_sentence_that_cites_nothing_is_refused(heap):
    assert gate(Statement(text="Valdora is calm."), heap) == ("It cites nothing.",)


def test_a_statement_that_shows_both_wordings_tells_of_the_change(heap, place):
    text = "Quick Brief 24 prints “We will allow any tanker”, where Harbour Wire has “We will not allow any tanker”."
    both = (place("wire", "We will not allow any tanker"), place("brief24", "We will allow any tanker"))
    assert not any(
        "changed on the way" in reason for reason in gate(Statement(text=text, citations=both), heap)
    )
    assert any(
        "changed on the way" in reason for reason in gate(Statement(text=text, citations=both[1:]), heap)
    )


def test_a_lone_letter_is_no_name(heap, place):
    text = "S owners of the tanker Grete under sanctions, The Signal Post reported."
    assert not any(
        "“S”" in reason for reason in gate(Statement(text=text, citations=(place(*SANCTION),)), heap)
    )
