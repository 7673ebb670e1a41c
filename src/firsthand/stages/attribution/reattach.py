"""Verbs that the parser hangs below the wrong one, where somebody is reported to have said several things.

"The envoy said the strait had been closed, and warned the fleet" and "..., saying she would appeal" come back
as what the strait did and what the court said. Tense, commas and who can speak at all tell better.
"""

from collections.abc import Sequence
from typing import Protocol

from firsthand.stages.attribution.lexicon import cue, people

__all__ = ["Token", "moved_heads"]

_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_MODALS = frozenset({"would", "could", "should", "will", "can", "may", "might", "must", "'d", "’d"})
_PARTICIPLES = frozenset({"say", "add", "insist", "warn", "note", "argue", "claim", "stress", "explain"})
_STEPS = 12  # heads climbed at most

Children = Sequence[Sequence[int]]
"""The words that hang on each word."""


class Token(Protocol):
    """What is looked at in a word: its place, forms, tags and head, all by index in one list."""

    @property
    def i(self) -> int:
        """Its index."""
        ...

    @property
    def low(self) -> str:
        """Its lower-case form."""
        ...

    @property
    def lemma(self) -> str:
        """Its lemma."""
        ...

    @property
    def pos(self) -> str:
        """Its universal tag."""
        ...

    @property
    def tag(self) -> str:
        """Its Penn tag."""
        ...

    @property
    def dep(self) -> str:
        """Its relation."""
        ...

    @property
    def head(self) -> int:
        """The index of its head."""
        ...

    @property
    def quote(self) -> int:
        """The number of its quotation."""
        ...


def moved_heads(words: Sequence[Token], children: Children) -> dict[int, int]:
    """The new head of each word that hangs wrongly: verbs of speech, and the comma and "and" before them."""
    moved: dict[int, int] = {}
    for word in words:
        if word.pos != "VERB" or not _speaks(word):
            continue
        moved.update(_lost_subject(words, children, word))
        if word.head == word.i:
            continue
        if word.dep == "conj" and _tense(words, children, word) in _FINITE | {"VBN"}:
            outer = _of_conjunct(words, children, word)
        elif word.tag == "VBG" and word.lemma in _PARTICIPLES and _low(words, word.i - 1) == ",":
            outer = _of_participle(words, children, word)
        else:
            continue
        if outer >= 0 and outer != word.head:
            moved[word.i] = outer
            at = word.i - 1
            while at > outer and words[at].pos in {"CCONJ", "PUNCT"} and words[at].head == word.head:
                moved[at] = outer
                at -= 1
    return moved


def _lost_subject(words: Sequence[Token], children: Children, word: Token) -> dict[int, int]:
    """The subject of what was said, if it was taken for who said it: "and said the owners ... could sue"."""
    subject = next((c for c in children[word.i] if words[c].dep in _SUBJECTS and c > word.i), -1)
    clause = next((c for c in children[word.i] if words[c].dep == "ccomp" and c > subject), -1)
    if subject < 0 or clause < 0 or words[subject].quote >= 0 or _subject(words, children, clause) >= 0:
        return {}
    return {subject: clause} if any(words[c].dep == "aux" for c in children[clause]) else {}


def _low(words: Sequence[Token], at: int) -> str:
    return words[at].low if at >= 0 else ""


def _speaks(word: Token) -> bool:
    row = cue(word.pos, word.lemma)
    return row is not None and row.mode == "speech" and row.pos == "verb"


def _subject(words: Sequence[Token], children: Children, verb: int) -> int:
    return next((c for c in children[verb] if words[c].dep in _SUBJECTS), -1)


def _reports(words: Sequence[Token], children: Children, verb: int) -> bool:
    """Whether a verb has a subject, or is the main verb, whose subject the parser may have missed."""
    return words[verb].dep == "ROOT" or _subject(words, children, verb) >= 0


def _above(words: Sequence[Token], start: int, before: Token) -> list[int]:
    """The verbs above `start`, nearest first, that stand before `before` on its side of the marks."""
    found = []
    at = start
    for _ in range(_STEPS):
        if words[at].head == at:
            break
        at = words[at].head
        if words[at].pos == "VERB" and words[at].quote == before.quote and at < before.i:
            found.append(at)
    return found


def _of_conjunct(words: Sequence[Token], children: Children, word: Token) -> int:
    """The reporting verb that a second finite verb goes on with, else -1."""
    if _subject(words, children, word.i) >= 0:
        return -1
    tense = _tense(words, children, word)
    inner = word.head
    for _ in range(_STEPS):
        if words[inner].dep != "conj":
            break
        inner = words[inner].head
    outer = next(
        (
            at
            for at in _above(words, inner, word)
            if _in_step(words[at].tag, tense) and _speaks(words[at]) and _reports(words, children, at)
        ),
        -1,
    )
    if outer < 0 or words[inner].dep == "conj":
        return -1
    joint = word.i - 1
    while joint > 0 and words[joint].pos in {"CCONJ", "ADV"}:
        joint -= 1
    comma = words[joint].low == ","
    helpers = {words[c].low for c in children[inner] if words[c].dep in {"aux", "auxpass"}}
    if any(words[c].dep in {"aux", "auxpass"} and words[c].low != "did" for c in children[word.i]):
        return -1
    subject = _subject(words, children, inner)
    mute = subject >= 0 and not _may_speak(words[subject])
    modal = bool(helpers & _MODALS) and tense == "VBD"
    clash = words[inner].tag in {"VBZ", "VBP"} and tense in {"VBD", "VBN"}
    return outer if comma or mute or modal or clash else -1


def _tense(words: Sequence[Token], children: Children, word: Token) -> str:
    """The tag of a verb, with "did not deny" as the past that it is."""
    past = word.tag == "VB" and any(words[c].low == "did" for c in children[word.i])
    return "VBD" if past else word.tag


def _in_step(a: str, b: str) -> bool:
    """Whether two verbs may go on with one another: the same tense, or a past after "have"."""
    return a == b or {a, b} == {"VBD", "VBN"}


def _of_participle(words: Sequence[Token], children: Children, word: Token) -> int:
    """The outermost reporting verb, where "saying" hangs on what was said by one who cannot say it."""
    nearest = words[word.head]
    subject = _subject(words, children, nearest.i)
    own = subject >= 0 and _may_speak(words[subject]) and not _speaks(nearest)
    outer = [
        at
        for at in _above(words, word.i, word)
        if _speaks(words[at]) and _reports(words, children, at) and words[at].tag in _FINITE
    ]
    if not outer or (own and word.lemma != "add"):
        return -1
    return outer[-1]


def _may_speak(word: Token) -> bool:
    """Whether a subject can be somebody: a name, a person or body, or a pronoun for one."""
    if word.pos == "PRON":
        return word.low not in {"it", "this", "that", "which", "these", "those", "there"}
    listed = people("person") | people("crowd") | people("office")
    return word.pos == "PROPN" or word.lemma in listed
