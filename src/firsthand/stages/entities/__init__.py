"""Who and what the pages speak of: inside one document, and over the heap."""

from firsthand.stages.entities.heap import entities
from firsthand.stages.entities.mentions import mentions

__all__ = ["entities", "mentions"]
