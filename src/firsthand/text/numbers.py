"""Numbers as values: "$8m", "eight million dollars" and "$8,000,000" are one amount in three spellings."""

import re
from collections.abc import Iterator
from math import isfinite
from typing import Literal

import msgspec

__all__ = ["MONEY", "Number", "NumberKind", "is_rounding", "numbers", "same"]

NumberKind = Literal["count", "ordinal", "vague", "decade"]


class Number(msgspec.Struct, frozen=True, order=True):
    """One number of a text: where it stands (with its sign and unit), its value, and what it counts.

    ``unit`` is a canonical name (``percent``, ``$``, ``eur``, ``minute``, ...) or empty. ``value`` is in
    that unit. ``other`` is the second reading of a spelling that has two ("1.944" may be some two thousand).
    ``vague`` numbers ("dozens", "hundreds") hold the size of their word.
    """

    start: int
    end: int
    value: float
    unit: str = ""
    kind: NumberKind = "count"
    other: float | None = None


_UNITS = {
    word: value
    for value, word in enumerate(
        (
            "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
            "sixteen seventeen eighteen nineteen"
        ).split()
    )
}
_TENS = {
    w: 10 * (i + 2) for i, w in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split())
}
_SCALE = {
    "hundred": 1e2,
    "thousand": 1e3,
    "million": 1e6,
    "billion": 1e9,
    "trillion": 1e12,
    "k": 1e3,
    "m": 1e6,
    "mn": 1e6,
    "mln": 1e6,
    "bn": 1e9,
    "bln": 1e9,
    "b": 1e9,
    "tn": 1e12,
}
_ORDINALS = {
    w: i + 1 for i, w in enumerate("first second third fourth fifth sixth seventh eighth ninth tenth".split())
}
_VAGUE = {
    "dozens": 12.0,
    "scores": 20.0,
    "hundreds": 1e2,
    "thousands": 1e3,
    "millions": 1e6,
    "billions": 1e9,
    "trillions": 1e12,
}
_SIGNS = {
    "us$": "$",
    "$": "$",
    "a$": "aud",
    "au$": "aud",
    "c$": "cad",
    "ca$": "cad",
    "hk$": "hkd",
    "nz$": "nzd",
    "s$": "sgd",
    "$us": "$",
    "$a": "aud",
    "$nz": "nzd",
    "€": "eur",
    "£": "gbp",
    "¥": "yen",
    "₹": "inr",
    "₽": "rub",
    "₦": "ngn",
    "₩": "krw",
}
_WORDS = {
    "percent": "percent",
    "per cent": "percent",
    "%": "percent",
    "pct": "percent",
    "percentage point": "point",
    "percentage points": "point",
    "dollar": "$",
    "us dollar": "$",
    "u.s. dollar": "$",
    "american dollar": "$",
    "australian dollar": "aud",
    "canadian dollar": "cad",
    "hong kong dollar": "hkd",
    "euro": "eur",
    "pound sterling": "gbp",
    "pound": "pound",
    "rouble": "rub",
    "ruble": "rub",
    "yuan": "cny",
    "renminbi": "cny",
    "yen": "yen",
    "rupee": "inr",
    "franc": "franc",
    "krona": "krona",
    "naira": "ngn",
    "peso": "peso",
    "second": "second",
    "minute": "minute",
    "hour": "hour",
    "day": "day",
    "week": "week",
    "month": "month",
    "year": "year",
    "year-old": "year-old",
    "decade": "decade",
    "kilometre": "km",
    "kilometer": "km",
    "km": "km",
    "mile": "mile",
    "metre": "metre",
    "meter": "metre",
    "foot": "foot",
    "feet": "foot",
    "inch": "inch",
    "inches": "inch",
    "yard": "yard",
    "kg": "kg",
    "kilo": "kg",
    "kilogram": "kg",
    "tonne": "tonne",
    "ton": "ton",
    "gram": "gram",
    "barrel": "barrel",
    "acre": "acre",
    "hectare": "hectare",
}
MONEY = frozenset("$ aud cad hkd nzd sgd eur gbp pound yen inr rub ngn krw cny franc krona peso".split())
"""Units that are currencies ("pound" may also be a weight)."""

