"""A dossier that went into a store comes out as it was, whole or in part."""

import msgspec
import pytest

import firsthand
from firsthand.model.judgement import Alias, Judgement
from firsthand.model.reading import Reading
from firsthand.model.span import Span
from firsthand.shelf import Alone, Layout, Scope, Text, Written
from firsthand.store.store import open_store


def cut(dossier, docs):
    """The rows of `dossier` of its stories of `docs`: enough of a scope to be told from another."""
    stories = tuple(row for row in dossier.stories if set(row.documents) <= docs)
    said = tuple(row for row in dossier.attributions if row.doc in docs)
    names = {row.id for row in stories}
    briefs = tuple(row for row in dossier.briefs if row.story in names)
    return firsthand.Dossier(stories=stories, attributions=said, briefs=briefs, notes=(f"{len(docs)} pages",))


@pytest.fixture
def store(where, tmp_path, book):
    with open_store(where, pages=tmp_path / "pages", create=True) as store:
        dossier = book.dossier
        ids = tuple(document.id for document in dossier.documents)
        store.shelf.keep_documents(
            [
                Alone(document=document, text="t", reading=Reading(), notes=(f"note on {document.id}",))
                for document in dossier.documents
            ],
            [Text(id="t", sketch=0, shingles=b"", documents=ids)],
            [],
        )
        store.shelf.keep_scopes(
            [
                Written(
                    scope=Scope(
                        id=story.documents[0],
                        documents=story.documents,
                        stories=(story.documents,),
                        needs="n",
                        done="n",
                    ),
                    tables=cut(dossier, set(story.documents)),
                )
                for story in dossier.stories
            ]
        )
        yield store


def test_the_whole_is_the_union_of_its_scopes(store, book):
    found = store.dossier()
    for name in ("documents", "stories", "attributions"):
        assert getattr(found, name) == getattr(book.dossier, name)
    assert sorted(found.briefs, key=repr) == sorted(book.dossier.briefs, key=repr)
    own = [note for note in found.notes if note.startswith("note on ")]
    assert [note.removeprefix("note on ") for note in own] == [row.id for row in found.documents]
    assert [note for note in found.notes if note.endswith(" pages")][-1:]
    assert [note for note in book.dossier.notes if "undated" in note] == [
        note for note in found.notes if "undated" in note
    ]


def test_a_page_or_a_story_reads_its_own_scope_only(store, book):
    story = min(book.dossier.stories, key=lambda row: len(row.documents))
    for words in (
        {"story": story.id},
        {"story": story.title},
        {"doc": story.documents[0]},
        {"doc": story.documents[0][:6]},
    ):
        found = store.dossier(**words)
        assert [row.id for row in found.stories] == [story.id], words
        assert {row.id for row in found.documents} == set(story.documents)


def test_words_that_name_nothing_read_the_whole_so_that_the_question_can_say_so(store, book):
    assert len(store.dossier(story="no such story").documents) == len(book.dossier.documents)
    assert len(store.dossier(doc="courier").documents) == len(book.dossier.documents)


def test_a_scope_that_lost_a_page_is_left_out_until_it_is_written_again(store, book):
    story = max(book.dossier.stories, key=lambda row: len(row.documents))
    text = Text(id="t", sketch=0, shingles=b"", documents=())
    store.shelf.drop_document(story.documents[0], text, Layout())
    found = store.dossier()
    assert not {row.id for row in found.documents} & set(story.documents)
    assert story.id not in {row.id for row in found.stories}


def test_waiting_pages_are_in_no_dossier(store, book):
    document = msgspec.structs.replace(book.dossier.documents[0], id="0" * 16)
    store.shelf.keep_documents([Alone(document=document, text="t", reading=Reading())], [], [])
    assert "0" * 16 not in {row.id for row in store.dossier().documents}
    assert store.size().pages == len(book.dossier.documents) + 1


def test_judgements_are_kept_in_their_order_and_never_changed(store):
    one = Judgement(
        id="j2",
        table="claims",
        members=(Span("d", 0, 4),),
        decision="accept",
        replaces="",
        by="ina",
        at="2024-03-11",
    )
    two = msgspec.structs.replace(one, id="j1", decision="reject")
    for each in (one, two, msgspec.structs.replace(one, decision="reject")):
        store.people.judge(each)
    assert store.people.judgements() == (one, two)
    assert store.dossier().judgements == (one, two)


def test_aliases_say_what_a_group_is_called_now(store, book):
    scope = Scope(id="x", documents=(), stories=(), needs="n", done="n")
    for new in ("s-2", "s-3"):
        aliases = (Alias(old="s-1", new=new, reason="grown"),)
        store.shelf.keep_scopes([Written(scope=scope, tables=firsthand.Dossier(), aliases=aliases)])
    assert store.dossier().aliases == (Alias(old="s-1", new="s-3", reason="grown"),)


def test_what_is_remembered_and_buried_comes_back(store):
    store.people.remember("watched", ["a"])
    store.people.remember("watched", ["b"])
    assert store.people.remembered("watched", list[str]) == ["b"]
    assert store.people.remembered("never", list[str]) is None
    store.people.bury("d1", "00", "2024-03-11T00:00:00+00:00", "a court said so")
    assert store.people.buried(["d1", "d2"]) == {"d1": ("2024-03-11T00:00:00+00:00", "a court said so")}
