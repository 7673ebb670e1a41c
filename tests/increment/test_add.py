"""However a heap is split, ordered or interrupted, its tables are those of reading it at once."""

import random

import msgspec
import pytest
from tests.increment.heap import heap, page, sentences, strange

from firsthand import pipeline
from firsthand.engines import InProcess
from firsthand.increment import add, dossier, forget, settle
from firsthand.model.dossier import TABLES
from firsthand.nlp.rules import RulesTagger
from firsthand.shelf import Alone, Scope
from firsthand.shelf.memory import MemoryShelf

TAGGER = RulesTagger()


def tables(found):
    kept = {
        name: getattr(found, name) for name in (*TABLES, "briefs") if name not in {"aliases", "judgements"}
    }
    return {name: msgspec.json.encode(rows) for name, rows in kept.items()} | {"notes": sorted(found.notes)}


def at_once(pages):
    return tables(pipeline.read(pages, tagger=TAGGER))


def ids(shelf):
    return [doc for scope in shelf.scopes() for doc in scope.documents]


@pytest.fixture(scope="module")
def pages():
    return heap()


@pytest.fixture(scope="module")
def expected(pages):
    return at_once(pages)


@pytest.fixture
def full(pages):
    shelf = MemoryShelf()
    add(shelf, pages, tagger=TAGGER)
    return shelf


@pytest.mark.parametrize("seed", range(2))
def test_any_split_in_any_order_gives_the_tables_of_one_go(pages, expected, seed):
    chance, shelf, at = random.Random(seed), MemoryShelf(), 0
    order = chance.sample(pages, len(pages))
    while at < len(order):
        size = chance.choice((1, 2, 5))
        add(shelf, order[at : at + size], tagger=TAGGER)
        at += size
    assert tables(dossier(shelf, ids(shelf))) == expected
    assert len(shelf.scopes()) > 1


def test_a_page_given_again_changes_nothing(full, pages):
    found = add(full, pages[:4], tagger=TAGGER)
    assert (found.new, found.changed, found.scopes, found.aliases) == ((), (), (), ())
    assert len(found.known) == 4


def test_the_same_page_from_another_folder_has_two_paths_and_costs_no_scope(full, pages):
    moved = msgspec.structs.replace(pages[0], path="elsewhere/" + pages[0].path)
    found = add(full, [moved], tagger=TAGGER)
    assert found.scopes == ()
    assert found.changed == found.known
    (document,) = [d for d in dossier(full, found.known).documents if d.id in found.known]
    assert len(document.paths) == 2


def test_a_page_with_better_claims_is_read_again(full, pages):
    claimed = msgspec.structs.replace(pages[0], published="2031-03-01")
    add(full, [claimed], tagger=TAGGER)
    assert tables(dossier(full, ids(full))) == at_once([*pages, claimed])


def test_what_is_forgotten_leaves_no_trace(full, pages):
    gone = [p for p in pages if p.path in {"heap/merged", "heap/again", "heap/copy2"}]
    docs = [
        one.id
        for one in full.values(Alone, ids(full)).values()
        if one.document.paths[0] in {p.path for p in gone}
    ]
    assert len(docs) == 3
    forget(full, docs)
    assert tables(dossier(full, ids(full))) == at_once([p for p in pages if p not in gone])


def test_all_that_is_forgotten_leaves_nothing(full):
    forget(full, ids(full))
    assert full.scopes() == ()
    assert full.tables(["x"]) == {}


class Crash(BaseException):
    """What nobody catches."""


class Failing(MemoryShelf):
    """A shelf that breaks at one of its writes, and works again afterwards."""

    def __init__(self, last):
        super().__init__()
        self.last = last

    def _write(self, name, *args):
        self.last -= 1
        if self.last == 0:
            raise Crash
        getattr(MemoryShelf, name)(self, *args)

    def keep_parses(self, *args):
        self._write("keep_parses", *args)

    def keep_documents(self, *args):
        self._write("keep_documents", *args)

    def keep_met(self, *args):
        self._write("keep_met", *args)

    def keep_layout(self, *args):
        self._write("keep_layout", *args)

    def keep_scopes(self, *args):
        self._write("keep_scopes", *args)


