"""Looking again and again at feeds, addresses and folders."""

import msgspec
import pytest

from firsthand.options.fetching import FetchOptions
from firsthand.options.reading import ReadingOptions
from firsthand.readers.sources import Memory, Sources, poll
from firsthand.readers.web import Fetcher

HTML = {"Content-Type": "text/html; charset=utf-8"}


def page(words):
    return 200, HTML, f"<html><body><p>{words}</p></body></html>".encode()


def rss(*paths):
    items = "".join(
        f"<item><link>{path}</link><pubDate>Tue, 03 Jun 2031 10:00:00 GMT</pubDate></item>" for path in paths
    )
    body = f"<rss version='2.0'><channel><title>Lorn</title>{items}</channel></rss>".encode()
    return 200, {"Content-Type": "application/rss+xml"}, body


@pytest.fixture
def look():
    def run(memory=None, options=None, **sources):
        with Fetcher(FetchOptions(private=True, pause=0), rest=lambda _: None) as web:
            return poll(Sources(**sources), memory or Memory(), web, options)

    return run


def addresses(polled):
    return [one.address.rsplit("/", 1)[-1] for one in polled.pages]


def test_a_feed_brings_each_page_once_with_the_day_it_claims(site, look):
    feed = f"{site.root}/feed"
    site.answers |= {"/feed": rss("/a", "/b"), "/a": page("one"), "/b": page("two")}
    first = look(feeds=(feed,))
    assert addresses(first) == ["a", "b"]
    assert first.pages[0].published.startswith("2031-06-03")
    assert look(first.memory, feeds=(feed,)).pages == ()
    site.answers |= {"/feed": rss("/c", "/a", "/b"), "/c": page("three")}
    second = look(first.memory, feeds=(feed,))
    assert addresses(second) == ["c"]
    assert site.paths().count("/a") == 1


def test_an_entry_that_is_gone_is_told_once_and_one_that_is_busy_is_tried_again(site, look):
    feed = f"{site.root}/feed"
    site.answers |= {"/feed": rss("/gone", "/busy"), "/busy": (503, {}, b"")}
    first = look(feeds=(feed,))
    assert len(first.refused) == 2
    site.answers["/busy"] = page("now")
    second = look(first.memory, feeds=(feed,))
    assert addresses(second) == ["busy"]
    assert second.refused == ()


def test_a_long_feed_is_fetched_in_parts(site, look):
    feed, few = f"{site.root}/feed", ReadingOptions(entries=2)
    site.answers |= {"/feed": rss("/a", "/b", "/c"), "/a": page("1"), "/b": page("2"), "/c": page("3")}
    first = look(options=few, feeds=(feed,))
    assert addresses(first) == ["a", "b"]
    assert "1 more new pages" in first.refused[0].reason
    assert addresses(look(first.memory, options=few, feeds=(feed,))) == ["c"]


def test_one_bad_source_stops_no_other(site, look, tmp_path):
    site.answers |= {"/feed": rss("/a"), "/a": page("one"), "/none": page("no feed at all")}
    polled = look(
        feeds=(f"{site.root}/none", f"{site.root}/missing", f"{site.root}/feed"),
        folders=(str(tmp_path / "nowhere"),),
    )
    assert addresses(polled) == ["a"]
    assert len(polled.refused) == 3


def test_a_page_comes_again_only_when_it_has_changed(site, look):
    words = ["first"]

    def answer(handler):
        tag = f'"{words[0]}"'
        if handler.headers.get("If-None-Match") == tag:
            return 304, {}, b""
        status, headers, body = page(words[0])
        return status, {**headers, "ETag": tag}, body

    site.answers["/a"] = answer
    url = f"{site.root}/a"
    first = look(pages=(url,))
    assert len(first.pages) == 1
    assert look(first.memory, pages=(url,)).pages == ()
    words[0] = "second"
    assert b"second" in look(first.memory, pages=(url,)).pages[0].raw


def test_a_folder_brings_new_and_changed_files_and_forgets_those_that_are_gone(look, tmp_path):
    drop = tmp_path / "drop"
    (drop / "deep").mkdir(parents=True)
    (drop / "a.txt").write_text("The ferry sank.", encoding="utf-8")
    (drop / "deep" / "b.txt").write_text("The ferry did not sink.", encoding="utf-8")
    (drop / ".hidden.txt").write_text("no", encoding="utf-8")
    first = look(folders=(str(drop),))
    assert addresses(first) == ["a.txt", "b.txt"]
    assert look(first.memory, folders=(str(drop),)).pages == ()
    (drop / "a.txt").write_text("The ferry sank twice.", encoding="utf-8")
    (drop / "deep" / "b.txt").unlink()
    second = look(first.memory, folders=(str(drop),))
    assert addresses(second) == ["a.txt"]
    assert len(second.memory.files) == 1


def test_a_folder_is_the_same_from_wherever_it_is_named(look, tmp_path, monkeypatch):
    (tmp_path / "drop").mkdir()
    (tmp_path / "drop" / "a.txt").write_text("The ferry sank.", encoding="utf-8")
    first = look(folders=(str(tmp_path / "drop"),))
    monkeypatch.chdir(tmp_path)
    assert look(first.memory, folders=("drop",)).pages == ()


def test_what_is_remembered_survives_being_written_down(site, look):
    site.answers |= {"/feed": rss("/a"), "/a": page("one")}
    memory = look(feeds=(f"{site.root}/feed",)).memory
    assert msgspec.json.decode(msgspec.json.encode(memory), type=Memory) == memory
