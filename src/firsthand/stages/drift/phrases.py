"""Word lists of the drift stage as patterns over tokens."""

from collections.abc import Iterator, Sequence
from functools import cache
from typing import Literal, NamedTuple

from firsthand.lexicon import Row, load
from firsthand.model.drift import DriftType
from firsthand.stages.drift.reading import Token
from firsthand.text.stems import stem

__all__ = [
    "Accident",
    "Hedge",
    "Modal",
    "Negation",
    "accidents",
    "antonym",
    "belied",
    "betrayed",
    "has_antonym",
    "hedges",
    "is_light",
    "is_light_word",
    "matches",
    "modal",
    "negations",
    "opposite_prefix",
]


class _NegationRow(Row, frozen=True, kw_only=True):
    phrase: str
    kind: Literal["negator", "implicative", "idle"]


class Modal(Row, frozen=True, kw_only=True):
    """A word that says how sure a statement is."""

    word: str
    kind: Literal["modal", "evidential", "certain"]
    strength: float


class _Antonym(Row, frozen=True, kw_only=True):
    a: str
    b: str
    type: DriftType = "polarity"
    weak: bool = False


class Accident(Row, frozen=True, kw_only=True):
    """Synonyms of a wording in another sense of it, and the words near it that tell which sense is meant."""

    right: str
    wrong: tuple[str, ...]
    type: DriftType
    near: tuple[str, ...] = ()
    betrayed_by: str = ""
    belied_by: tuple[str, ...] = ()

    def is_meant(self, tokens: Sequence[Token]) -> bool:
        """Whether the passage of `tokens` uses ``right`` in the sense of the row."""
        meant = {stem(word) for word in self.near}
        return not meant or any(stem(token.norm) in meant for token in tokens)


class Negation(NamedTuple):
    """A negation at tokens ``[first, last)``."""

    first: int
    last: int
    form: str


_LIGHT = frozenset(
    """
    a an the this that these those of to in on at by for from with as and or but if so be is are was were
    been being am do does did has have had having will would can could may might must shall should it its he
    she they them his her their we our us you your i me my him there here who which what also any some all
    ever yet just even still very absolutely really actually simply 's 'd than then too about into over up out
    """.split()
)


def is_light_word(word: str) -> bool:
    """Whether a lower-case word carries no content of its own."""
    return word in _LIGHT


def is_light(token: Token) -> bool:
    """Whether a token is a function word or an adverb of degree, which carries no content of its own."""
    return token.norm in _LIGHT


def matches(phrase: str, tokens: Sequence[Token], at: int) -> int:
    """How many tokens from `at` on match `phrase` (0 when it is not there); ``word*`` goes by stem."""
    parts = phrase.split()
    if at + len(parts) > len(tokens):
        return 0
    for offset, part in enumerate(parts):
        norm = tokens[at + offset].norm
        if part.endswith("*"):
            if stem(norm) != stem(part[:-1]):
                return 0
        elif norm != part:
            return 0
    return len(parts)


def negations(tokens: Sequence[Token]) -> tuple[Negation, ...]:
    """The negations among `tokens`, longest phrase first; phrases that only look like one are skipped."""
    return tuple(_negations(tokens))


def _negations(tokens: Sequence[Token]) -> Iterator[Negation]:
    at = 0
    starts = _negation_rows()
    while at < len(tokens):
        rows = starts.get(tokens[at].norm) or starts.get(stem(tokens[at].norm) + "*") or ()
        for row in rows:
            length = matches(row.phrase, tokens, at)
            if length:
                if row.kind != "idle":
                    yield Negation(at, at + length, row.phrase)
                at += length - 1
                break
        at += 1


@cache
def _negation_rows() -> dict[str, tuple[_NegationRow, ...]]:
    found: dict[str, list[_NegationRow]] = {}
    for row in load("negation", _NegationRow):
        first = row.phrase.split()[0]
        key = stem(first[:-1]) + "*" if first.endswith("*") else first
        found.setdefault(key, []).append(row)
    return {key: tuple(sorted(rows, key=lambda r: -len(r.phrase.split()))) for key, rows in found.items()}


@cache
def _modals() -> dict[str, Modal]:
    return {row.word: row for row in load("modals", Modal)}


class Hedge(NamedTuple):
    """A word or phrase at tokens ``[first, last)`` that says how sure its passage is, 0 to 1."""

    first: int
    last: int
    strength: float


