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


def findings(pair: Pair, checks: tuple[Check, ...] = CHECKS) -> Iterator[Finding]:
    """Yield everything that `checks` find in `pair`, check by check."""
    for check in checks:
        yield from check(pair)