def in_fives(shelf, pages):
    for at in range(0, len(pages), 5):
        add(shelf, pages[at : at + 5], tagger=TAGGER)


@pytest.mark.parametrize("last", [1, 2, 3, 4, 5, 8])
def test_after_a_crash_the_next_addition_goes_on(pages, expected, last):
    shelf = Failing(last)
    with pytest.raises(Crash):
        in_fives(shelf, pages)
    add(shelf, pages, tagger=TAGGER)
    assert tables(dossier(shelf, ids(shelf))) == expected


def test_pages_that_wait_are_placed_by_the_next_addition_of_none(pages, expected):
    shelf = Failing(3)
    with pytest.raises(Crash):
        add(shelf, pages, tagger=TAGGER)
    assert shelf.unsettled()
    add(shelf, [], tagger=TAGGER)
    assert shelf.unsettled() == shelf.stale() == ()
    assert tables(dossier(shelf, ids(shelf))) == expected


def test_stale_scopes_are_told_and_keep_their_tables_until_they_are_written(full, pages):
    before = {scope.id for scope in full.scopes()}
    add_only(full, page("new", sentences(0, 7, "new")))
    stale = full.stale()
    assert stale
    assert all(scope.is_stale for scope in full.values(Scope, stale).values())
    assert full.tables(before).keys() == before


def add_only(shelf, one):
    """Add a page and place it, and stop there."""
    from firsthand.increment.alone import read_alone
    from firsthand.stages.ingest import ingest

    read_alone(shelf, [ingest(one)], InProcess(), TAGGER, pipeline.silent)
    settle(shelf, InProcess(), pipeline.silent)


def test_a_group_that_changes_its_name_says_so(pages):
    shelf = MemoryShelf()
    order = sorted(pages, key=lambda p: p.path)
    known = {}
    for one in order:
        found = add(shelf, [one], tagger=TAGGER)
        for alias in found.aliases:
            known[alias.old] = alias.new
    stories = {story.id for story in dossier(shelf, ids(shelf)).stories}
    old = [alias for alias in shelf.aliases if alias.old.startswith("s-")]
    assert old, "no story ever changed its first document"
    for alias in old:
        new = alias.new
        while new not in stories:
            new = known[new]
        assert "members" in alias.reason


def test_an_edit_in_silence_is_told_as_a_change_between_versions():
    url, told = "https://news.example/ferry", sentences(0, 6, "ferry")
    said = "The harbour board closed the bridge for 12 days after the inspection."
    shelf = MemoryShelf()
    add(shelf, [page("old", [*told, said], "2031-03-02", url)], tagger=TAGGER)
    edited = page("new", [*told, said.replace("12", "40")], "2031-03-03", url)
    edited = msgspec.structs.replace(edited, raw=edited.raw.replace(b"New report", b"Old report"))
    (new,) = add(shelf, [edited], tagger=TAGGER).new
    found = dossier(shelf, [new])
    by_id = {document.id: document for document in found.documents}
    assert by_id[by_id[new].version_of].published == "2031-03-02"
    (row,) = [row for row in found.drift if row.relation == "version" and row.material]
    assert (row.type, by_id[row.b[0].doc].words(row.b[0])) == ("number", "40 days")


def test_a_page_more_of_one_story_costs_that_story_alone():
    shelf = MemoryShelf()
    stories = [
        page(f"s{story}x{number}", strange(story, number)) for story in range(12) for number in range(2)
    ]
    add(shelf, stories, tagger=TAGGER)
    shelf.touched.clear()
    found = add(shelf, [page("new", strange(5, "new"))], tagger=TAGGER)
    (scope,) = found.scopes
    touched = dict(shelf.touched)
    assert len(shelf.values(Scope, [scope])[scope].documents) == 3
    assert touched["Alone"] <= 12
    assert touched["Unit"] <= 6
    assert touched["Component"] <= 12
    assert touched["Place"] <= 12
    assert touched["Scope"] <= 6
