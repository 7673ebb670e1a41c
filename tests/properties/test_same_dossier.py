"""The tables are a function of the set of pages: order, repetition and workers change nothing."""

import msgspec
import pytest

import firsthand
from firsthand import example
from firsthand.increment import add, dossier
from firsthand.model.page import Page
from firsthand.shelf.memory import MemoryShelf


@pytest.fixture(scope="module")
def heap():
    wanted = (
        "meridian-warning",
        "worldtoday-costs",
        "dispatch-costs",
        "ledger-reply",
        "weekly-cheese",
        "basket",
    )
    pages = list(firsthand.pages([str(example.pages())]))
    return [page for page in pages if isinstance(page, Page) and page.address.startswith(wanted)]


@pytest.fixture(scope="module")
def expected(heap):
    return msgspec.json.encode(firsthand.read(heap))


def test_order_changes_nothing(heap, expected):
    assert msgspec.json.encode(firsthand.read(reversed(heap))) == expected


def test_workers_change_nothing(heap, expected):
    with firsthand.Processes(2) as engine:
        assert msgspec.json.encode(firsthand.read(heap, engine=engine)) == expected


def test_a_page_given_twice_is_one_document(heap, expected):
    assert msgspec.json.encode(firsthand.read([*heap, *heap])) == expected


def test_the_same_bytes_under_another_name_are_another_document_with_two_paths_each(heap):
    page = heap[0]
    twin = msgspec.structs.replace(page, address="other.html", path="other.html")
    again = msgspec.structs.replace(page, path="elsewhere/" + page.path)
    documents = firsthand.read([page, twin, again]).documents
    assert len(documents) == 2
    assert sorted(len(document.paths) for document in documents) == [1, 2]


def test_pages_added_a_few_at_a_time_give_the_tables_of_one_go(heap, expected):
    shelf = MemoryShelf()
    docs = {doc for at in (0, 4, 5) for doc in add(shelf, heap[at : {0: 4, 4: 5}.get(at)]).new}
    assert msgspec.json.encode(dossier(shelf, docs)) == expected
