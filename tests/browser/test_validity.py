"""The report is valid HTML by the checker behind validator.w3.org, whatever the pages hold."""

import importlib.util
from pathlib import Path

import firsthand
from firsthand.dossier.ask import Shelf, as_html
from firsthand.dossier.report import render
from firsthand.model.dossier import Dossier

_SPEC = importlib.util.spec_from_file_location("validator", Path(__file__).with_name("validator.py"))
validator = importlib.util.module_from_spec(_SPEC)
_SPEC.loader.exec_module(validator)

HOSTILE = """<!doctype html><html lang="en"><head><title>Quay </title></head><body><article>
<h1>Quay &lt;/title&gt;&lt;/style&gt;&lt;script&gt;window.pwned=1&lt;/script&gt; shut &amp;copy &quot;onload=x</h1>
<p>Ada Renn said on Monday 🚢 that “the quay of Lorn will stay shut &lt;/details&gt; &lt;/ul&gt;” until May &amp;amp; later.</p>
<p>The “harbour office” 🏴‍☠️ of Lorn denied that any ship had been refused. \u0001\u000b \ufdd0 \ufffe \u202e tide </p>
<p>The office of Lorn &lt;!-- said on Tuesday that “no ship -- and no barge” had asked.</p></article></body></html>"""


def written(path, html):
    path.write_text(html, encoding="utf-8")
    return path


def hostile(folder):
    """The dossier of two pages full of mark-up, control characters and odd file names."""
    pages = folder / "pages"
    pages.mkdir()
    (pages / "a<script> & \"b' c%.html").write_text(HOSTILE, encoding="utf-8")
    (pages / "b b.html").write_text(HOSTILE.replace("Monday", "Tuesday"), encoding="utf-8")
    (pages / "c.txt").write_text(
        "Lorn </main> <h1>\x00\x0b\x0c\ufffe\n\nThe office said “shut”.", encoding="utf-8"
    )
    return firsthand.read(firsthand.pages([str(pages)]))


def test_reports_and_mended_pages_are_valid(book, tmp_path):
    dossiers = {"example": book.dossier, "hostile": hostile(tmp_path), "empty": Dossier()}
    paths = [
        written(tmp_path / f"{name}.html", render(found, {"version": "1.2.3"}))
        for name, found in dossiers.items()
    ]
    mended = firsthand.mend(book.dossier, "spinnery-hotline.txt")
    paths.append(written(tmp_path / "mended.html", as_html(mended, Shelf(book.dossier))))
    assert validator.faults(*paths) == []


def test_the_report_of_the_seeds_is_valid(seeds, tmp_path):
    dossier = firsthand.read(firsthand.pages([str(seeds)]))
    assert validator.faults(written(tmp_path / "seeds.html", render(dossier, {"version": "1.2.3"}))) == []


def test_the_checker_finds_what_is_wrong(tmp_path):
    bad = (
        "<!doctype html><html lang=en><title>x</title><p><ul><div></ul><img src=x><a name=a id=b id=c></html>"
    )
    found = validator.faults(written(tmp_path / "bad.html", bad))
    assert any(" error: " in fault for fault in found)
    assert all(fault.startswith("bad.html:1: ") for fault in found)
