"""The word lists of this stage, read once: cues, words for people and offices, occasions."""

import re
from functools import cache
from typing import Literal

from firsthand.lexicon import Row, load
from firsthand.model.attribution import Polarity, SpeechAct

__all__ = ["CueRow", "conditions", "cue", "occasions", "people"]


class CueRow(Row, frozen=True, kw_only=True):
    """Words that attribute alike: in which frames, how often, and with what stance and act."""

    lemmas: tuple[str, ...]
    pos: Literal["verb", "noun", "adjective"]
    frames: tuple[str, ...]
    weight: float
    polarity: Polarity = "assert"
    act: SpeechAct = "statement"
    mode: Literal["speech", "belief", "intention"] = "speech"


class _Description(Row, frozen=True, kw_only=True):
    lemmas: tuple[str, ...] = ()
    pattern: str = ""


class _Occasion(Row, frozen=True, kw_only=True):
    name: str
    words: tuple[str, ...]


_SAID = "said|says|told|added|warned|described|confirmed|insisted|cautioned|denied|called|estimated"
_KINDS = {"VERB": "verb", "AUX": "verb", "NOUN": "noun", "ADJ": "adjective"}


@cache
def _cues() -> dict[tuple[str, str], CueRow]:
    found: dict[tuple[str, str], CueRow] = {}
    for row in load("cues", CueRow, "cue"):
        for lemma in row.lemmas:
            found.setdefault((row.pos, lemma), row)
    return found


def cue(pos: str, lemma: str) -> CueRow | None:
    """The row of a cue by its universal tag and lemma; null for a word that is on no list."""
    return _cues().get((_KINDS.get(pos, ""), lemma))


@cache
def people(kind: Literal["person", "crowd", "office", "document"]) -> frozenset[str]:
    """Lemmas that head descriptions of one kind of source."""
    return frozenset(lemma for row in load("anonymity", _Description, kind) for lemma in row.lemmas)


@cache
def conditions() -> re.Pattern[str]:
    """The formulas that give the condition or the reason of anonymity."""
    within = rf"(?:(?! (?:{_SAID})\b)[^,.;])"  # a reason ends where the main clause goes on: "... said"
    patterns = (
        f"(?:{row.pattern.replace('[^,.;]', within)})" for row in load("anonymity", _Description, "condition")
    )
    return re.compile(rf"\b(?:{'|'.join(patterns)})", re.IGNORECASE)


@cache
def occasions() -> tuple[re.Pattern[str], dict[str, str]]:
    """A pattern for "in a statement" and its like, and the name of the occasion for each word."""
    names = {word: row.name for row in load("occasions", _Occasion, "occasion") for word in row.words}
    words = "|".join(re.escape(word) for word in sorted(names, key=len, reverse=True))
    pattern = re.compile(
        r"\b(?:(?:in|at|during|on|via|through|after|by|of)\s+|to\s+(?=(?:an?|the|his|her|their|its)\s))"
        r"(?P<phrase>(?:(?:a|an|the|his|her|their|its|that|this|another|one)\s+)?(?:[\w’'-]+\s+){0,3}?(?P<word>"
        + words
        + r"))\b",
        re.IGNORECASE,
    )
    return pattern, names
