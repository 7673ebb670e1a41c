"""What a family goes back to: a page in the heap, an upstream that the text credits, or an unseen page."""

from collections.abc import Mapping, Sequence

from firsthand.model.copies import Origin
from firsthand.model.document import Document
from firsthand.model.ids import digest
from firsthand.model.span import DocId
from firsthand.stages.copies.credit import has_credit
from firsthand.stages.copies.kinds import name
from firsthand.text.names import house

__all__ = ["origin", "upstream"]

_SHOWN = 4  # pages that a sentence names


def upstream(root: Document | None, members: Sequence[Document]) -> str | None:
    """The unseen outlet that `root` says it is taken from; None when it credits none or one in the family."""
    if root is None:
        return None
    seen = {house(document.outlet) for document in members}
    for credit in root.upstreams:
        if house(credit.name) not in seen:
            return credit.name
    return None


def origin(
    family: str, docs: Sequence[DocId], root: DocId | None, documents: Mapping[DocId, Document]
) -> Origin:
    """The one origin of the narration of `family`."""
    members = [documents[doc] for doc in docs]
    first = documents[root] if root is not None else None
    credited = upstream(first, members)
    if first is None:
        called = f"an unseen page behind {', '.join(name(member) for member in members[:3])}"
        reason = "The pages share wording, but none of them holds what the others have in common"
    elif credited is not None:
        called = f"the {_plain(credited)} report behind {name(first)}"
        reason = f"{name(first)} credits {credited}, and no page of {credited} is in this family"
    else:
        called = name(first)
        reason = _seen(first, len(docs))
    return Origin(
        id=f"o-{digest(family)}",
        kind="latent" if first is None else "document" if credited is None else "upstream",
        name=called,
        documents=tuple(docs),
        outlet=credited or (first.outlet if first is not None else None),
        family=family,
        why=reason + _apart(first, members),
    )


def _plain(credited: str) -> str:
    return credited.removeprefix("The ").removeprefix("the ")


def _seen(root: Document, pages: int) -> str:
    """Why a page in the heap is an origin: what it holds, and whom it credits."""
    if pages == 1:
        return "No other page here is its source or its copy, and it credits no other outlet"
    credits_ = "no outlet" if not root.upstreams else "no outlet outside its family"
    return f"It holds most of what the others of its family have, and credits {credits_}"


def _apart(root: Document | None, members: Sequence[Document]) -> str:
    """Which pages of a family are not counted beside its root, and which of them credit it."""
    others = [member for member in members if root is None or member.id != root.id]
    if not others:
        return "."
    shown = [_page(other, root) for other in others[:_SHOWN]]
    more = len(others) - len(shown)
    last = f"{more} more" if more else shown.pop()
    return f"; not counted apart: {', '.join(shown)}{' and ' if shown else ''}{last}."


def _page(page: Document, root: Document | None) -> str:
    """How a page that is not counted is called, by its outlet or file."""
    short = page.outlet or page.path_or_url.rstrip("/").rsplit("/", 1)[-1] or page.path_or_url
    return f"{short} (which credits it)" if root is not None and has_credit(page, root) else short
