"""What kind of copy a page is, and a sentence that says so."""

from collections.abc import Sequence
from itertools import pairwise

from firsthand.model.copies import CopyKind
from firsthand.model.document import Document
from firsthand.model.span import Span
from firsthand.stages.copies.compare import Comparison

__all__ = ["kind", "name", "quotation_why", "why"]

_WORDS = {
    "verbatim": "which it repeats word for word",
    "excerpt": "of which it repeats a part word for word",
    "edited": "which it repeats with small changes",
    "rewrite": "which it tells again in other words",
    "spun": "which it follows sentence by sentence with words exchanged for rarer ones",
    "translation": "which it follows sentence by sentence as a translation would, all worded anew",
    "merge": "from which one of its blocks is taken",
}
_KEPT = 0.97  # mean score of aligned passages that were not touched
_EDITED = 0.88  # the same for passages with small changes
_FOLLOWED = 0.75  # share of the page in aligned passages when nearly each sentence has its counterpart
_TAKEN = 0.5  # share of the parent in aligned passages: a spinner follows it, a rewriter picks
_RARER = 0.4  # rarity: how much rarer a spinner's own words are


def kind(met: Comparison, child: Document, parent: Document, *, merged: bool) -> CopyKind:
    """The kind of the copy; `met` has the child on side ``a``."""
    if child.language != parent.language:
        return "translation"
    if merged:
        return "merge"
    same = sum(k.score for k in met.alignments) / max(1, len(met.alignments))
    if same >= _KEPT or met.held_a >= 0.9:
        if met.held_b >= 0.8:
            return "verbatim"
        return "excerpt" if met.held_a >= 0.7 else "edited"
    if same >= _EDITED or met.held_a >= 0.75:
        return "edited"
    if _covered([k.a for k in met.alignments], child) < _FOLLOWED:
        return "rewrite"
    if _covered([k.b for k in met.alignments], parent) < _TAKEN:
        return "rewrite"
    if met.strange_a - met.strange_b >= _RARER:
        return "spun"
    return "translation" if _in_step(met) else "rewrite"


def _covered(passages: Sequence[Span], document: Document) -> float:
    """Share of the read characters of `document` that lie in `passages`."""
    read = sum(part.end - part.start for part in document.read())
    return sum(span.end - span.start for span in passages) / max(1, read)


def _in_step(met: Comparison) -> bool:
    """Whether the passages follow each other in one order on both sides."""
    order = [k.b.start for k in met.alignments]
    kept = sum(one < other for one, other in pairwise(order))
    return kept >= 0.9 * (len(order) - 1)


def name(document: Document) -> str:
    """How a reader knows the page: its outlet and title, else its address."""
    outlet, title = document.outlet, document.title
    if outlet and title:
        return f"{outlet}, “{title}”"
    return outlet or (f"“{title}”" if title else document.path_or_url)


def why(
    met: Comparison,
    kind_: CopyKind,
    child: Document,
    parent: Document,
    *,
    earlier: bool | None,
    credited: bool,
) -> str:
    """One sentence that an editor can read aloud; `met` has the child on side ``a``."""
    count = len(met.alignments)
    told = f"{_WORDS[kind_]} ({count} {'passage corresponds' if count == 1 else 'passages correspond'})"
    parts = [
        f"{child.outlet or 'This page'} has {met.share_a:.0%} of its wording from {name(parent)}, {told}"
    ]
    if credited:
        parts.append("it credits that outlet")
    if earlier is not None:
        parts.append(
            "that page is earlier" if earlier else "that page is dated later, but the wording decides"
        )
    return "; ".join(parts) + "."


def quotation_why(count: int, parent: Document) -> str:
    """One sentence for a page that only quotes another with credit."""
    passages = "one quoted passage" if count == 1 else f"{count} quoted passages"
    return f"It takes over {passages} from {name(parent)} and credits that outlet; the rest is its own."
