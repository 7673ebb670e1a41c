"""A real Chromium, driven by Playwright. Where there is none the tests are skipped, under CI they fail."""

import os
import shutil
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, sync_playwright

from firsthand.dossier.report import render

_NAMES = ("chromium", "chromium-browser", "google-chrome")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A headless Chromium of the system's own package."""
    path = next((found for name in _NAMES if (found := shutil.which(name))), None)
    if path is None:
        why = "no Chromium here: scripts/browser installs Debian's package"
        if os.environ.get("CI"):
            pytest.fail(why)
        pytest.skip(why)
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(
            executable_path=path,
            args=["--disable-quic", "--disable-background-networking", "--disable-sync"],
        )
        yield opened
        opened.close()


@pytest.fixture(scope="session")
def address(book, tmp_path_factory) -> str:
    """The report of the example corpus as a file."""
    path = tmp_path_factory.mktemp("report") / "report.html"
    path.write_text(render(book.dossier, {"version": "1.2.3"}), encoding="utf-8")
    return path.as_uri()
