import pytest

from firsthand.stages.copies.cited import cited, is_agency, shared


@pytest.mark.parametrize(
    ("text", "name"),
    [
        pytest.param(
            "The bridge will close, the Tarn Lantern reported on Monday.", "tarn lantern", id="reported"
        ),
        pytest.param(
            "The Quillan Gazette first reported the closure.", "quillan gazette", id="first reported"
        ),
        pytest.param(
            "According to the Quillan Gazette, the bridge will close.", "quillan gazette", id="by its end"
        ),
        pytest.param("Its owner told the Ostermay Mirror that he was sorry.", "ostermay mirror", id="told"),
        pytest.param("The closure was first reported by BridgeWatch.", "bridgewatch", id="any name after by"),
        pytest.param("Nobody was hurt. (Reuters)", "reuters", id="in brackets"),
        pytest.param("The ferry sank, said The Associated Press.", "ap", id="one name for an agency"),
        pytest.param(
            "The Gazette's report names no pilot. Source: Harbour Mail", "harbour mail", id="source line"
        ),
        pytest.param("iHarbour reports that the crane fell.", "iharbour", id="small first letter"),
        pytest.param(
            "İzel left. ACCORDING TO the Quillan Gazette, she fell.",
            "quillan gazette",
            id="a letter that is longer when small",
        ),
    ],
)
def test_an_outlet_is_named_as_the_source(text, name):
    assert name in cited(text).firm


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("According to Ada Quell, the bridge will close.", id="a person"),
        pytest.param("Quillan Police reported two arrests.", id="the police"),
        pytest.param("On Monday reported cases rose again.", id="a day"),
        pytest.param("The newspaper reported a fire.", id="no name"),
        pytest.param("She told them that it would rain.", id="nobody"),
        pytest.param("", id="nothing"),
    ],
)
def test_what_is_no_outlet(text):
    assert cited(text).firm == frozenset()


def test_one_page_that_names_it_as_an_outlet_is_enough():
    firm, loose = (
        cited("BridgeWatch reported the closure."),
        cited("According to BridgeWatch, it will close."),
    )
    assert shared(firm, loose) == shared(loose, firm) == ("bridgewatch",)
    assert shared(loose, loose) == ()


def test_agencies_are_told_from_outlets():
    assert is_agency("reuters")
    assert not is_agency("tarn lantern")


def test_a_long_line_of_capitals_is_read_at_once():
    found = cited("Reported By " * 20_000)
    assert all("reported" in name for name in found.firm | found.loose)
