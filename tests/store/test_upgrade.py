"""From every released schema to this one, on both databases; and everything that is no store of ours."""

import sqlite3

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import event, text

from firsthand.errors import StoreError
from firsthand.options.store import StoreOptions
from firsthand.store import upgrade as module
from firsthand.store.connect import connect
from firsthand.store.database import Database
from firsthand.store.place import place_of
from firsthand.store.tables import HEAD, metadata

REVISIONS = [each.revision for each in ScriptDirectory.from_config(module._config()).walk_revisions()]


def made(where, pages, revision):
    """A store of an older schema, as that version would have left it."""
    place = place_of(where, pages)
    engine = connect(place, StoreOptions())
    if place.file is not None:
        module._prepare(engine)
    with engine.connect().execution_options(writes=True) as connection, connection.begin():
        if place.file is None:
            connection.execute(text(f'CREATE SCHEMA "{place.schema}"'))
        config = module._config()
        config.attributes["connection"] = connection
        command.upgrade(config, revision)
        connection.execute(text("INSERT INTO aliases (old, new, reason) VALUES ('s-1', 's-2', 'grown')"))
    engine.dispose()
    return place


def ours(name, kind, _parents):
    return not (
        kind in {"table", "index"} and (name or "").startswith(("findable_index", "ix_findable_terms"))
    )


def test_the_revisions_are_one_line_that_ends_here():
    script = ScriptDirectory.from_config(module._config())
    assert script.get_heads() == [HEAD]
    assert script.get_bases() == [REVISIONS[-1]]
    assert len(REVISIONS) == len({each.down_revision for each in script.walk_revisions()})


@pytest.mark.parametrize("revision", REVISIONS)
def test_every_released_schema_becomes_this_one_and_keeps_its_rows(where, tmp_path, revision):
    place = made(where, tmp_path / "pages", revision)
    told = []
    database = Database(place, told=told.append)
    with database.reading() as connection:
        context = MigrationContext.configure(connection, opts={"include_name": ours})
        assert compare_metadata(context, metadata) == []
        assert connection.scalar(text("SELECT new FROM aliases")) == "s-2"
    assert told == ([] if revision == HEAD else [f"upgrading the store from schema {revision} to {HEAD}"])
    assert database.check() == ()
    database.close()


def test_opening_again_runs_no_migration(where, tmp_path, monkeypatch):
    Database(place_of(where, tmp_path)).close()
    monkeypatch.setattr(module, "_run", lambda connection: pytest.fail("migrated again"))
    Database(place_of(where, tmp_path)).close()


def test_a_store_of_a_newer_version_is_left_alone(where, tmp_path):
    place = made(where, tmp_path / "pages", "head")
    engine = connect(place, StoreOptions())
    with engine.connect().execution_options(writes=True) as connection, connection.begin():
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    engine.dispose()
    with pytest.raises(
        StoreError, match=r"newer firsthand \(schema 9999; this one knows .*nothing was changed"
    ):
        Database(place)


def test_a_migration_that_fails_leaves_nothing_of_itself(where, tmp_path, monkeypatch):
    place = place_of(where, tmp_path / "pages")

    def half(connection):
        connection.execute(text("CREATE TABLE documents (id TEXT)"))
        raise StoreError("cut off")

    with monkeypatch.context() as patch:
        patch.setattr(module, "_run", half)
        with pytest.raises(StoreError, match="cut off"):
            Database(place)
    database = Database(place)
    assert database.check() == ()
    database.close()


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"These are my notes.\n" * 200, "is no store of firsthand: name another"),
        (b"SQLite format 3\0" + b"\xff" * 4096, "is no store of firsthand|is damaged"),
    ],
    ids=["notes", "damaged"],
)
def test_a_file_that_is_no_database_is_left_alone(tmp_path, content, told):
    file = tmp_path / "notes.db"
    file.write_bytes(content)
    with pytest.raises(StoreError, match=told):
        Database(place_of(file))
    assert file.read_bytes() == content


def test_a_database_of_another_program_is_left_alone(tmp_path):
    file = tmp_path / "other.db"
    with sqlite3.connect(file) as other:
        other.execute("CREATE TABLE documents (id TEXT)")
    other.close()
    before = file.read_bytes()
    with pytest.raises(StoreError, match="is a database of another program"):
        Database(place_of(file))
    assert file.read_bytes() == before


def test_a_schema_of_another_program_is_left_alone(postgres, tmp_path):
    place = place_of(f"{postgres}{'&' if '?' in postgres else '?'}schema=other_program", tmp_path)
    engine = connect(place, StoreOptions())
    with engine.begin() as connection:
        connection.execute(text("CREATE SCHEMA other_program"))
        connection.execute(text("CREATE TABLE other_program.documents (id TEXT)"))
    engine.dispose()
    with pytest.raises(StoreError, match=r"is a database of another program: .*\?schema="):
        Database(place)


def test_no_store_is_made_where_one_is_only_read(tmp_path):
    with pytest.raises(StoreError, match=r"there is no store at .*firsthand add"):
        Database(place_of(tmp_path / "none.db"), create=False)
    assert not (tmp_path / "none.db").exists()


def test_reading_does_not_wait_for_the_writer(where, tmp_path):
    database = Database(place_of(where, tmp_path))
    with database.writing() as writer:
        writer.execute(text("INSERT INTO aliases (old, new, reason) VALUES ('a', 'b', 'c')"))
        with database.reading() as reader:
            assert reader.scalar(text("SELECT count(*) FROM aliases")) == 0
    with database.reading() as reader:
        assert reader.scalar(text("SELECT count(*) FROM aliases")) == 1
    database.close()


def test_judgements_wait_for_the_disk(tmp_path):
    database = Database(place_of(tmp_path / "s.db"))
    seen = []
    for durable in (False, True):
        with database.writing(durable=durable) as connection:
            seen.append(connection.scalar(text("PRAGMA synchronous")))
    assert seen == [1, 2]  # NORMAL, FULL
    database.close()


def test_transactions_of_writers_take_the_lock_at_once(tmp_path):
    database = Database(place_of(tmp_path / "s.db"))
    began = []
    event.listen(database._engine, "before_cursor_execute", lambda *args: began.append(args[2]))
    with database.writing():
        pass
    with database.reading():
        pass
    assert began == ["BEGIN IMMEDIATE", "BEGIN"]
    database.close()
