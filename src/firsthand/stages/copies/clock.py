"""When a page may have been published, and which of two pages is the earlier one; dates may be wrong."""

from datetime import UTC, datetime, timedelta

__all__ = ["Interval", "hours", "interval", "order"]

Interval = tuple[datetime, datetime]
"""The first and the last moment that a date may mean."""


def interval(published: str | None) -> Interval | None:
    """The moments that `published` may mean: a day without an hour is a whole day, no date is None."""
    if published is None:
        return None
    try:
        moment = datetime.fromisoformat(published)
    except ValueError:
        return None
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=UTC)
    return (moment, moment + timedelta(days=1)) if len(published) <= len("2000-01-01") else (moment, moment)


def order(child: Interval | None, parent: Interval | None) -> int:
    """1 where the parent is dated surely earlier, -1 where surely later, else 0."""
    if child is None or parent is None:
        return 0
    if parent[1] <= child[0]:
        return 1
    return -1 if parent[0] >= child[1] else 0


def hours(child: Interval | None, parent: Interval | None) -> float | None:
    """How many hours the child is dated after the parent: 0 where a whole day covers both, None undated."""
    if child is None or parent is None:
        return None
    sure = child[0] == child[1] and parent[0] == parent[1]
    if not sure and child[0] <= parent[1] and parent[0] <= child[1]:
        return 0.0
    gap = (child[0] - parent[0]) + (child[1] - parent[1])
    return gap.total_seconds() / 7200
