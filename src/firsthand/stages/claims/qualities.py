"""What a clause says beside its verb and its names: numbers, adjectives, time, negation, doubt."""

from collections.abc import Iterable, Sequence

from firsthand.model.annotated import Token
from firsthand.stages.claims.clauses import SUBJECTS
from firsthand.stages.claims.terms import LIGHT, Keys, concept, words
from firsthand.text.numbers import numbers

__all__ = ["NOBODY", "is_future", "is_hedged", "is_late", "is_negated", "modifiers", "values"]

NOBODY = frozenset({"nobody", "none", "nothing", "neither", "noone"})
"""Subjects that deny the clause: "nobody came"."""

_SHARES = frozenset("half third quarter fifth tenth majority minority most".split())


def values(token: Token) -> list[str]:
    """The numbers that a token names, "8" and "eight" alike; "one" is too often a pronoun."""
    if token.lemma.lower() in _SHARES and token.tag != "JJ":
        return [token.lemma.lower()]
    if token.pos != "NUM" and not token.text[:1].isdigit():
        return []
    return [f"{each.value:g}" for each in numbers(token.text) if token.text.lower() != "one"]


_TIMELY = frozenset({"late", "early", "soon"})
"""Adverbs that make another statement: what opened late did not open on time."""


_IN_TIME = "on time"
_LATE_FOR = frozenset({"to", "for", "because", "and", "but", "as", "said"})


def is_late(tokens: Sequence[Token], root: int) -> bool:
    """Whether a deed came too late: who came late did not come on time. "Late on Monday" is a time."""
    for index, token in enumerate(tokens):
        if token.lemma.lower() == "late" and token.text.lower() == "late" and token.head == root:
            too = any(other.head == index and other.lemma == "too" for other in tokens)
            last = index + 1 >= len(tokens) or tokens[index + 1].pos in {"PUNCT", "SPACE"}
            if token.dep in {"advmod", "acomp"} and (too or last or tokens[index + 1].lemma in _LATE_FOR):
                return True
    return False


def modifiers(
    tokens: Sequence[Token], body: Iterable[int], keys: Keys
) -> tuple[tuple[str, frozenset[str]], ...]:
    """The adjectives of each key, sorted by key; "late" and "on time" count as such."""
    found: dict[str, set[str]] = {}
    for index in body:
        head = tokens[index].head
        if tokens[index].dep == "amod" and head in keys and tokens[index].lemma.lower() not in LIGHT:
            found.setdefault(keys[head], set()).add(concept(tokens[index].lemma))
        if tokens[index].dep == "advmod" and head in keys and tokens[index].lemma.lower() in _TIMELY:
            late = is_late(tokens, head)
            found.setdefault(keys[head], set()).add(_IN_TIME if late else tokens[index].lemma.lower())
        timely = tokens[index].lemma == "time" and tokens[head].text.lower() in {"on", "in"}
        if timely and tokens[head].head in keys and not any(token.head == index for token in tokens):
            found.setdefault(keys[tokens[head].head], set()).add(_IN_TIME)
    return tuple((key, frozenset(found[key])) for key in sorted(found))


def is_negated(tokens: Sequence[Token], root: int, body: Iterable[int]) -> bool:
    """Whether a clause denies itself: "did not", "never", "no ship", "nobody"."""
    for index in body:
        token = tokens[index]
        lemma = token.lemma.lower()
        if token.head == root and (token.dep == "neg" or lemma in {"never", "neither", "nor"}):
            return True
        if token.head == root and token.dep in SUBJECTS and lemma in NOBODY:
            return True
        if lemma == "no" and token.dep == "det" and tokens[token.head].head == root:
            return True
    return False


def is_hedged(tokens: Sequence[Token], root: int, body: Iterable[int]) -> bool:
    """Whether a clause holds what it says for likely, possible or alleged only."""
    return any(
        tokens[index].lemma.lower() in words("hedge") and (tokens[index].head == root or index == root)
        for index in body
    )


def is_future(tokens: Sequence[Token], root: int) -> bool:
    """Whether the clause tells what will, would or is to be: what becomes of it later is no denial."""
    return any(
        token.head == root and token.dep == "aux" and token.lemma.lower() in {"will", "would", "shall", "to"}
        for token in tokens
    )
