"""Whether two names may well be one: spelling, acronym, first name and surname, both printed as one."""

import re

from rapidfuzz.fuzz import ratio

from firsthand.stages.drift.pair import Side
from firsthand.text.names import bodies, known

__all__ = ["is_one_name"]

_ALIKE = 72
"""Likeness of two spellings, 0 to 100, from which they may be one name."""

_JOINS = re.compile(r"[\s\-‐‑–]+")
_ADDRESS = re.compile(r"^(?:mr|mrs|ms|miss|dr|sir|lord|lady|sheikh|sen|rep|gov|gen|lt|col|sgt|prof)\.?\s")
_SMALL = frozenset("of the and for in al".split())
_NAMED = (
    r"(?:(?:named|identified|unmasked|revealed)\s(?:as|to\sbe)|real\sname|nicknamed|dubbed|alias|whose\sname)"
)
"""Words between two names of one person ("the man called Old Tom has been named as Ira Quist")."""
_BETWEEN = r"(?:\s[A-Z]\.)?\s{1,3}"
"""At most the initial of a middle name: other capitals may be a headline's."""


def is_one_name(one: str, two: str, a: Side, b: Side) -> bool:
    """Whether the names `one` of side a and `two` of side b may mean one person, place or body.

    They do when lists of places and bodies say so, when one is a spelling, a part or the initials of the
    other, or when either page prints them together as one name ("Ada Marr" for "Ada" and "Miss Marr") or as
    names of one thing ("the Harbour Front (HF)", "also known as", "identified as").
    """
    listed = [frozenset(row.name for row in known(name)) for name in (one, two)]
    if listed[0] and listed[0] == listed[1]:
        return True
    if listed[0] & _states(listed[1]) or listed[1] & _states(listed[0]):
        return True
    plain, other = (_levelled(name) for name in (one, two))
    if not plain or not other:
        return False
    if ratio(plain, other) >= _ALIKE or plain in other or other in plain or plain[:5] == other[:5]:
        return True
    if any(_is_short_for(*pair) for pair in ((one, two), (two, one))):
        return True
    return any(_joined(plain, other, side.reading.document.text) for side in (a, b))


def _states(names: frozenset[str]) -> frozenset[str]:
    """The countries of those of `names` that are bodies of a government, which speak for it."""
    return frozenset(row.country for row in bodies() if row.country and row.name in names)


def _levelled(name: str) -> str:
    """`name` in lower case, hyphens as spaces, without the title and the ending of a possessive."""
    low = _ADDRESS.sub("", _JOINS.sub(" ", name.strip()).lower())
    return re.sub(r"[’']s?$", "", low)


def _is_short_for(short: str, long: str) -> bool:
    """Whether `short` is capitals that begin or end with the initials of `long` ("HFN", "Harbour Front")."""
    letters = re.sub(r"[’']s$", "", short.strip()).replace(".", "")
    words = [word for word in _JOINS.split(long.strip()) if word.lower() not in _SMALL]
    initials = "".join(word[0] for word in words if word).upper()
    if len(initials) < 2 or not 2 <= len(letters) <= 6:
        return False
    return letters.isupper() and (letters.startswith(initials) or letters.endswith(initials))


def _joined(one: str, two: str, text: str) -> bool:
    """Whether a page prints both names as one person's or as two names of one thing."""
    for first, second in ((one, two), (two, one)):
        x, y = (r"[\s-]{1,3}".join(re.escape(word) for word in name.split()) for name in (first, second))
        person = re.finditer(rf"\b{x}{_BETWEEN}{y}\b", text, re.IGNORECASE)
        if any(_is_capital(m.group()) for m in person):
            return True
        known_as = rf",?\s(?:also|better|formerly)\sknown\sas\s(?:the\s)?{y}\b"
        if re.search(rf"\b{x}\b[^.!?\n]{{0,60}}\b{_NAMED}\b[^.!?\n]{{0,30}}\b{y}\b", text, re.IGNORECASE):
            return True
        same = rf"\b{x}(?:\s{{1,3}}\({y}\)|{known_as}|,\sor\s{y},)"
        if re.search(same, text, re.IGNORECASE):
            return True
    return False


def _is_capital(words: str) -> bool:
    """Whether every word but particles begins with a capital letter."""
    return all(word[0].isupper() or word in {"al", "bin", "de", "van", "von"} for word in words.split())
