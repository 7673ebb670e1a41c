"""The pictures of the README: as the script takes them, and as they lie in docs/images."""

import importlib.util
import struct
from pathlib import Path

import pytest

import firsthand
from firsthand.dossier.ask import Shelf, as_html

ROOT = Path(__file__).resolve().parents[2]
NAMES = ("copies.png", "mended.png", "report.png")
_SPEC = importlib.util.spec_from_file_location("screenshots", ROOT / "scripts" / "screenshots.py")
screenshots = importlib.util.module_from_spec(_SPEC)
_SPEC.loader.exec_module(screenshots)


def size(path):
    """Width and height of a PNG in pixels."""
    head = path.read_bytes()[:24]
    assert head.startswith(b"\x89PNG")
    return struct.unpack(">II", head[16:24])


def test_the_script_takes_three_pictures_of_one_width(browser, address, book, tmp_path):
    mended = tmp_path / "mended.html"
    mended.write_text(as_html(firsthand.mend(book.dossier, screenshots.MENDED), Shelf(book.dossier)), "utf-8")
    page = browser.new_page(viewport={"width": screenshots.WIDTH, "height": screenshots.HEIGHT})
    screenshots.take(page, address, mended.as_uri(), tmp_path)
    page.close()
    assert {path.name for path in tmp_path.glob("*.png")} == set(NAMES)
    for name in NAMES:
        width, height = size(tmp_path / name)
        assert width == screenshots.WIDTH
        assert 200 <= height <= screenshots.HEIGHT


@pytest.mark.parametrize("name", NAMES)
def test_the_pictures_of_the_documents_are_light(name):
    path = ROOT / "docs" / "images" / name
    assert size(path)[0] == screenshots.WIDTH
    assert path.stat().st_size <= screenshots.MOST
