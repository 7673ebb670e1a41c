import pytest
from tests.growth import growth

from firsthand.model.document import Document
from firsthand.model.page import Page
from firsthand.stages.ingest import ingest

MOST = 9.0
"""Times longer that a page four times as long may take: 4 is linear, 16 is quadratic."""

PROSE = (
    "<p>" + "The port authority said on Monday that the harbour would close for three days. " * 10 + "</p>"
)
PIECES = {
    "one-word-lines": "Word\n",
    "sentence": "The port closed on Monday, three officials said. ",
    "no-blanks": "a",
    "told": "told The Abc ",
    "reported": "Abc Def reported ",
}
TAGS = {
    "links": "<a href='/x'>Read more</a>",
    "spans": "<span class='author'>word </span>",
    "open-scripts": "<script type='application/ld+json'>",
    "half-scripts": "<script ",
    "divs": "<div>",
    "times": "<time datetime='2031-01-01'>x</time>",
    "marks": "<",
}


def filled(piece, size):
    return (piece * (size // len(piece) + 1))[:size]


@pytest.mark.parametrize("piece", PIECES.values(), ids=PIECES.keys())
def test_time_grows_with_the_text(piece):
    def read(text):
        return ingest(Page(raw=text.encode(), address="a.txt", path="a.txt"))

    assert growth(read, lambda size: filled(piece, size), 10_000) < MOST


@pytest.mark.parametrize("tag", TAGS.values(), ids=TAGS.keys())
def test_time_grows_with_the_markup(tag):
    def read(inside):
        html = f"<html><body><h1>The harbour closes</h1>{PROSE}<p>{inside}</p></body></html>"
        return ingest(Page(raw=html.encode(), address="a.html", path="a.html", media="text/html"))

    assert growth(read, lambda size: filled(tag, size), 10_000) < MOST


def test_lines_beyond_the_longest_article_are_furniture():
    text = "The port authority said on Monday that the harbour would close.\n" * 3 + "word\n" * 20_100
    document = ingest(Page(raw=text.encode(), address="a.txt", path="a.txt"))
    assert isinstance(document, Document)
    assert [segment.label for segment in document.segments[-100:]] == ["furniture"] * 100
