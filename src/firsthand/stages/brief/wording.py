"""Sentences taken out of their page so that they stand alone, and the small change of newsroom English."""

import re
from collections.abc import Sequence
from functools import cache, lru_cache

from firsthand.lexicon import Row, load

__all__ = [
    "OUTCOMES",
    "OpenerRow",
    "WordRow",
    "alone",
    "balanced",
    "clause",
    "content",
    "counted",
    "hedges",
    "is_voice",
    "joined",
    "lower_first",
    "stop",
    "uncredited",
    "upper_first",
]

_DATELINE = re.compile(
    r"^[A-ZÀ-Þ][A-ZÀ-Þ .,'’/]{2,40}(?:,\s*(?:[A-Z][a-z]+\.?\s*\d{1,2}|\d{1,2}\s+[A-Z][a-z]+)(?:,?\s*\d{4})?)?"
    r"\s*(?:\([^)]{2,30}\))?\s*[-–—]+\s*"
)
_WORD = re.compile(r"[^\W_]+(?:[’'-][^\W_]+)*")
_SMALL = frozenset(
    "a an the of to in on at by for from with and or but as is are was were be been being has have had it "
    "its this that these those he she they his her their we our you your i who which what when where not "
    "no than then there also will "
    "would said says say told according after before over into about up out more s t".split()
)
_NO_VOICE = frozenset(
    "i we he she they it you who both nobody somebody everybody everyone anyone all some many others one "
    "none people experts".split()
)
_GLUED = re.compile(r"(?<![\w.@/])[a-z]{2,}[A-Z][a-z]{2,}|\b((?:[A-Z]\.){2,})\1")
"""Two words run together, or an abbreviation told twice: marks of a page that was damaged in copying."""
_LABEL = re.compile(r"^[A-Z][A-Z. ]{2,30}:\s")
"""Who speaks in a transcript: what follows is a speech, and its questions are no news."""
_SELF = re.compile(r"\b(?:I|we|We|our|Our|us|my|My|you|You|your|Your)\b|\bif so\b")
_NO_CLAUSE = frozenset(
    "to including that which who whether or of when how why if because while as has have had is was "
    "were".split()
)
"""First words of what cannot stand behind "that"."""
_NUMERALS = "no one two three four five six seven eight nine ten".split()


_CREDIT = re.compile(
    r"(?:, [^,“”]+ (?:reported|said)(?:, citing [^,]+)?\.$)|^[^,“”:]+ reported(?:, citing [^,:]+)?: "
)
"""The words that credit a sentence to its page, behind it or before it."""
OUTCOMES = {
    ("warning", "kept"): "The warning was carried out",
    ("warning", "partly"): "The warning was carried out in part",
    ("warning", "broken"): "The warning was not carried out",
    ("warning", "changed"): "The warning was changed",
    ("promise", "kept"): "The promise was kept",
    ("promise", "partly"): "The promise was kept in part",
    ("promise", "broken"): "The promise was not kept",
    ("promise", "changed"): "The promise was changed",
    ("plan", "kept"): "The plan was carried out",
    ("plan", "partly"): "The plan was carried out in part",
    ("plan", "broken"): "The plan was not carried out",
    ("plan", "changed"): "The plan was changed",
    ("forecast", "kept"): "The forecast came true",
    ("forecast", "partly"): "The forecast came true in part",
    ("forecast", "broken"): "The forecast did not come true",
    ("forecast", "changed"): "The forecast was changed",
}
"""What became of a pledge, by its kind and its outcome, as the brief says it."""


class WordRow(Row, frozen=True, kw_only=True):
    """A word or phrase; ``low`` and ``high`` are its band of likelihood in percent where it has one."""

    word: str
    low: int = 0
    high: int = 100


class OpenerRow(Row, frozen=True, kw_only=True):
    """A sentence opening and its kind: ``label`` and ``connector`` go, a ``pointer`` cannot stand alone."""

    word: str
    kind: str


@cache
def _openers(kind: str) -> re.Pattern[str]:
    words = sorted(
        (row.word for row in load("brief_openers", OpenerRow) if row.kind == kind), key=len, reverse=True
    )
    flags = re.IGNORECASE if kind == "label" else 0
    return re.compile(r"^(?:" + "|".join(re.escape(word) for word in words) + r")(?![\w’'])\s*", flags)


@cache
def _phrases(name: str) -> re.Pattern[str]:
    words = sorted((row.word for row in load(name, WordRow)), key=len, reverse=True)
    firsts = "".join(re.escape(letter) for letter in sorted({word[0] for word in words}))  # a quick look
    return re.compile(
        rf"(?=[{firsts}])(?<![\w-])(?:" + "|".join(re.escape(word) for word in words) + r")(?![\w-])",
        re.IGNORECASE,
    )


