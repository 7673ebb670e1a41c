"""Looking at a store again and again: what is told, what is not, and what goes with its page."""

import msgspec
import pytest

import firsthand
from firsthand import example
from firsthand.nlp.rules import RulesTagger
from firsthand.store import watching
from firsthand.store.store import open_store

PAGES = {page.address: page for page in firsthand.pages([str(example.pages())])}
EARLY = [PAGES[name] for name in ("courier-sanctions.html", "meridian-warning.html", "courier-talks.html")]
LATE = [PAGES[name] for name in ("newsbarn-sanctions.html", "ledger-reply.html")]


@pytest.fixture
def store(where, tmp_path):
    with open_store(where, pages=tmp_path / "pages", create=True) as found:
        firsthand.add(found, EARLY, tagger=RulesTagger())
        yield found


def look(store, *arguments, **more):
    return firsthand.look(store, *arguments, tagger=RulesTagger(), **more)


def kinds(found):
    return [one.kind for _, one in found.news]


def test_a_first_look_sets_the_mark_and_the_next_tells_what_came_since(store):
    first = look(store)
    assert (first.first, first.news) == (True, ())
    firsthand.add(store, LATE, tagger=RulesTagger())
    second = look(store)
    assert not second.first
    texts = [one.text for _, one in second.news]
    assert any("“8 million” became “80 million”" in text for text in texts)
    assert any("Brannock Ledger" in text for text in texts)
    assert all(at for at, _ in second.news)
    assert look(store).news == ()


def test_the_same_pages_and_copies_of_them_are_no_news(store):
    look(store)
    copy = msgspec.structs.replace(EARLY[0], address="mirror.html", path="mirror.html")
    added = firsthand.add(store, [*EARLY, copy], tagger=RulesTagger())
    assert len(added.new) == 1
    assert added.news == ()
    assert look(store).news == ()


def test_watchers_have_marks_of_their_own_and_peeking_moves_none(store):
    look(store, "desk")
    firsthand.add(store, LATE, tagger=RulesTagger())
    peeked = look(store, "desk", keep=False)
    assert peeked.news
    assert look(store, "desk").news == peeked.news
    assert look(store, "desk").news == ()
    assert look(store, "other").first
    assert set(look(store, "desk", everything=True).news) >= set(peeked.news)


def test_a_watched_wording_is_told_of_new_pages_alone(store):
    look(store)
    assert kinds(look(store, watched=["Torvane"])) == []
    firsthand.add(store, LATE, tagger=RulesTagger())
    assert "appearance" in kinds(look(store, watched=["harl  YARDS", "no such words"]))


def test_news_goes_with_the_page_that_it_quotes(store):
    firsthand.add(store, LATE, tagger=RulesTagger())
    (barn,) = [row.id for row in store.dossier().documents if row.path_or_url.startswith("newsbarn")]
    assert any(barn in one.documents for _, _, one in store.news())
    firsthand.forget(store, [barn], "the publisher asked")
    assert not any(barn in one.documents for _, _, one in store.news())
    assert store.check() == ()


def test_a_drop_folder_is_read_once(store, tmp_path):
    drop = tmp_path / "drop"
    drop.mkdir()
    sources = firsthand.Sources(folders=(str(drop),))
    look(store, sources=sources)
    (drop / "late.html").write_bytes(LATE[0].raw)
    found = look(store, sources=sources)
    assert found.pages == 1
    assert "drift" in kinds(found)
    assert (look(store, sources=sources).pages, look(store, sources=sources).news) == (0, ())


def test_what_another_adds_while_we_look_is_told_by_the_next_look(store, monkeypatch):
    look(store)
    firsthand.add(store, LATE[:1], tagger=RulesTagger())
    told = watching.news_after

    def meanwhile(database, number):
        news = told(database, number)
        monkeypatch.setattr(watching, "news_after", told)
        firsthand.add(store, LATE[1:], tagger=RulesTagger())
        return news

    monkeypatch.setattr(watching, "news_after", meanwhile)
    assert not any("Brannock Ledger" in one.text for _, one in look(store).news)
    assert any("Brannock Ledger" in one.text for _, one in look(store).news)
