"""The mended page: every change struck, nothing guessed, the rest untouched."""

import re
from html.parser import HTMLParser

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from firsthand.dossier.ask import Shelf, as_html, as_markdown, mend, pieces
from firsthand.errors import OptionError


def changed(heap, ident, **more):
    rows = tuple(msgspec.structs.replace(row, **more) if row.id == ident else row for row in heap.drift)
    return msgspec.structs.replace(heap, drift=rows)


def test_a_changed_wording_is_struck_and_the_attested_one_stands_beside_it(heap, ids):
    page = mend(heap, "Quick Brief")
    assert [(edit.struck, edit.attested) for edit in page.edits] == [
        ("will allow", "will not allow"),
        ("400,000", "40,000"),
    ]
    assert [edit.number for edit in page.edits] == [1, 2]
    assert {edit.witness[0].doc for edit in page.edits} == {ids["wire"]}
    assert page.edits[1].sentence.startswith("Merrow has agreed to send 40,000 tonnes of diesel, a senior")


def test_a_copy_of_the_damaged_page_is_mended_too(heap):
    (edit,) = mend(heap, "gull.txt").edits
    assert (edit.struck, edit.attested) == ("will allow", "will not allow")


def test_what_was_left_out_is_put_where_it_is_missing(heap):
    page = mend(heap, "Coast Courier")
    (edit,) = page.edits
    assert edit.struck == ""
    assert edit.attested.startswith("denied that any fuel")
    assert page.text[: edit.start].endswith("told Harbour Wire.")


def test_a_sound_page_stays_as_it_is(heap):
    page = mend(heap, "Harbour Wire")
    assert page.edits == ()
    assert [piece.text for piece in pieces(page)] == [page.text]


def test_without_a_faithful_side_the_copy_is_doubted_and_its_parent_is_not(heap):
    open_ = changed(heap, "d-1", likely_faithful=None)
    doubted = mend(open_, "Quick Brief").edits[0]
    assert (doubted.struck, doubted.attested, doubted.witness) == ("will allow", "", ())
    assert mend(open_, "Harbour Wire").edits == ()


def test_two_reports_that_disagree_are_both_doubted(heap):
    open_ = changed(heap, "d-1", likely_faithful=None, relation="utterance", inherited_by=())
    assert [edit.attested for edit in mend(open_, "Harbour Wire").edits] == [""]
    assert mend(open_, "Quick Brief").edits[0].attested == ""


def test_added_words_have_no_witness(heap):
    added = changed(heap, "d-2", type="addition", a=(), a_context=())
    edit = mend(added, "Quick Brief").edits[1]
    assert (edit.struck, edit.attested) == ("400,000", "")
    text = as_html(mend(added, "Quick Brief"), Shelf(added))
    assert "<del>400,000</del> <em>no witness</em>" in text


def test_a_change_that_is_only_possible_mends_nothing(heap):
    assert mend(changed(heap, "d-1", material=False), "gull.txt").edits == ()


def test_no_such_page(heap):
    with pytest.raises(OptionError, match="no page"):
        mend(heap, "The Moon Gazette")


@pytest.mark.parametrize("key", ["Quick Brief", "gull.txt", "Coast Courier", "Harbour Wire", "Ledger Daily"])
def test_the_pieces_are_the_whole_page(heap, key):
    page = mend(heap, key)
    assert "".join(piece.text for piece in pieces(page)) == page.text
    assert [piece.edit for piece in pieces(page) if piece.edit] == list(page.edits)


class Tags(HTMLParser):
    def __init__(self):
        super().__init__()
        self.seen = []

    def handle_starttag(self, tag, attrs):
        self.seen.append(tag)


def test_html_is_one_file_and_runs_nothing_that_a_page_brought(heap):
    text = as_html(mend(heap, "Quick Brief"), Shelf(heap))
    tags = Tags()
    tags.feed(text)
    assert "script" not in tags.seen
    assert tags.seen.count("del") == tags.seen.count("ins") == 2
    assert not re.search(r"(src|href)=\"(?!#)", text)
    assert "<title>Why is Valdora cautioning Merrow? &lt;script&gt;" in text
    assert "attested by Harbour Wire, 2031-03-03" in text


def test_markdown_strikes_and_notes_and_escapes(heap):
    text = as_markdown(mend(heap, "Quick Brief"), Shelf(heap))
    assert "We ~~will allow~~ **will not allow**[^1] any tanker" in text
    assert "\n[^1]: polarity: attested by Harbour Wire, 2031-03-03: “We will not allow any tanker" in text
    assert "<script>" not in text.replace("\\<", "")


LINES = st.text(alphabet="ab 12.)-+*_#=~|<>`[]!&\n", max_size=60)


@settings(max_examples=60)
@given(text=LINES)
def test_nothing_of_a_page_is_markup_in_markdown(heap, text):
    document = msgspec.structs.replace(heap.documents[0], text=text)
    bare = msgspec.structs.replace(heap, documents=(document,), drift=(), attributions=())
    out = as_markdown(mend(bare, document.id), Shelf(bare))
    assert not re.search(r"(?<!\\)[*_#~|<>`\[\]!]", out)
    for line in out.splitlines():
        assert not re.match(r"\s*(\d+[.)]|[-+=])", line), line
