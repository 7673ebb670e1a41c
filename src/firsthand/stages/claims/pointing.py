"""Words that point to what stands elsewhere: pronouns, and the clauses that nobody can read alone."""

from collections.abc import Collection, Iterable, Sequence

import msgspec

from firsthand.model.annotated import Sentence, Token
from firsthand.model.span import Span
from firsthand.stages.claims.clauses import SUBJECTS, Clause, subtree, wordless
from firsthand.stages.claims.terms import Keys
from firsthand.text.names import titles

__all__ = ["Teller", "points", "stand_ins", "tellers_own"]

_PERSONAL = frozenset("he she him her his hers".split())
_NEUTRAL = frozenset("it its they them their theirs".split())
_PRONOUNS = _PERSONAL | _NEUTRAL
_OWN = frozenset("his her its their".split())
_DEMONSTRATIVE = frozenset("this that these those".split())
_BARE = _DEMONSTRATIVE | {"such"}
_PLACES = frozenset({"here", "there"})
_AMOUNTS = frozenset("one both some others another neither all most many few several none such".split())
_DOERS = ("er", "or", "ist", "ian", "man", "woman", "men", "women", "child", "boy", "girl")
_REALM = frozenset(
    "water territory border soil airspace port coast waters sovereignty people citizen troop force army navy "
    "government parliament land island".split()
)
"""What a government calls its own when it speaks of where and to whom things happened."""
_MAIN = frozenset({"nsubj", "nsubjpass", "dobj", "attr", "csubj"})
_EMPTY_HEADS = frozenset({"be", "seem", "appear", "become", "take", "remain", "mean", "happen", "turn"})
_PLACE_NAMES = ("GPE", "LOC", "FAC")


class Teller(msgspec.Struct, frozen=True):
    """Who tells a clause in indirect speech: an entity, where the page names one.

    ``body``: it is no person; null where that is not known.
    """

    entity: str | None
    body: bool | None


def tellers_own(sentence: Sentence, chosen: Sequence[int], keys: Keys, teller: Teller | None) -> Keys:
    """`keys` with the pronouns that stand for the one who tells: "the mill said | it had closed".

    Subjects only, and of a government what it calls its own: "its waters".
    """
    if teller is None or teller.entity is None:
        return keys
    tokens = sentence.parse.tokens
    wanted = {"it"} if teller.body else {"he", "she"}
    fits = _is_thing if teller.body else _is_person
    found = dict(keys)
    for index in chosen:
        token = tokens[index]
        word = token.text.lower()
        subject = word in wanted and token.dep in SUBJECTS and not _is_empty(tokens, index)
        if any(i < index and tokens[i].dep in SUBJECTS and fits(tokens[i]) for i in chosen):
            subject = False  # "the yard faces costs if it sails": the yard
        own = teller.body and word in {"its", "their"} and tokens[token.head].lemma.lower() in _REALM
        if (subject or own) and index not in found and not _quoted(tokens, index):
            found[index] = teller.entity
    return found


def _quoted(tokens: Sequence[Token], index: int) -> bool:
    """Whether a token stands inside quotation marks, where "it" is whatever was spoken of."""
    opened = sum(token.text in {"“", "``", '"'} for token in tokens[:index])
    closed = sum(token.text in {"”", "''"} for token in tokens[:index])
    return opened > closed and not (opened % 2 == 0 and closed == 0)


def stand_ins(sentence: Sentence, clause: Clause, keys: Keys) -> tuple[tuple[Span, str], ...]:
    """The pronouns of a clause that only an entity makes clear, in reading order, with that entity.

    "Her" in "the minister had read her card" is the minister's for every reader, and is none.
    """
    tokens = sentence.parse.tokens
    return tuple(
        (sentence.token_span(index, index), keys[index])
        for index in clause.extent
        if tokens[index].text.lower() in _PRONOUNS
        and keys.get(index, "").startswith("n-")
        and (tokens[tokens[index].head].lemma.lower() in _REALM or _dangles(tokens, clause, index, (), None))
    )


def points(sentence: Sentence, clause: Clause, keys: Keys, teller: Teller | None) -> bool:
    """Whether a clause cannot be read alone: "they forbid him to travel here", "this must stop".

    Something in it stands for what was told before, and neither the clause nor an entity says for what.
    Pronouns of the speaker himself ("we", "my") are read beside his name.
    """
    tokens, extent = sentence.parse.tokens, clause.extent
    known = frozenset(i for i in extent if keys.get(i, "").startswith("n-"))
    return any(
        _dangles(tokens, clause, index, known, teller)
        or _is_bare_demonstrative(tokens, clause, index)
        or _is_bare_amount(tokens, clause, index)
        or _is_somewhere(tokens, extent, index)
        for index in extent
    )


