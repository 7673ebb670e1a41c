"""The terms of a claim: words of one meaning under one concept, names under one key."""

from collections.abc import Iterable, Sequence
from functools import cache
from typing import Literal

from firsthand.lexicon import Row, load
from firsthand.model.annotated import Sentence, Token
from firsthand.stages.claims.names import Names

__all__ = [
    "LIGHT",
    "Concept",
    "Construction",
    "Keys",
    "Opposite",
    "Words",
    "concept",
    "is_done_to",
    "keys_of",
    "predicate_of",
    "said_of",
    "verdict_words",
    "words",
]

Keys = dict[int, str]
"""The comparable key of each content token of a sentence."""

_CONTENT_POS = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "NUM"})
_EMPTY = frozenset(
    {"be", "have", "do", "say", "tell", "make", "take", "get", "go", "come", "thing", "year", "time"}
)
LIGHT = frozenset(
    {"other", "more", "new", "such", "same", "own", "further", "recent", "any", "several", "possible"}
)
"""Adjectives that do not tell one thing from another."""

_BEARERS = frozenset("make put issue file lodge launch carry hold mount submit stage send".split())
"""Verbs that leave the meaning to their object: "made a request", "launched an attack"."""

_RECEIVERS = frozenset({"receive", "get"})
"""Verbs whose object is done to their subject: who "received a request" was asked."""

_DEEDS = frozenset({"ask", "attack", "meet", "telephone", "warn"})
"""Concepts that are done to somebody: requests, attacks, meetings, calls, warnings."""

_ONESELF = frozenset({"we", "us", "our", "ours", "ourselves"})
_COUNTRY = frozenset({"country", "government", "nation"})


class Words(Row, frozen=True, kw_only=True):
    """A row of words that do one job."""

    words: tuple[str, ...]


class Concept(Row, frozen=True, kw_only=True):
    """Words that name one thing."""

    concept: str
    words: tuple[str, ...]


class Construction(Row, frozen=True, kw_only=True):
    """A verb or adjective that names a concept with certain words only: "turned to them for mines" asks.

    All of ``prepositions`` and one of ``nouns`` (where there are any) must stand in the clause; ``denies``:
    it says that the concept does not hold ("breaks the law").
    """

    concept: str
    verb: str
    prepositions: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()
    denies: bool = False


class Opposite(Row, frozen=True, kw_only=True):
    """Words said of a subject that mean a concept, and those that mean it is not so."""

    concept: str
    words: tuple[str, ...]
    opposites: tuple[str, ...]


Table = Literal["refuting", "told", "hedge", "retraction", "retracted"]


@cache
def words(table: Table) -> frozenset[str]:
    """The words of one list of ``refutation.toml``."""
    return frozenset(word for row in load("refutation", Words, table) for word in row.words)


@cache
def _concepts() -> dict[str, str]:
    known = {word: row.concept for row in load("concepts", Concept) for word in row.words}
    for row in load("contraries", Opposite):
        known |= dict.fromkeys((*row.words, *row.opposites), row.concept)
    return known


@cache
def _opposites() -> frozenset[str]:
    return frozenset(word for row in load("contraries", Opposite) for word in row.opposites)


@cache
def _constructions() -> dict[str, tuple[Construction, ...]]:
    rows: dict[str, list[Construction]] = {}
    for row in load("constructions", Construction):
        rows.setdefault(row.verb, []).append(row)
    return {verb: tuple(found) for verb, found in rows.items()}


def concept(lemma: str) -> str:
    """What a word stands for: its concept, else itself in small letters."""
    return _concepts().get(lemma.lower(), lemma.lower())


def predicate_of(tokens: Sequence[Token], root: int, body: Iterable[int]) -> tuple[str, bool]:
    """The concept of the main verb `root`, and whether the clause says that it does not hold.

    The concept of "is" and its like is that of what is said of the subject, where it has one, else empty.
    """
    lemma, core = tokens[root].lemma.lower(), list(body)
    said = [i for i in core if tokens[i].head == root and tokens[i].dep in {"acomp", "attr", "oprd", "prep"}]
    for head in (root, *said):
        row = _construction(tokens, head, core)
        if row is not None:
            return row.concept, row.denies
    turned = sum(tokens[i].lemma.lower() in _opposites() for i in (root, *said)) % 2 == 1
    if lemma in _BEARERS | _RECEIVERS and (borne := _borne(tokens, root, core)) is not None:
        return borne, turned
    if lemma == "be" and (is_so := [i for i in said if tokens[i].pos == "ADJ"]):
        both = [*is_so, *(i for i in core if tokens[i].dep == "conj" and tokens[i].head in is_so)]
        judging = [i for i in both if tokens[i].lemma.lower() in _said_of()]
        return concept(tokens[(judging or is_so)[0]].lemma), turned
    if tokens[root].text.lower() in _said_of() and _is_passive(tokens, root):  # "the vote was rigged"
        return concept(tokens[root].text), tokens[root].text.lower() in _opposites()
    if lemma in _EMPTY:
        return next(
            (concept(tokens[i].lemma) for i in said if tokens[i].lemma.lower() in _said_of()), ""
        ), turned
    return concept(lemma), turned


