import re
from html.parser import HTMLParser
from itertools import pairwise
from time import process_time

import msgspec
import pytest

from firsthand.dossier.report import render
from firsthand.model.copies import Copy
from firsthand.model.document import Document, Segment
from firsthand.model.dossier import Dossier
from firsthand.options.report import ReportOptions

VOID = {"meta", "link", "img", "br", "hr", "input", "path", "rect", "circle"}


class Page(HTMLParser):
    """Tags in order, attributes, text, and whether every element is closed by its own end."""

    def __init__(self, html):
        super().__init__(convert_charrefs=True)
        self.tags, self.open, self.text, self.broken = [], [], "", []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag):
        if tag in VOID:
            return
        if not self.open or self.open.pop() != tag:
            self.broken.append(tag)

    def handle_data(self, data):
        if not self.open or self.open[-1] not in {"style", "script"}:
            self.text += data


@pytest.fixture(scope="module")
def html(heap):
    return render(heap, {"version": "1.2.3"})


@pytest.fixture(scope="module")
def page(html):
    return Page(html)


def test_it_is_well_formed(page):
    assert page.broken == []
    assert page.open == []


def test_the_first_screen_answers(page):
    first = page.text[: page.text.index("The brief")]
    for answer in (
        "8 pages, 5 origins",
        "The meaning was turned round",
        "will not allow",
        "will allow",
        "Merrow agreed to send diesel to Sorn",
        "The Signal Post, 13 March 2031: an origin of its own",
        "An unnamed senior Valdoran official asserts it (1 origin)",
        "no date stands on the page",
        "empty.txt holds no text",
    ):
        assert answer in " ".join(first.split())


def test_hostile_pages_stay_text(html, page):
    assert "<script>alert" not in html
    assert "<img" not in html
    assert "<b>Live</b>" not in html
    assert [tag for tag, _ in page.tags].count("script") == 1
    assert "<script>alert('comment')</script>" in page.text
    assert not any(name.startswith("on") for _, attrs in page.tags for name in attrs)


def test_nothing_is_asked_of_any_network(html, page):
    for tag, attrs in page.tags:
        assert "src" not in attrs
        assert tag not in {"link", "iframe", "object", "embed", "form", "base"}
        href = attrs.get("href", "#")
        if not href.startswith("#"):
            assert href.startswith("https://example.invalid/")
            assert "noopener" in attrs["rel"]
    style = html[html.index("<style>") : html.index("</style>")]
    assert "url(" not in style
    assert "@import" not in style


def test_addresses_that_run_code_are_no_links(heap):
    bad = msgspec.structs.replace(heap.documents[0], path_or_url="javascript:alert(1)")
    out = Page(render(msgspec.structs.replace(heap, documents=(bad, *heap.documents[1:])), {}))
    assert not any("javascript:" in attrs.get("href", "") for _, attrs in out.tags)


def test_every_inner_link_leads_somewhere_and_ids_are_unique(page):
    ids = [attrs["id"] for _, attrs in page.tags if "id" in attrs]
    assert len(ids) == len(set(ids))
    for _, attrs in page.tags:
        href = attrs.get("href", "")
        if href.startswith("#"):
            assert href[1:] in ids, href
        for name in ("aria-labelledby",):
            assert attrs.get(name, ids[0]) in ids


def test_it_has_landmarks_and_headings_in_order(page):
    names = [tag for tag, _ in page.tags]
    assert names.count("h1") == 1
    assert names.count("main") == names.count("footer") == 1
    assert ("html", {"lang": "en"}) in page.tags
    levels = [int(name[1]) for name in names if re.fullmatch(r"h[1-6]", name)]
    assert all(b - a <= 1 for a, b in pairwise(levels))


def test_residue_is_grey_and_shown(html):
    assert re.search(r'<span class="residue" title="comment form">Leave a Reply', html)


def test_unseen_upstreams_are_dashed(html):
    assert 'class="box unseen"' in html
    assert "Northlight TV" in html


def test_the_policy_lets_only_our_script_run(html):
    assert re.search(
        r"default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-[A-Za-z0-9+/=]{44}'", html
    )


