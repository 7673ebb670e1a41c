"""``firsthand add``: what a person sees, what a program gets, and that questions then find an answer."""

import json
import os
import sys

import pytest
from tests.store.killing import made_pages
from typer.testing import CliRunner

from firsthand.cli import app, main


@pytest.fixture
def pages(tmp_path):
    folder = tmp_path / "in"
    folder.mkdir()
    for number, page in enumerate(made_pages(3)):
        (folder / f"page-{number}.txt").write_bytes(page.raw)
    return folder


def run(*arguments, stdin=None, **env):
    given = [*map(str, arguments)]
    return CliRunner().invoke(app, given, input=stdin, env={"COLUMNS": "100", **env})


def test_pages_go_in_once_and_can_be_asked_for(pages, tmp_path):
    store = tmp_path / "news.db"
    first = run("add", pages, "--store", store, "--tagger", "rules")
    assert first.exit_code == 0, first.stderr
    assert first.stdout == f"3 new\nstore  {store}\n"
    again = run("add", pages, "--store", store, "--tagger", "rules", "--json")
    row = json.loads(again.stdout)
    assert (row["new"], len(row["known"]), row["changed"], row["scopes"]) == ([], 3, [], [])
    assert row["store"] == str(store)
    assert "Lissmark harbour" in run("stories", "--store", store).stdout
    assert "Lissmark" in run("search", "piers", "--store", store).stdout
    assert len(list((tmp_path / "news.db.pages").rglob("*.gz"))) == 3


def test_standard_input_the_users_own_store_and_a_folder_for_raw_pages(pages, tmp_path):
    raw = (pages / "page-0.txt").read_bytes()
    env = {"XDG_DATA_HOME": str(tmp_path / "data")}
    done = run("add", "-", "--tagger", "rules", "--pages", tmp_path / "raw", stdin=raw, **env)
    assert done.exit_code == 0, done.stderr
    assert (tmp_path / "data" / "firsthand" / "firsthand.db").exists()
    assert len(list((tmp_path / "raw").rglob("*.gz"))) == 1


def test_refused_pages_are_said_and_the_rest_goes_in(pages, tmp_path):
    (pages / "empty.txt").write_text("")
    done = run("add", pages, tmp_path / "none.txt", "--store", tmp_path / "s.db", "--tagger", "rules")
    assert done.exit_code == 0
    assert done.stdout.startswith("3 new, 2 refused\n")
    assert "empty.txt: is empty" in done.stderr
    assert "none.txt: there is no such file" in done.stderr


def test_nothing_readable_is_exit_code_1_and_a_wrong_tagger_2(tmp_path):
    assert run("add", tmp_path / "none.txt", "--store", tmp_path / "s.db", "--tagger", "rules").exit_code == 1
    assert run("add", tmp_path, "--store", tmp_path / "s.db", "--tagger", "magic").exit_code == 2
    done = run("add", tmp_path, "--store", "mysql://u:secret@h/d", "--tagger", "rules")
    assert done.exit_code == 1
    assert "mysql://***@h/d is no store" in done.stderr


def test_no_pages_go_on_where_an_addition_was_cut_off(pages, tmp_path):
    store = tmp_path / "s.db"
    run("add", pages, "--store", store, "--tagger", "rules")
    done = run("add", "--store", store, "--tagger", "rules")
    assert done.exit_code == 0
    assert done.stdout.startswith("0 new\n")


@pytest.mark.skipif(sys.platform in {"darwin", "win32"}, reason="names of files are text there")
def test_a_file_whose_name_is_no_text_is_added_read_and_watched(pages, tmp_path):
    (pages / os.fsdecode(b"bad\xffname.txt")).write_bytes(b"The mayor of Lorn opened a new pier on Friday.")
    store = tmp_path / "new" / ""
    done = run("add", pages, "--store", f"{store}{os.sep}", "--tagger", "rules", "--json")
    assert (done.exit_code, len(json.loads(done.stdout)["new"])) == (0, 4), done.stderr
    assert (tmp_path / "new" / "firsthand.db").is_file()
    assert "bad\\udcffname.txt" in run("search", "mayor", "--store", store).stdout
    for _ in range(2):
        seen = run("watch", "--folder", pages, "--store", store, "--tagger", "rules", "-q")
        assert seen.exit_code == 0, seen.exception
    assert run("read", pages, "--out", tmp_path / "d", "--tagger", "rules", "-q").exit_code == 0


def test_a_word_that_is_no_text_is_wrong_usage(pages, tmp_path, monkeypatch, capfd):
    store = tmp_path / "news.db"
    assert run("add", pages, "--store", store, "--tagger", "rules").exit_code == 0
    monkeypatch.setattr(sys, "argv", ["firsthand", "claims", "--doc", "ta\udcffnk", "--store", str(store)])
    with pytest.raises(SystemExit) as stop:
        main()
    assert stop.value.code == 2
    assert "no UTF-8 text" in capfd.readouterr().err
