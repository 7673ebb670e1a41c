"""The hand-made dossier, with and without its briefs."""

import importlib.util
import re
from pathlib import Path

import msgspec
import pytest

from firsthand.model.dossier import TABLES, Dossier
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


@pytest.fixture(scope="session")
def many(heap):
    """`many(times)` is the dossier so many times over, each time with ids of its own."""
    raw = msgspec.json.encode(heap).decode()
    ids = {row.id for name in TABLES for row in getattr(heap, name)}
    known = re.compile('"(' + "|".join(map(re.escape, sorted(ids, key=len, reverse=True))) + ')"')

    def times(number):
        parts = [
            msgspec.json.decode(known.sub(rf'"\g<1>{part:03}"', raw), type=Dossier) for part in range(number)
        ]
        return Dossier(
            **{
                name: tuple(row for part in parts for row in getattr(part, name))
                for name in Dossier.__struct_fields__
            }
        )

    return times
