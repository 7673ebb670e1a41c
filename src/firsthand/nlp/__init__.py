"""The one language pass: sentences, and each distinct sentence parsed once."""

from firsthand.nlp.annotate import Cut, annotate, assemble, cut, distinct
from firsthand.nlp.tagger import Tagger

__all__ = ["Cut", "Tagger", "annotate", "assemble", "cut", "distinct"]
