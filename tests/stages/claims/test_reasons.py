"""What is said of a count: who may be one, what is set aside, where pages differ, what was taken back."""

import pytest

from firsthand.model.copies import Alignment, Copy, Family
from firsthand.model.document import Document, Segment
from firsthand.model.drift import Drift


def at(doc, text, words):
    start = text.index(words)
    return Document(id=doc, path_or_url=doc, text=text).span(start, start + len(words))


def test_unnamed_officials_of_one_government_count_once_and_it_is_said(ledger):
    (claim,) = ledger(
        {
            "a": "A senior Ilvanian official said Morrow had closed its border with Tell.",
            "b": "Two Ilvanian officials said that Morrow had closed its border with Tell.",
        }
    )
    assert claim.independent_origins.asserting == 1
    assert claim.status == "single_source"
    assert "may be one and the same count once" in claim.why


def test_named_speakers_of_two_bodies_count_apart_and_nothing_is_said(ledger):
    (claim,) = ledger(
        {
            "a": "The harbour office said Morrow had closed its border with Tell.",
            "b": "Karel Vost, a farmer, said that Morrow had closed its border with Tell.",
        }
    )
    assert claim.independent_origins.asserting == 2
    assert claim.status == "uncontested"
    assert "one and the same" not in claim.why


def test_an_outlet_cited_by_another_page_is_one_with_its_unnamed_source(ledger):
    (claim,) = ledger(
        {
            "a": "A senior official told the Strand Wire that Morrow had closed its border with Tell.",
            "b": "The Strand Wire reported that Morrow had closed its border with Tell.",
        },
        outlets={"a": "The Strand Wire", "b": "The Tarrow Herald"},
    )
    assert claim.independent_origins.asserting == 1


def test_a_witness_has_its_speaker_via_anonymity_and_origin(ledger):
    (claim,) = ledger(
        {"a": "A senior official told the Strand Wire that Morrow had closed its border with Tell."}
    )
    (witness,) = claim.assertions
    assert (witness.speaker, witness.anonymous, witness.via) == ("a senior official", True, "the Strand Wire")
    assert witness.origin


def test_not_denying_outright_is_a_hedge(ledger):
    found = ledger(
        {
            "a": "Two officials said Ilvania had asked Morrow for grain. Ida Falk, a spokeswoman for Morrow, did not deny it."
        }
    )
    (claim,) = [claim for claim in found if claim.assertions]
    assert [witness.speaker for witness in claim.hedges] == ["Ida Falk"]
    assert not claim.denials


def test_pages_that_differ_on_who_denied_are_shown(ledger):
    told = "Two officials said Ilvania had asked Morrow for grain. "
    found = ledger(
        {
            "a": told + "Morrow denied that Ilvania had asked it for grain.",
            "b": told + "Asked about the grain, Morrow did not deny it.",
        }
    )
    (claim,) = [claim for claim in found if claim.assertions]
    (one,) = claim.disagreements
    assert one.speaker == "Morrow"
    assert ({span.doc for span in one.denying}, {span.doc for span in one.not_denying}) == ({"a"}, {"b"})
    assert "pages disagree on whether Morrow denied it" in claim.why


def test_pages_that_agree_on_who_denied_are_not_said_to_differ(ledger):
    page = "Two officials said Ilvania had asked Morrow for grain. Morrow denied that Ilvania had asked it for grain."
    assert not [one for claim in ledger({"a": page, "b": page}) for one in claim.disagreements]


PARENT = "“We will not let any ship of Tell pass the lock of Selby,” said Ida Falk, the lock master."
CHILD = "“We will let any boat of Tell pass the lock of Selby,” said Ida Falk, the lock master."


def copied(drifts):
    alignments = (Alignment(a=at("a", PARENT, PARENT), b=at("b", CHILD, CHILD), score=0.8),)
    copies = (Copy(id="c-1", child="b", parent="a", kind="spun", score=0.99, why=""),)
    family = Family(id="f-a", origin="o-a", documents=("a", "b"), root="a")
    return {"families": (family,), "copies": copies, "alignments": alignments, "drifts": drifts}


def test_a_rendering_whose_meaning_changed_is_set_aside_and_shown_as_such(ledger):
    drift = Drift(
        id="d-1", relation="edge", type="polarity", material=True, likely_faithful="a", score=0.9, why="",
        a=(at("a", PARENT, "will not let"),), b=(at("b", CHILD, "will let"),),
        a_context=(at("a", PARENT, PARENT),), b_context=(at("b", CHILD, CHILD),),
    )  # fmt: skip
    (claim,) = ledger({"a": PARENT, "b": CHILD}, **copied((drift,)))
    assert claim.proposition == "We will not let any ship of Tell pass the lock of Selby."
    assert [(w.span.doc, w.drift) for w in claim.set_aside] == [("b", "d-1")]
    assert (len(claim.assertions), len(claim.denials), claim.independent_origins.denying) == (1, 0, 0)
    assert "one rendering whose meaning changed on the way set aside" in claim.why


def test_a_copy_in_other_words_is_the_same_claim_and_no_second_origin(ledger):
    child = PARENT.replace("let any ship", "permit any vessel").replace("pass", "go through")
    (claim,) = ledger(
        {"a": PARENT, "b": child},
        **{
            **copied(()),
            "alignments": (Alignment(a=at("a", PARENT, PARENT), b=at("b", child, child), score=0.7),),
        },
    )
    assert claim.proposition == "We will not let any ship of Tell pass the lock of Selby."
    assert (len(claim.assertions), claim.independent_origins.asserting) == (2, 1)


@pytest.mark.parametrize(
    "note",
    [
        "Correction: An earlier version of this report said that six people had died in the flood.",
        "This article originally said six people had died in the flood.",
        "We wrongly reported that six people had died in the flood.",
    ],
)
def test_what_a_page_corrects_is_retracted_with_its_note(ledger, note):
    text = "The fire service said five people had died in the flood of Hollin.\n"
    copy = "The fire service said six people had died in the flood of Hollin.\n"
    family = Family(id="f-a", origin="o-a", documents=("a", "b"))
    found = ledger(
        {"a": text + note, "b": copy},
        labels={"a": (Segment(0, len(text), "body"), Segment(len(text), len(text + note), "update_note"))},
        families=(family,),
    )
    status = {claim.proposition: claim.status for claim in found}
    assert status == {
        "Six people had died in the flood of Hollin.": "retracted",
        "Five people had died in the flood of Hollin.": "single_source",
    }
    (retracted,) = [claim for claim in found if claim.status == "retracted"]
    assert retracted.corrections
    assert "it was taken back" in retracted.why


def test_a_speaker_takes_his_claim_back(ledger):
    found = ledger(
        {
            "a": "Liv Harstad said the election had been rigged in the north of Tarrow.",
            "b": "Liv Harstad withdrew her claim that the election had been rigged in the north of Tarrow.",
        }
    )
    assert [claim.status for claim in found] == ["retracted"]


def test_two_claims_never_share_an_id(ledger):
    text = "His ministry said that he had promised to publish the logs of all harbours by the end of April."
    found = ledger({"a": text, "b": text})
    assert len({claim.id for claim in found}) == len(found)


def test_a_body_and_the_man_quoted_for_it_in_one_paragraph_count_once(ledger):
    text = (
        "Two officials said Ilvania had asked Morrow for grain.\n\nIlvania denied it. “There was no request,” "
        "said Anton Pell, a spokesman for Chancellor Vass."
    )
    (claim,) = [claim for claim in ledger({"a": text}) if claim.assertions]
    assert len(claim.denials) == 2
    assert claim.independent_origins.denying == 1
