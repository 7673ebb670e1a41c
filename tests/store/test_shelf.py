"""The shelf in a database answers as the one in memory does."""

import secrets

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from firsthand.model.annotated import Parse, Token
from firsthand.model.attribution import Attribution
from firsthand.model.claim import Claim, Origins
from firsthand.model.copies import Kinship
from firsthand.model.document import Document
from firsthand.model.dossier import Dossier
from firsthand.model.judgement import Alias
from firsthand.model.reading import Reading
from firsthand.model.span import Span
from firsthand.model.story import Brief, Story
from firsthand.shelf import (
    Alone,
    Component,
    Held,
    Layout,
    Link,
    Met,
    Near,
    Place,
    Posting,
    Scope,
    Step,
    Tale,
    Text,
    Ties,
    Unit,
    Written,
)
from firsthand.shelf.memory import MemoryShelf
from firsthand.store.database import Database
from firsthand.store.place import place_of
from firsthand.store.shelf import SqlShelf

TEXT = "The harbour at Lissmark is closed, the minister said. “We will not reopen it,” she added.\n"


@pytest.fixture
def shelf(where, tmp_path):
    database = Database(place_of(where, tmp_path / "pages"))
    yield SqlShelf(database)
    database.close()


def document(name="d1", address="https://a.example/1", **fields):
    return Document(
        id=name, path_or_url=address, text=TEXT, outlet="The Courier", published="2024-03-11", **fields
    )


def alone(name="d1", address="https://a.example/1", text="t1", **fields):
    said = Attribution(
        id=f"a-{name}",
        doc=name,
        source=(),
        cue=(),
        content=(Span(name, 54, 80),),
        kind="direct",
        speaker="she",
    )
    return Alone(
        document=document(name, address, **fields),
        text=text,
        reading=Reading(attributions=(said,)),
        notes=("one sentence is left out",),
        steps=(Step("ingest", "1"), Step("reading", "rules 1")),
    )


def text(name="t1", documents=("d1",)):
    return Text(
        id=name, sketch=7, shingles=b"\1\0\0\0\0\0\0\0\xff\xff\xff\xff\xff\xff\xff\xff", documents=documents
    )


def kept(shelf, *names):
    shelf.keep_documents(
        [alone(name) for name in names],
        [text("t1", tuple(sorted(names)))],
        [Posting(1, 7, "t1"), Posting(-1, 7, "t1")],
    )


def written(*names, replaces=(), notes=("a note",)):
    first = names[0]
    tables = Dossier(
        attributions=tuple(
            Attribution(
                id=f"a-{each}",
                doc=each,
                source=(),
                cue=(),
                content=(Span(each, 54, 80),),
                kind="direct",
                speaker="Ina Torvane",
            )
            for each in names
        ),
        claims=(
            Claim(
                id=f"c-{first}",
                proposition="The harbour is closed",
                spans=(Span(first, 0, 33),),
                independent_origins=Origins(1, 0),
                status="single_source",
            ),
        ),
        stories=(Story(id=f"s-{first}", title="The harbour", documents=names),),
        briefs=(Brief(story=f"s-{first}", template="plain", length="full", title="b", sections=()),),
        notes=notes,
    )
    scope = Scope(
        id=first, documents=names, stories=(names,), needs="n", done="n", replaces=(*names, *replaces)
    )
    return Written(scope=scope, tables=tables, aliases=(Alias(old="x", new=f"s-{first}", reason="grown"),))


def test_what_is_kept_comes_back_as_it_was(shelf):
    kept(shelf, "d1", "d2")
    values = (
        Ties(id="d1", candidates=("d2",), kin=()),
        Component(
            id="d1",
            documents=("d1", "d2"),
            kinship=Kinship(alignments=(), copies=(), families=(), origins=()),
        ),
        Unit(id="d1", documents=("d1",), vector={"harbour": 0.5}, seen="s1"),
        Near(id="d1", nearest=("d2",), floor=0.1, links=(Link("d2", 0.25),)),
        Tale(id="d1", units=("d1",)),
        Scope(id="d1", documents=("d1",), stories=(("d1",),), needs="n1"),
        Place(id="d1", component="d1", unit="d1", tale="d1", scope="d1", text="t1", seen="s1"),
    )
    shelf.keep_met([Met(a="d1", b="d2", failed="too slow")])
    shelf.keep_layout(Layout(put=values))
    assert shelf.values(Alone, ["d2", "d1", "unknown"]) == {name: alone(name) for name in ("d1", "d2")}
    assert shelf.values(Text, ["t1"]) == {"t1": text("t1", ("d1", "d2"))}
    assert shelf.values(Met, [Met.key("d2", "d1")]) == {"d1 d2": Met(a="d1", b="d2", failed="too slow")}
    for value in values:
        assert shelf.values(type(value), [value.id, "unknown"]) == {value.id: value}


def test_a_document_that_comes_again_replaces_what_was_kept_and_waits_again(shelf):
    kept(shelf, "d1")
    shelf.keep_layout(Layout(settled=("d1",)))
    assert shelf.unsettled() == ()
    again = alone("d1", paths=("a.html", "b.html"))
    shelf.keep_documents([again], [], [])
    assert shelf.values(Alone, ["d1"]) == {"d1": again}
    assert shelf.unsettled() == ("d1",)
    assert shelf.held("texts", [1], 9)[1].count == 1