def test_colours_have_contrast(html):
    schemes = re.findall(r":root\{(--paper[^}]*)\}", html)
    assert len(schemes) >= 2
    for scheme in schemes:
        colours = dict(re.findall(r"--(\w+):(#\w+)", scheme))
        for ink in ("ink", "dim", "accent"):
            for ground in ("paper", "card"):
                assert contrast(colours[ink], colours[ground]) >= 4.5, (ink, ground, scheme)
        assert contrast(colours["accent"], colours["tint"]) >= 4.5
        assert contrast(colours["ink"], colours["keep"]) >= 4.5


def contrast(a, b):
    def light(colour):
        digits = colour.lstrip("#")
        digits = "".join(2 * d for d in digits) if len(digits) == 3 else digits
        parts = [int(digits[i : i + 2], 16) / 255 for i in (0, 2, 4)]
        r, g, b = (p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
        return 0.2126 * r + 0.7152 * g + 0.0722 * b

    high, low = sorted((light(a), light(b)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def test_big_heaps_are_bounded(heap):
    pages, rows = [], []
    for number in range(600):
        page = msgspec.structs.replace(
            heap.documents[0], id=f"big{number:04}", text="Word. " * 4000, segments=()
        )
        pages.append(msgspec.structs.replace(page, title_span=None))
    rows = [
        msgspec.structs.replace(heap.entities[0], id=f"n-{number:05}", mentions=(), roles=(), documents=())
        for number in range(5000)
    ]
    big = Dossier(documents=tuple(pages), entities=tuple(rows))
    html = render(big, {}, ReportOptions(pages=50, page_characters=5000))
    assert len(html) < 1_500_000
    assert "550 further pages not shown here" in html
    assert "4,850 further names not shown here" in html
    assert Page(html).broken == []


def test_an_empty_heap_still_reads(heap):
    out = Page(render(Dossier(refused=heap.refused), {}))
    assert "0 pages, 0 origins" in out.text
    assert out.broken == []


def test_a_damaged_page_is_mended_where_a_witness_is(html, page, heap):
    assert "1 changed wording, with what is attested beside" in page.text
    assert re.search(r"<del>[^<]*will allow[^<]*</del> <ins>[^<]*will not allow[^<]*</ins>", html)


def test_a_copy_dated_long_after_its_source_is_named():
    pages = tuple(
        Document(
            id=name,
            path_or_url=f"{name}.txt",
            published=day,
            text="Gulls.",
            segments=(Segment(0, 6, "body"),),
        )
        for name, day in (("a", "2031-03-11"), ("b", "2031-10-03"), ("c", "2031-03-12"), ("d", "2031-10"))
    )
    rows = tuple(
        Copy(id=f"c{name}", child=name, parent="a", kind="translation", score=0.9, why="As it stands.")
        for name in "bcd"
    )
    text = Page(render(Dossier(documents=pages, copies=rows), {})).text
    assert "3 October 2031: its text is that of a.txt, 11 March 2031" in " ".join(text.split())
    assert "12 March 2031: its text" not in text


def test_no_date_of_its_own(heap):
    assert render(heap, {}) == render(heap, {})


def test_a_chain_of_a_thousand_copies_is_drawn_and_listed():
    pages = tuple(
        Document(
            id=f"p{number:04}", path_or_url=f"p{number}.txt", text="Gulls.", segments=(Segment(0, 6, "body"),)
        )
        for number in range(1000)
    )
    rows = tuple(
        Copy(
            id=f"c{child.id}",
            child=child.id,
            parent=parent.id,
            kind="verbatim",
            score=0.9,
            why="Word for word.",
        )
        for parent, child in pairwise(pages)
    )
    page = Page(render(Dossier(documents=pages, copies=rows), {}))
    assert page.broken == []
    assert page.open == []
    assert "from p998.txt" in page.text
    assert re.search(r"and 99\d more copies", page.text)


def test_a_thousand_pages_make_a_report_that_a_browser_opens(many):
    sizes, seconds = [], []
    for times in (63, 125):
        heap = many(times)
        start = process_time()
        html = render(heap, {})
        seconds.append(process_time() - start)
        sizes.append(len(html.encode()))
    assert sizes[1] < 15_000_000
    assert seconds[1] < 3 * seconds[0]


def test_what_a_report_has_no_room_for_is_counted(many):
    html = render(many(9), {}, ReportOptions(rows=2, pages=3, stories=4))
    for rest in ("5 further timelines", "5 further briefs", "69 further pages", "further claims"):
        assert f"{rest} not shown here; the tables beside this report have them all." in html
