"""Days as pages write them: ISO, day-month-year with the month in words or figures; nothing is guessed."""

import re
from datetime import UTC, date, datetime, timedelta

__all__ = ["instant", "url_day", "written_day"]

MONTHS = {
    **{m: i for i, m in enumerate("jan feb mar apr may jun jul aug sep oct nov dec".split(), 1)},
    "mai": 5, "okt": 10, "dez": 12, "mär": 3, "mrz": 3, "maa": 3, "mei": 5, "ago": 8, "set": 9, "dic": 12,
    "ene": 1, "abr": 4,
    "fév": 2, "fev": 2, "avr": 4, "aoû": 8, "déc": 12, "maj": 5, "gen": 1, "mag": 5, "giu": 6, "lug": 7,
    "ott": 10, "out": 10,
}  # fmt: skip
WORDED = re.compile(
    r"\b(?:(?P<d1>\d{1,2})(?:st|nd|rd|th|er|\.)?\s+(?:de\s+)?(?P<m1>[^\W\d_]{3,10})"
    r"\.?,?\s+(?:de\s+)?(?P<y1>(?:19|20)\d\d)"
    r"|(?P<m2>[^\W\d_]{3,10})\.?\s+(?P<d2>\d{1,2})(?:st|nd|rd|th)?,?\s+(?P<y2>(?:19|20)\d\d))\b"
)
ISO = re.compile(
    r"((?:19|20)\d\d)-?(\d\d)-?(\d\d)(?:[T\s_]*(\d\d):(\d\d)(?::(\d\d))?(?:[.,]\d+)?\s*(Z|"
    r"[+-]\d\d:?\d\d)?)?(?!\d)"
)
POINTED = re.compile(r"(?<!\d)(\d{1,2})\s?\.\s?(\d{1,2})\s?\.\s?((?:19|20)?\d\d)(?!\d)")
SLASHED = re.compile(r"(?<!\d)(\d{1,2})[/-](\d{1,2})[/-]((?:19|20)\d\d)(?!\d)")
IN_URL = re.compile(r"(?<!\d)((?:19|20)\d\d)[/_-]?(\d{1,2}|[a-z]{3})[/_-]?(\d{1,2})(?!\d)")
MIDNIGHTS = frozenset({("22", "00", "00"), ("23", "00", "00")})
"""Times in UTC at which a day begins in central Europe: systems that know only days write them so."""
FIRST_YEAR, LAST_YEAR = 1990, 2079


def instant(raw: str) -> str | None:
    """The ISO instant (with its offset as given) or ISO day in a machine-readable value."""
    found = ISO.search(raw)
    if not found:
        return written_day(raw)
    year, month, day, hour, minute, second, zone = found.groups()
    iso = _iso(int(year), int(month), int(day))
    if iso is None or hour is None or int(hour) > 23 or int(minute) > 59 or int(second or 0) > 59:
        return iso
    if zone in {"Z", "+00:00", "+0000"} and (hour, minute, second or "00") in MIDNIGHTS:
        return (date.fromisoformat(iso) + timedelta(days=1)).isoformat()
    return f"{iso}T{hour}:{minute}:{second or '00'}{_offset(zone)}"


def _offset(zone: str | None) -> str:
    if zone is None:
        return ""
    if zone == "Z":
        return "+00:00"
    return zone if ":" in zone else zone[:3] + ":" + zone[3:]


def written_day(raw: str) -> str | None:
    """The first full date in words or figures; 3/4/2031 is left alone: which is the month?"""
    found = WORDED.search(raw)
    if found:
        month = MONTHS.get((found["m1"] or found["m2"])[:3].lower())
        if month:
            return _iso(int(found["y1"] or found["y2"]), month, int(found["d1"] or found["d2"]))
    found = ISO.search(raw) if "-" in raw else None
    if found:
        return _iso(*(int(part) for part in found.groups()[:3]))
    found = POINTED.search(raw)
    if found:
        year = int(found[3]) + (2000 if len(found[3]) == 2 else 0)
        return _iso(year, int(found[2]), int(found[1]))
    found = SLASHED.search(raw)
    if found and int(found[1]) != int(found[2]) and max(int(found[1]), int(found[2])) > 12:
        first, second = int(found[1]), int(found[2])
        return _iso(int(found[3]), min(first, second), max(first, second))
    return None


def url_day(url: str) -> str | None:
    """The full date that stands in an address."""
    for found in IN_URL.finditer(url.lower()):
        month = int(found[2]) if found[2].isdigit() else MONTHS.get(found[2], 0)
        day = _iso(int(found[1]), month, int(found[3]))
        if day:
            return day
    return None


def _iso(year: int, month: int, day: int) -> str | None:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    try:
        return datetime(year, month, day, tzinfo=UTC).date().isoformat()
    except ValueError:
        return None
