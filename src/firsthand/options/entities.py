"""Thresholds of the entities stage."""

import msgspec

__all__ = ["EntitiesOptions"]


class EntitiesOptions(msgspec.Struct, frozen=True, kw_only=True):
    """How far a name is followed. Set by reading the example corpus; no public set measures them.

    Attributes:
        pronoun_paragraphs: paragraphs back in which the person behind a pronoun is looked for.
        spelling: least likeness (0 to 100, ``rapidfuzz.fuzz.ratio``) of two full names for one person
        misspelt. least_letters: letters that a surname must have before a misspelling of it is believed.
        shared_context: how many other named persons or bodies two pages must share before a bare surname of
        one is taken for the full name of the other; one less where the roles agree.
    """

    pronoun_paragraphs: int = 2
    spelling: float = 90.0
    spelling_in_role: float = 75.0
    least_letters: int = 4
    shared_context: int = 2
