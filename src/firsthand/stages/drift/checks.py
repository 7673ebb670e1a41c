"""The open list of judges: each looks at one pair of passages and yields what it finds changed."""

from collections.abc import Callable, Iterable, Iterator

from firsthand.stages.drift.actor import actor
from firsthand.stages.drift.date import date
from firsthand.stages.drift.lost import lost
from firsthand.stages.drift.modality import modality
from firsthand.stages.drift.number import number
from firsthand.stages.drift.pair import Finding, Pair
from firsthand.stages.drift.polarity import polarity

__all__ = ["CHECKS", "Check", "findings"]

Check = Callable[[Pair], Iterable[Finding]]

CHECKS: tuple[Check, ...] = (polarity, number, date, actor, modality, lost)


_LONGEST = 600
"""Tokens of the longest passage that is compared word by word; a longer one is a page without full stops."""


def findings(pair: Pair, checks: tuple[Check, ...] = CHECKS) -> Iterator[Finding]:
    """Yield everything that `checks` find in `pair`, check by check.

    What lies inside words of an attribution that was dropped ("he claims") is told once, as the loss of the
    attribution. A passage without end is no sentence: nothing is found in it.
    """
    if max(len(pair.a.tokens), len(pair.b.tokens)) > _LONGEST:
        return
    found = [finding for check in checks for finding in check(pair)]
    dropped = [span for finding in found if finding.type == "attribution" for span in finding.a]
    for finding in found:
        if finding.type == "attribution" or not any(s.overlaps(d) for s in finding.a for d in dropped):
            yield finding
