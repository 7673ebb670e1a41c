"""Lines known by their wording: fixed phrases (lexicon/residue.toml), advertisements, date lines."""

import re
from functools import cache, lru_cache

from firsthand.lexicon import Row, load
from firsthand.model.document import Label

__all__ = ["Phrase", "fixed", "is_ad", "is_date_line", "plain"]

STRAIGHT = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "\u00a0": " "})
WORD = re.compile(r"[\w$%]+(?:[’'][\w]+)?")
MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|"
    r"sept?(?:ember)?|oct(?:ober)?|"
    r"nov(?:ember)?|dec(?:ember)?)\.?"
)
DAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+)?"
CLOCK = r"(?:(?:[,|–-]|at|\s)*\d{1,2}[:.]\d{2}(?::\d{2})?\s*(?:[ap]\.?m\.?)?\s*(?:\(?[A-Z]{2,4}\)?)?)?"
DATE_LINE = re.compile(
    rf"^\W*{DAY}(?:{MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?,?\s+\d{{4}}|\d{{1,2}}(?:st|nd|rd|th)"
    rf"?\s+{MONTH},?\s+\d{{4}}|"
    rf"\d{{4}}-\d{{2}}-\d{{2}}|\d{{1,2}}[./-]\d{{1,2}}[./-]\d{{2,4}}|{MONTH}\s+\d{{4}}){CLOCK}\W*$",
    re.IGNORECASE,
)


class Phrase(Row, frozen=True, kw_only=True):
    """A fixed phrase: its label, pattern, longest line, and whether it must stand at the end."""

    label: Label
    pattern: str
    max_words: int
    tail: bool = False


class SalesWords(Row, frozen=True, kw_only=True):
    """Words of one-line advertisements of one kind: lead, customer or sales."""

    kind: str
    words: tuple[str, ...]


@cache
def _phrases() -> tuple[tuple[Phrase, re.Pattern[str]], ...]:
    return tuple((row, re.compile(row.pattern, re.IGNORECASE)) for row in load("residue", Phrase))


@cache
def _sales(kind: str) -> frozenset[str]:
    return frozenset(
        word for row in load("sales_words", SalesWords) if row.kind == kind for word in row.words
    )


def plain(line: str) -> str:
    """`line` with straight apostrophes and ordinary spaces, as the patterns expect it."""
    return line.translate(STRAIGHT)


@lru_cache(maxsize=8192)
def _known(line: str, *, tail: bool) -> Label | None:
    count = len(line.split())
    for row, pattern in _phrases():
        if count <= row.max_words and (tail or not row.tail) and pattern.search(line):
            return row.label
    return None


def fixed(line: str, *, tail: bool = True) -> Label | None:
    """The label of a line that is a fixed phrase, a date or a one-line advertisement; None for any other.

    `tail` says that the line stands in the last third of its page.
    """
    text = plain(line)
    if len(text) > 1200:
        return None
    return (
        _known(text, tail=tail) or ("date" if is_date_line(text) else None) or ("ad" if is_ad(text) else None)
    )


def is_date_line(line: str) -> bool:
    """Whether the line holds a date, perhaps a time, and nothing else."""
    return len(line) <= 60 and bool(DATE_LINE.match(line))


def is_ad(line: str) -> bool:
    """Whether the line sells: an advertisement's opening, a word to customers, promises, no full stop."""
    words = [word.lower() for word in WORD.findall(line)]
    if not 4 <= len(words) <= 30 or line.rstrip().endswith((".", "”", '"')) or "said" in words:
        return False
    text = " ".join(words)
    lead = any(text.startswith(lead + " ") or text == lead for lead in _sales("lead"))
    customers = sum(word in _sales("customer") for word in words)
    promises = sum(word in _sales("sales") for word in words) + sum(
        "$" in word or "%" in word for word in words
    )
    return lead and customers >= 1 and promises >= 2