def verdict_words(tokens: Sequence[Token], root: int, body: Iterable[int]) -> tuple[int, ...]:
    """The words in which a verdict is given, its like beside it: "rigged", "free and fair"."""
    said = [i for i in body if tokens[i].head == root and tokens[i].dep in {"acomp", "attr", "oprd"}]
    return (root, *said, *(i for i in body if tokens[i].dep == "conj" and tokens[i].head in said))


def _is_passive(tokens: Sequence[Token], root: int) -> bool:
    return any(token.head == root and token.dep == "auxpass" for token in tokens)


def _borne(tokens: Sequence[Token], root: int, core: Iterable[int]) -> str | None:
    objects = [tokens[i].lemma.lower() for i in core if tokens[i].head == root and tokens[i].dep == "dobj"]
    return concept(objects[0]) if objects and concept(objects[0]) in _DEEDS else None


def is_done_to(tokens: Sequence[Token], root: int, body: Iterable[int]) -> bool:
    """Whether the subject is the one it is done to, although the verb is active: "received a request"."""
    return tokens[root].lemma.lower() in _RECEIVERS and _borne(tokens, root, body) is not None


def _construction(tokens: Sequence[Token], head: int, core: Sequence[int]) -> Construction | None:
    present = {tokens[i].text.lower() for i in core if tokens[i].dep in {"prep", "prt", "dative"}}
    nouns = {tokens[i].lemma.lower() for i in core}
    for row in _constructions().get(tokens[head].lemma.lower(), ()):
        if present.issuperset(row.prepositions) and (not row.nouns or not nouns.isdisjoint(row.nouns)):
            return row
    return None


@cache
def _said_of() -> frozenset[str]:
    rows = load("contraries", Opposite)
    return frozenset(word for row in rows for word in (*row.words, *row.opposites))


@cache
def said_of() -> frozenset[str]:
    """The concepts that hold of a subject or do not: "lawful"."""
    return frozenset(row.concept for row in load("contraries", Opposite))


def keys_of(sentence: Sentence, chosen: Iterable[int], names: Names, me: str | None) -> Keys:
    """The key of each content token: its entity where a mention covers it, else its concept.

    `me` is the key of the speaker or of the side that he speaks for: "we", "our country".
    """
    keys: Keys = {}
    tokens = sentence.parse.tokens
    first, last, doc = sentence.span.start, sentence.span.end, sentence.span.doc
    here = [span for span in names.entities if span.start < last and first < span.end and span.doc == doc]
    for index in chosen:
        token = tokens[index]
        start = sentence.span.start + token.start
        lemma = token.lemma.lower()
        entity = next((names.entities[span] for span in here if span.start <= start < span.end), None)
        if entity is not None:
            keys[index] = entity
        elif me is not None and token.text.lower() in _ONESELF:
            keys[index] = me
        elif lemma in _COUNTRY and (owner := _owner(sentence, index, names, me)) is not None:
            keys[index] = owner
        elif token.pos in _CONTENT_POS and lemma not in _EMPTY:
            keys[index] = concept(lemma)
    return keys


def _owner(sentence: Sentence, index: int, names: Names, me: str | None) -> str | None:
    """The side of the one whose country it is: "her country" of a spokeswoman, "our government"."""
    for token in sentence.parse.tokens:
        if token.dep == "poss" and sentence.parse.tokens[token.head] is sentence.parse.tokens[index]:
            start = sentence.span.start + token.start
            owner = next((e for s, e in sorted(names.entities.items()) if s.start <= start < s.end), None)
            if owner is not None:
                return names.sides.get(owner)
            return me if token.lemma.lower() in {"our", "my", "we", "I"} else None
    return None
