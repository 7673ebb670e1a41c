"""How speakers are called in lists."""

from firsthand.model.attribution import Attribution
from firsthand.stages.brief.evidence import Evidence
from firsthand.stages.brief.wording import lower_first

__all__ = ["called"]


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