def hedges(tokens: Sequence[Token]) -> tuple[Hedge, ...]:
    """The markers of hearsay and of mere possibility among `tokens`, phrases too, in reading order."""
    found: list[Hedge] = []
    for index, token in enumerate(tokens):
        for row in _hedge_rows().get(token.norm, ()):
            length = matches(row.word, tokens, index)
            if length and _is_hedge(tokens, index, row):
                found.append(Hedge(index, index + length, row.strength))
                break
    return tuple(found)


_BELIEFS = frozenset("believed thought expected appears appear appeared seems seem".split())
_BE = frozenset("is are was were be been being it they".split())


def _is_hedge(tokens: Sequence[Token], index: int, row: Modal) -> bool:
    """Whether a word with other uses ("he thought of it", "it appeared in May", "could not") hedges here."""
    if row.word in {"could", "may", "might"} and [t.norm for t in tokens[index + 1 : index + 2]] == ["not"]:
        return row.word != "could"
    if row.word not in _BELIEFS:
        return True
    following = [t.norm for t in tokens[index + 1 : index + 2]]
    return following in (["to"], ["that"]) or any(t.norm in _BE for t in tokens[max(0, index - 2) : index])


@cache
def _hedge_rows() -> dict[str, tuple[Modal, ...]]:
    found: dict[str, list[Modal]] = {}
    for row in load("modals", Modal):
        if row.kind == "evidential" or (row.kind == "modal" and row.strength < 0.5):
            found.setdefault(row.word.split()[0], []).append(row)
    return {key: tuple(sorted(rows, key=lambda r: -len(r.word.split()))) for key, rows in found.items()}


def modal(norm: str) -> Modal | None:
    """What the word `norm` says about certainty, or None."""
    return _modals().get(norm)


@cache
def _antonyms() -> dict[tuple[str, str], _Antonym]:
    pairs: dict[tuple[str, str], _Antonym] = {}
    for row in load("antonyms", _Antonym):
        pairs[stem(row.a), stem(row.b)] = row
        pairs[stem(row.b), stem(row.a)] = row
    return pairs


@cache
def _with_antonyms() -> frozenset[str]:
    return frozenset(a for a, _ in _antonyms())


def has_antonym(norm: str) -> bool:
    """Whether the lists have an opposite of `norm`."""
    return stem(norm) in _with_antonyms()


def antonym(a: str, b: str) -> tuple[DriftType, bool] | None:
    """The type of change when `b` means the opposite of `a`, and whether only loosely so."""
    row = _antonyms().get((stem(a), stem(b)))
    if row is not None:
        return row.type, row.weak
    if opposite_prefix(a, b):
        return "polarity", False
    return None


_PREFIXES = ("un", "in", "im", "il", "ir", "dis", "non", "non-", "mis")
_NOT_OPPOSITE = frozenset(
    "dent valuable flammable different famous form side deed doors less line charge come vest".split()
)


def opposite_prefix(a: str, b: str) -> bool:
    """Whether one word is the other with a prefix of denial ("legal", "illegal")."""
    short, long = sorted((a, b), key=len)
    if len(short) < 4 or short in _NOT_OPPOSITE:
        return False
    return any(long == prefix + short for prefix in _PREFIXES)


@cache
def belied() -> tuple[Accident, ...]:
    """The accidents that end an effort of which a page may tell later that it goes on, in list order."""
    return tuple(row for row in load("spinner", Accident) if row.belied_by)


@cache
def betrayed() -> tuple[Accident, ...]:
    """The accidents that a page may betray by a noun of the right sense, in list order."""
    return tuple(row for row in load("spinner", Accident) if row.betrayed_by)


def accidents(norm: str) -> tuple[Accident, ...]:
    """The known accidents of synonymisers to wordings that begin with the word `norm`, in list order."""
    rows = _accident_rows()
    return rows.get(norm, ()) + rows.get(stem(norm) + "*", ())


@cache
def _accident_rows() -> dict[str, tuple[Accident, ...]]:
    found: dict[str, tuple[Accident, ...]] = {}
    for row in load("spinner", Accident):
        first = row.right.split()[0]
        key = stem(first[:-1]) + "*" if first.endswith("*") else first
        found[key] = (*found.get(key, ()), row)
    return found