_FACTORS: dict[str, tuple[str, float]] = {
    "week": ("day", 7),
    "hour": ("minute", 60),
    "decade": ("year", 10),
    "mile": ("km", 1.609),
    "metre": ("km", 1e-3),
    "foot": ("km", 3.048e-4),
    "yard": ("km", 9.144e-4),
    "inch": ("km", 2.54e-5),
    "tonne": ("kg", 1000),
    "ton": ("kg", 907.2),
    "gram": ("kg", 1e-3),
}
_LAKHS = r"\d{1,2}(?:,\d\d){1,3},\d{3}(?!\d)"
"""12,34,567: grouped as in India."""
_NUMERAL = rf"\d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?|{_LAKHS}|\d{{1,3}}(?:\.\d{{3}})+(?![\d.,]*\d)|\d+(?:\.\d+)?"
_WORD = "|".join([*_TENS, *sorted(_UNITS, key=len, reverse=True)])
_SCALES = "hundred|thousand|million|billion|trillion"
_UNIT = "|".join(sorted((re.escape(w) for w in _WORDS), key=len, reverse=True))
_PATTERN = re.compile(
    rf"""
    (?P<sign>(?:\b(?:US|AU?|CA?|HK|NZ|S)\$|\$(?:US|NZ|A)(?=\d)|[$€£¥₹₽₦₩])\s?)?
    (?:
        (?<![\w.,-])(?<!\d/)(?P<decade>(?:1[5-9]|20)\d0)['’]?s\b
      | (?:(?<!\w)(?<!\w[.,'’])(?<![A-Za-z]-)|(?<=\$US)|(?<=\$NZ)|(?<=\$A))(?P<numeral>{_NUMERAL})
        (?:(?P<suffix>st|nd|rd|th)\b|[\s-]?(?P<scale>(?:{_SCALES})\b|(?:[kmb]|bn|tn|mn|mln|bln)\b(?!\.\w)))?
      | \b(?P<words>(?:an?\s(?=(?:{_SCALES}|dozen)\b)|(?:{_WORD})\b)
          (?:(?:[\s-](?:and\s)?)?(?:{_WORD}|{_SCALES}|dozen)\b)*)
      | \b(?P<ordinal>{"|".join(_ORDINALS)})\b
      | \b(?P<vague>{"|".join(_VAGUE)})(?=\sof\b|\smore\b)
      | (?P<half>\bhalf)(?=\s(?:of|a|an|the)\b)
    )
    (?:(?P<gap>[\s-]?)(?P<unit>%|(?:{_UNIT})(?:s|es)?\b))?
    """,
    re.VERBOSE | re.IGNORECASE,
)

_NAMED = "|".join([_WORD, *_ORDINALS, *_VAGUE])
_LETTERS = "".join(sorted({name[0] for name in _NAMED.split("|")} | set("uachns")))
_START = re.compile(
    rf"\d|[$€£¥₹₽₦₩]|\b(?=[{_LETTERS}])"
    rf"(?:(?:US|AU?|CA?|HK|NZ|S)\$|an?\s(?:{_SCALES}|dozen)|{_NAMED}|half)",
    re.IGNORECASE,
)
"""Where a match of the pattern may begin: found four times as fast as by trying the pattern everywhere."""


def numbers(text: str) -> tuple[Number, ...]:
    """The numbers of `text` in reading order; offsets count its characters.

    Digits that are part of a name or an address ("B-52", "v2", "3.1.4") are left out, and so is the pronoun
    "one" of "no one", "one another" and "one of"; telephone numbers and clock times yield nothing either,
    nor does a row of digits too long to be an amount.
    """
    found = (_number(match, text) for match in _matches(text))
    return tuple(number for number in found if number is not None and isfinite(number.value))


def _matches(text: str) -> Iterator[re.Match[str]]:
    """What ``_PATTERN.finditer(text)`` yields, tried only where a match may begin."""
    end = 0
    for start in _START.finditer(text):
        match = _PATTERN.match(text, start.start()) if start.start() >= end else None
        if match is not None:
            end = match.end()
            yield match


def same(a: Number, b: Number) -> bool:
    """Whether `a` and `b` are one amount: equal values in equal or convertible units (within 3 %)."""
    if a.kind != b.kind:
        return False
    values_a = {a.value} | ({a.other} if a.other is not None else set())
    values_b = {b.value} | ({b.other} if b.other is not None else set())
    if _units_agree(a.unit, b.unit):
        return bool(values_a & values_b)
    base_a, base_b = _FACTORS.get(a.unit, (a.unit, 1.0)), _FACTORS.get(b.unit, (b.unit, 1.0))
    if not a.unit or not b.unit or base_a[0] != base_b[0]:
        return False
    x, y = a.value * base_a[1], b.value * base_b[1]
    return abs(x - y) <= 0.03 * max(abs(x), abs(y))


