"""Claims graded after the Admiralty code, where a user has graded the outlets."""

from collections.abc import Iterable, Mapping, Sequence

from firsthand.model.claim import Claim, Witness
from firsthand.model.copies import Copy
from firsthand.model.document import Document
from firsthand.model.grade import Credibility, GradedClaim, Reliability

__all__ = ["graded"]

_SURE = frozenset({"A", "B"})
_LETTERS: tuple[Reliability, ...] = ("A", "B", "C", "D", "E", "F")


def graded(
    claims: Iterable[Claim],
    documents: Mapping[str, Document],
    copies: Iterable[Copy],
    outlets: Mapping[str, Reliability],
) -> tuple[GradedClaim, ...]:
    """`claims`, in their order, each with a letter and a number.

    The letter is that of the outlets: of each origin the page that copied nothing counts, a copy lends no
    weight, and of several origins the best one; F where none is graded. The number is 1 only where two
    independent origins assert a claim and nobody denies it; 2 where a named voice does so in an outlet graded
    A or B; 3 where one origin does so otherwise; 4 where it is disputed; 5 where it is denied or taken back;
    6 where it is only hedged, and nothing can be said.
    """
    letters = {_bare(name): letter for name, letter in outlets.items()}
    copied = frozenset(copy.child for copy in copies if copy.kind != "quotation")
    return tuple(_graded(claim, documents, copied, letters) for claim in claims)


def _graded(
    claim: Claim,
    documents: Mapping[str, Document],
    copied: frozenset[str],
    letters: Mapping[str, Reliability],
) -> GradedClaim:
    origins: dict[str, list[Witness]] = {}
    for witness in claim.assertions:
        origins.setdefault(witness.origin, []).append(witness)
    found = [_letter(group, documents, copied, letters) for group in origins.values()]
    letter: Reliability = next((one for one in _LETTERS if one in found), "F")
    number, reason = _number(claim, letter)
    if letter == "F":
        why = f"no outlet that asserts it first hand is graded; {reason}."
    else:
        why = f"the best graded outlet that asserts it first hand has {letter}; {reason}."
    return GradedClaim(claim=claim, reliability=letter, credibility=number, why=why)


def _letter(
    group: Sequence[Witness],
    documents: Mapping[str, Document],
    copied: frozenset[str],
    letters: Mapping[str, Reliability],
) -> Reliability:
    """The best letter among the pages of one origin that copied nothing; of copies alone, among those."""
    first = [witness for witness in group if witness.span.doc not in copied] or list(group)
    known = {letters.get(_bare(documents[one.span.doc].outlet or ""), "F") for one in first}
    return next(letter for letter in _LETTERS if letter in known)


def _bare(outlet: str) -> str:
    return outlet.casefold().removeprefix("the ").strip()


def _number(claim: Claim, letter: Reliability) -> tuple[Credibility, str]:
    counts = claim.independent_origins
    if claim.status == "retracted":
        return 5, "it was taken back"
    if claim.status == "disputed" or (counts.asserting and counts.denying):
        return 4, "it is disputed"
    if counts.denying:
        return 5, "it is denied and nobody asserts it"
    if counts.asserting > 1:
        return 1, f"{counts.asserting} independent origins assert it and none denies it"
    if not counts.asserting:
        return 6, "nobody asserts or denies it outright"
    if letter in _SURE and any(one.speaker and not one.anonymous for one in claim.assertions):
        return 2, "one origin asserts it, by name, and none denies it"
    return 3, "one origin asserts it and none denies it"
