"""The hand-made dossier, with and without its briefs."""

import importlib.util
from pathlib import Path

import msgspec
import pytest

from firsthand.stages.brief import briefs

_SPEC = importlib.util.spec_from_file_location("strait", Path(__file__).with_name("strait.py"))
strait = importlib.util.module_from_spec(_SPEC)
_SPEC.loader.exec_module(strait)


@pytest.fixture(scope="session")
def place():
    """`place(page, words)` is the span of these words."""
    return strait.at


@pytest.fixture(scope="session")
def ids():
    """Document ids by page key."""
    return {key: document.id for key, document in strait.DOCS.items()}


@pytest.fixture(scope="session")
def heap():
    bare = strait.dossier()
    return msgspec.structs.replace(bare, briefs=briefs(bare))