def is_rounding(a: Number, b: Number) -> bool:
    """Whether one is the other rounded ("1,944", "2,000"): within 2 %, or 6 % from three digits."""
    if not _units_agree(a.unit, b.unit) or a.kind != b.kind or not a.value or not b.value:
        return False
    long, short = max(_digits(a.value), _digits(b.value)), min(_digits(a.value), _digits(b.value))
    apart = abs(a.value - b.value) / max(abs(a.value), abs(b.value))
    return short < long and short <= 2 and apart <= (0.06 if long >= 3 else 0.02)


def _digits(value: float) -> int:
    return len(f"{value:.4f}".replace(".", "").strip("0"))


def _units_agree(a: str, b: str) -> bool:
    return a == b or not a or not b or {a, b} == {"gbp", "pound"} or {a, b} == {"percent", "point"}


def _number(match: re.Match[str], text: str) -> Number | None:
    sign = (match["sign"] or "").strip().lower()
    unit = _SIGNS[sign] if sign else _unit(match["unit"])
    start, end = match.span()
    if match["decade"]:
        return Number(start, end, float(match["decade"]), "", "decade")
    if match["ordinal"]:
        # "second" as a unit of time and "first" as an adverb are no ranks; only a rank before a noun is kept
        return Number(start, match.end("ordinal"), float(_ORDINALS[match["ordinal"].lower()]), "", "ordinal")
    if match["vague"]:
        return Number(start, match.end("vague"), _VAGUE[match["vague"].lower()], "", "vague")
    if match["half"]:
        return Number(start, match.end("half"), 50.0, "percent")
    if match["words"]:
        return _spelled(match, text, unit)
    return _written(match, text, unit)


def _written(match: re.Match[str], text: str, unit: str) -> Number | None:
    raw = match["numeral"]
    start, end = match.span()
    before, after = text[max(0, start - 1) : start], text[end : end + 2]
    if before in {":", "/", "#", "_", "@"} or re.match(r":\d|/\d|[_@]|-\d{3}|\.\d", after):
        return None
    if match["suffix"]:
        return Number(start, match.end("suffix"), float(raw.replace(",", "")), "", "ordinal")
    value, other = _value(raw)
    scale = _SCALE[match["scale"].lower()] if match["scale"] else 1.0
    if scale != 1.0 and len(match["scale"]) == 1 and not match["sign"] and match["scale"].lower() != "k":
        return None  # "3m" is three metres as often as three millions
    return Number(start, end, _clean(value * scale), unit, "count", None if other is None else other * scale)


def _value(raw: str) -> tuple[float, float | None]:
    if re.fullmatch(r"\d{1,3}(?:\.\d{3})+", raw):
        grouped = float(raw.replace(".", ""))
        return (float(raw), grouped) if raw.count(".") == 1 else (grouped, None)
    return float(raw.replace(",", "")), None


def _spelled(match: re.Match[str], text: str, unit: str) -> Number | None:
    words = [w for w in re.split(r"[\s-]+", match["words"].lower()) if w not in {"and", ""}]
    start, end = match.span()
    if words == ["one"] and _is_pronoun(text, start, match.end("words")):
        return None
    total = group = 0.0
    for word in words:
        if word in {"a", "an"}:
            group = 1.0
        elif word == "dozen":
            group = (group or 1.0) * 12
        elif word == "hundred":
            group = (group or 1.0) * 100
        elif word in _SCALE:
            total += (group or 1.0) * _SCALE[word]
            group = 0.0
        else:
            group += _TENS.get(word, _UNITS.get(word, 0))
    return Number(start, end, total + group, unit)


def _is_pronoun(text: str, start: int, end: int) -> bool:
    before = re.search(r"(\w+)[\s-]+$", text[max(0, start - 14) : start])
    if before and before[1].lower() in {
        "no",
        "any",
        "every",
        "some",
        "the",
        "this",
        "that",
        "each",
        "which",
        "only",
    }:
        return True
    return (
        re.match(
            r"\s*(?:[.,;:!?)”\"'’]|$)|\s(?:another|of|who|that|can|could|should|would|may|must|is|was)\b",
            text[end:],
        )
        is not None
    )


def _unit(raw: str | None) -> str:
    if raw is None:
        return ""
    word = raw.lower()
    for form in (word, word.removesuffix("s"), word.removesuffix("es")):
        if form in _WORDS:
            return _WORDS[form]
    return ""


def _clean(value: float) -> float:
    return float(f"{value:.12g}")
