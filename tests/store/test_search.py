"""Search in a store: both databases find what a search of the dossier finds, and mark it in the text."""

import pytest

import firsthand
from firsthand.errors import OptionError
from firsthand.store.search import search
from firsthand.store.store import open_store
from tests.store.filling import filled


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def store(request, book, tmp_path_factory):
    folder = tmp_path_factory.mktemp("store")
    where = str(folder / "s.db")
    if request.param == "postgresql":
        url = request.getfixturevalue("postgres")
        where = f"{url}{'&' if '?' in url else '?'}schema=search"
    with open_store(where, pages=folder / "pages", create=True) as store:
        filled(store, book.dossier)
        yield store


QUERIES = [
    "blockade",
    '"will not let"',
    '"filling station" OR torvane',
    "kestri* -cheese",
    "harbour -tug -hotline",
    "3.5 OR 80",
    '"8 million"',
    "café OR cafe",
    "the",
]


@pytest.mark.parametrize("part", ["text", "quotes", "speakers", "claims", "quotes,claims"])
@pytest.mark.parametrize("query", QUERIES)
def test_a_store_finds_what_the_dossier_holds(store, book, query, part):
    expected = {(each.part, each.doc, each.row) for each in firsthand.search(book.dossier, query, part)}
    found = search(store.database, query, part, limit=9999)
    assert {(each.part, each.doc, each.row) for each in found} == expected
    for each in found:
        assert each.passage.end <= len(book.dossier.document(each.doc).text)
        assert all(each.passage.covers(mark) for mark in each.marks)
    scores = [each.score for each in found]
    assert scores == sorted(scores, reverse=True)


@pytest.mark.parametrize(
    "where",
    [
        {"since": "2024-03-08"},
        {"until": "2024-03"},
        {"since": "2024-03-05", "until": "2024-03-12"},
        {"outlet": "COURIER"},
    ],
    ids=str,
)
def test_filters_are_those_of_the_dossier(store, book, where):
    expected = {each.doc for each in firsthand.search(book.dossier, "the", **where)}
    assert {each.doc for each in search(store.database, "the", limit=99, **where)} == expected


def test_a_story_is_named_by_id_or_title(store, book):
    story = max(book.dossier.stories, key=lambda row: len(row.documents))
    for key in (story.id, story.title):
        found = search(store.database, "the", limit=99, story=key)
        assert {each.doc for each in found} == {
            each.doc for each in firsthand.search(book.dossier, "the", story=key)
        }


def test_the_limit_keeps_the_best(store):
    every = search(store.database, "blockade", limit=99)
    assert search(store.database, "blockade", limit=3) == every[:3]


@pytest.mark.parametrize(
    ("where", "told"),
    [
        ({"outlet": "Nowhere Gazette"}, "no outlet is called 'Nowhere Gazette'; there are "),
        ({"story": "no such story"}, "no story is called"),
        ({"since": "last week"}, "since takes a day"),
        ({"doc": "d"}, "takes since, until, outlet and story, not doc"),
    ],
    ids=str,
)
def test_a_filter_that_is_not_known_says_what_is(store, where, told):
    with pytest.raises(OptionError, match=told):
        search(store.database, "tug", **where)


@pytest.mark.parametrize(
    "query", ["'; DROP TABLE documents; --", 'a" NEAR(b)', "x:y ^z {q}", "a & !b | (c", "\\ % _"]
)
def test_no_sign_of_a_query_language_gets_through(store, query):
    search(store.database, query)
    assert store.size().pages == 20
