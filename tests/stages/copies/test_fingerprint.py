import pytest
from tests.stages.copies.pages import CHOIR, FERRY, OTHER, SPUN, page

from firsthand.stages.copies import fingerprint, fingerprints
from firsthand.stages.copies.witness import forget, witness, witnesses

HEAP = [
    page("a", *FERRY),
    page("b"),
    page("c", *SPUN, *SPUN),
    page("d", "Two words."),
    page("e", "…"),
    page("f", f"“{CHOIR[0]}” she said.", *CHOIR[1:]),
    page("g", "Ferry to Quillan."),
    page("h", *OTHER),
]


def test_many_pages_have_the_fingerprints_that_each_has_alone():
    alone = [fingerprint(document) for document in HEAP]
    forget()
    assert [(one.doc, one.shingles.tolist()) for one in fingerprints(HEAP)] == [
        (one.doc, one.shingles.tolist()) for one in alone
    ]
    assert [bool(len(one.shingles)) for one in alone] == [True, False, True, False, False, True, True, True]


def plain(value):
    """Values that compare: arrays as lists."""
    if hasattr(value, "__struct_fields__"):
        return [plain(getattr(value, name)) for name in value.__struct_fields__]
    return value.tolist() if hasattr(value, "tolist") else value


@pytest.mark.parametrize("order", [HEAP, HEAP[::-1], HEAP[:3]])
def test_many_pages_are_made_ready_as_each_is_alone(order):
    alone = []
    for document in order:
        forget()
        alone.append(plain(witness(document)))
    forget()
    assert [plain(one) for one in witnesses(order)] == alone


def test_no_page_is_no_work():
    assert fingerprints([]) == ()
    assert witnesses([]) == []
