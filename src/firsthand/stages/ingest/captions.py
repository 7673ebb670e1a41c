"""Captions of pictures, known by their form: who does what where and when, in the present tense."""

import re
from functools import cache

from firsthand.lexicon import Row, load
from firsthand.stages.ingest.phrases import MONTH

__all__ = ["caption_score"]

END_DATE = re.compile(
    rf"(?:\b{MONTH}\s+\d{{1,2}},?\s+\d{{4}}|\b\d{{1,2}}\s+{MONTH}\s+\d{{4}})\W*(?:\([^)]*\)|\S*/\S*)?\W*$",
    re.IGNORECASE,
)
ANY_DATE = re.compile(rf"\b{MONTH}\s+\d{{1,2}}\b|\b\d{{1,2}}\s+{MONTH}\b", re.IGNORECASE)
SHOWS = re.compile(
    r"\b(?:in this (?:\w+ ){0,3}(?:photo|picture|image|frame|handout|screen ?grab)|"
    r"file (?:photo|picture|image)|"
    r"(?:pictured|shown|seen) (?:here|above|below|in|on|at|with)|(?:is|are) (?:seen|pictured|"
    r"shown)(?! (?:as|by|to))|"
    r"(?:photo|picture|image|map|satellite image) (?:shows|taken|released|provided)|"
    r"\((?:(?:\w+ )?(?:left|right|centre|center)|[LRC]|file)\)|, (?:left|right|centre|center),|looks? on)",
    re.IGNORECASE,
)
CREDIT_END = re.compile(
    r"\((?:AP|AFP|EPA|Reuters|[\w .]*Photo/?[^)]*|[\w .]+ via [\w .]+|[\w .]+/[\w .]+)\)\W*$", re.IGNORECASE
)
PAST = re.compile(r"\b(?:said|told|added|stated|according|announced|warned)\b", re.IGNORECASE)
QUOTED = re.compile(r"^[\"“]|[,.][\"”]")
LONGEST = 700
"""Characters: no caption is longer."""
WORD = re.compile(r"[A-Za-z]+")
SENTENCE = re.compile(r"[a-z)\d]\.\s+[A-Z]")


class CaptionVerbs(Row, frozen=True, kw_only=True):
    """Present-tense verbs of captions."""

    words: tuple[str, ...]


@cache
def _verbs() -> frozenset[str]:
    return frozenset(word for row in load("caption_verbs", CaptionVerbs) for word in row.words)


def caption_score(line: str, *, near_credit: bool) -> float:
    """How much a line looks like a caption: 3 and more is one.

    `near_credit` says that the line after it (or before it) is the credit of a picture.
    """
    if len(line) > LONGEST:
        return 0.0
    words = WORD.findall(line)
    if not 5 <= len(words) <= 75 or QUOTED.search(line):
        return 0.0
    score = 0.0
    score += 2.0 if END_DATE.search(line) else 0.5 if ANY_DATE.search(line) else 0.0
    score += 1.0 if any(word in _verbs() for word in words[1:24]) else 0.0
    score += 2.0 if SHOWS.search(line) else 0.0
    score += 2.5 if CREDIT_END.search(line) else 0.0
    score += 1.5 if near_credit else 0.0
    score -= 2.0 if PAST.search(line) else 0.0
    score -= 1.5 if len(SENTENCE.findall(line)) > 2 else 0.0
    return score
