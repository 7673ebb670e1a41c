"""What a person reads when a database or a disk fails, and that nothing half-written is left."""

import errno
import threading

import pytest
from sqlalchemy import create_engine, text
from sqlalchemy.engine import make_url

from firsthand.errors import StoreBusyError, StoreError
from firsthand.model.page import Page
from firsthand.options.store import StoreOptions
from firsthand.store.database import Database
from firsthand.store.place import place_of
from firsthand.store.store import open_store
from tests.store.test_shelf import alone
from tests.store.test_shelf import text as wording

QUICK = StoreOptions(wait=0.2, connect=2)


@pytest.fixture
def store(where, tmp_path):
    with open_store(where, pages=tmp_path / "pages", create=True, options=QUICK) as store:
        yield store


def test_a_second_writer_is_told_to_wait_and_readers_are_not(store, where, tmp_path):
    with open_store(where, pages=tmp_path / "pages", options=QUICK) as other, store.writing("add"):
        assert other.size().pages == 0
        with (
            pytest.raises(StoreBusyError, match="is being written by another firsthand: wait"),
            other.writing("add"),
        ):
            pytest.fail("two writers")
    with store.writing("add"):
        pass


def test_the_lock_of_a_writer_that_failed_is_free_again(store):
    with pytest.raises(ZeroDivisionError), store.writing("add"):
        raise ZeroDivisionError
    assert store.people.cut_off()
    with store.writing("add"):
        pass
    assert not store.people.cut_off()


def test_a_locked_file_is_named_and_nothing_is_lost(tmp_path):
    with open_store(tmp_path / "s.db", create=True, options=QUICK) as store:
        with store.database.writing():
            thread_error = []

            def write():
                try:
                    store.shelf.keep_documents([alone()], [wording()], [])
                except StoreError as error:
                    thread_error.append(error)

            thread = threading.Thread(target=write)
            thread.start()
            thread.join()
        (error,) = thread_error
        assert isinstance(error, StoreBusyError)
        assert "run the same command again" in str(error)
        store.shelf.keep_documents([alone()], [wording()], [])
        assert store.size().pages == 1


def test_a_full_disk_is_named_and_leaves_no_part_of_a_page(tmp_path):
    with open_store(tmp_path / "s.db", create=True) as store:
        with (  # noqa: PT012
            pytest.raises(
                StoreError, match="the disk is full; nothing half-written is left: free some space"
            ),
            store.database.writing() as connection,
        ):
            pages = connection.scalar(text("PRAGMA page_count"))
            connection.execute(text(f"PRAGMA max_page_count={pages}"))
            store.shelf._keep_alone(connection, [alone(f"d{n}", paths=("x" * 5000,)) for n in range(200)])
        store.database.close()
        assert store.size().pages == 0
        assert store.check() == ()


def test_a_full_disk_under_the_raw_pages_is_named(store, monkeypatch):
    def full(raw):
        raise OSError(errno.ENOSPC, "No space left on device", "pages/ab")

    monkeypatch.setattr(store.blobs, "put", full)
    with pytest.raises(
        StoreError, match=r"the disk is full \(pages/ab\); nothing half-written is left: free some"
    ):
        list(store.incoming([Page(raw=b"<p>Ships wait.</p>", address="a", path="a")]))


def test_a_file_that_may_not_be_written_is_named(tmp_path):
    with open_store(tmp_path / "s.db", create=True) as store:  # noqa: SIM117
        with pytest.raises(StoreError, match="may not be written: change its rights"):  # noqa: PT012
            with store.database.writing() as connection:
                connection.exec_driver_sql("PRAGMA query_only=ON")
                connection.execute(text("DELETE FROM aliases"))


def test_a_lost_connection_is_named_and_leaves_no_part_of_a_page(postgres, tmp_path):
    url = f"{postgres}{'&' if '?' in postgres else '?'}schema=lost"
    with open_store(url, pages=tmp_path, create=True) as store:
        with (  # noqa: PT012
            pytest.raises(
                StoreError, match="the connection was lost; nothing half-written is left: see that the"
            ),
            store.database.writing() as connection,
        ):
            store.shelf._keep_alone(connection, [alone("d1")])
            cut(postgres, connection.scalar(text("SELECT pg_backend_pid()")))
            store.shelf._keep_alone(connection, [alone("d2")])
        assert store.size().pages == 0
        store.shelf.keep_documents([alone("d1")], [wording()], [])
        assert store.size().pages == 1


def cut(url, pid):
    engine = create_engine(make_url(url).set(drivername="postgresql+psycopg"))
    with engine.connect() as other:
        other.execute(text("SELECT pg_terminate_backend(:pid, 5000)"), {"pid": pid})
    engine.dispose()


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"database": "none_such"}, "no connection .*none_such"),
        ({"host": "127.0.0.1", "port": 1}, "no connection .*see that the server runs"),
        ({"username": "nobody_such"}, "no connection .*nobody_such"),
    ],
    ids=["database", "server", "user"],
)
def test_a_server_that_does_not_let_us_in_is_named_without_the_password(postgres, tmp_path, change, told):
    url = make_url(postgres)
    url = url.set(**change).set(password="secret")
    if "host" in change:
        url = url.set(query={})
    with pytest.raises(StoreError, match=told) as error:
        Database(place_of(url.render_as_string(hide_password=False), tmp_path), QUICK)
    assert "secret" not in str(error.value)


def test_an_older_sqlite_is_refused_with_a_way_out(tmp_path, monkeypatch):
    monkeypatch.setattr("sqlite3.sqlite_version_info", (3, 36, 0))
    with pytest.raises(StoreError, match=r"the store needs 3.37: use a newer Python, or PostgreSQL"):
        Database(place_of(tmp_path / "s.db"))


def test_postgresql_without_its_library_names_the_extra(tmp_path, monkeypatch):
    import importlib.util

    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None)
    with pytest.raises(StoreError, match=r"pip install 'firsthand\[postgres\]'"):
        Database(place_of("postgresql://h/d", tmp_path))


def test_a_folder_in_the_way_is_named(tmp_path):
    (tmp_path / "file").write_text("x")
    with pytest.raises(StoreError, match=r"run the same command again"):
        Database(place_of(tmp_path / "file" / "s.db"))
