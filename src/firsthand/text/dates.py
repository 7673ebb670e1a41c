"""Date expressions in running English and the days they stand for, counted from a given anchor.

Nothing here reads a clock. An expression that cannot be counted (no year, no anchor, too vague an anchor)
resolves to None rather than to a guess.
"""

import calendar
import re
from bisect import bisect_left
from datetime import date, timedelta
from functools import lru_cache
from typing import Literal

import msgspec

from firsthand.model.event import Precision
from firsthand.text.date_patterns import DateKind, compiled, possible_kinds
from firsthand.text.days import month_number

__all__ = ["Anchor", "DateExpression", "DateKind", "Resolved", "Tense", "expressions", "resolve"]

Tense = Literal["past", "present", "future"]

_DAYS = {name.lower(): number for number, name in enumerate(calendar.day_name)}
_SEASONS = {"spring": (3, 5), "summer": (6, 8), "autumn": (9, 11), "fall": (9, 11), "winter": (12, 2)}
_ONES = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen"
_NUMBERS = {word: number for number, word in enumerate(_ONES.split())}
_NUMBERS |= {"a": 1, "an": 1, "twenty": 20, "thirty": 30}
_VAGUE = {"a couple of": (2, 3), "couple of": (2, 3), "a few": (2, 6), "few": (2, 6), "several": (3, 7)}
_UNIT_DAYS = {"day": 1, "week": 7, "month": 30, "year": 365, "decade": 3650}


class Anchor(msgspec.Struct, frozen=True, kw_only=True):
    """The day a text counts from, as the window ``[first, last]`` in which it must lie.

    Equal ends mean a known day.
    """

    first: date
    last: date

    @property
    def days(self) -> int:
        """How many days the window holds beyond the first; 0 for a known day."""
        return (self.last - self.first).days


class DateExpression(msgspec.Struct, frozen=True, kw_only=True):
    """A date expression at ``[start, end)`` of the text it was found in, taken apart but not yet counted.

    ``modifier`` is one of last, this, next, earlier, later or empty; ``part`` early, mid, late or empty;
    ``count`` to ``count_max`` units of ``unit`` for the kinds that count.
    """

    start: int
    end: int
    kind: DateKind
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    season: str = ""
    unit: str = ""
    count: int = 0
    count_max: int = 0
    modifier: str = ""
    part: str = ""


class Resolved(msgspec.Struct, frozen=True, kw_only=True):
    """The days an expression stands for, both included, how precisely, and why, as a clause for a reader."""

    start: date
    end: date
    precision: Precision
    why: str


@lru_cache(maxsize=1024)  # the stages ask of one sentence several times, close together
def expressions(text: str) -> tuple[DateExpression, ...]:
    """The date expressions of `text` in reading order, none inside another (the longest wins)."""
    found: list[DateExpression] = []
    possible = possible_kinds(text)
    if not possible:
        return ()
    for kind, pattern in compiled():
        for match in pattern.finditer(text) if kind in possible else ():
            read = _read(kind, match)
            if read is not None:
                found.append(read)
    found.sort(key=lambda each: (each.start - each.end, each.start, each.kind))
    kept: list[DateExpression] = []
    for each in found:
        at = bisect_left(kept, each.start, key=lambda other: other.start)
        after = at == len(kept) or each.end <= kept[at].start
        if after and (at == 0 or kept[at - 1].end <= each.start):
            kept.insert(at, each)
    return tuple(kept)


