"""The hand-made dossier of tests/dossier, without briefs: what the stage is given."""

import importlib.util
from pathlib import Path

import pytest

_PATH = Path(__file__).parents[2] / "dossier" / "strait.py"
_SPEC = importlib.util.spec_from_file_location("strait_for_briefs", _PATH)
strait = importlib.util.module_from_spec(_SPEC)
_SPEC.loader.exec_module(strait)


@pytest.fixture(scope="session")
def heap():
    return strait.dossier()


@pytest.fixture(scope="session")
def place():
    """`place(page, words)` is the span of these words."""
    return strait.at
