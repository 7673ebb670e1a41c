"""What is disputed: who says it, who denies it, on how many origins, and the denial in its own words."""

import re
from collections.abc import Iterator, Sequence

from firsthand.model.claim import Claim, Witness
from firsthand.model.span import Span
from firsthand.model.story import Statement, Story
from firsthand.options.brief import BriefOptions
from firsthand.stages.brief.evidence import Evidence
from firsthand.stages.brief.tell import Teller
from firsthand.stages.brief.wording import (
    clause,
    content,
    counted,
    is_voice,
    joined,
    lower_first,
    upper_first,
)

__all__ = [
    "disputed",
    "disputed_claims",
    "is_one",
    "party",
    "positions",
    "stands_alone",
    "statement_of",
    "tellable",
]


_NUMBERS = frozenset("two three four five six seven eight nine ten several some many both".split())


def disputed(story: Story, evidence: Evidence, teller: Teller, options: BriefOptions) -> Iterator[Statement]:
    """One or two statements for each disputed claim, most origins first; no claim in two wordings."""
    for claim in disputed_claims(story, evidence, options):
        yield from statement_of(claim, evidence, teller, options)


def disputed_claims(story: Story, evidence: Evidence, options: BriefOptions) -> Iterator[Claim]:
    """The disputed claims that can be told, most origins first, none in two wordings."""
    claims = [
        claim
        for claim in evidence.claims.on(story.documents)
        if claim.score >= options.sure and tellable(claim, evidence)
    ]
    told: list[frozenset[str]] = []
    for claim in sorted(claims, key=_weight):
        own = content(claim.proposition)
        if not any(len(own & other) >= options.repeat * min(len(own), len(other)) for other in told):
            told.append(own)
            yield claim


def tellable(claim: Claim, evidence: Evidence) -> bool:
    """Whether a disputed claim is fit to be told: a whole clause, with somebody to name on either side."""
    if claim.status not in {"disputed", "retracted"} or not stands_alone(claim):
        return False
    for_it, against = positions(claim, evidence) if claim.assertions and claim.denials else ((), ())
    own = any(
        re.match(rf"{re.escape(name)} (?:claims?|sa(?:ys|id)|den)", claim.proposition) for name in for_it
    )
    return bool(for_it and against) and not own


def stands_alone(claim: Claim) -> bool:
    """Whether a claim can be read by itself: a whole clause that points to nothing before it."""
    return clause(claim.proposition) is not None