def _read(kind: DateKind, match: re.Match[str]) -> DateExpression | None:
    """What `match` says, or None when its numbers make no date."""
    groups = {key: value for key, value in match.groupdict().items() if value is not None}
    start, end = match.span("body") if "body" in groups else match.span()
    month = int(groups["monthno"]) if "monthno" in groups else month_number(groups.get("month", ""))
    day = int(groups["day"]) if "day" in groups else None
    if (day is not None and not 1 <= day <= 31) or (month is not None and not 1 <= month <= 12):
        return None
    low, high = _count(groups.get("count", ""))
    modifier = _modifier(groups.get("modifier", ""))
    words = match.group().lower()
    if kind == "weekday" and words.endswith("week"):
        modifier = "week before" if " last " in words else "week after"
    if kind == "offset":
        modifier = "later" if groups["way"] in {"later", "after"} else "earlier"
    if kind == "trailing" and "recent" in words:
        low, high = 2, 7 if groups["unit"] == "day" else 6
    elif kind == "ahead" and not low:
        low, high = 1, 7 if groups["unit"] == "day" else 6
    elif kind == "trailing" and not low:
        low, high = 1, 1
    return DateExpression(
        start=start,
        end=end,
        kind=kind,
        year=int(groups["year"]) if "year" in groups else None,
        month=month,
        day=day,
        weekday=_DAYS.get(groups.get("weekday", "").lower()),
        season=groups.get("season", "").lower(),
        unit=groups.get("unit", groups.get("near", "")).lower(),
        count=low,
        count_max=high,
        modifier=modifier,
        part=_part(groups.get("part", "")),
    )


def _count(word: str) -> tuple[int, int]:
    lower = word.lower()
    if lower in _VAGUE:
        return _VAGUE[lower]
    number = int(lower) if lower.isdigit() else _NUMBERS.get(lower, 0)
    return number, number


def _modifier(word: str) -> str:
    lower = word.lower()
    return {"past": "last", "previous": "last", "coming": "next", "following": "next"}.get(lower, lower)


def _part(word: str) -> str:
    lower = word.lower()
    return {
        "middle of": "mid",
        "end of": "late",
        "beginning of": "early",
        "start of": "early",
    }.get(lower, lower)


def resolve(
    expression: DateExpression,
    anchor: Anchor | None,
    tense: Tense = "past",
    reference: Resolved | None = None,
) -> Resolved | None:
    """The days that `expression` stands for, counted from `anchor` in the direction of `tense`.

    `reference` is the time last spoken of, from which "four months later" counts. None when it
    cannot be counted.
    A vague anchor gives what holds for its whole window: the union of both ends, and no day at all unless the
    window is at most a week long, in which a weekday occurs once.
    """
    if expression.kind == "offset":
        return _offset(expression, reference)
    absolute = _absolute(expression)
    if absolute is not None:
        return absolute
    if anchor is None:
        return None
    if expression.kind == "weekday" and anchor.days:
        if anchor.days > 6 or expression.modifier:
            return None
        return _relative(expression, anchor.last, "past")
    low = _relative(expression, anchor.first, tense)
    high = _relative(expression, anchor.last, tense)
    if low is None or high is None:
        return None
    if (low.start, low.end) == (high.start, high.end):
        return low
    apart = (max(low.end, high.end) - min(low.start, high.start)).days
    if anchor.days > 31 and (apart > 120 or low.precision == "day"):
        return None
    precision: Precision = "interval" if low.precision == "day" else low.precision
    return Resolved(
        start=min(low.start, high.start), end=max(low.end, high.end), precision=precision, why=low.why
    )


def _absolute(expression: DateExpression) -> Resolved | None:
    """What needs no anchor: a year is named."""
    year, month = expression.year, expression.month
    if year is None:
        return None
    if month is not None and expression.day is not None:
        try:
            day = date(year, month, expression.day)
        except ValueError:
            return None
        return Resolved(start=day, end=day, precision="day", why="the text names the day")
    if month is not None:
        return _month_of(year, month, expression.part, "the text names the month")
    if expression.season:
        return _season_of(year, expression.season, "the text names the season")
    return _year_of(year, expression.part, "the text names the year")


def _relative(expression: DateExpression, day: date, tense: Tense) -> Resolved | None:
    """What `expression` means on `day`."""
    if expression.kind == "day":
        return _nearest_day(expression, day, tense)
    if expression.kind == "month":
        return _nearest_month(expression, day, tense)
    if expression.kind == "weekday":
        return _weekday(expression, day, tense)
    if expression.kind == "near_day":
        shift = {"yesterday": -1, "last night": -1, "tomorrow": 1}.get(expression.unit, 0)
        when = day + timedelta(days=shift)
        return Resolved(start=when, end=when, precision="day", why=f'"{expression.unit}" counted from {day}')
    if expression.kind == "calendar_unit":
        return _unit(expression, day)
    if expression.kind == "season":
        return _season(expression, day)
    return _counted(expression, day)


