import pytest

from firsthand.model.claim import Claim, Origins, Witness
from firsthand.model.copies import Copy
from firsthand.model.document import Document
from firsthand.stages.claims import graded

OUTLETS = {"Strand Wire": "A", "The Tarrow Herald": "C"}
PAGES = {
    "wire": Document(id="wire", path_or_url="wire", text="x" * 99, outlet="The Strand Wire"),
    "herald": Document(id="herald", path_or_url="herald", text="x" * 99, outlet="Tarrow Herald"),
    "blog": Document(id="blog", path_or_url="blog", text="x" * 99, outlet="Gull Blog"),
}


def witness(doc, origin, stance="assert", *, anonymous=False):
    return Witness(
        span=PAGES[doc].span(0, 9), speaker="Ida Falk", anonymous=anonymous, stance=stance, origin=origin
    )


def grade(*assertions, denying=0, status="single_source", copies=()):
    origins = {one.origin for one in assertions}
    claim = Claim(
        id="k", proposition="The dam held.", spans=(PAGES["wire"].span(0, 9),), assertions=assertions,
        independent_origins=Origins(asserting=len(origins), denying=denying), status=status,
    )  # fmt: skip
    (found,) = graded([claim], PAGES, copies, OUTLETS)
    return found.grade


@pytest.mark.parametrize(
    ("assertions", "denying", "status", "expected"),
    [
        ((witness("wire", "o-1"),), 0, "single_source", "A2"),
        ((witness("wire", "o-1", anonymous=True),), 0, "single_source", "A3"),
        ((witness("herald", "o-1"),), 0, "single_source", "C3"),
        ((witness("blog", "o-1"),), 0, "single_source", "F3"),
        ((witness("wire", "o-1"), witness("herald", "o-1")), 0, "single_source", "A2"),
        ((witness("herald", "o-1"), witness("blog", "o-2")), 0, "uncontested", "C1"),
        ((witness("wire", "o-1"), witness("herald", "o-2")), 1, "disputed", "A4"),
        ((), 1, "single_source", "F5"),
        ((witness("wire", "o-1"),), 0, "retracted", "A5"),
        ((), 0, "single_source", "F6"),
    ],
    ids=["named", "unnamed", "C", "ungraded", "one origin twice", "two origins", "disputed", "denied",
         "taken back", "hedged"],
)  # fmt: skip
def test_a_claim_is_graded_by_its_origins(assertions, denying, status, expected):
    assert grade(*assertions, denying=denying, status=status) == expected


def test_a_graded_copy_lends_its_original_no_weight():
    copies = (Copy(id="c", child="wire", parent="blog", kind="verbatim", score=1.0, why=""),)
    assert grade(witness("blog", "o-1"), witness("wire", "o-1"), copies=copies) == "F3"


def test_the_reason_says_what_was_counted():
    claim = Claim(
        id="k", proposition="The dam held.", spans=(PAGES["wire"].span(0, 9),),
        assertions=(witness("wire", "o-1"), witness("herald", "o-2")),
        independent_origins=Origins(asserting=2, denying=0), status="uncontested",
    )  # fmt: skip
    (found,) = graded([claim], PAGES, (), OUTLETS)
    assert found.why == (
        "the best graded outlet that asserts it first hand has A; 2 independent origins assert it and none "
        "denies it."
    )
