"""Which page, story or family a word names, and how pages are called."""

import pytest

from firsthand.dossier.ask import Shelf
from firsthand.errors import OptionError


@pytest.mark.parametrize(
    ("key", "page"),
    [
        ("https://example.invalid/wire", "wire"),
        ("pages/courier.txt", "courier"),
        ("gull.txt", "gull"),
        ("GULL.TXT", "gull"),
        ("gull", "gull"),
        ("Ledger Daily", "neuro"),
        ("ledger d", "neuro"),
        ("invalid/comm", "comment"),
    ],
)
def test_a_page_goes_by_many_names(heap, ids, key, page):
    assert Shelf(heap).document(key).id == ids[page]


def test_the_start_of_an_id_is_enough(heap, ids):
    assert Shelf(heap).document(ids["wire"]).id == ids["wire"]
    assert Shelf(heap).document(ids["wire"][:8].upper()).id == ids["wire"]


def test_an_exact_name_goes_before_the_start_of_another(heap):
    import msgspec

    first, second = heap.documents[:2]
    rows = (
        msgspec.structs.replace(first, outlet="The Post"),
        msgspec.structs.replace(second, outlet="The Post on Sunday"),
    )
    assert Shelf(msgspec.structs.replace(heap, documents=rows)).document("the post").id == first.id


def test_several_candidates_are_named(heap):
    with pytest.raises(OptionError, match=r"may be 7 pages(?s:.*)and 1 more"):
        Shelf(heap).document("example.invalid")


@pytest.mark.parametrize("key", ["", " ", "no such page", "[", "\x00"])
def test_nobody_is_called_so(heap, key):
    with pytest.raises(OptionError, match="no page is called"):
        Shelf(heap).document(key)


def test_a_near_miss_is_suggested(heap):
    with pytest.raises(OptionError, match="did you mean Harbour Wire"):
        Shelf(heap).document("Harbor Wire")


def test_stories_and_families_by_id_and_words(heap):
    shelf = Shelf(heap)
    story = heap.stories[0]
    assert shelf.story(story.id) == story
    assert shelf.story(story.title[4:14].upper()) == story
    assert shelf.family("f-wire").id == "f-wire"
    with pytest.raises(OptionError, match="no family"):
        shelf.family("f-w")


def test_pages_are_called_by_outlet_then_by_file(heap, ids):
    import msgspec

    bare = tuple(msgspec.structs.replace(row, outlet=None) for row in heap.documents)
    assert Shelf(heap).called(ids["wire"]) == "Harbour Wire"
    assert Shelf(msgspec.structs.replace(heap, documents=bare)).called(ids["wire"]) == "wire"
    assert Shelf(heap).called("0" * 16) == "0" * 16
