import pytest
from tests.stages.copies.pages import FERRY, page

from firsthand.model.document import Document, Segment
from firsthand.stages.copies.marks import marks
from firsthand.stages.copies.witness import witness


def of(*sentences):
    return marks(witness(page("a", *sentences)))


@pytest.mark.parametrize(
    ("opening", "placed"),
    [
        ("QUILLAN — The night ferry ran aground.", True),
        ("QUILLAN, Tarn (Reuters) - The night ferry ran aground.", True),
        ("(AP) -- The night ferry ran aground.", True),
        ("PORT QUILLAN, Tarn, May 3 (UPI) -- The night ferry ran aground.", True),
        ("The ferry - launched in May - ran aground.", False),
        ("ANNA Mill-Lund steered the night ferry.", False),
        ("WARNING: the pictures show the wreck.", False),
        ("A spokesman (AP) said that the ferry ran aground.", False),
    ],
)
def test_a_dateline_opens_a_first_report(opening, placed):
    assert of(opening, *FERRY).placed is placed


def test_a_dateline_may_be_a_segment_of_its_own():
    text = "QUILLAN\nThe night ferry ran aground."
    parts = (Segment(0, 7, "dateline"), Segment(8, len(text), "body"))
    document = Document(id="a", path_or_url="a.html", text=text, segments=parts)
    assert marks(witness(document)).placed


def test_hedged_sentences_are_counted_among_all():
    plain = ("The ferry ran aground.", "Nobody was hurt.")
    hedged = ("The master was reportedly asleep.", "The alleged pilot fled.")
    assert of(*plain).hedges == 0.0
    assert of(*plain, *hedged).hedges == 0.5


def test_names_and_figures_are_details_but_first_words_are_not():
    assert len(of("Nobody saw Tarn Point with 212 people.").details) == 3
    assert len(of("Nobody saw anything at all.").details) == 0


def test_details_are_sorted_with_a_load_each():
    found = of(*FERRY)
    assert list(found.details) == sorted(set(found.details.tolist()))
    assert len(found.details) == len(found.loads)
    assert (found.loads > 0).all()


def test_an_empty_page_has_no_marks():
    found = of()
    assert (found.placed, found.hedges, len(found.details)) == (False, 0.0, 0)
