"""What kind of copy a page is, and a sentence that says so."""

from firsthand.model.copies import CopyKind
from firsthand.model.document import Document
from firsthand.stages.copies.compare import Comparison

__all__ = ["kind", "name", "why"]

_WORDS = {
    "verbatim": "repeats it word for word",
    "excerpt": "repeats a part of it word for word",
    "edited": "repeats most of it with small changes",
    "rewrite": "tells it again in other words",
    "spun": "follows it sentence by sentence with words exchanged",
    "translation": "renders it in another language",
    "quotation": "takes over a quoted passage only",
    "merge": "takes one of its blocks from it",
}


def kind(met: Comparison, child: Document, parent: Document, *, merged: bool) -> CopyKind:
    """The kind of the copy; `met` has the child on side ``a``."""
    if child.language != parent.language:
        return "translation"
    if merged:
        return "merge"
    if met.held_a >= 0.9:
        return "verbatim" if met.held_b >= 0.85 else "excerpt"
    if met.held_a >= 0.55:
        return "edited"
    if met.share_a >= 0.4 and met.strange_a > met.strange_b:
        return "spun"
    return "rewrite"


def name(document: Document) -> str:
    """How a reader knows the page: its outlet and title, else its address."""
    outlet, title = document.outlet, document.title
    if outlet and title:
        return f"{outlet}, “{title}”"
    return outlet or (f"“{title}”" if title else document.path_or_url)


def why(met: Comparison, kind_: CopyKind, parent: Document, *, earlier: bool | None, credited: bool) -> str:
    """One sentence that an editor can read aloud; `met` has the child on side ``a``."""
    parts = [
        (
            f"{met.held_a:.0%} of its three-word runs stand in {name(parent)}, "
            f"and {len(met.alignments)} of its passages render passages of that page: it {_WORDS[kind_]}"
        )
    ]
    if credited:
        parts.append("it credits that outlet")
    if earlier is not None:
        parts.append(
            f"that page is {'earlier' if earlier else 'dated later, which did not outweigh the wording'}"
        )
    return "; ".join(parts) + "."
