import pytest

from firsthand.model.document import Document, Segment, Upstream
from firsthand.model.span import Span
from firsthand.stages.brief.page_names import called, is_described


def page(ident, *, title="", outlet=None, address="x.txt", credit=""):
    text = f"{title}\n\nThe quay was shut." if title else "The quay was shut."
    head = (Segment(start=0, end=len(title), label="headline"),) if title else ()
    return Document(
        id=ident,
        path_or_url=address,
        outlet=outlet,
        title=title or None,
        title_span=Span(ident, 0, len(title)) if title else None,
        text=text,
        segments=(*head, Segment(start=len(title) + 2 if title else 0, end=len(text), label="body")),
        upstreams=(Upstream(name=credit, span=Span(ident, 0, 3)),) if credit else (),
    )


@pytest.mark.parametrize(
    ("given", "name"),
    [
        ({"outlet": "Hexwick Post", "title": "Quay shut"}, "Hexwick Post"),
        ({"address": "https://hexwick.example/a/b.html", "title": "Quay shut"}, "hexwick.example"),
        ({"title": "Quay shut after storm"}, "the page ‘Quay shut after storm’"),
        ({"title": "Why is the U.S. warning Lorn?"}, "the page ‘Why is the U.S. warning Lorn’"),
        ({"title": "Storm: the quay, the ships and the men"}, "a page that credits Harbour Wire"),
        (
            {"title": "One two three four five six seven eight nine"},
            "the page ‘One two three four five six seven eight …’",
        ),
        ({}, "a page that credits Harbour Wire"),
    ],
    ids=["outlet", "site", "headline", "abbreviation", "one word is no name", "long", "credit"],
)
def test_a_page_goes_by(given, name):
    assert called([page("d1", credit="Harbour Wire", **given)]) == {"d1": name}


def test_without_anything_else_it_is_its_file_and_so_are_two_with_one_headline():
    assert called([page("d1", address="b/a.txt")]) == {"d1": "a.txt"}
    two = [page("d1", title="Quay shut", address="a.txt"), page("d2", title="Quay shut", address="b.txt")]
    assert called(two) == {"d1": "a.txt", "d2": "b.txt"}


def test_what_is_described_is_known_at_the_start_and_within_a_sentence():
    assert is_described("The page ‘Quay shut’")
    assert not is_described("Hexwick Post")
    assert is_described("It was shut, a page that credits Lorn Wire reported.", anywhere=True)
