"""``firsthand search`` over a dossier and over a store, and other questions to a store."""

import json
import re

import pytest
from tests.store.filling import filled
from typer.testing import CliRunner

from firsthand.cli import app
from firsthand.store.store import open_store


@pytest.fixture(scope="module")
def news(book, tmp_path_factory):
    """The example corpus in a store."""
    file = tmp_path_factory.mktemp("store") / "news.db"
    with open_store(file, create=True) as store:
        filled(store, book.dossier)
    return file


def run(*arguments, **env):
    return CliRunner().invoke(app, list(map(str, arguments)), env={"COLUMNS": "100", **env})


def test_words_are_shown_in_their_passage_with_page_day_and_speaker(ask):
    text = ask("search", "filling station", "--in", "quotes", "-n", "1").stdout
    assert re.match(r"\d{4}-\d\d-\d\d  Meridian Wire: .*Torvane", text)
    assert "filling station" in text


@pytest.mark.parametrize("query", ["blockade", "filling station", '"will not let" OR hotline'])
@pytest.mark.parametrize("part", ["text", "quotes", "speakers", "claims"])
def test_a_store_prints_the_rows_of_its_dossier(ask, news, query, part):
    of_dossier = [
        json.loads(line)
        for line in ask("search", query, "--in", part, "--json", "-n", "0").stdout.splitlines()
    ]
    of_store = [
        json.loads(line)
        for line in run(
            "search", query, "--store", news, "--in", part, "--json", "-n", "0"
        ).stdout.splitlines()
    ]
    bare = [{**row, "score": 0} for row in of_dossier]
    assert sorted(bare, key=repr) == sorted(({**row, "score": 0} for row in of_store), key=repr)


def test_spans_carry_their_words(ask, book):
    for line in ask("search", "blockade", "--json").stdout.splitlines():
        row = json.loads(line)
        text = book.dossier.document(row["doc"]).text
        for span in (row["passage"], *row["marks"]):
            assert text[span["start"] : span["end"]] == span["text"]


def test_the_limit_is_said(ask):
    done = ask("search", "blockade", "-n", "2", "--json")
    assert len(done.stdout.splitlines()) == 2
    assert "more is found (--limit 0 shows all)" in done.stderr


def test_nothing_found_is_exit_code_1_and_nothing_asked_2(ask):
    assert ask("search", "xylophone").exit_code == 1
    assert "nothing found" in ask("search", "xylophone").stderr
    assert ask("search", "-- -tug").exit_code == 2
    assert ask("search", "tug", "--in", "titles").exit_code == 2


@pytest.mark.parametrize(
    "command",
    [("claims",), ("drift",), ("stories", "--why"), ("copies",), ("trace", "filling station"), ("brief",)],
    ids=str,
)
def test_a_store_answers_as_the_dossier_does(ask, news, command):
    asked = run(command[0], "--store", news, *command[1:])
    assert asked.exit_code == 0, asked.stderr
    assert asked.stdout == ask(*command).stdout


def test_the_users_own_store_answers_where_there_is_no_dossier(news, tmp_path, monkeypatch):
    own = tmp_path / "data" / "firsthand"
    own.mkdir(parents=True)
    (own / "firsthand.db").write_bytes(news.read_bytes())
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    assert run("search", "blockade").exit_code == 0
    assert run("claims").exit_code == 0


def test_without_either_the_error_names_both(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    done = run("claims")
    assert done.exit_code == 1
    assert "there is no dossier at dossier: make one with firsthand read" in done.stderr
    assert "--store" in done.stderr
    assert not (tmp_path / "data").exists()


def test_settings_may_name_a_store(news, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "firsthand.toml").write_text(f"store = {str(news)!r}\n", "utf-8")
    assert run("search", "blockade").exit_code == 0
    monkeypatch.setenv("FIRSTHAND_STORE", str(tmp_path / "none.db"))
    done = run("search", "blockade")
    assert done.exit_code == 1
    assert "none.db" in done.stderr
    monkeypatch.setenv("FIRSTHAND_STORE", "postgresql://nobody:secret@127.0.0.1:1/none")
    done = run("search", "blockade")
    assert done.exit_code == 1
    assert "postgresql://nobody:***@127.0.0.1:1/none: no connection" in done.stderr
