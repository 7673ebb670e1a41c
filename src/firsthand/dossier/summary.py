"""What a reader asks first of a heap: how many pages and origins, what is undated, refused or unread."""

import msgspec

from firsthand.model.copies import Origin
from firsthand.model.document import Document
from firsthand.model.dossier import TABLES, Dossier
from firsthand.model.drift import Drift
from firsthand.model.story import Story

__all__ = ["Summary", "changes", "largest_story", "summary"]


class Summary(msgspec.Struct, frozen=True, kw_only=True):
    """Counts of a heap. ``origins`` are those of narration: what the pages descend from, seen or unseen."""

    pages: int
    origins: int
    unseen_origins: int
    copies: int
    refused: int
    undated: int
    not_english: int
    machine_written: int
    disputed: int
    material_changes: int
    tables: dict[str, int]


def summary(dossier: Dossier) -> Summary:
    """The counts of `dossier`; an origin of two families, or of two stories, counts once.

    Where stories say what counts, reports of one newsroom that are one origin there are one here: the figure
    of the heap is the sum of those of its stories.
    """
    known = {origin.id: origin for origin in dossier.origins}
    roots = sorted({family.origin for family in dossier.families})
    placed = {doc for family in dossier.families for doc in family.documents}
    unplaced = [document for document in dossier.documents if document.id not in placed]
    children = {copy.child for copy in dossier.copies if copy.kind != "quotation"}
    return Summary(
        pages=len(dossier.documents),
        origins=_origins(dossier) or len(roots) + len(unplaced),
        unseen_origins=sum(_unseen(known.get(root)) for root in roots),
        copies=len(children),
        refused=len(dossier.refused),
        undated=sum(document.published is None for document in dossier.documents),
        not_english=sum(_foreign(document) for document in dossier.documents),
        machine_written=sum(document.machine_written is True for document in dossier.documents),
        disputed=sum(claim.status == "disputed" for claim in dossier.claims),
        material_changes=sum(drift.material for drift in dossier.drift),
        tables={name: len(getattr(dossier, name)) for name in sorted(TABLES)},
    )


def _origins(dossier: Dossier) -> int:
    """The independent origins that the stories count, and pages in no story; 0 where a story counts none."""
    if not all(story.counted for story in dossier.stories):
        return 0
    told = {doc for story in dossier.stories for doc in story.documents}
    alone = [document for document in dossier.documents if document.id not in told]
    return len({one.origins for story in dossier.stories for one in story.counted}) + len(alone)


def changes(dossier: Dossier) -> tuple[tuple[Drift, ...], tuple[Drift, ...]]:
    """The material changes, worst first, and the possible ones, likeliest first.

    Worst is what turns a meaning round, before what shifts a figure, before what is left out; then the surer
    one, then the one that more pages carry on.
    """
    certain = sorted((drift for drift in dossier.drift if drift.material), key=_badness)
    possible = sorted((drift for drift in dossier.drift if not drift.material), key=_badness)
    return tuple(certain), tuple(sorted(possible, key=lambda drift: (-drift.score, drift.id)))


def largest_story(dossier: Dossier) -> Story | None:
    """The story with most documents, the smaller id first among equals; None when there is none."""
    return min(dossier.stories, key=lambda story: (-len(story.documents), story.id), default=None)


_GRAVITY = {
    "polarity": 0,
    "actor": 1,
    "number": 1,
    "modality": 2,
    "attribution": 2,
    "date": 2,
    "omission": 3,
    "addition": 3,
    "wording": 4,
}


def _badness(drift: Drift) -> tuple[float, float, int, str]:
    decided = 0 if drift.likely_faithful else 1
    return (_GRAVITY[drift.type] + decided, -drift.score, -len(drift.inherited_by), drift.id)


def _unseen(origin: Origin | None) -> bool:
    return origin is not None and origin.kind in {"upstream", "latent"}


def _foreign(document: Document) -> bool:
    return not document.language.startswith("en")
