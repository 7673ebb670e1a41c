"""What all tests share."""

from pathlib import Path

import pytest

SHARED = Path(__file__).resolve().parents[2] / "shared"


@pytest.fixture(scope="session")
def seeds() -> Path:
    """The folder of the seed pages, for development; the test is skipped where there is none."""
    folder = SHARED / "seeds"
    if not folder.is_dir():
        pytest.skip(f"the seed pages are not here ({folder})")
    return folder
