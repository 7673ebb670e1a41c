"""Additions to a store: idempotent, whole after every kill, and the same as reading everything at once."""

import sys

import msgspec
import pytest

import firsthand
from firsthand.nlp.rules import RulesTagger
from firsthand.store.store import open_store
from tests.store.killing import cut_connections, made_pages, run

PAGES = made_pages(12)
forks = pytest.mark.skipif(sys.platform == "win32", reason="needs os.fork and SIGKILL")


@pytest.fixture(scope="module")
def whole():
    return firsthand.read(PAGES, tagger=RulesTagger())


def rows(dossier):
    """The tables without what depends on the way they came about."""
    return msgspec.structs.replace(dossier, aliases=(), refused=())


def same(store, whole):
    found = rows(store.dossier())
    for name in found.__struct_fields__:
        assert getattr(found, name) == getattr(rows(whole), name), name
    assert store.check() == ()
    assert store.size().pages == len(whole.documents)
    assert store.size().waiting == store.size().stale == 0


def test_additions_in_any_batches_give_what_reading_at_once_gives(where, tmp_path, whole):
    with open_store(where, pages=tmp_path / "pages", create=True) as store:
        for some in (PAGES[7:], PAGES[:2], PAGES[1:8]):
            firsthand.add(store, some, tagger=RulesTagger())
        same(store, whole)


def test_the_same_pages_again_change_nothing(where, tmp_path, whole):
    with open_store(where, pages=tmp_path / "pages", create=True) as store:
        first = firsthand.add(store, PAGES, tagger=RulesTagger())
        again = firsthand.add(store, reversed(PAGES), tagger=RulesTagger())
        assert (len(first.new), first.known) == (12, ())
        assert (again.new, len(again.known), again.changed, again.scopes) == ((), 12, (), ())
        same(store, whole)


def test_other_words_at_an_address_are_a_version_and_raw_bytes_come_back(where, tmp_path):
    edited = msgspec.structs.replace(
        PAGES[0], raw=PAGES[0].raw.replace(b"mended", b"repaired"), path="later.txt"
    )
    with open_store(where, pages=tmp_path / "pages", create=True) as store:
        firsthand.add(store, PAGES[:2], tagger=RulesTagger())
        firsthand.add(store, [edited], tagger=RulesTagger())
        documents = {row.id: row for row in store.dossier().documents}
        versions = [row for row in documents.values() if row.path_or_url == PAGES[0].address]
        assert len(versions) == 2
        assert {row.version_of for row in versions} & {row.id for row in versions}
        assert {store.page(row.id).raw for row in versions} == {PAGES[0].raw, edited.raw}
        assert store.page(versions[0].id).address == PAGES[0].address


def test_a_page_that_is_forgotten_leaves_a_tombstone_and_does_not_come_back(where, tmp_path):
    rest = firsthand.read(PAGES[1:6], tagger=RulesTagger())
    with open_store(where, pages=tmp_path / "pages", create=True) as store:
        firsthand.add(store, PAGES[:6], tagger=RulesTagger())
        (doc,) = {row.id for row in store.dossier().documents} - {row.id for row in rest.documents}
        firsthand.forget(store, [doc], "a court said so")
        same(store, rest)
        assert store.page(doc) is None
        assert len(list(store.blobs.names())) == 5
        added = firsthand.add(store, PAGES[:1], tagger=RulesTagger())
        assert added.new == ()
        assert "was removed for good on" in added.refused[0].reason
        assert "a court said so" in added.refused[0].reason


@forks
def test_kills_lose_nothing_and_leave_nothing_half_done(where, tmp_path, whole):
    kills = 10 if where.endswith(".db") else 4  # fifty of each in bench/store/kills.py
    assert run(where, tmp_path / "pages", PAGES, kills) == kills
    with open_store(where, pages=tmp_path / "pages") as store:
        same(store, whole)
        store.collect()
        assert len(list(store.blobs.names())) == len(PAGES)


@forks
def test_cut_connections_lose_nothing_and_leave_nothing_half_done(postgres, tmp_path, whole):
    where = f"{postgres}{'&' if '?' in postgres else '?'}schema=cut"
    assert run(where, tmp_path / "pages", PAGES, 4, stop=cut_connections(postgres)) == 4
    with open_store(where, pages=tmp_path / "pages") as store:
        same(store, whole)