def positions(claim: Claim, evidence: Evidence) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Who asserts and who denies a claim: no more voices than origins, bodies before their people.

    A page is no voice beside those whom it quotes; the unnamed are not hidden behind their government.
    """
    counts = claim.independent_origins
    sides = ((claim.assertions, counts.asserting), (claim.denials, counts.denying))
    for_it, against = (
        _most(party(witnesses, evidence), witnesses, most, evidence) for witnesses, most in sides
    )
    return for_it, against


def _most(
    names: tuple[str, ...], witnesses: Sequence[Witness], most: int, evidence: Evidence
) -> tuple[str, ...]:
    """`names` cut to `most`, one at least: pages go first, then people where a body is named as well."""
    pages = {evidence.outlet(witness.span.doc) for witness in witnesses}
    people = tuple(name for name in names if name not in pages) or names
    bodies = {
        _voice(witness, evidence)
        for witness in witnesses
        if (row := evidence.attributions.get(witness.attribution or "")) is not None
        and (entity := evidence.entities.get(row.speaker_entity or "")) is not None
        and entity.kind in {"government", "organisation"}
        and not witness.anonymous
    }
    if len(people) <= max(1, most):
        return people
    unnamed = {_voice(witness, evidence) for witness in witnesses if witness.anonymous}
    kept = sorted(people, key=lambda name: (name not in unnamed, name not in bodies))[: max(1, most)]
    return tuple(name for name in people if name in kept)


def party(witnesses: Sequence[Witness], evidence: Evidence) -> tuple[str, ...]:
    """One voice for each origin behind `witnesses`, from its most trustworthy page; the unnamed said so.

    Narration stands under its outlet where nobody speaks, and so does a bare first person.
    """
    names: dict[str, str] = {}
    spoken = [witness for witness in witnesses if witness.attribution or witness.speaker]
    for witness in sorted(spoken or witnesses, key=lambda w: _standing_of(w, evidence)):
        name = _voice(witness, evidence)
        if name is not None:
            origin = evidence.origins.get(witness.origin)
            # Unnamed officials of one government may be one voice: they count once, so they are named once.
            names.setdefault(min((witness.origin, *(origin.possibly_same if origin else ()))), name)
    # Where nobody speaks, as in "is alleged to have", the page that tells it stands for it.
    told = () if names else tuple(evidence.outlet(w.span.doc) for w in witnesses if not _speaker(w, evidence))
    return tuple(dict.fromkeys((*names.values(), *told)))


def _standing_of(
    witness: Witness, evidence: Evidence
) -> tuple[bool, bool, tuple[int, int, int, str, str], Span]:
    """Sort key: the named before the unnamed, one person before a group, trusted pages before others."""
    row = evidence.attributions.get(witness.attribution or "")
    loose = row is None or row.anonymity in {"group", "impersonal"}
    return (witness.anonymous, loose, evidence.trust(witness.span.doc), witness.span)


def _voice(witness: Witness, evidence: Evidence) -> str | None:
    row = evidence.attributions.get(witness.attribution or "")
    speaker = _speaker(witness, evidence)
    if speaker is None and row is None:
        return evidence.outlet(witness.span.doc)
    entity = evidence.entities.get(row.speaker_entity or "") if row else None
    if entity is not None and entity.kind == "person" and not witness.anonymous:
        speaker = entity.name
    document = evidence.documents[witness.span.doc]
    if speaker is not None and speaker.casefold() in {"i", "we"} and document.outlet is not None:
        return evidence.outlet(witness.span.doc)
    if speaker is None or not is_voice(speaker):
        return None
    return _unnamed(speaker) if witness.anonymous else speaker


def _speaker(witness: Witness, evidence: Evidence) -> str | None:
    row = evidence.attributions.get(witness.attribution or "")
    return witness.speaker or (row.speaker if row else None)


def statement_of(
    claim: Claim, evidence: Evidence, teller: Teller, options: BriefOptions
) -> Iterator[Statement]:
    """The positions of both sides, then a denial in its own words where one stands alone."""
    for_it, against = positions(claim, evidence)
    cited = (
        *_cited(claim.assertions, for_it, evidence, options),
        *_cited(claim.denials, against, evidence, options),
    )
    yield Statement(
        text=f"{_positions(claim, for_it, against, evidence)} ({_standing(claim)}).",
        citations=tuple(dict.fromkeys(cited)),
        claims=(claim.id,),
        origins=claim.independent_origins.asserting + claim.independent_origins.denying,
    )
    for witness in sorted(claim.denials, key=lambda w: (evidence.trust(w.span.doc), w.span)):
        sentence = evidence.around(witness.span)
        told = teller.tell(sentence) if sentence is not None and not evidence.is_flagged(sentence) else None
        if told is not None:
            yield told
            return


def _cited(
    witnesses: Sequence[Witness], names: Sequence[str], evidence: Evidence, options: BriefOptions
) -> list[Span]:
    """For each of `names` the passage of its first witness, then others, half of the citations in all.

    Unnamed voices on a page that copies none of those cited come before the rest: they may be the same and
    are named once, but a reader has to see that they spoke to another outlet.
    """
    ordered = sorted(witnesses, key=lambda witness: _standing_of(witness, evidence))
    first = {_voice(witness, evidence): witness.span for witness in reversed(ordered)}
    spans = [first[name] for name in names if name in first]
    cited = {evidence.origin(span.doc) for span in spans}
    apart: dict[str, Span] = {}
    for witness in ordered:
        if witness.anonymous and evidence.origin(witness.span.doc) not in cited:
            apart.setdefault(evidence.origin(witness.span.doc), witness.span)
    spans += [*apart.values(), *(witness.span for witness in ordered)]
    return list(dict.fromkeys(spans))[: max(len(names), options.citations // 2)]


def _positions(claim: Claim, for_it: tuple[str, ...], against: tuple[str, ...], evidence: Evidence) -> str:
    what = clause(claim.proposition) or claim.proposition
    verb = _told(claim, evidence, for_it) or ("says" if is_one(for_it) else "say")
    denies = "denies" if is_one(against) else "deny"
    return upper_first(f"{joined(for_it)} {verb} that {what}; {joined(against)} {denies} it")


def _standing(claim: Claim) -> str:
    """On how many origins either side stands, and how many pages print the assertion."""
    yes, no = claim.independent_origins.asserting, claim.independent_origins.denying
    pages = len({witness.span.doc for witness in claim.assertions})
    spread = f", printed on {counted(pages, 'page')}" if pages > yes else ""
    return f"{counted(yes, 'independent origin')} for it{spread}; {counted(no, 'origin').split()[0]} against"


def _weight(claim: Claim) -> tuple[int, int, int, str]:
    origins = claim.independent_origins
    return (
        -min(origins.asserting, origins.denying),
        -(origins.asserting + origins.denying),
        -len(claim.spans),
        claim.id,
    )


def _told(claim: Claim, evidence: Evidence, voices: Sequence[str]) -> str:
    """``told OUTLET`` when the one unnamed voice for it spoke to one outlet alone."""
    rows = [evidence.attributions.get(witness.attribution or "") for witness in claim.assertions]
    vias = sorted({row.via for row in rows if row and row.via})
    unnamed = len(voices) == 1 and all(witness.anonymous for witness in claim.assertions)
    return f"told {vias[0]}" if unnamed and len(vias) == 1 and vias[0] not in voices[0] else ""


def is_one(names: Sequence[str]) -> bool:
    """Whether a verb after `names` stands in the singular."""
    if len(names) != 1:
        return False
    head, *rest = names[0].split()
    if head.casefold() in _NUMBERS or head.isdigit():
        return False
    noun = re.split(r",| who | of | in | at | on | for ", names[0], maxsplit=1)[0]
    return not (
        rest
        and re.search(r"(?:officials|sources|people|leaders|experts|reports|media|sides|diplomats)$", noun)
    )


def _unnamed(name: str) -> str:
    """`name` with the word that says it has none: an unnamed official, two unnamed officials."""
    if re.search(
        r"\b(?:unnamed|anonymous|unidentified|anonymity|not (?:be|to be) named)\b", name, re.IGNORECASE
    ):
        return lower_first(name)
    head, _, rest = name.partition(" ")
    if rest.startswith("of the "):
        return f"{head.lower()} of the unnamed {rest.removeprefix('of the ')}"
    if head.casefold() in {"a", "an", "the", "one"} and rest:
        plural = re.match(r"\S*(?:officials|sources|diplomats|media|press)\b", rest) or rest.split(",")[
            0
        ].endswith("s")
        return f"unnamed {rest}" if plural else f"an unnamed {rest}"
    if (head.casefold() in _NUMBERS or head.isdigit()) and rest:
        return f"{head.lower()} unnamed {rest}"
    return f"unnamed {lower_first(name)}"
