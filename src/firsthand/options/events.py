"""Thresholds of the events stage."""

import msgspec

__all__ = ["EventOptions"]


class EventOptions(msgspec.Struct, frozen=True, kw_only=True):
    """How events are read and merged.

    ``page_slack_days`` (days): how far a page's date may lie from the time its text implies before
    it is mistrusted.
    ``lead_sentences`` (sentences): how many of a page, its headline included, tell what is new; a
    deed that they
    tell without a date is of the day of the page or the one before.
    ``merge_slack_days`` (days): how far two tellings of one event may be dated apart when their
    dates are vague.
    ``merge_overlap`` (0 to 1): share of content words that two undated tellings of one event must
    have in common.
    ``silence_days`` (days): after how long without a word it is no longer open but unknown what became of a
    promise that names no day.
    ``binary_weight`` (factor on log-probabilities): how much the relation coder trusts its
    cooperation-or-conflict model
    beside its root model; 2.0 is best in cross-validation on the train part of ``bench/events``.
    """

    page_slack_days: int = 45
    lead_sentences: int = 5
    merge_slack_days: int = 3
    merge_overlap: float = 0.3
    silence_days: int = 30
    binary_weight: float = 2.0
