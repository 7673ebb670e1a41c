import pytest
from tests.stages.copies.pages import page

from firsthand.stages.copies.held import Held

PAGES = [page(f"p{number}", f"Entry {number} of the log.") for number in range(200)]


@pytest.fixture
def asked():
    return []


@pytest.fixture
def held(asked):
    def make(documents):
        asked.append([document.id for document in documents])
        return [document.id.upper() for document in documents]

    return Held(3, make)


def test_each_document_is_made_ready_once(held, asked):
    assert held.of([PAGES[0], PAGES[1], PAGES[0]]) == ["P0", "P1", "P0"]
    assert held.of([PAGES[1], PAGES[2]]) == ["P1", "P2"]
    assert asked == [["p0", "p1"], ["p2"]]


def test_the_one_not_asked_for_the_longest_is_given_up_first(held, asked):
    held.of(PAGES[:3])
    held.of(PAGES[:1])
    held.of(PAGES[3:4])
    held.of(PAGES[:1])
    assert asked == [["p0", "p1", "p2"], ["p3"]]
    held.of(PAGES[1:2])
    assert asked[-1] == ["p1"]


def test_more_than_are_held_are_given_all_the_same(held, asked):
    assert held.of(PAGES) == [document.id.upper() for document in PAGES]
    assert max(map(len, asked)) < len(PAGES)


def test_the_same_id_with_another_text_is_another_document(held):
    assert len(held.of([page("p0", "One text."), page("p0", "Another one.")])) == 2


def test_nothing_is_held_when_cleared(held, asked):
    held.of(PAGES[:1])
    held.clear()
    held.of(PAGES[:1])
    assert asked == [["p0"], ["p0"]]
