"""The report as a reader has it: in a browser, with and without scripts, by eye and by assistive technology."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe

import firsthand
from firsthand.dossier.report import render

RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
HOSTILE = """<!doctype html><html lang="en"><head><title>Quay &lt;script>window.pwned=1&lt;/script&gt; shut</title></head>
<body><article><h1>Quay &lt;script&gt;window.pwned=1&lt;/script&gt; shut &lt;img src=x onerror=window.pwned=2&gt;</h1>
<p>Ada Renn said on Monday 🚢 that “the quay of Lorn will stay shut” &lt;script&gt;window.pwned=3&lt;/script&gt; until May, and
javascript:window.pwned=4 was painted on its wall.</p><p>The “harbour office” 🏴‍☠️ of Lorn denied that any ship had been refused.</p>
</article></body></html>"""


@pytest.fixture
def open_page(browser):
    """Opens an address in a context of its own and keeps what it asked the net for, and what it complained of."""
    contexts = []

    def opened(address, **options):
        context = browser.new_context(**options)
        contexts.append(context)
        page = context.new_page()
        page.asked, page.complaints = [], []
        page.on("request", lambda request: page.asked.append(request.url))
        page.on("console", lambda message: page.complaints.append(message.text))
        page.on("pageerror", lambda error: page.complaints.append(str(error)))
        page.on("dialog", lambda dialog: page.complaints.append(f"dialog {dialog.message}"))
        page.goto(address)
        return page

    yield opened
    for context in contexts:
        context.close()


@pytest.mark.parametrize(("scheme", "width"), [("light", 360), ("dark", 1280)])
def test_axe_finds_nothing(open_page, address, scheme, width):
    page = open_page(
        address, color_scheme=scheme, reduced_motion="reduce", viewport={"width": width, "height": 900}
    )
    found = Axe().run(page, options=RULES).response["violations"]
    assert not [(row["id"], [node["target"] for node in row["nodes"][:3]]) for row in found]


def test_no_request_leaves_the_file_and_nothing_is_complained_of(open_page, address):
    page = open_page(address)
    assert page.asked == [address]
    assert page.complaints == []


def test_every_deep_link_leads_to_its_item(open_page, address):
    page = open_page(address)
    lost = page.evaluate(
        """() => [...document.querySelectorAll('a[href^="#"]')].map(a => decodeURIComponent(a.getAttribute('href').slice(1)))
            .filter(id => id && !document.getElementById(id))"""
    )
    assert lost == []
    target = page.evaluate("""() => document.querySelector('#brief a[href^="#"]').getAttribute('href')""")
    page.goto(address + target)
    assert page.evaluate("id => document.getElementById(id).getClientRects().length > 0", target[1:])


def test_the_brief_and_its_evidence_stand_without_scripts(open_page, address):
    page = open_page(address, java_script_enabled=False)
    text = page.locator("body").inner_text()
    assert "The brief" in text
    assert re.search(r"\d+ pages,\s+\d+ origins", text)
    cites = page.locator('a[href^="#"]').count()
    assert cites > 50


def test_the_first_tab_stop_skips_to_the_content_and_is_seen(open_page, address):
    page = open_page(address)
    page.keyboard.press("Tab")
    seen = page.evaluate(
        """() => { const a = document.activeElement, box = a.getBoundingClientRect(), style = getComputedStyle(a);
            return [a.getAttribute('href'), box.top >= 0 && box.height > 0, style.outlineStyle]; }"""
    )
    assert seen[0].startswith("#")
    assert seen[1]
    assert seen[2] != "none"


def test_it_prints(open_page, address):
    page = open_page(address)
    pdf = page.pdf(format="A4")
    assert pdf.startswith(b"%PDF")
    assert 5 < pdf.count(b"/Type /Page\n") + pdf.count(b"/Type /Page ") < 120


def test_what_pages_hold_stays_text(open_page, tmp_path):
    folder = tmp_path / "pages"
    folder.mkdir()
    (folder / "a<script>window.pwned=5<(script>.html").write_text(HOSTILE, encoding="utf-8")
    (folder / "b.html").write_text(HOSTILE.replace("Monday", "Tuesday"), encoding="utf-8")
    dossier = firsthand.read(firsthand.pages([str(folder)]))
    report = tmp_path / "report.html"
    report.write_text(render(dossier, {"version": "1.2.3"}), encoding="utf-8")
    page = open_page(report.as_uri())
    assert page.evaluate("() => window.pwned") is None
    assert page.evaluate("""() => document.querySelectorAll('a[href^="javascript:" i], img').length""") == 0
    assert page.complaints == []
    assert "window.pwned=3" in page.locator("body").text_content()


def test_marks_stand_on_their_words_behind_emoji_and_curly_quotes(open_page, address, book):
    page = open_page(address)
    marked = page.evaluate(
        "() => [...document.querySelectorAll('mark')].filter(m => !m.closest('.intro')).map(m => m.textContent)"
    )
    pages = "\n".join(document.text for document in book.dossier.documents)
    level = " ".join(pages.split())
    assert marked
    assert not [words for words in marked if " ".join(words.split()) not in level]


@pytest.mark.parametrize("section", ["changes", "claims", "said", "events", "pages"])
def test_the_menu_leads_to_the_head_of_its_section(open_page, address, section):
    page = open_page(address, viewport={"width": 1280, "height": 900})
    page.click(f'nav a[href="#{section}"]')
    page.wait_for_timeout(300)
    top = page.evaluate("id => document.getElementById(id).getBoundingClientRect().top", section)
    assert -5 <= top <= 200
