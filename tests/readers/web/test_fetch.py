"""Fetching: manners, limits, and what a reader is told when there is no page."""

import gzip

import pytest

from firsthand.model.page import Page, Refused
from firsthand.options.fetching import FetchOptions
from firsthand.readers import is_url, pages
from firsthand.readers.web import Fetched, Fetcher, Unchanged, Validators

PAGE = b"<html><body><p>The ferry office of Lorn denied it.</p></body></html>"
HTML = {"Content-Type": "text/html; charset=utf-8"}


class Time:
    """A clock that only sleeping moves."""

    def __init__(self):
        self.now, self.slept = 100.0, []

    def clock(self):
        return self.now

    def rest(self, seconds):
        self.slept.append(round(seconds, 3))
        self.now += seconds


def fetcher(time=None, **options):
    time = time or Time()
    return Fetcher(FetchOptions(private=True, **options), clock=time.clock, rest=time.rest)


def refusal(answer):
    assert isinstance(answer, Refused), answer
    return answer.reason


def test_a_page_comes_with_its_address_its_kind_and_its_encoding(site):
    site.answers["/a"] = (200, {"Content-Type": "text/html; charset=iso-8859-1"}, PAGE)
    with fetcher() as web:
        page = web.page(f"{site.root}/a#part")
    assert page == Page(
        raw=PAGE,
        address=f"{site.root}/a",
        path=f"{site.root}/a#part",
        media="text/html",
        charset="iso-8859-1",
    )


def test_a_page_without_a_type_is_told_by_its_bytes(site):
    site.answers["/a"] = (200, {}, b"%PDF-1.7 ...")
    site.answers["/b"] = (200, {"Content-Type": "application/octet-stream"}, PAGE)
    with fetcher() as web:
        assert web.page(f"{site.root}/a").media == "application/pdf"
        assert web.page(f"{site.root}/b").media == "text/html"


def test_a_film_is_not_read(site):
    site.answers["/a"] = (200, {"Content-Type": "video/mp4"}, b"xxxx")
    with fetcher() as web:
        assert "is video/mp4" in refusal(web.page(f"{site.root}/a"))


def test_it_says_who_asks_and_asks_for_robots_first(site):
    site.answers["/a"] = (200, HTML, PAGE)
    with fetcher() as web:
        web.page(f"{site.root}/a")
    assert site.paths() == ["/robots.txt", "/a"]
    assert all(headers["User-Agent"].startswith("firsthand/") for _, headers in site.asked)


@pytest.mark.parametrize(
    ("robots", "allowed"),
    [
        (b"User-agent: *\nDisallow: /", False),
        (b"User-agent: firsthand\nDisallow: /a", False),
        (b"User-agent: firsthand\nDisallow: /b\n\nUser-agent: *\nDisallow: /", True),
        (b"User-agent: *\nDisallow: /*.html$", True),
        (b"\xff\xfe\x00 nonsense", True),
        (b"", True),
    ],
)
def test_robots_are_obeyed(site, robots, allowed):
    site.answers["/robots.txt"] = (200, {"Content-Type": "text/plain"}, robots)
    site.answers["/a"] = (200, HTML, PAGE)
    with fetcher() as web:
        page = web.page(f"{site.root}/a")
    assert isinstance(page, Page) is allowed
    assert ("/a" in site.paths()) is allowed


def test_robots_that_fail_are_a_no_and_robots_that_are_missing_a_yes(site, other):
    site.answers |= {"/robots.txt": (500, {}, b""), "/a": (200, HTML, PAGE)}
    other.answers |= {"/robots.txt": (403, {}, b""), "/a": (200, HTML, PAGE)}
    with fetcher() as web:
        assert "robots.txt cannot be had" in refusal(web.page(f"{site.root}/a"))
        assert isinstance(web.page(f"{other.root}/a"), Page)


def test_robots_hold_for_where_a_redirect_leads(site, other):
    other.answers |= {"/robots.txt": (200, {}, b"User-agent: *\nDisallow: /"), "/b": (200, HTML, PAGE)}
    site.answers["/a"] = (302, {"Location": f"{other.root}/b"}, b"")
    with fetcher() as web:
        assert "stay away" in refusal(web.page(f"{site.root}/a"))
    assert "/b" not in other.paths()


def test_one_host_is_asked_slowly_and_two_hosts_are_not(site, other):
    for each in (site, other):
        each.answers |= {"/a": (200, HTML, PAGE), "/b": (200, HTML, PAGE)}
    time = Time()
    with fetcher(time, pause=2.0) as web:
        web.page(f"{site.root}/a")
        web.page(f"{site.root}/b")
        assert time.slept == [2.0, 2.0]
        time.now += 10
        web.page(f"{site.root}/b")
        assert time.slept == [2.0, 2.0]
        web.page(f"{other.root}/a")
        assert time.slept == [2.0, 2.0, 2.0]  # after its robots.txt


def test_a_longer_pause_is_kept_where_robots_ask_for_it_and_too_long_a_one_is_a_no(site, other):
    site.answers |= {"/robots.txt": (200, {}, b"User-agent: *\nCrawl-delay: 7"), "/a": (200, HTML, PAGE)}
    other.answers |= {"/robots.txt": (200, {}, b"User-agent: *\nCrawl-delay: 900"), "/a": (200, HTML, PAGE)}
    time = Time()
    with fetcher(time) as web:
        web.page(f"{site.root}/a")
        web.page(f"{site.root}/a")
        assert time.slept[-1] == 7.0
        assert "pauses of 900 s" in refusal(web.page(f"{other.root}/a"))