def test_parses_are_found_by_their_sentence_and_tagger(shelf):
    token = Token(
        start=0, end=5, text="Ships", lemma="ship", pos="NOUN", tag="NNS", dep="ROOT", head=0, ent=""
    )
    parse, other = (
        Parse("Ships wait.", (token,)),
        Parse("Nothing\0here \ud83d\ude00.".encode("utf-16", "surrogatepass").decode("utf-16"), ()),
    )
    shelf.keep_parses([parse, other], "rules")
    shelf.keep_parses([parse], "rules")
    assert shelf.parses([other.text, parse.text, "Unknown."], "rules") == {
        other.text: other,
        parse.text: parse,
    }
    assert shelf.parses([parse.text], "spacy") == {}


def test_documents_are_found_by_their_address(shelf):
    long = "https://a.example/" + "x" * 9000
    shelf.keep_documents(
        [alone("d2", "https://a.example/\0"), alone("d1", "https://a.example/\0"), alone("d3", long)],
        [text()],
        [],
    )
    assert shelf.addressed(["https://a.example/\0", long, "none"]) == {
        "https://a.example/\0": ("d1", "d2"),
        long: ("d3",),
    }


def test_scopes_with_other_needs_are_stale(shelf):
    fresh = Scope(id="d1", documents=("d1",), stories=(), needs="n", done="n")
    shelf.keep_layout(Layout(put=(fresh, Scope(id="d2", documents=("d2",), stories=(), needs="n", done="m"))))
    assert shelf.stale() == ("d2",)
    shelf.keep_layout(Layout(drop=((Scope, "d2"),)))
    assert shelf.stale() == ()


def test_tables_come_back_in_their_order_and_replace_those_before(shelf):
    kept(shelf, "d1", "d2")
    one, two = written("d1"), written("d2")
    shelf.keep_scopes([one, two])
    assert shelf.tables(["d2", "d1", "d9"]) == {"d1": one.tables, "d2": two.tables}
    both = written("d1", "d2", notes=())
    shelf.keep_scopes([both])
    assert shelf.tables(["d1", "d2"]) == {"d1": both.tables}


def test_a_dropped_document_takes_its_text_along_and_leaves_tables_until_they_are_written_again(shelf):
    kept(shelf, "d1", "d2")
    shelf.keep_scopes([written("d1", "d2")])
    shelf.drop_document("d1", text("t1", ("d2",)), Layout())
    assert shelf.values(Alone, ["d1"]) == {}
    assert shelf.values(Text, ["t1"]) == {"t1": text("t1", ("d2",))}
    assert shelf.tables(["d1"]).keys() == {"d1"}
    assert shelf.held("texts", [1, -1], 9)[-1].count == 1
    shelf.drop_document("d2", None, Layout(drop=((Scope, "d1"),)))
    assert shelf.values(Text, ["t1"]) == {}
    assert shelf.held("texts", [1, -1], 9)[1].count == 0
    assert shelf.tables(["d1"]) == {}
    assert shelf.unsettled() == ()
    assert shelf.database.check() == ()


HOLDERS = ("a", "B", "é", "zz", "Z", "\U0001f600")
POSTINGS = st.builds(
    Posting,
    key=st.sampled_from([-(2**63), -1, 0, 2**63 - 1]),
    order=st.sampled_from([0, 1, 2**63 - 1]),
    holder=st.sampled_from(HOLDERS),
    weight=st.sampled_from([0.0, 0.125]),
)


@pytest.fixture(scope="module")
def shelves(postgres, tmp_path_factory):
    folder = tmp_path_factory.mktemp("shelves")
    join = "&" if "?" in postgres else "?"
    places = (folder / "s.db", f"{postgres}{join}schema=t{secrets.token_hex(6)}")
    databases = [Database(place_of(each, folder)) for each in places]
    yield [SqlShelf(database) for database in databases]
    for database in databases:
        database.close()


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    some=st.lists(POSTINGS, max_size=30, unique_by=lambda each: (each.key, each.order, each.holder)),
    asked=st.lists(POSTINGS, min_size=1, max_size=8, unique=True),
    reach=st.integers(1, 3),
)
def test_postings_are_answered_as_in_memory(shelves, some, asked, reach):
    memory, rest = MemoryShelf(), MemoryShelf()
    gone = tuple(sorted({each.holder for each in asked}))
    memory.keep_layout(Layout(postings=tuple(some)))
    rest.keep_layout(Layout(postings=tuple(each for each in some if each.holder not in gone)))
    keys = sorted({each.key for each in asked})
    bare = [Posting(each.key, each.order, each.holder) for each in asked]
    for shelf in shelves:
        shelf.keep_layout(Layout(unposted=HOLDERS, postings=tuple(some)))
        assert shelf.held("units", keys, 3) == {
            key: Held(min(4, one.count), one.postings) for key, one in memory.held("units", keys, 3).items()
        }
        shelf.keep_layout(Layout(unposted=gone))
        assert shelf.held("units", keys, 99) == rest.held("units", keys, 99)
        assert shelf.around("units", bare, reach) == rest.around("units", bare, reach)
