"""A report of 1,000 pages in a real browser: small enough, painted at once, and usable while it is."""

import importlib.util
from pathlib import Path

import msgspec
import pytest

from firsthand.dossier.report import render
from firsthand.model.dossier import TABLES, Dossier
from firsthand.stages.brief import briefs

_SPEC = importlib.util.spec_from_file_location(
    "strait_for_browser", Path(__file__).parents[1] / "dossier" / "strait.py"
)
strait = importlib.util.module_from_spec(_SPEC)
_SPEC.loader.exec_module(strait)
PAGES = 1_000
BYTES = 15_000_000
FIRST_PAINT = 1_000
"""Milliseconds."""


@pytest.fixture(scope="module")
def large(tmp_path_factory):
    """The report of a hand-made heap many times over, each time with ids of its own."""
    bare = strait.dossier()
    heap = msgspec.structs.replace(bare, briefs=briefs(bare))
    ids = {row.id.encode() for name in TABLES for row in getattr(heap, name)}
    raw = msgspec.json.encode(heap)
    parts = []
    for number in range(PAGES // len(heap.documents)):
        text = raw
        for ident in ids:
            text = text.replace(b'"%s"' % ident, b'"%s%03d"' % (ident, number))
        parts.append(msgspec.json.decode(text, type=Dossier))
    rows = {
        name: tuple(row for part in parts for row in getattr(part, name))
        for name in Dossier.__struct_fields__
    }
    path = tmp_path_factory.mktemp("large") / "report.html"
    path.write_text(render(Dossier(**rows), {"version": "1.2.3"}), encoding="utf-8")
    return path


def test_it_is_painted_at_once_and_can_be_used(browser, large):
    assert large.stat().st_size < BYTES
    page = browser.new_page(viewport={"width": 1280, "height": 800})
    paints = []
    # The best of three: another process may have had the processor meanwhile.
    for _ in range(3):
        page.goto(large.as_uri())
        paints.append(
            page.evaluate("() => performance.getEntriesByName('first-contentful-paint')[0].startTime")
        )
    assert min(paints) < FIRST_PAINT
    assert page.locator("h1").inner_text().split()[:2] == ["1,000", "pages,"]
    for section in ("claims", "pages"):
        page.click(f'nav a[href="#{section}"]')
        page.wait_for_function(
            "id => Math.abs(document.getElementById(id).getBoundingClientRect().top) < 200", arg=section
        )
    first = page.locator("#pages details.page").first
    first.locator("summary").first.click()
    first.locator("> .text").wait_for(state="visible")
    page.close()
