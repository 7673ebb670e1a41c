"""What a brief holds and in which order: the form of a template, which a user may copy and edit."""

import msgspec

__all__ = ["MATERIALS", "Part", "Template"]

MATERIALS = {
    "happened": "what happened, weightiest first, without what is disputed, old or comment",
    "matters": "why it matters: consequences, risks, first times",
    "disputed": "what is asserted and denied, by whom, on how many independent origins",
    "changed": "changes of meaning between pages, with both wordings",
    "outcomes": "what became of earlier warnings, promises, plans and forecasts",
    "background": "what is dated well before the story",
    "timeline": "the dated lines of the story",
    "sources": "which pages go back to which, and who is quoted, by name and without",
    "gaps": "undated pages, unseen reports, refused answers, doubtful days, unnamed voices",
    "open": "warnings, promises, plans and forecasts of which no page tells the outcome",
    "judgements": "what happened, each with a level of confidence by its independent origins",
    "sourcing": "how many pages, origins, copies and first-hand documents, and the share of unnamed voices",
    "descriptors": "one line for each page: outlet, title, day, what kind of source it is, who copied it",
    "withdrawn": "which key judgements rest on one source alone and fall with it",
    "named": "persons, bodies and governments, with their offices and the pages that name them",
    "allegations": "what is disputed or alleged about persons and bodies, by whom, on how many origins",
    "measures": "sanctions, seizures and other measures, and sums of money",
    "listed": "candidates of a list of names, with their scores, never a verdict",
}
"""What a section of a template can hold."""


class Part(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One section: ``title`` is printed, ``holds`` names its materials, ``empty`` is said when it has none.

    ``most`` is the most sentences at full length. ``weight`` is what a sentence counts for on one page beside
    those of other sections (0: the section has no place on a page), ``lead`` the order in which first
    sentences are placed there (1 before 2; 0: none is sure of its place). ``short`` admits the section to the
    brief of a hundred words.
    """

    title: str
    holds: tuple[str, ...]
    empty: str = ""
    most: int = 8
    weight: float = 0.5
    lead: int = 0
    short: bool = False


class Template(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The sections of a brief in their order; ``about`` says in one line for whom it is."""

    name: str
    about: str
    section: tuple[Part, ...]
