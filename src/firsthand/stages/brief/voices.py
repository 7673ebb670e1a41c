"""Who is quoted, and how speakers are called in lists."""

import re
from collections.abc import Iterator

from firsthand.model.attribution import Attribution
from firsthand.model.span import DocId
from firsthand.stages.brief.evidence import Evidence
from firsthand.stages.brief.wording import is_voice, lower_first

__all__ = ["called", "quoted_by", "said"]

_THING = re.compile(
    r"\b(?:samples?|data|evidence|results?|figures?|documents?|signs?|tests?|releases?|statements?|polls?)\b",
    re.IGNORECASE,
)
"""What shows something and speaks to nobody."""


def called(row: Attribution, evidence: Evidence) -> str:
    """How a speaker is listed: name and role, or the description and the outlet it was told to."""
    entity = evidence.entities.get(row.speaker_entity or "")
    if row.anonymous or entity is None:
        name = lower_first(row.speaker or "")
        return f"{name} (through {row.via})" if row.via and row.via not in name else name
    if entity.kind != "person":
        return entity.name
    role = min((role.title for role in entity.roles), key=lambda title: (len(title) > 48, 0), default="")
    return f"{entity.name} ({role})" if role and len(role) <= 48 else entity.name


def said(docs: set[DocId], evidence: Evidence) -> Iterator[Attribution]:
    """The attributions of `docs`, by id."""
    rows = [row for doc in docs for row in evidence.said.get(doc, ())]
    yield from sorted(rows, key=lambda row: row.id)


def quoted_by(docs: set[DocId], evidence: Evidence) -> Iterator[tuple[str, Attribution]]:
    """The attributions of `docs` by id, each with ``named``, ``office`` or ``unnamed``; stray sources go."""
    for row in said(docs, evidence):
        kind = _kind(row, evidence)
        if kind is not None:
            yield kind, row


def _kind(row: Attribution, evidence: Evidence) -> str | None:
    """Where a speaker is listed; None for pronouns, stray nouns and sources in residue."""
    speaker = row.speaker or ""
    if not row.source or not is_voice(speaker) or evidence.is_residue(row.source[0]):
        return None
    entity = evidence.entities.get(row.speaker_entity or "")
    if row.anonymous:
        modified = len(speaker.split()) > 1 and not re.match(r"(?:the|this|that) ", speaker, re.IGNORECASE)
        thing = row.anonymity == "impersonal" or _THING.search(speaker.split(" who ")[0])
        return "unnamed" if modified and len(speaker) <= 90 and not thing else None
    if entity is None or not entity.name[:1].isupper() or not is_voice(entity.name):
        return None
    return "named" if entity.kind == "person" else "office"
