"""The names of months, and ISO days in words."""

__all__ = ["MONTHS", "day_in_words", "month_number"]

MONTHS = tuple(
    "January February March April May June July August September October November December".split()
)
"""The English names, January first."""

_SHORT = {name[:3].lower(): number for number, name in enumerate(MONTHS, start=1)} | {"sept": 9}
_FULL = {name.lower(): number for number, name in enumerate(MONTHS, start=1)}


def month_number(name: str) -> int | None:
    """1 to 12 for an English month, full or shortened ("Sept."), in any case; None for any other word."""
    lower = name.lower().rstrip(".")
    return _FULL.get(lower) or _SHORT.get(lower)


def day_in_words(value: str | None) -> str:
    """``3 March 2031`` for an ISO day or instant, as far as it goes; "A to B" for an interval ``A/B``.

    Empty when there is nothing; a value of any other form comes back as it is.
    """
    if not value:
        return ""
    if "/" in value:
        start, _, end = value.partition("/")
        return f"{day_in_words(start)} to {day_in_words(end)}"
    parts = value.split("T")[0].split("-")
    if not all(part.isdecimal() for part in parts) or len(parts) > 3:
        return value
    if len(parts) == 1:
        return parts[0]
    if not 1 <= int(parts[1]) <= 12:
        return value
    month = f"{MONTHS[int(parts[1]) - 1]} {parts[0]}"
    return month if len(parts) == 2 else f"{int(parts[2])} {month}"