def _nearest_day(expression: DateExpression, day: date, tense: Tense) -> Resolved | None:
    """A day and month without a year: the last one, or for the future the next.

    Named with its weekday it is of the nearest year in which it was one, be that on the other side of `day`.
    """
    step = 1 if tense == "future" else -1
    ahead = [_in_year(expression, day.year + step * each) for each in (0, 1, *range(2, 9))]
    behind = [_in_year(expression, day.year - step * each) for each in (0, 1, *range(2, 9))]
    right = [
        each for each in ahead if each is not None and (each == day or (each > day) == (tense == "future"))
    ]
    why = f"the year counted from {day}"
    if expression.weekday is None:
        return Resolved(start=right[0], end=right[0], precision="day", why=why) if right else None
    named = [each for each in (*ahead, *behind) if each is not None and each.weekday() == expression.weekday]
    if not named:
        return None
    when = min(named, key=lambda each: (abs((each - day).days), each))
    named_so = f"the year in which it was a {calendar.day_name[expression.weekday]}, counted from {day}"
    return Resolved(start=when, end=when, precision="day", why=why if when in right[:1] else named_so)


def _in_year(expression: DateExpression, year: int) -> date | None:
    """The day and month of `expression` in `year`, None on a 29 February that it has not."""
    assert expression.month is not None
    assert expression.day is not None
    try:
        return date(year, expression.month, expression.day)
    except ValueError:
        return None


def _nearest_month(expression: DateExpression, day: date, tense: Tense) -> Resolved:
    """A month without a year; in the past it is a month that is over: one still running is "this month"."""
    assert expression.month is not None
    year = day.year
    why = f"the year counted from {day}"
    if expression.modifier == "next" or (tense == "future" and expression.modifier != "last"):
        if expression.month < day.month or (expression.modifier == "next" and expression.month == day.month):
            year += 1
    elif expression.month > day.month or (expression.month == day.month and not _begun(expression, day)):
        year -= 1
    return _month_of(year, expression.month, expression.part, why)


def _begun(expression: DateExpression, day: date) -> bool:
    """Whether a running month may be meant: "this March", or "early March" said late in March."""
    return expression.modifier == "this" or (expression.part == "early" and day.day > 10)


def _weekday(expression: DateExpression, day: date, tense: Tense) -> Resolved:
    assert expression.weekday is not None
    name = calendar.day_name[expression.weekday]
    if expression.modifier.startswith("week"):
        monday = (
            day - timedelta(days=day.weekday()) + timedelta(days=-7 if "before" in expression.modifier else 7)
        )
        when = monday + timedelta(days=expression.weekday)
    elif expression.modifier == "next" or (tense == "future" and expression.modifier != "last"):
        ahead = (expression.weekday - day.weekday()) % 7
        when = day + timedelta(days=ahead or (7 if expression.modifier == "next" else 0))
    else:
        back = (day.weekday() - expression.weekday) % 7
        when = day - timedelta(days=back or (7 if expression.modifier == "last" else 0))
    return Resolved(start=when, end=when, precision="day", why=f"{name} counted from {day}")


