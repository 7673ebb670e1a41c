"""The shapes of date expressions in running English, as patterns by kind."""

import re
from functools import cache
from typing import Literal

from firsthand.text.days import MONTHS

__all__ = ["DateKind", "compiled", "possible_kinds"]

DateKind = Literal[
    "day",
    "month",
    "year",
    "weekday",
    "near_day",
    "calendar_unit",
    "ago",
    "offset",
    "trailing",
    "ahead",
    "season",
]

_MONTH = rf"(?P<month>{'|'.join(MONTHS)})"
_MONTH_ANY = (
    rf"(?P<month>{'|'.join(MONTHS)}"
    r"|Jan\.?|Feb\.?|Mar\.?|Apr\.?|Jun\.?|Jul\.?|Aug\.?|Sept?\.?|Oct\.?|Nov\.?|Dec\.?)"
)
_WEEKDAY = r"(?P<weekday>Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)"
_NAMED = rf"(?:{_WEEKDAY},?\s+(?:the\s+)?)?"
_YEAR = r"(?P<year>1[89]\d\d|20\d\d)"
_PART = r"(?:(?P<part>early|earlier|mid|middle of|late|later|end of|beginning of|start of)[ -](?:in )?)?"
_MOD = r"(?P<modifier>last|this|next|past|previous|coming|following)"
_N = (
    r"(?P<count>\d{1,3}|a couple of|couple of|a few|few|several|an?|one|two|three|four|five|six|seven|eight"
    r"|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|twenty|thirty)"
)
_UNIT = r"(?P<unit>day|week|month|year|decade)s?"
_BARE_MONTH = r"(?:\b(?:in|since|until|by|during|of|from|through|for|before|after)\s+(?:the\s+)?)"

_PATTERNS: tuple[tuple[DateKind, str], ...] = (
    ("day", r"\b(?P<year>\d{4})-(?P<monthno>\d\d)-(?P<day>\d\d)\b"),
    ("day", rf"\b{_NAMED}{_MONTH_ANY}\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?:,?\s+{_YEAR})?\b(?![%.:]\d)"),
    (
        "day",
        rf"\b{_NAMED}(?:the\s+)?(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?{_MONTH_ANY}(?:,?\s+{_YEAR})?(?!\w)",
    ),
    ("month", rf"\b{_PART}{_MONTH_ANY}(?:,|\s+of)?\s+{_YEAR}\b"),
    ("month", rf"\b(?P<part>early|mid|late)[ -]{_MONTH}\b"),
    ("month", rf"\b{_MOD}\s+{_MONTH}\b"),
    ("month", rf"{_BARE_MONTH}(?P<body>{_PART}{_MONTH})\b"),
    ("season", rf"\b{_PART}{_MOD}\s+(?P<season>spring|summer|autumn|fall|winter)\b"),
    (
        "season",
        rf"\b(?:in|of|since)\s+(?:the\s+)?(?P<body>{_PART}(?P<season>spring|summer|autumn|winter)(?:\s+of)?\s+{_YEAR})\b",
    ),
    (
        "calendar_unit",
        rf"\b(?:the\s+)?{_PART}{_MOD}\s+(?P<unit>week|month|year)(?:end)?\b(?!\s*-?\s*(?:old|long))",
    ),
    ("year", rf"\b(?:in|since|by|until|during|before|after|from|of)\s+(?P<body>{_PART}{_YEAR})\b(?!\s*[%-])"),
    ("year", rf"\b(?P<part>early|mid|late)[ -]{_YEAR}\b"),
    ("weekday", rf"\b(?:{_MOD}\s+)?{_WEEKDAY}(?:\s+(?:last|next)\s+week)?\b"),
    (
        "near_day",
        r"\b(?P<near>today|tonight|yesterday|tomorrow|this morning|this afternoon|this evening|last night)\b",
    ),
    ("ago", rf"\b(?:(?:just|only|about|nearly|almost|some|over)\s+)?{_N}\s+{_UNIT}\s+ago\b"),
    (
        "offset",
        rf"\b(?:(?:about|nearly|almost|some|just)\s+)?{_N}\s+{_UNIT}\s+(?P<way>later|earlier|before|after)\b",
    ),
    ("trailing", rf"\b(?:over|in|during|for|of|within)\s+(?:the\s+)?(?:last|past)\s+{_N}\s+{_UNIT}\b"),
    ("trailing", rf"\b(?:over|in|during|of)\s+the\s+(?:last|past)\s+{_UNIT}\b"),
    ("trailing", r"\b(?:in|over|during)\s+(?:the\s+)?recent\s+(?P<unit>day|week|month|year)s\b"),
    ("trailing", rf"\bthe\s+(?:last|past)\s+{_N}\s+{_UNIT}\b"),
    (
        "ahead",
        rf"\b(?:in|within)\s+(?:the\s+(?:next|coming)\s+)?{_N}\s+(?P<unit>day|week|month|year)s?(?:['’]\s+time)?\b(?!\s+(?:ago|later|of))",
    ),
    ("ahead", r"\b(?:in|within|over)\s+(?:the\s+)?(?:coming|next few)\s+(?P<unit>day|week|month|year)s\b"),
)


_MONTH_START = "Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec"
_UNITS = "day|week|month|year|decade"
_OF_UNITS: tuple[DateKind, ...] = ("calendar_unit", "offset", "trailing", "ahead")
_NEEDS: tuple[tuple[DateKind, re.Pattern[str]], ...] = (
    ("day", re.compile(rf"{_MONTH_START}|\d-\d\d-\d")),
    ("month", re.compile(_MONTH_START)),
    ("season", re.compile("spring|summer|autumn|fall|winter")),
    ("year", re.compile(r"1[89]\d\d|20\d\d")),
    ("weekday", re.compile("(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day")),
    ("near_day", re.compile("[Tt]oday|[Tt]onight|[Yy]esterday|[Tt]omorrow|[Tt]his |[Ll]ast night")),
    ("ago", re.compile("ago")),
    *((kind, re.compile(_UNITS)) for kind in _OF_UNITS),
)
"""What a text must hold for a pattern of a kind to match: looked for first, for most sentences have none."""


_ANY = re.compile("|".join(needed.pattern for _, needed in _NEEDS))


@cache
def compiled() -> tuple[tuple[DateKind, re.Pattern[str]], ...]:
    """The patterns; months and weekdays keep their capital, the small words may start a sentence."""
    return tuple((kind, re.compile(_first_capital(pattern))) for kind, pattern in _PATTERNS)


def _first_capital(pattern: str) -> str:
    """Let the small words of `pattern` begin with a capital: ``last`` also matches ``Last``."""
    words = (
        "last this next past previous coming following early earlier mid late later today tonight yesterday "
        "tomorrow in since until by during over the just only about nearly almost some within four three two "
        "one five six several after before from of"
    ).split()
    for word in words:
        pattern = re.sub(rf"(?<![\w<]){word}(?!\w|>)", f"[{word[0].upper()}{word[0]}]{word[1:]}", pattern)
    return pattern


def possible_kinds(text: str) -> frozenset[DateKind]:
    """The kinds of which a pattern may match in `text`: none for most sentences."""
    if not _ANY.search(text):
        return frozenset()
    return frozenset(kind for kind, needed in _NEEDS if needed.search(text))
