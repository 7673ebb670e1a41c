"""What all tests share."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

import firsthand
from firsthand import example
from tests.golden.matching import Book

# A loaded machine makes no property wrong: what takes too long is measured elsewhere, by counting.
settings.register_profile("firsthand", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("firsthand")

SHARED = Path(__file__).resolve().parents[2] / "shared"


@pytest.fixture(scope="session")
def seeds() -> Path:
    """The folder of the seed pages, for development; the test is skipped where there is none."""
    folder = SHARED / "seeds"
    if not folder.is_dir():
        pytest.skip(f"the seed pages are not here ({folder})")
    return folder


@pytest.fixture(scope="session")
def book() -> Book:
    """The dossier of the example corpus, read once for all tests and ready to be asked."""
    return Book(firsthand.read(firsthand.pages([str(example.pages())])))
