"""Where a heap rests for months: rows in SQLite or PostgreSQL, raw pages beside them, search over both.

Names are loaded when first used (PEP 562): a command that finds a dossier needs no database.
"""

from importlib import import_module
from typing import Any

__all__ = ["FILE", "Look", "Place", "Size", "Store", "add", "forget", "look", "open_store", "place_of"]

_HOME = {
    "FILE": "firsthand.store.place",
    "Look": "firsthand.store.watching",
    "Place": "firsthand.store.place",
    "Size": "firsthand.store.store",
    "Store": "firsthand.store.store",
    "add": "firsthand.store.adding",
    "forget": "firsthand.store.adding",
    "look": "firsthand.store.watching",
    "open_store": "firsthand.store.store",
    "place_of": "firsthand.store.place",
}


def __getattr__(name: str) -> Any:
    """The public name, imported from its home on first use."""
    if name not in _HOME:
        raise AttributeError(f"module 'firsthand.store' has no attribute {name!r}")
    return getattr(import_module(_HOME[name]), name)