@lru_cache(maxsize=1 << 13)
def hedges(text: str, name: str = "likelihood") -> tuple[str, ...]:
    """The words of list `name` in `text`, lower-cased, in reading order; the month of May is none."""
    found = []
    for match in _phrases(name).finditer(text):
        month = match[0] == "May" or (match[0].lower() == "may" and re.match(r"\s*\d", text[match.end() :]))
        if not (
            month and name == "likelihood" and (match.start() > 0 or re.match(r"\s*\d", text[match.end() :]))
        ):
            found.append(match[0].lower())
    return tuple(found)


@lru_cache(maxsize=1 << 12)
def alone(sentence: str) -> str | None:
    """`sentence` without dateline, heading and connective, ready to stand alone; None when it cannot.

    It cannot when it points back ("He said ..."), has lost a quotation mark, or does not end as sentences do.
    """
    text = " ".join(sentence.split())
    text = _DATELINE.sub("", text, count=1)
    text = _openers("label").sub("", text, count=1)
    shorter = _openers("connector").sub("", text, count=1)
    text = upper_first(shorter) if shorter != text else text
    bare = text.lstrip("“\"‘'(")
    if not text or (_openers("pointer").match(bare) and text == bare):
        return None
    if _LABEL.match(text):
        return None
    if _GLUED.search(text) or _SELF.search(re.sub(r"“[^”]*”|\"[^\"]*\"", " ", text)):
        return None
    if not balanced(text) or not re.search(r"[.!?…][”\"’)]*$", text):
        return None
    return text if bare[:1].isupper() or bare[:1].isdigit() else None


def clause(proposition: str) -> str | None:
    """`proposition` as it stands behind "that", without full stop; None when it is no whole clause."""
    words = proposition.split()
    if len(words) < 4 or not balanced(proposition):
        return None
    head = words[0].strip("“‘\"'").casefold()
    if head in _NO_CLAUSE or head.endswith("ing"):
        return None
    text = alone(upper_first(stop(proposition)))
    return lower_first(text.rstrip(".")) if text else None


def is_voice(name: str) -> bool:
    """Whether `name` can stand before "says": no pronoun, no stretch of a sentence."""
    words = name.split()
    if not words or len(words) > 14 or name.casefold() in _NO_VOICE:
        return False
    if _SELF.search(name) or re.match(r"(?:\w+ )?of (?:them|these|those)\b|of ", name, re.IGNORECASE):
        return False
    return not re.match(r"(?:this|that|these|those|it|its|his|her|their|our|my|both)\b", name, re.IGNORECASE)


def balanced(text: str) -> bool:
    """Whether every quotation mark and bracket in `text` has its other half."""
    return (
        text.count("“") == text.count("”") and text.count('"') % 2 == 0 and text.count("(") == text.count(")")
    )


@lru_cache(maxsize=1 << 13)
def content(text: str) -> frozenset[str]:
    """The words of `text` that carry meaning, folded and without plural s: what tells two facts apart."""
    words = (word.casefold().removesuffix("’s").removesuffix("'s") for word in _WORD.findall(text))
    return frozenset(
        word.removesuffix("s") if len(word) > 4 else word for word in words if word not in _SMALL
    )


def uncredited(text: str) -> str:
    """`text` without the words that credit it to a page or speaker at its end, or to a page at its start."""
    return _CREDIT.sub(lambda match: "." if match.start() else "", text)


def counted(number: int, one: str, many: str = "") -> str:
    """``one page``, ``12 pages``; numbers to ten in words."""
    shown = _NUMERALS[number] if number <= 10 else f"{number:,}"
    return f"{shown} {one if number == 1 else many or one + 's'}"


def joined(names: Sequence[str], most: int = 4) -> str:
    """``A, B and C``; beyond `most`, ``A, B, C, D and two others``."""
    if len(names) > most:
        names = [*names[:most], counted(len(names) - most, "other")]
    return names[0] if len(names) == 1 else ", ".join(names[:-1]) + " and " + names[-1]


def lower_first(text: str) -> str:
    """`text` with a small first letter where its first word is an article, a pronoun or a number word."""
    head = text.split(" ", 1)[0]
    small = {*_SMALL, *_NUMERALS, "some", "many", "several", "both", "unnamed", "senior", "officials"}
    return text[:1].lower() + text[1:] if head.casefold() in small and head != "I" else text


def upper_first(text: str) -> str:
    """`text` with a capital first letter, behind an opening mark as well."""
    at = next((i for i, letter in enumerate(text) if letter.isalnum()), 0)
    return text[:at] + text[at : at + 1].upper() + text[at + 1 :]


def stop(text: str) -> str:
    """`text` with a full stop at its end where it has none."""
    text = text.rstrip()
    return text if re.search(r"[.!?…][”\"’)]*$", text) else text.rstrip(",;:") + "."
