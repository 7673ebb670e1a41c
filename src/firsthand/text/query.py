"""What is searched for: words, phrases, alternatives and exclusions, and where they stand in a text.

Pages and questions go through the same `index_terms`, so that every index (and no index at all) finds the
same pages: words levelled by `firsthand.text.words`, brought to their stem, without accents.
"""

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

import msgspec

from firsthand.errors import OptionError
from firsthand.text.stems import stem
from firsthand.text.words import terms, words

__all__ = ["Clause", "Phrase", "Query", "index_terms", "parsed", "places"]

_LONGEST = 64
"""Characters of a term that an index keeps: what is longer is no word."""

_PIECE = re.compile(r'(?P<no>-)?(?:"(?P<phrase>[^"]*)"?|(?P<word>[^\s"]+))')
_QUOTES = str.maketrans("“”„«»", '"""""')
_POINT = "\u00b7"
"""Stands for the point of ``3.5``: a letter of a word to every index, and no sign of any query language."""


class Phrase(msgspec.Struct, frozen=True):
    """Terms that stand one after the other; with ``prefix`` the last one may go on."""

    terms: tuple[str, ...]
    prefix: bool = False


class Clause(msgspec.Struct, frozen=True):
    """Phrases of which one must stand in a text, or with ``excluded`` none may."""

    any_of: tuple[Phrase, ...]
    excluded: bool = False


class Query(msgspec.Struct, frozen=True):
    """Clauses that must all hold; at least one of them is not an exclusion."""

    clauses: tuple[Clause, ...]

    @property
    def wanted(self) -> tuple[Clause, ...]:
        """The clauses that ask for something."""
        return tuple(clause for clause in self.clauses if not clause.excluded)


def parsed(text: str) -> Query:
    """What `text` asks for: ``words``, ``"a phrase"``, ``one OR other``, ``-without``, ``begin*``.

    Raises:
        OptionError: when no word is asked for.
    """
    clauses: list[Clause] = []
    joined = False
    for match in _PIECE.finditer(text.translate(_QUOTES)):
        if match.group() == "OR":
            joined = bool(clauses)
            continue
        phrase = _phrase(match)
        if not phrase.terms:
            continue
        if joined and not match["no"] and not clauses[-1].excluded:
            clauses[-1] = Clause((*clauses[-1].any_of, phrase))
        else:
            clauses.append(Clause((phrase,), excluded=bool(match["no"])))
        joined = False
    query = Query(tuple(clauses))
    if not query.wanted:
        raise OptionError(
            f'no word to search for in {text!r}: give words that must all stand, "a phrase", one OR other, '
            "-without, or begin*"
        )
    return query


def index_terms(text: str) -> str:
    """The terms of `text` in its order, a blank between them: letters and digits only, for any index."""
    return " ".join(_term(form) for form in terms(text))


def places(
    query: Query, text: str, start: int = 0, end: int | None = None
) -> tuple[tuple[int, int, int], ...]:
    """Where the wanted phrases of `query` stand in ``text[start:end]``: start, end and number of the clause.

    Offsets are code points of `text`; sorted by place, overlaps kept.
    """
    printed = words(text, start, end)
    have = [_term(word.text) for word in printed]
    if not have:
        return ()
    where: dict[str, list[int]] = {}
    for position, term in enumerate(have):
        where.setdefault(term, []).append(position)
    found: set[tuple[int, int, int]] = set()
    for number, clause in enumerate(query.wanted):
        for phrase in clause.any_of:
            for first in _starts(phrase, have, where):
                last = first + len(phrase.terms) - 1
                found.add((printed[first].start, printed[last].end, number))
    return tuple(sorted(found))


def _starts(phrase: Phrase, have: Sequence[str], where: dict[str, list[int]]) -> list[int]:
    size = len(phrase.terms)
    *fixed, last = phrase.terms
    if fixed:
        firsts: Sequence[int] = where.get(fixed[0], ())
    elif phrase.prefix:
        firsts = [at for term, ats in where.items() if term.startswith(last) for at in ats]
    else:
        firsts = where.get(last, ())
    return [
        at
        for at in firsts
        if at + size <= len(have)
        and list(have[at : at + size - 1]) == fixed
        and (have[at + size - 1].startswith(last) if phrase.prefix else have[at + size - 1] == last)
    ]


def _phrase(match: re.Match[str]) -> Phrase:
    raw = match["phrase"] if match["phrase"] is not None else match["word"]
    if raw.endswith("*"):
        forms = terms(raw)
        whole = tuple(_term(form) for form in forms[:-1])
        return Phrase((*whole, *(_beginning(form) for form in forms[-1:])), prefix=True)
    return Phrase(tuple(_term(form) for form in terms(raw)))


def _beginning(form: str) -> str:
    """What every term of the words that begin with `form` begins with: ``warning*`` finds "warned" too."""
    plain = _plain(form)
    short = stem(plain)
    return short if plain.startswith(short) else plain


@lru_cache(maxsize=1 << 17)
def _term(form: str) -> str:
    return stem(_plain(form))


def _plain(form: str) -> str:
    """`form` without accents and signs, never empty."""
    if form == "%":
        return "percent"
    if not form.isascii():
        form = "".join(
            letter for letter in unicodedata.normalize("NFKD", form) if not unicodedata.combining(letter)
        )
    kept = "".join(letter if letter.isalnum() else _POINT for letter in form)
    return kept[:_LONGEST] or _POINT