def test_come_back_later_is_done_once_and_only_where_it_is_soon(site):
    times = iter([(429, {"Retry-After": "5"}, b""), (200, HTML, PAGE)])
    site.answers["/a"] = lambda _: next(times)
    site.answers["/b"] = (503, {"Retry-After": "86400"}, b"")
    site.answers["/c"] = (503, {"Retry-After": "Sun, 06 Nov 1994 08:49:37 GMT"}, b"")
    time = Time()
    with fetcher(time) as web:
        assert isinstance(web.page(f"{site.root}/a"), Page)
        assert 5.0 in time.slept
        assert "come back in 86400 s" in refusal(web.page(f"{site.root}/b"))
        assert "HTTP 503" in refusal(web.page(f"{site.root}/c"))
    assert site.paths().count("/c") == 2


def test_redirects_are_followed_and_end(site):
    site.answers |= {"/a": (301, {"Location": "/b"}, b""), "/b": (200, HTML, PAGE)}
    site.answers["/round"] = (302, {"Location": "/round"}, b"")
    with fetcher() as web:
        assert web.page(f"{site.root}/a").address == f"{site.root}/b"
        assert "leads on and on" in refusal(web.page(f"{site.root}/round"))


@pytest.mark.parametrize(
    "where", ["file:///etc/passwd", "ftp://host/a", "javascript:alert(1)", "http://u:p@127.0.0.1/"]
)
def test_a_redirect_to_something_else_is_not_followed(site, where):
    site.answers["/a"] = (302, {"Location": where}, b"")
    with fetcher() as web:
        assert isinstance(web.page(f"{site.root}/a"), Refused)


def test_what_is_too_large_is_not_read_whole_packed_or_not(site):
    big = b"<html>" + b"x" * 3_000_000
    site.answers |= {
        "/a": (200, HTML, big),
        "/b": (200, {**HTML, "Content-Encoding": "gzip"}, gzip.compress(big)),
        "/c": (200, {**HTML, "Content-Encoding": "br"}, b"xx"),
        "/d": (200, {**HTML, "Content-Encoding": "gzip"}, b"not packed at all"),
    }
    with fetcher(most_bytes=1_000_000) as web:
        assert "larger than 1 MB" in refusal(web.page(f"{site.root}/a"))
        assert "larger than 1 MB" in refusal(web.page(f"{site.root}/b"))
        assert "packed as br" in refusal(web.page(f"{site.root}/c"))
        assert "cannot be had" in refusal(web.page(f"{site.root}/d"))


def test_a_server_that_drips_is_left(site):
    time = Time()

    def slowly(handler):
        time.now += 100
        return 200, HTML, PAGE

    site.answers["/a"] = slowly
    with fetcher(time) as web:
        assert "takes longer than 30 s" in refusal(web.page(f"{site.root}/a"))


@pytest.mark.parametrize(
    ("status", "told"),
    [
        (404, "not there any more"),
        (410, "not there any more"),
        (403, "not given to programs"),
        (500, "not given now"),
        (418, "HTTP 418"),
    ],
)
def test_what_an_answer_without_a_page_means(site, status, told):
    site.answers["/a"] = (status, {}, b"x")
    with fetcher() as web:
        assert told in refusal(web.page(f"{site.root}/a"))


def test_an_empty_answer_a_dead_server_and_nonsense_are_refused_one_by_one(site):
    site.answers["/a"] = (200, HTML, b"  ")
    root = site.root
    with fetcher() as web:
        assert "is empty" in refusal(web.page(f"{root}/a"))
        assert "cannot be had" in refusal(web.page("http://127.0.0.1:1/"))
        for url in ("http://", "https://[::1", "http://ex ample/", "gopher://x/"):
            assert isinstance(web.page(url), Refused)


def test_it_asks_only_for_what_has_changed(site):
    def answer(handler):
        if handler.headers.get("If-None-Match") == '"1"':
            return 304, {}, b""
        return 200, {**HTML, "ETag": '"1"', "Last-Modified": "Sun, 06 Nov 1994 08:49:37 GMT"}, PAGE

    site.answers["/a"] = answer
    with fetcher() as web:
        first = web.fetch(f"{site.root}/a")
        assert isinstance(first, Fetched)
        assert first.validators == Validators(etag='"1"', modified="Sun, 06 Nov 1994 08:49:37 GMT")
        assert web.fetch(f"{site.root}/a", first.validators) == Unchanged(f"{site.root}/a")


@pytest.mark.parametrize(
    ("path", "expected"),
    [("https://a.example/b", True), ("HTTP://a", True), ("http/a.txt", False), ("-", False), ("c:/x", False)],
)
def test_what_counts_as_an_address(path, expected):
    assert is_url(path) is expected


def test_addresses_and_files_are_read_side_by_side(site, tmp_path):
    site.answers["/a"] = (200, HTML, PAGE)
    file = tmp_path / "b.txt"
    file.write_text("The harbour office said no.", encoding="utf-8")
    found = list(
        pages(
            [f"{site.root}/a", str(file), f"{site.root}/none"], fetching=FetchOptions(private=True, pause=0)
        )
    )
    assert [type(one).__name__ for one in found] == ["Page", "Page", "Refused"]


def test_without_leave_this_machine_is_not_asked(site):
    (answer,) = pages([f"{site.root}/a"])
    assert "--private" in refusal(answer)
    assert site.asked == []
