from firsthand.dossier.lookup import Lookup
from firsthand.options.report import ReportOptions


def test_links_lead_to_the_passage_or_to_the_page_or_nowhere(heap, place):
    span = place("wire", "Valdora put the Sorn shipyards")
    assert Lookup(heap, ReportOptions()).href(span) == f"#p-{span.doc}-{span.start}-{span.end}"
    assert Lookup(heap, ReportOptions(page_characters=10)).href(span) == f"#page-{span.doc}"
    assert Lookup(heap, ReportOptions(pages=0)).href(span) == ""


def test_a_passage_is_the_sentence_with_the_words_marked(heap, place):
    passage = Lookup(heap, ReportOptions()).passage(place("wire", "40,000"))
    assert passage.outlet == "Harbour Wire"
    assert passage.day == "3 March 2031"
    assert [piece.text for piece in passage.pieces if piece.marked] == ["40,000"]
