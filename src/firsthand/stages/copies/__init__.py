"""Copies: which pages derive from which, by wording alone, before anything is parsed.

`fingerprint` each page, look up `candidates`, `compare` each of these pairs, and put it all together
with `kinship`.
"""

from firsthand.stages.copies.candidates import candidates
from firsthand.stages.copies.compare import Comparison, compare
from firsthand.stages.copies.fingerprint import Fingerprint, fingerprint
from firsthand.stages.copies.kinship import kinship
from firsthand.stages.copies.stemma import stemma

__all__ = ["Comparison", "Fingerprint", "candidates", "compare", "fingerprint", "kinship", "stemma"]
