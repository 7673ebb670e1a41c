"""A page removed for good: nothing of its words is left, and what other pages say stays whole."""

import pytest
from typer.testing import CliRunner

import firsthand
from firsthand.cli import app
from firsthand.model.page import Page
from firsthand.nlp.rules import RulesTagger
from firsthand.store.store import open_store

SHARED = "The harbour office of Lorn said on Monday that the ferry had been repaired."
SECRET = "Quillbrannigan Zoltarvex, 41, of Needle Street, was named as the pilot by mistake."


def page(name, *sentences):
    return Page(raw="\n\n".join(sentences).encode(), address=name, path=name)


@pytest.fixture
def place(tmp_path):
    with open_store(tmp_path / "s.db", create=True) as store:
        pages = [
            page("kept.txt", SHARED, "It will sail again on Friday, the office said, with a new crew."),
            page("gone.txt", SECRET, SHARED, "He said: “I was never aboard the Zoltarvex boat.”"),
        ]
        firsthand.add(store, pages, tagger=RulesTagger())
        firsthand.search(store.dossier(), "ferry")
    return tmp_path


def traces(folder, *words):
    """The files under `folder` that hold one of `words`, in UTF-8 or as the index writes it."""
    found = set()
    for file in folder.rglob("*"):
        if file.is_file():
            raw = file.read_bytes().lower()
            found |= {f"{file.name}: {word}" for word in words if word.lower().encode() in raw}
    return found


def test_no_word_of_a_forgotten_page_is_left_in_any_file(place):
    words = ("Quillbrannigan", "Zoltarvex", "Needle Street")
    assert traces(place, *words)
    with open_store(place / "s.db") as store:
        (gone,) = [row.id for row in store.dossier().documents if row.path_or_url == "gone.txt"]
        firsthand.forget(store, [gone], "an order of the court")
        assert store.check() == ()
        assert store.search("zoltarvex") == ()
        assert [hit.doc for hit in store.search("repaired")] != []
    assert traces(place, *words) == set()


def test_what_another_page_prints_as_well_stays_parsed_and_can_be_read_again(place):
    with open_store(place / "s.db") as store:
        (gone,) = [row.id for row in store.dossier().documents if row.path_or_url == "gone.txt"]
        assert set(store.shelf.parses([SHARED, SECRET], RulesTagger.name)) == {SHARED, SECRET}
        firsthand.forget(store, [gone], "an order of the court")
        assert set(store.shelf.parses([SHARED, SECRET], RulesTagger.name)) == {SHARED}
        firsthand.add(store, [page("more.txt", SHARED, "The mayor thanked the crew.")], tagger=RulesTagger())
        assert {row.path_or_url for row in store.dossier().documents} == {"kept.txt", "more.txt"}
        assert store.check() == ()


@pytest.mark.parametrize("step", ["drop_bytes", "drop_parses"])
def test_a_removal_that_was_cut_off_is_finished_by_whatever_writes_next(place, monkeypatch, step):
    def killed(*_):
        raise KeyboardInterrupt

    words = ("Quillbrannigan", "Zoltarvex", "Needle Street")
    with open_store(place / "s.db") as store:
        (gone,) = [row.id for row in store.dossier().documents if row.path_or_url == "gone.txt"]
        with monkeypatch.context() as patched:
            patched.setattr(type(store), step, killed)
            with pytest.raises(KeyboardInterrupt):
                firsthand.forget(store, [gone], "an order of the court")
        if step == "drop_parses":
            firsthand.forget(store, [gone], "an order of the court")
        else:
            firsthand.add(store, [], tagger=RulesTagger())
        assert store.check() == ()
    assert traces(place, *words) == set()


def forget(place, *arguments, **more):
    return CliRunner().invoke(app, ["forget", "--store", str(place / "s.db"), *arguments], **more)


def test_the_command_tells_what_stood_on_a_page_and_asks_first(place):
    assert forget(place, "gone.txt").exit_code == 2
    asked = forget(place, "gone.txt", "--why", "an order", input="n\n")
    assert asked.exit_code == 1
    assert "stands under" in asked.stdout
    with open_store(place / "s.db") as store:
        assert len(store.dossier().documents) == 2
    assert forget(place, "gone.txt", "--why", "an order", "--yes", "--json").exit_code == 0
    with open_store(place / "s.db") as store:
        assert [row.path_or_url for row in store.dossier().documents] == ["kept.txt"]
    unknown = forget(place, "gone.txt", "--why", "an order", "--yes")
    assert unknown.exit_code == 2
    assert "gone.txt" in unknown.stderr
