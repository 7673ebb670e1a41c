"""Thresholds of attribution: who said what."""

from typing import Literal

import msgspec

__all__ = ["AttributionOptions", "UtteranceOptions"]


class AttributionOptions(msgspec.Struct, frozen=True, kw_only=True):
    """When a candidate counts as an attribution.

    ``judge`` picks the learned model or the word list alone. ``learned`` and ``rules`` are the least scores
    (0 to 1) of a candidate under either, set on `bench/attribution` (dev), see its README. ``nested`` is
    the least score of an attribution inside another's content, which that corpus does not know.
    ``unlisted`` is the least score where the cue is on no word list: what is wanted, done or decided rather
    than said, on which people agree least. ``chained`` is the least score by the word list of one inside
    another where the judge knows none, set on `bench/speakers`. ``deed`` is the least score of what is
    wanted, done or left unsaid rather than said, which the corpus marks and a ledger of speech does not want.
    ``hopeless`` is the share of a word's uses that attributed in training under which an unlisted word is not
    looked at as a cue; from 0.08 on, direct speech is lost.
    """

    judge: Literal["learned", "rules"] = "learned"
    learned: float = 0.3
    unlisted: float = 0.45
    deed: float = 1.0
    rules: float = 0.4
    nested: float = 0.3
    chained: float = 0.6
    hopeless: float = 0.05


class UtteranceOptions(msgspec.Struct, frozen=True, kw_only=True):
    """When two attributions of one speaker render one act of speaking.

    Shares are of idf-weighted words (0 to 1) of the shorter content: ``alone`` suffices without further
    evidence, ``supported`` with the same outlet, occasion or day, ``quoted`` is the share of common quoted
    words. ``days`` is the largest distance of the pages' dates. Checked on the example corpus and
    `bench/copies` (dev).
    """

    alone: float = 0.5
    supported: float = 0.25
    quoted: float = 0.6
    days: int = 14
    words: int = 2
