"""What is said at the end of a run: how many origins, the copy tree, the worst change, what is disputed."""

from collections.abc import Iterator
from typing import Any

from firsthand.cli.branches import branches
from firsthand.dossier import changes, summary
from firsthand.dossier.ask.trees import Tree, Twig, tree
from firsthand.model.claim import Claim
from firsthand.model.document import Document
from firsthand.model.dossier import Dossier
from firsthand.model.drift import Drift
from firsthand.model.span import Span

__all__ = ["as_data", "as_text"]

_MOST = 5
"""Lines of one kind before the rest is counted only."""


def as_data(dossier: Dossier) -> dict[str, Any]:
    """The summary as plain values for ``--json``."""
    counted = summary(dossier)
    certain, possible = changes(dossier)
    return {
        "pages": counted.pages,
        "origins": counted.origins,
        "copies": counted.copies,
        "refused": [{"path": refused.path, "reason": refused.reason} for refused in dossier.refused],
        "undated": [document.path_or_url for document in dossier.documents if document.published is None],
        "stories": [
            {"id": story.id, "title": story.title, "pages": len(story.documents)} for story in dossier.stories
        ],
        "changes": len(certain),
        "possible_changes": len(possible),
        "worst_change": _change(dossier, certain[0]) if certain else None,
        "disputed": [claim.proposition for claim in _disputed(dossier)],
        "tables": counted.tables,
    }


def as_text(dossier: Dossier) -> str:
    """The summary as lines for a terminal."""
    return "\n".join(_lines(dossier))


def _lines(dossier: Dossier) -> Iterator[str]:
    counted = summary(dossier)
    yield f"{_count(counted.pages, 'page')}, {_count(counted.origins, 'origin')}"
    yield ""
    yield from _tree(dossier)
    certain, possible = changes(dossier)
    if certain:
        worst = _change(dossier, certain[0])
        yield ""
        yield f"Worst change ({worst['type']}):"
        yield f"  {worst['a_page']}: {_short(worst['a'])}"
        yield f"  {worst['b_page']}: {_short(worst['b'])}"
        yield f"  {worst['why']}"
        more = f"{_count(len(certain), 'change')} of meaning in all"
        yield f"  {more}; {_count(len(possible), 'possible change')} besides"
    yield from _disputes(_disputed(dossier))
    yield from _gaps(dossier)


def _tree(dossier: Dossier) -> Iterator[str]:
    trees = tree(dossier)
    alone = [one for one in trees if one.pages == 1]
    for one in trees:
        if one.pages > 1:
            yield one.name
            yield from _family(one)
    if alone:
        yield f"{_count(len(alone), 'page')} without copies"
        for one in alone[:_MOST]:
            page = next(twig for twig in one.twigs if not twig.unseen)
            unseen = "".join(f"  [from {twig.name}, unseen]" for twig in one.twigs if twig.id == page.above)
            yield f"  {_label(page)}{unseen}"
        if len(alone) > _MOST:
            yield f"  and {len(alone) - _MOST} more"


def _family(one: Tree) -> Iterator[str]:
    """The pages of a family as a tree; those that only quote it are left to ``firsthand copies``."""
    twigs = [twig for twig in one.twigs if twig.copy is None or twig.copy.kind != "quotation"]
    for twig, first, _ in branches(twigs):
        if twig.unseen:
            yield f"{first}○ {twig.name} (not among these pages)"
        else:
            yield f"{first}{_label(twig)}" + (f"  [{twig.copy.kind}]" if twig.copy is not None else "")


def _label(twig: Twig) -> str:
    return twig.address if twig.name in twig.address else f"{twig.address} ({twig.name})"


def _change(dossier: Dossier, drift: Drift) -> dict[str, Any]:
    a, b = drift.a_context or drift.a, drift.b_context or drift.b
    return {
        "type": drift.type,
        "a": _words(dossier, a),
        "b": _words(dossier, b),
        "a_page": _page_of(dossier, a),
        "b_page": _page_of(dossier, b),
        "faithful": drift.likely_faithful,
        "why": drift.why,
    }


def _words(dossier: Dossier, spans: tuple[Span, ...]) -> str:
    return " … ".join(dossier.document(span.doc).words(span) for span in spans)


def _page_of(dossier: Dossier, spans: tuple[Span, ...]) -> str:
    return _name(dossier.document(spans[0].doc)) if spans else "nothing"


def _disputed(dossier: Dossier) -> list[Claim]:
    """The claims with origins on both sides, most origins first (others inherit their dispute from these)."""
    both = [
        claim
        for claim in dossier.claims
        if claim.status == "disputed"
        and claim.independent_origins.asserting
        and claim.independent_origins.denying
    ]
    return sorted(both, key=lambda claim: (-_origins(claim), claim.id))


def _disputes(claims: list[Claim]) -> Iterator[str]:
    if not claims:
        return
    yield ""
    yield "Disputed:"
    for claim in claims[:_MOST]:
        both = claim.independent_origins
        yield f"  {_short(claim.proposition)} (asserted by {both.asserting}, denied by {both.denying})"
    if len(claims) > _MOST:
        yield f"  and {len(claims) - _MOST} more"


def _origins(claim: Claim) -> int:
    return claim.independent_origins.asserting + claim.independent_origins.denying


def _gaps(dossier: Dossier) -> Iterator[str]:
    if dossier.refused or dossier.notes:
        yield ""
        yield "Not read, not dated:"
    for refused in dossier.refused:
        yield f"  refused  {refused.path}: {refused.reason}"
    yield from (f"  {note}" for note in dossier.notes)


def _name(document: Document) -> str:
    address = document.path_or_url
    outlet = f" ({document.outlet})" if document.outlet else ""
    return f"{address}{outlet}"


def _short(text: str, width: int = 160) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= width else flat[: width - 1].rsplit(" ", 1)[0] + "…"


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