def _dangles(
    tokens: Sequence[Token], clause: Clause, index: int, known: Collection[int], teller: Teller | None
) -> bool:
    """Whether a pronoun has nothing in its clause that it can stand for."""
    word = tokens[index].text.lower()
    if word not in _PRONOUNS or index in known or tokens[index].pos not in {"PRON", "DET"}:
        return False
    if _is_empty(tokens, index):
        return False
    heads = tokens[index].head == clause.root and tokens[index].dep in SUBJECTS
    if heads and teller is not None and teller.body in {None, word == "it"}:
        return False
    fits = _is_person if word in _PERSONAL else _is_thing
    main = next((i for i in clause.core if tokens[i].head == clause.root and tokens[i].dep in SUBJECTS), None)
    if not heads and main is not None and (word in _OWN or not _is_object(tokens, clause, index)):
        own = tokens[main].text.lower() in (_PERSONAL if word in _PERSONAL else _NEUTRAL)
        if own or fits(tokens[main]):
            return False
    before = [i for i in clause.extent if i < index and i != main and (not heads or tokens[i].dep in _MAIN)]
    return not any((i in known and not _is_first(tokens[i])) or fits(tokens[i]) for i in before)


def _is_object(tokens: Sequence[Token], clause: Clause, index: int) -> bool:
    """Whether a pronoun is an object of the main verb: it is somebody else than the subject."""
    head = tokens[index].head
    return head == clause.root or (tokens[head].dep == "prep" and tokens[head].head == clause.root)


def _is_first(token: Token) -> bool:
    return token.text.lower() in {"i", "we", "you", "our", "us", "my", "your"}


def _is_person(token: Token) -> bool:
    if token.pos == "PROPN":
        return token.ent[2:] in {"", "PERSON"}
    lemma = token.lemma.lower()
    return token.pos == "NOUN" and (lemma in titles("office") or lemma.endswith(_DOERS))


def _is_thing(token: Token) -> bool:
    return token.pos == "PROPN" or (token.pos in {"NOUN", "NUM"} and token.ent[2:] not in {"DATE", "TIME"})


def _is_empty(tokens: Sequence[Token], index: int) -> bool:
    """Whether an "it" stands for nothing: "it is important to wait", "it rained", "there is"."""
    if tokens[index].text.lower() != "it":
        return False
    if tokens[index].dep == "expl":
        return True
    head = tokens[index].head
    below = [i for i, token in enumerate(tokens) if token.head == head and i > index]
    told = any(tokens[i].dep in {"ccomp", "xcomp", "advcl", "csubj", "relcl", "acl"} for i in below)
    told = told or any(
        tokens[j].dep in {"ccomp", "xcomp", "relcl", "acl"}
        for i in below
        if tokens[i].dep in {"acomp", "attr"}
        for j in subtree(tokens, i)
    )
    time = any(tokens[i].ent[2:] in {"DATE", "TIME"} for i in below)
    return tokens[head].lemma in _EMPTY_HEADS and (told or time)


def _is_bare_demonstrative(tokens: Sequence[Token], clause: Clause, index: int) -> bool:
    """Whether "this", "those" or "such" stands for what was told, alone or with a bare subject."""
    token = tokens[index]
    word = token.text.lower()
    if word not in _BARE or token.tag in {"IN", "WDT", "RB"} or token.dep == "mark":
        return False
    kids = [i for i, other in enumerate(tokens) if other.head == index and i > index]
    if token.dep not in {"det", "predet", "amod"}:
        return word != "such" and not any(tokens[i].dep in {"relcl", "acl", "prep", "appos"} for i in kids)
    noun = token.head
    if tokens[noun].ent[2:] in {"DATE", "TIME"} or tokens[noun].head != clause.root:
        return False
    if tokens[noun].dep not in SUBJECTS or tokens[noun].pos not in {"NOUN", "PROPN"}:
        return False
    beside = [other for i, other in enumerate(tokens) if other.head == noun and i != index]
    return not any(
        other.dep in {"relcl", "acl", "prep", "amod", "compound", "nmod", "appos"} for other in beside
    )


def _is_bare_amount(tokens: Sequence[Token], clause: Clause, index: int) -> bool:
    """Whether "both" or "many" is the whole subject: of what, an earlier sentence said."""
    token = tokens[index]
    if token.head != clause.root or token.dep not in SUBJECTS or token.lemma.lower() not in _AMOUNTS:
        return False
    return not any(other.head == index and not wordless(other) for other in tokens)


def _is_somewhere(tokens: Sequence[Token], extent: Iterable[int], index: int) -> bool:
    """Whether "here" or "there" is the only place that is named."""
    token = tokens[index]
    if token.text.lower() not in _PLACES or token.dep not in {"advmod", "pcomp", "pobj", "nmod"}:
        return False
    return not any(tokens[i].ent[2:] in _PLACE_NAMES for i in extent)
