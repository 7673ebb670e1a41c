"""Add pages to a heap that rests on a shelf, for the cost of the pages and their neighbours."""

from firsthand.increment.add import add, forget
from firsthand.increment.added import Added
from firsthand.increment.settle import settle
from firsthand.increment.write import dossier, written

__all__ = ["Added", "add", "dossier", "forget", "settle", "written"]
