from firsthand.dossier.passages import contrast, excerpt, page_pieces, printable
from firsthand.model.document import Document, Segment
from firsthand.model.span import Span

TEXT = "Orla Venn warned the port. It will not open — 😀 not yet. Read more here."
PAGE = Document(
    id="d1",
    path_or_url="a.txt",
    text=TEXT,
    segments=(Segment(start=0, end=58, label="body"), Segment(start=58, end=len(TEXT), label="see_also")),
)


def span(words):
    start = TEXT.index(words)
    return Span("d1", start, start + len(words))


def test_an_excerpt_is_the_sentence_with_the_focus_marked():
    pieces = excerpt(PAGE, [span("not open")])
    assert "".join(piece.text for piece in pieces) == "It will not open — 😀 not yet."
    assert [piece.text for piece in pieces if piece.marked] == ["not open"]


def test_long_excerpts_are_cut_around_the_focus():
    text = "word " * 400 + "needle " + "word " * 400
    page = Document(
        id="d1", path_or_url="a", text=text, segments=(Segment(start=0, end=len(text), label="body"),)
    )
    start = text.index("needle")
    pieces = excerpt(page, [Span("d1", start, start + 6)], limit=200)
    shown = "".join(piece.text for piece in pieces)
    assert len(shown) < 210
    assert "needle" in [piece.text for piece in pieces if piece.marked]
    assert shown.startswith("… ")
    assert shown.endswith(" …")


def test_contrast_marks_what_the_other_lacks():
    a, b = contrast("We will not allow it.", "We will allow it.")
    assert "".join(p.text for p in a if p.marked).strip() == "not"
    assert not any(p.marked for p in b)
    assert "".join(p.text for p in b) == "We will allow it."


def test_a_page_keeps_every_character_but_line_breaks():
    cited = [span("warned the port"), span("the port. It")]
    paragraphs = page_pieces(PAGE, cited, [span("It will")], [span("not open")], 10_000)
    pieces = [piece for paragraph in paragraphs for piece in paragraph]
    assert "".join(piece.text for piece in pieces) == TEXT
    assert [piece.label for piece in pieces if piece.residue] == ["see_also"]
    assert {anchor for piece in pieces for anchor in piece.anchors} == {f"{s.start}-{s.end}" for s in cited}


def test_a_page_is_cut_at_its_limit():
    pieces = [piece for paragraph in page_pieces(PAGE, [], [], [], 20) for piece in paragraph]
    assert "".join(piece.text for piece in pieces) == TEXT[:20]


def test_code_points_that_html_forbids_are_replaced_and_others_stay():
    assert printable("a\x01b\ufdd0c\ufffed\x85e") == "a�b�c�d�e"
    assert printable("tab\t line\n ship 🚢 flag 🏴‍☠️ \u202e") == "tab\t line\n ship 🚢 flag 🏴‍☠️ \u202e"
