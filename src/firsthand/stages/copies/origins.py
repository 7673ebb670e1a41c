"""What a family goes back to: a page in the heap, an upstream that the text credits, or an unseen page."""

from collections.abc import Mapping, Sequence

from firsthand.model.copies import Origin
from firsthand.model.document import Document
from firsthand.model.ids import digest
from firsthand.model.span import DocId
from firsthand.stages.copies.credit import outlet_key
from firsthand.stages.copies.kinds import name

__all__ = ["origin", "upstream"]


def upstream(root: Document | None, members: Sequence[Document]) -> str | None:
    """The unseen outlet that `root` says it is taken from; None when it credits none or one in the family."""
    if root is None:
        return None
    seen = {outlet_key(document.outlet) for document in members}
    for credit in root.upstreams:
        if outlet_key(credit.name) not in seen:
            return credit.name
    return None


def origin(
    family: str, docs: Sequence[DocId], root: DocId | None, documents: Mapping[DocId, Document]
) -> Origin:
    """The one origin of the narration of `family`."""
    members = [documents[doc] for doc in docs]
    first = documents[root] if root is not None else None
    credited = upstream(first, members)
    if credited is not None and first is not None:
        return Origin(
            id=f"o-{digest(family)}",
            kind="upstream",
            name=f"the {credited} report behind {name(first)}",
            documents=tuple(docs),
            family=family,
            why=f"{name(first)} credits {credited}, and no page of {credited} is in this family.",
        )
    if first is None:
        return Origin(
            id=f"o-{digest(family)}",
            kind="latent",
            name=f"an unseen page behind {', '.join(name(member) for member in members[:3])}",
            documents=tuple(docs),
            family=family,
            why="The pages share wording, but none of them holds what the others have in common.",
        )
    reason = "No other page explains it." if len(docs) == 1 else "It holds most of what the others have."
    return Origin(
        id=f"o-{digest(family)}",
        kind="document",
        name=name(first),
        documents=tuple(docs),
        family=family,
        why=reason,
    )
