"""The example corpus: twenty invented pages about one invented quarrel, and what is to be read out of them.

``pages/`` holds the pages as a reader would find them, ``expected/`` the tables, written by hand
before any code had read a page, ``README.md`` the story, the cast and what each page is there for.
"""

import pathlib

__all__ = ["pages"]


def pages() -> pathlib.Path:
    """The folder that holds the pages, one file a page."""
    return pathlib.Path(__file__).parent / "pages"
