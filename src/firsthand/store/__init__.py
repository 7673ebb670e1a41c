"""Where a heap rests for months: rows in SQLite or PostgreSQL, raw pages beside them, search over both."""

from firsthand.store.place import Place, place_of
from firsthand.store.store import Size, Store, open_store

__all__ = ["Place", "Size", "Store", "open_store", "place_of"]
