"""Words: tokens with their places, normalised so that two printings of one wording compare equal."""

import re
import unicodedata
from functools import lru_cache

import msgspec

__all__ = ["Word", "terms", "tokens", "words"]

_TOKEN = re.compile(
    r"""
    (?:[^\W\d_]\.){2,}                     # initials: U.S.
    | [Pp]er\s?cent\b | %                  # one unit in three spellings
    | \d(?:[\d,.\u00a0\u2009\u202f]*\d)?  # numbers with their separators
    | [^\W\d_]+(?:['’ʼ`´\u00ad\u200b-\u200d\u2060\ufeff\u0300-\u036f]+[^\W\d_]+)*[\u0300-\u036f]*
    """,  # the last: words, contracted ones too, with what is invisible inside them
    re.VERBOSE,
)
_MARKS = ' .,;:!?()[]"“”‘—–-'
"""Marks beside a word that belong to no token."""
_CHUNK = 40  # characters of a passage that may be a single word
_UNSEEN = re.compile(r"[\u00ad\u200b-\u200d\u2060\ufeff]+")
_LATIN = re.compile(r"[a-z]")
_LOOKALIKES = str.maketrans("авекмнорстухіјѕԁһοανρτικ", "abekmhopctyxijsdhoavptik")
_THOUSANDS = re.compile(r"\d{1,3}(?:\.\d{3})+")
_APOSTROPHES = str.maketrans("’ʼ`´", "''''")
_ENDINGS = {"re": "are", "ve": "have", "ll": "will", "d": "would", "m": "am"}
_STEMS = {"ca": "can", "wo": "will", "sha": "shall"}
_IS_AFTER = frozenset({"it", "he", "she", "that", "there", "what", "who", "here", "where", "how"})
_NUMERALS = {
    name: str(value)
    for value, name in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
        "sixteen seventeen eighteen nineteen twenty".split()
    )
} | {
    "thirty": "30",
    "forty": "40",
    "fifty": "50",
    "sixty": "60",
    "seventy": "70",
    "eighty": "80",
    "ninety": "90",
}


class Word(msgspec.Struct, frozen=True, order=True):
    """One normalised word and the characters ``[start, end)`` it was read from."""

    text: str
    start: int
    end: int


def words(text: str, start: int = 0, end: int | None = None) -> tuple[Word, ...]:
    """The normalised words of ``text[start:end]`` with their offsets in `text`.

    Case, curly quotes, thousands separators, initials, numerals up to ninety and contractions are levelled;
    a possessive ending is dropped, and so are invisible characters inside a word; a word of mixed alphabets
    is read by its looks (a Cyrillic letter among Latin ones). Punctuation and currency signs yield nothing.
    """
    found = _TOKEN.finditer(text, start, len(text) if end is None else end)
    return tuple(Word(form, m.start(), m.end()) for m in found for form in _forms(m.group()))


def tokens(text: str, start: int = 0, end: int | None = None) -> tuple[list[str], list[int]]:
    """The normalised words of ``text[start:end]`` and where each begins: `words` for callers in a hurry."""
    stop = len(text) if end is None else end
    if stop - start <= _CHUNK:
        bare = text[start:stop].strip(_MARKS)
        if bare.isascii() and bare.isalpha():  # one plain word, as most callers in a hurry bring
            single = _forms(bare)
            return list(single), [text.index(bare, start)] * len(single)
    forms: list[str] = []
    begins: list[int] = []
    for match in _TOKEN.finditer(text, start, stop):
        for form in _forms(match.group()):
            forms.append(form)
            begins.append(match.start())
    return forms, begins


def terms(text: str, start: int = 0, end: int | None = None) -> tuple[str, ...]:
    """The normalised words of ``text[start:end]`` without their places."""
    found = _TOKEN.findall(text, start, len(text) if end is None else end)
    return tuple(form for raw in found for form in _forms(raw))


@lru_cache(maxsize=1 << 17)
def _forms(raw: str) -> tuple[str, ...]:
    """What one printed token stands for: one word, or two for a contraction."""
    low = raw.lower()
    low = low.replace("`", "'") if low.isascii() else low.translate(_APOSTROPHES)
    if not low.isascii():
        low = _folded(low)
    if low[0].isdigit():
        return (_number(low),)
    if low == "%" or (low.startswith("per") and low.endswith("cent") and len(low) <= 8):
        return ("%",)
    if low == "cannot":
        return ("can", "not")
    if "." in low:
        return (low.replace(".", ""),)
    if "'" in low:
        return _contraction(low)
    return (_NUMERALS.get(low, low),)


def _folded(low: str) -> str:
    """Without invisible characters and compatibility forms; lookalikes beside Latin letters made Latin."""
    plain = unicodedata.normalize("NFKC", _UNSEEN.sub("", low)).lower()
    return plain.translate(_LOOKALIKES) if _LATIN.search(plain) else plain


def _number(low: str) -> str:
    """A number without thousands separators and without an idle fraction: ``1,000.00`` is ``1000``.

    A full stop before three digits is a separator too (``10.000``), as translated pages print it.
    """
    low = "".join(low.split())
    if _THOUSANDS.fullmatch(low):
        return low.replace(".", "")
    whole, dot, fraction = low.replace(",", "").partition(".")
    fraction = fraction.rstrip("0") if "." not in fraction else fraction
    return f"{whole}{dot}{fraction}" if fraction else whole


def _contraction(low: str) -> tuple[str, ...]:
    stem, _, ending = low.rpartition("'")
    if ending == "t" and stem.endswith("n"):
        base = stem[:-1]
        return (_STEMS.get(base, base), "not") if base else ("not",)
    if ending in _ENDINGS:
        return (stem, _ENDINGS[ending])
    if ending == "s":
        return (stem, "is") if stem in _IS_AFTER else (_NUMERALS.get(stem, stem),)
    return (low.replace("'", ""),)
