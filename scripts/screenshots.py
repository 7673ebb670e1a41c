"""Take the pictures of docs/images in headless Chromium: the example corpus's report and a mended page."""

import argparse
import shutil
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import FloatRect, Locator, Page, sync_playwright

import firsthand
from firsthand import example
from firsthand.dossier.ask import Shelf, as_html
from firsthand.dossier.report import render

HERE = Path(__file__).resolve().parent.parent
OUT = HERE / "docs" / "images"
WIDTH, HEIGHT = 1280, 720
"""Size of the window in CSS pixels, and the most that a picture is high."""
FIRST = 622
"""Height of the picture of the report's first screen: to the first page that stands alone in its tree."""
MOST = 200_000
"""Bytes of one picture above which a README takes long to load."""
MENDED = "spinnery-hotline.txt"
"""A page of the example corpus that was spun through a thesaurus."""
MARGIN = 20
"""Pixels of white around what a picture is of."""
_BROWSERS = ("chromium", "chromium-browser", "google-chrome")


def pages(folder: Path) -> tuple[str, str]:
    """The report of the example corpus and its mended page, written into `folder`: their addresses."""
    dossier = firsthand.read(firsthand.pages([str(example.pages())]))
    report, mended = folder / "report.html", folder / "mended.html"
    report.write_text(render(dossier, {"version": firsthand.__version__}), "utf-8")
    mended.write_text(as_html(firsthand.mend(dossier, MENDED), Shelf(dossier)), "utf-8")
    return report.as_uri(), mended.as_uri()


def take(page: Page, report: str, mended: str, out: Path) -> None:
    """Write the three pictures into `out`."""
    page.goto(report)
    page.screenshot(path=out / "report.png", clip=FloatRect(x=0, y=0, width=WIDTH, height=FIRST))
    tree = page.locator("#copies h2, #copies svg")
    page.screenshot(path=out / "copies.png", full_page=True, clip=_around(tree.first, tree.last))
    page.goto(mended)
    changed = page.locator("p:has(del)")
    page.screenshot(path=out / "mended.png", full_page=True, clip=_around(changed.first, changed.last))


def _around(first: Locator, last: Locator) -> FloatRect:
    """The stripe of the page from the start of `first` to the end of `last`, no higher than a window."""
    top, end = first.bounding_box(), last.bounding_box()
    assert top is not None
    assert end is not None
    height = min(end["y"] + end["height"] - top["y"] + 2 * MARGIN, HEIGHT)
    return FloatRect(x=0, y=max(top["y"] - MARGIN, 0), width=WIDTH, height=height)


def main() -> int:
    """Take the pictures, and say when one is too heavy or there is no browser."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=OUT, help="folder for the pictures")
    out: Path = parser.parse_args().out
    browser = next((path for name in _BROWSERS if (path := shutil.which(name))), None)
    if browser is None:
        sys.stderr.write("no Chromium here: run scripts/browser, or install the package chromium\n")
        return 1
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch, sync_playwright() as playwright:
        report, mended = pages(Path(scratch))
        opened = playwright.chromium.launch(executable_path=browser)
        page = opened.new_page(viewport={"width": WIDTH, "height": HEIGHT}, color_scheme="light")
        take(page, report, mended, out)
        opened.close()
    heavy = [path.name for path in sorted(out.glob("*.png")) if path.stat().st_size > MOST]
    for name in heavy:
        sys.stderr.write(f"{name} is over {MOST:,} bytes: show less in it\n")
    return 1 if heavy else 0


if __name__ == "__main__":
    raise SystemExit(main())
