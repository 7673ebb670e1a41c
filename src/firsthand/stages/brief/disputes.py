"""What is disputed: who says it, who denies it, on how many origins, and the denial in its own words."""

import re
from collections.abc import Iterator, Sequence

from firsthand.model.claim import Claim, Witness
from firsthand.model.story import Statement, Story
from firsthand.options.brief import BriefOptions
from firsthand.stages.brief.evidence import Evidence
from firsthand.stages.brief.tell import Teller
from firsthand.stages.brief.wording import counted, joined, lower_first, upper_first

__all__ = ["disputed", "party"]


def disputed(story: Story, evidence: Evidence, teller: Teller, options: BriefOptions) -> Iterator[Statement]:
    """Two or three statements for each disputed claim, those with most origins first."""
    docs = set(story.documents)
    claims = [
        claim
        for claim in evidence.dossier.claims
        if claim.status in {"disputed", "retracted"}
        and claim.score >= options.sure
        and any(witness.span.doc in docs for witness in (*claim.assertions, *claim.denials))
    ]
    for claim in sorted(claims, key=_weight):
        yield from _of_claim(claim, evidence, teller, options)


def party(witnesses: Sequence[Witness], evidence: Evidence) -> tuple[str, ...]:
    """Who stands behind `witnesses`, each once; unnamed ones are said to be so, narration is its outlet's."""
    names: dict[str, str] = {}
    for witness in witnesses:
        row = evidence.attributions.get(witness.attribution or "")
        entity = evidence.entities.get(row.speaker_entity or "") if row else None
        speaker = witness.speaker or (row.speaker if row else None)
        if entity is not None and not witness.anonymous:
            speaker = entity.name if entity.kind == "person" else (speaker or entity.name)
        name = speaker or evidence.outlet(witness.span.doc)
        if witness.anonymous:
            name = _unnamed(name)
        names.setdefault(name.casefold(), name)
    return tuple(names.values())


def _of_claim(claim: Claim, evidence: Evidence, teller: Teller, options: BriefOptions) -> Iterator[Statement]:
    for_it, against = party(claim.assertions, evidence), party(claim.denials, evidence)
    if not for_it or not against:
        return
    cited = tuple(
        dict.fromkeys(
            w.span for side in (claim.assertions, claim.denials) for w in side[: options.citations // 2]
        )
    )
    what = lower_first(claim.proposition.strip().rstrip("."))
    verb = _told(claim, evidence) or ("says" if _one(for_it) else "say")
    yield Statement(
        text=upper_first(
            f"{joined(for_it)} {verb} that {what}; "
            f"{joined(against)} {'denies' if _one(against) else 'deny'} it."
        ),
        citations=cited,
        claims=(claim.id,),
        origins=claim.independent_origins.asserting,
    )
    yes, no = claim.independent_origins.asserting, claim.independent_origins.denying
    pages = len({witness.span.doc for witness in claim.assertions})
    spread = f", printed on {counted(pages, 'page')}," if pages > yes else ""
    yield Statement(
        text=upper_first(
            f"{counted(yes, 'independent origin')}{spread} {'asserts' if yes == 1 else 'assert'} it and "
            f"{counted(no, 'independent origin')} {'denies' if no == 1 else 'deny'} it."
        ),
        citations=cited,
        claims=(claim.id,),
        origins=yes + no,
    )
    for witness in sorted(claim.denials, key=lambda w: (evidence.trust(w.span.doc), w.span)):
        sentence = evidence.around(witness.span)
        told = teller.tell(sentence) if sentence is not None and not evidence.is_flagged(sentence) else None
        if told is not None:
            yield told
            return


def _weight(claim: Claim) -> tuple[int, int, int, str]:
    origins = claim.independent_origins
    return (
        -min(origins.asserting, origins.denying),
        -(origins.asserting + origins.denying),
        -len(claim.spans),
        claim.id,
    )


def _told(claim: Claim, evidence: Evidence) -> str:
    """``told OUTLET`` when the only voice for it spoke to one outlet alone."""
    rows = [evidence.attributions.get(witness.attribution or "") for witness in claim.assertions]
    vias = {row.via if row else None for row in rows}
    speakers = {witness.speaker for witness in claim.assertions}
    (via,) = vias if len(vias) == 1 else (None,)
    return f"told {via}" if via and len(speakers) == 1 and all(w.anonymous for w in claim.assertions) else ""


def _one(names: Sequence[str]) -> bool:
    """Whether a verb after `names` stands in the singular."""
    last = names[0].split()[-1] if names else ""
    return len(names) == 1 and not re.search(
        r"(?:officials|sources|people|leaders|experts|reports|media|sides)$", last
    )


def _unnamed(name: str) -> str:
    if re.search(r"\b(?:unnamed|anonymous|unidentified|condition of anonymity)\b", name, re.IGNORECASE):
        return name
    bare = re.sub(r"^(?:an?|the|one) ", "", name, flags=re.IGNORECASE)
    return f"an unnamed {bare}" if bare != name else f"unnamed {lower_first(name)}"
