from pathlib import Path

import pytest

from firsthand.errors import StoreError
from firsthand.store.place import place_of
from firsthand.store.store import open_store


def test_a_file_a_folder_and_nothing_mean_a_file_with_its_pages_beside(tmp_path, monkeypatch):
    assert place_of(tmp_path / "news.db").file == tmp_path / "news.db"
    assert place_of(tmp_path / "news.db").pages == tmp_path / "news.db.pages"
    assert place_of(tmp_path).file == tmp_path / "firsthand.db"
    assert place_of("new/").file == Path("new/firsthand.db")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    assert place_of().file == tmp_path / "data" / "firsthand" / "firsthand.db"
    assert place_of(tmp_path, tmp_path / "raw").pages == tmp_path / "raw"


def test_an_address_of_postgresql_is_shown_without_its_password():
    place = place_of("postgresql://ina:secret@db.example:5433/news?sslmode=require")
    assert place.file is None
    assert place.url == "postgresql+psycopg://ina:secret@db.example:5433/news?sslmode=require"
    assert place.schema == "firsthand"
    assert place.shown == "postgresql://ina:***@db.example:5433/news?sslmode=require"
    assert place_of("postgres://h/news?schema=desk").schema == "desk"
    assert "schema" not in place_of("postgres://h/news?schema=desk").url


def test_a_password_among_the_parameters_is_not_shown_either():
    place = place_of("postgresql://h/news?user=ina&password=secret&sslpassword=secret")
    assert place.shown == "postgresql://h/news?password=***&sslpassword=***&user=ina"
    assert "password=secret" in place.url


@pytest.mark.parametrize("name", ["what?.db", "a%20b#.db", "b\udcffd.db", "é ü.db"])
def test_a_file_is_called_what_it_was_called(tmp_path, name):
    with open_store(tmp_path / name, create=True) as store:
        assert store.size().pages == 0
    assert name in {file.name for file in tmp_path.iterdir()}


def test_two_servers_or_schemas_never_share_a_folder_of_pages():
    addresses = [
        "postgresql://a/news",
        "postgresql://b/news",
        "postgresql://a/news?schema=b",
        "postgresql:///news?host=/run",
    ]
    assert len({place_of(each).pages for each in addresses}) == len(addresses)
    assert "secret" not in str(place_of("postgresql://u:secret@a/news").pages)


@pytest.mark.parametrize(
    ("named", "told"),
    [
        ("mysql://u:secret@h/d", r"mysql://\*\*\*@h/d is no store: name a file"),
        ("mysql://h/d?user=u&password=secret", r"password=\*\*\* is no store"),
        ("postgresql://u@h:port/d?password=secret", "is no address of a database"),
        ("postgresql://h:port/d", "is no address of a database"),
        ("postgresql://h/d?schema=a-b", "schema='a-b' in the address is no name"),
        ('postgresql://h/d?schema=a";drop', "is no name"),
    ],
)
def test_what_is_no_place_is_refused_with_what_to_do(named, told):
    with pytest.raises(StoreError, match=told) as error:
        place_of(named)
    assert "secret" not in str(error.value)
