"""What the parser of a browser, a screen reader and a printer rely on in the report."""

import re
from base64 import b64encode
from hashlib import sha256
from html.parser import HTMLParser

import pytest

from firsthand.dossier.report import render
from firsthand.model.dossier import Dossier

VOID = {"meta", "link", "img", "br", "hr", "input"}
# Elements whose start tag closes an open <p> (HTML standard, "in body" insertion mode).
CLOSES_P = {
    *("address", "article", "aside", "blockquote", "details", "div", "dl", "fieldset", "figcaption"),
    *("figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "main", "nav"),
    *("ol", "p", "pre", "section", "table", "ul"),
}
ONLY_WITHIN = {
    "li": {"ul", "ol"},
    "dt": {"dl"},
    "dd": {"dl"},
    "summary": {"details"},
    "figcaption": {"figure"},
    "caption": {"table"},
    "tr": {"thead", "tbody"},
    "th": {"tr"},
    "td": {"tr"},
}
ONLY_HOLDS = {
    "ul": {"li"},
    "ol": {"li"},
    "dl": {"dt", "dd"},
    "table": {"caption", "thead", "tbody"},
    "tr": {"th", "td"},
}
ASKS = {"a", "button", "summary", "input", "select", "textarea"}


class Outline(HTMLParser):
    """The report as elements with their ancestors: what a browser must not have to mend."""

    def __init__(self, html):
        super().__init__(convert_charrefs=True)
        self.path, self.faults, self.elements, self.first_in_details = [], [], [], True
        self.feed(html)
        self.close()

    def handle_starttag(self, tag, attrs):
        attrs = dict(attrs)
        around = [name for name, _ in self.path]
        inner = around[-1] if around else ""
        if "p" in around and tag in CLOSES_P:
            self.faults.append(f"<{tag}> inside <p> at {self.getpos()}")
        if tag in ONLY_WITHIN and inner not in ONLY_WITHIN[tag]:
            self.faults.append(f"<{tag}> inside <{inner}> at {self.getpos()}")
        if inner in ONLY_HOLDS and tag not in ONLY_HOLDS[inner]:
            self.faults.append(f"<{tag}> directly inside <{inner}> at {self.getpos()}")
        if tag in ASKS and (tag != "a" or "href" in attrs) and ASKS & {*around}:
            self.faults.append(f"<{tag}> inside another control at {self.getpos()}")
        if inner == "details" and self.first_in_details and tag != "summary":
            self.faults.append(f"<details> begins with <{tag}> at {self.getpos()}")
        if any(name == "svg" and held.get("role") == "img" for name, held in self.path) and tag == "a":
            self.faults.append(f"a link that a picture hides from screen readers at {self.getpos()}")
        self.first_in_details = tag == "details"
        self.elements.append((tag, attrs, tuple(around)))
        if tag not in VOID:
            self.path.append((tag, attrs))

    def handle_startendtag(self, tag, attrs):
        self.elements.append((tag, dict(attrs), tuple(name for name, _ in self.path)))

    def handle_endtag(self, tag):
        if tag in VOID or not self.path or self.path[-1][0] != tag:
            self.faults.append(f"</{tag}> closes nothing at {self.getpos()}")
        else:
            self.path.pop()

    def handle_data(self, data):
        if self.path and self.path[-1][0] in ONLY_HOLDS and data.strip():
            self.faults.append(f"bare words in <{self.path[-1][0]}>: {data.strip()[:40]!r}")


@pytest.fixture(scope="module")
def html(heap):
    return render(heap, {"version": "1.2.3"})


@pytest.fixture(scope="module")
def outline(html):
    return Outline(html)


@pytest.mark.parametrize("kind", ["full", "empty"])
def test_a_browser_has_nothing_to_mend(kind, html):
    outline = Outline(html if kind == "full" else render(Dossier(), {}))
    assert outline.faults == []
    assert outline.path == []


@pytest.mark.parametrize(
    "wrong",
    [
        "<p>one<ul><li>two</li></ul></p>",
        "<div><li>loose</li></div>",
        "<ul><div>not an item</div></ul>",
        "<ul>bare words</ul>",
        "<details><p>no summary first</p></details>",
        '<details><summary><a href="#x">link in a control</a></summary></details>',
        '<a href="#x">one <a href="#y">two</a></a>',
        '<svg role="img"><a href="#x"><text>hidden</text></a></svg>',
        "<p>never closed",
        "</p>",
    ],
)
def test_the_outline_sees_what_is_wrong(wrong):
    outline = Outline(wrong)
    assert outline.faults or outline.path


def test_the_script_is_the_one_that_the_policy_lets_run(html):
    """A browser hashes every character between the tags: one lost newline and the script is blocked."""
    script = re.search(r"<script>(.*?)</script>", html, re.DOTALL).group(1)
    wanted = b64encode(sha256(script.encode()).digest()).decode()
    assert f"script-src 'sha256-{wanted}'" in html


def test_controls_and_drawings_have_names(outline):
    for tag, attrs, around in outline.elements:
        if tag in {"nav", "section"} and around.count("article") == 0:
            assert attrs.get("aria-label") or attrs.get("aria-labelledby"), (tag, attrs)
        if attrs.get("tabindex") == "0" or attrs.get("role") == "group":
            assert attrs.get("aria-label"), (tag, attrs)
        if tag == "th":
            assert attrs.get("scope") in {"col", "row"}, attrs
        assert int(attrs.get("tabindex", "0")) <= 0
        assert "autofocus" not in attrs


def test_the_keyboard_shows_where_it_is(html):
    style = html[html.index("<style>") : html.index("</style>")]
    assert re.search(r":focus-visible\{outline:2px solid", style)
    assert "outline:none" not in style.replace(" ", "")
    assert "outline:0" not in style.replace(" ", "")


def test_what_is_wide_scrolls_by_itself_on_a_telephone(outline, html):
    """Drawings and tables are wider than 360 pixels: each stands in a box of its own that scrolls."""
    style = html[html.index("<style>") : html.index("</style>")]
    for tag, attrs, around in outline.elements:
        if tag == "svg":
            assert around[-1] in {"figure", "div"}, attrs
        if tag == "table":
            assert around[-1] == "div"
    for box in ("twigs", "stemma", "scroll"):
        assert re.search(rf"\.{box}\{{overflow-x:auto", style), box
    narrow = style[style.index("@media (max-width:960px)") : style.index("@media (max-width:640px)")]
    assert ".first,.two{grid-template-columns:minmax(0,1fr)" in narrow


def test_paper_shows_the_evidence_of_the_brief_and_no_buttons(html):
    style = html[html.index("@media print") : html.index("</style>")]
    assert ".top nav,.skip,.jump{display:none}" in style
    assert "overflow:visible" in style
    script = re.search(r"<script>(.*?)</script>", html, re.DOTALL).group(1)
    assert "beforeprint" in script
    assert "afterprint" in script


def test_it_reads_without_the_script(outline, html):
    """Whatever is folded unfolds by itself; nothing waits for the script to be written."""
    assert "<noscript" not in html
    for tag, attrs, around in outline.elements:
        assert "hidden" not in attrs
        assert not (tag == "a" and around and "href" not in attrs and "id" not in attrs), attrs
        assert attrs.get("style", "") == ""
