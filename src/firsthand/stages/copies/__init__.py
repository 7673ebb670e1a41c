"""Copies: which pages derive from which, by wording alone, before anything is parsed.

Take the `fingerprints` of all pages, look up `candidates`, `compare` each of these pairs (in the order of a
`tour`, which reads each page about once), and put it all together with `kinship`: for the whole heap, or for
its `components` one by one, and then `united`.
"""

from firsthand.stages.copies.candidates import among, between, candidates, enough, texts
from firsthand.stages.copies.compare import Comparison, compare, compared, matters
from firsthand.stages.copies.components import Component, components, united
from firsthand.stages.copies.fingerprint import Fingerprint, Text, fingerprint, fingerprints, text_of
from firsthand.stages.copies.kinship import kinship
from firsthand.stages.copies.stemma import stemma
from firsthand.stages.copies.tour import tour

__all__ = [
    "Comparison",
    "Component",
    "Fingerprint",
    "Text",
    "among",
    "between",
    "candidates",
    "compare",
    "compared",
    "components",
    "enough",
    "fingerprint",
    "fingerprints",
    "kinship",
    "matters",
    "stemma",
    "text_of",
    "texts",
    "tour",
    "united",
]
