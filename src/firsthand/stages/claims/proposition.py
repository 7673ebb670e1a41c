"""One stretch of text as a statement: the value that the ledger is made of."""

import msgspec

from firsthand.model.claim import Stance
from firsthand.model.span import Span

__all__ = ["Proposition"]


class Proposition(msgspec.Struct, frozen=True, kw_only=True):
    """One stretch of text as a statement.

    ``span`` is where it stands, ``pieces`` the same without what breaks it up ("he said"), ``verb`` its main
    verb. ``predicate`` is the concept of that verb (empty for "is" and its like), ``subject`` the entity or
    word it is about (null when left out), ``terms`` its other content terms, ``modifiers`` the adjectives of
    each. ``negated``: the clause itself holds the "not"; ``whole``: it can stand as a claim, while others
    only join one; ``headline``: it stands above the body; ``of_it``: it says of its subject that it is
    something ("is ill"); ``future``: it speaks of what will or would be.
    ``stance`` is that of the speaker to the terms without their negation; ``side`` is the body that the
    speaker is or belongs to: an entity id where the text names one, else the words that say so.
    ``unsaid``: the speaker would not say it, or did not deny it outright. ``stands`` are the pronouns in it
    with the entities that they stand for; ``points``: something in it stands for what nobody can tell;
    ``charge``: somebody is accused of it ("of burning rubber"); ``between`` are words of ours that make one
    sentence of its first and last piece.
    """

    span: Span
    pieces: tuple[Span, ...] = ()
    verb: Span | None = None
    attribution: str | None
    predicate: str
    subject: str | None
    terms: frozenset[str]
    numbers: frozenset[str]
    modifiers: tuple[tuple[str, frozenset[str]], ...] = ()
    stance: Stance
    negated: bool = False
    whole: bool = True
    headline: bool = False
    of_it: bool = False
    future: bool = False
    speaker: str | None = None
    speaker_entity: str | None = None
    addressee: str | None = None
    anonymous: bool = False
    side: str | None = None
    retracts: bool = False
    unsaid: bool = False
    stands: tuple[tuple[Span, str], ...] = ()
    points: bool = False
    charge: bool = False
    between: str = ""
