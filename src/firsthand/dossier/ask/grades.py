"""Claims graded after the Admiralty code, by a user's own grades of outlets."""

from collections.abc import Mapping

from firsthand.model.claim import Claim
from firsthand.model.dossier import Dossier
from firsthand.model.grade import GradedClaim, Reliability
from firsthand.stages.claims import graded

__all__ = ["grades"]


def grades(
    dossier: Dossier, outlets: Mapping[str, Reliability], claims: tuple[Claim, ...] | None = None
) -> tuple[GradedClaim, ...]:
    """The claims of `dossier` (or only `claims`, in their order) with their grades.

    `outlets` gives each outlet a letter from A (reliable) to F (not to be judged); `outlet_grades` reads them
    from a file. The grades say how claims are sourced in this heap, never whether they are true.
    """
    documents = {document.id: document for document in dossier.documents}
    return graded(dossier.claims if claims is None else claims, documents, dossier.copies, outlets)
