"""``firsthand watch`` as scripts use it."""

import json

import feedparser
import pytest
from typer.testing import CliRunner

import firsthand
from firsthand import example
from firsthand.cli import app


@pytest.fixture
def watch(tmp_path):
    drop = tmp_path / "drop"
    drop.mkdir()

    def run(*arguments, **env):
        given = [
            "watch",
            "--store",
            str(tmp_path / "s.db"),
            "--folder",
            str(drop),
            "--tagger",
            "rules",
            *arguments,
        ]
        return CliRunner().invoke(app, given, env=env)

    def bring(*names):
        for name in names:
            (drop / name).write_bytes((example.pages() / name).read_bytes())

    run.drop = bring
    return run


def test_it_tells_once_gates_scripts_and_writes_a_feed(watch, tmp_path):
    watch.drop("courier-sanctions.html")
    first = watch()
    assert first.exit_code == 0
    assert "New story: " in first.stdout
    watch.drop("newsbarn-sanctions.html")
    feed = tmp_path / "news.xml"
    second = watch("--fail-on", "drift", "--json", "--phrase", "sanctions", "--out", str(feed))
    assert second.exit_code == 3
    rows = [json.loads(line) for line in second.stdout.splitlines()]
    assert {"drift", "appearance"} <= {row["kind"] for row in rows}
    assert all(row["spans"] and row["at"] for row in rows)
    assert feedparser.parse(feed.read_bytes()).entries
    third = watch("--fail-on", "drift")
    assert (third.exit_code, third.stdout) == (0, "")
    assert "nothing new" in third.stderr


def test_wrong_words_are_told_before_anything_is_read(watch):
    assert "is none of" in watch("--kind", "gossip").stderr
    assert watch("--fail-on", "gossip").exit_code == 2
    wrong = watch("--tagger", "gossip")
    assert (wrong.exit_code, "--tagger is spacy or rules" in wrong.stderr) == (2, True)
    assert watch("--out", "news.txt").exit_code == 2


def test_a_source_that_fails_is_named_and_settings_name_sources(watch, tmp_path, monkeypatch):
    (tmp_path / "firsthand.toml").write_text('[watch]\npage = ["http://127.0.0.1:1/x"]', encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    watch.drop("weekly-cheese.html")
    done = watch()
    assert done.exit_code == 0
    assert "not read  http://127.0.0.1:1/x" in done.stderr
    assert "New story: " in done.stdout


def test_the_store_is_asked_in_python_too(tmp_path):
    with firsthand.open_store(tmp_path / "s.db", create=True) as store:
        assert firsthand.look(store).first


def test_news_is_told_though_its_feed_cannot_be_written(watch, tmp_path):
    watch.drop("courier-sanctions.html")
    done = watch("--out", str(tmp_path / "none" / "news.xml"))
    assert (done.exit_code, "New story: " in done.stdout) == (1, True)
    assert "news.xml cannot be written" in done.stderr