def _unit(expression: DateExpression, day: date) -> Resolved:
    """This, last or next week, month or year.

    With "earlier" only the part up to the day, with "later" from it on.
    """
    step = {"last": -1, "next": 1}.get(expression.modifier, 0)
    why = f'"{expression.modifier} {expression.unit}" counted from {day}'
    if expression.unit == "week":
        monday = day - timedelta(days=day.weekday()) + timedelta(days=7 * step)
        whole = Resolved(start=monday, end=monday + timedelta(days=6), precision="week", why=why)
    elif expression.unit == "month":
        index = day.year * 12 + day.month - 1 + step
        whole = _month_of(index // 12, index % 12 + 1, expression.part if step else "", why)
    else:
        whole = _year_of(day.year + step, expression.part, why)
    if step == 0 and expression.part in {"earlier", "early"} and whole.start <= day <= whole.end:
        return Resolved(start=whole.start, end=day, precision="interval", why=why)
    if step == 0 and expression.part in {"later", "late"} and whole.start <= day <= whole.end:
        return Resolved(start=day, end=whole.end, precision="interval", why=why)
    return whole


def _counted(expression: DateExpression, day: date) -> Resolved | None:
    """Units counted back from or ahead of `day`."""
    low, high, unit = expression.count, expression.count_max, expression.unit
    if not high or unit not in _UNIT_DAYS:
        return None
    why = f"counted from {day}"
    if expression.kind == "trailing":
        return Resolved(start=_shift(day, -high, unit), end=day, precision="interval", why=why)
    if expression.kind == "ahead":
        return Resolved(start=day, end=_shift(day, high, unit), precision="interval", why=why)
    return _around(_shift(day, -high, unit), _shift(day, -low, unit), unit, why)


def _offset(expression: DateExpression, reference: Resolved | None) -> Resolved | None:
    """Units later or earlier than the time last spoken of."""
    if reference is None or not expression.count:
        return None
    sign = 1 if expression.modifier == "later" else -1
    ends = sorted((sign * expression.count, sign * expression.count_max))
    start, end = (
        _shift(reference.start, ends[0], expression.unit),
        _shift(reference.end, ends[1], expression.unit),
    )
    words = f"{expression.count} {expression.unit}s {expression.modifier}"
    why = f"{words} than {reference.start} to {reference.end}"
    return _around(start, end, expression.unit, why)


def _around(start: date, end: date, unit: str, why: str) -> Resolved:
    """A counted time is as precise as its unit: "four months ago" is a month, not a day."""
    if unit == "day":
        precision: Precision = "day" if start == end else "interval"
        return Resolved(start=start, end=end, precision=precision, why=why)
    if unit == "week":
        slack = timedelta(days=3)
        return Resolved(start=start - slack, end=end + slack, precision="interval", why=why)
    if unit == "month":
        last = calendar.monthrange(end.year, end.month)[1]
        precise: Precision = "month" if (start.year, start.month) == (end.year, end.month) else "interval"
        return Resolved(start=start.replace(day=1), end=end.replace(day=last), precision=precise, why=why)
    return Resolved(start=date(start.year, 1, 1), end=date(end.year, 12, 31), precision="year", why=why)


def _shift(day: date, count: int, unit: str) -> date:
    if unit in {"day", "week"}:
        return day + timedelta(days=count * _UNIT_DAYS[unit])
    months = count * {"month": 1, "year": 12, "decade": 120}[unit]
    index = max(12, day.year * 12 + day.month - 1 + months)
    year, month = index // 12, index % 12 + 1
    return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


def _month_of(year: int, month: int, part: str, why: str) -> Resolved:
    last = calendar.monthrange(year, month)[1]
    first_day, last_day = {"early": (1, 10), "mid": (10, 20), "late": (20, last)}.get(part, (1, last))
    return Resolved(
        start=date(year, month, first_day), end=date(year, month, last_day), precision="month", why=why
    )


def _year_of(year: int, part: str, why: str) -> Resolved:
    first, last = {"early": (1, 3), "mid": (5, 8), "late": (10, 12)}.get(part, (1, 12))
    end = date(year, last, calendar.monthrange(year, last)[1])
    return Resolved(start=date(year, first, 1), end=end, precision="interval" if part else "year", why=why)


def _season(expression: DateExpression, day: date) -> Resolved:
    """This, last or next season; "last winter" is over, "next spring" has not begun."""
    whole = _season_of(day.year, expression.season, f"the season counted from {day}")
    if expression.modifier == "last" and whole.end >= day:
        return _season_of(day.year - 1, expression.season, whole.why)
    if expression.modifier == "next" and whole.start <= day:
        return _season_of(day.year + 1, expression.season, whole.why)
    return whole


def _season_of(year: int, season: str, why: str) -> Resolved:
    first, last = _SEASONS[season]
    end_year = year + 1 if last < first else year
    end = date(end_year, last, calendar.monthrange(end_year, last)[1])
    return Resolved(start=date(year, first, 1), end=end, precision="season", why=why)
