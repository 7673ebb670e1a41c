"""Add pages to a heap that rests on a shelf, for the cost of the pages and their neighbours."""

from firsthand.increment.added import Added

__all__ = ["Added"]
