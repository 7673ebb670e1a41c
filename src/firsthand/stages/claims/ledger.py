"""The ledger: every claim with who asserts, denies and hedges it, counted by independent origin."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import chain

import msgspec

from firsthand.model.annotated import Annotated
from firsthand.model.attribution import Attribution
from firsthand.model.claim import Claim, ClaimStatus, Origins, Stance, Witness
from firsthand.model.copies import Kinship, Origin
from firsthand.model.document import Document
from firsthand.model.drift import Drift
from firsthand.model.entity import Entity
from firsthand.model.ids import digest, span_id
from firsthand.model.span import Span
from firsthand.options.claims import ClaimOptions
from firsthand.stages.claims.corrections import corrections, is_corrected
from firsthand.stages.claims.counting import Counting
from firsthand.stages.claims.judged import stated
from firsthand.stages.claims.merge import merge
from firsthand.stages.claims.names import Names, names_of, with_sides
from firsthand.stages.claims.origins import Credits
from firsthand.stages.claims.proposition import Proposition
from firsthand.stages.claims.reasons import disagreements, why
from firsthand.stages.claims.wording import wording

__all__ = ["claims"]


_ON_THE_WAY = frozenset({"edge", "utterance", "version"})
"""Between which passages wording changes on the way; two independent reports of a fact just differ."""


class _Heap(msgspec.Struct, frozen=True):
    """What a claim is made with: the pages, what names stand for, what counts as what, what changed."""

    documents: Mapping[str, Document]
    names: Mapping[str, Names]
    attributions: Mapping[str, Attribution]
    credit: Credits
    counting: Counting
    copied: frozenset[str]
    changed: Mapping[str, Sequence[tuple[Span, str]]]
    inherited: Mapping[str, Collection[str]]


def claims(
    documents: Mapping[str, Document],
    annotated: Mapping[str, Annotated],
    attributions: Sequence[Attribution],
    kinship: Kinship,
    origins: Sequence[Origin],
    entities: Sequence[Entity],
    drifts: Sequence[Drift] = (),
    options: ClaimOptions | None = None,
) -> tuple[Claim, ...]:
    """The claims of a heap, sorted by id.

    Every content that states something is a claim; contents that state the same thing are one. What the
    writers narrate joins a claim that somebody is credited with, and makes none of its own. A witness counts
    as its utterance, or as the root of its page's family where nobody is credited. A rendering whose meaning
    changed on the way (`drifts`) is set aside: it counts for neither side and lends no claim its words.
    """
    limits = options or ClaimOptions()
    names = with_sides(names_of(entities), attributions)
    by_doc: dict[str, list[Attribution]] = {}
    for attribution in attributions:
        by_doc.setdefault(attribution.doc, []).append(attribution)
    propositions = chain.from_iterable(
        stated(by_doc.get(doc, ()), annotated[doc], names.get(doc, Names())) for doc in sorted(annotated)
    )
    copies = _copies(kinship, limits.copied)
    sure = [
        drift
        for drift in drifts
        if drift.material and drift.score >= limits.changed and _is_on_the_way(drift, copies)
    ]
    heap = _Heap(
        documents,
        names,
        {one.id: one for one in attributions},
        Credits(kinship, origins, attributions, documents),
        Counting(
            origins, {one.id: one.name for one in entities if one.kind in {"government", "organisation"}}
        ),
        frozenset(copy.child for copy in kinship.copies if copy.kind != "quotation"),
        _changed(sure),
        {drift.id: drift.inherited_by for drift in sure},
    )
    stated_, taken_back = _taken_back(tuple(propositions), documents, kinship)
    groups = merge(stated_, _renderings(kinship, sure, copies), _matters(names), limits)
    found = [_claim(group, heap) for group in groups if _is_claim(group)]
    found += [_claim(group, heap, notes) for group, notes in taken_back]
    return _presuppositions(_with_own_ids(found))


def _matters(names: Mapping[str, Names]) -> dict[str, frozenset[str]]:
    """The names of each page: people, bodies, places."""
    return {doc: frozenset(each.entities.values()) for doc, each in names.items()}


def _taken_back(
    propositions: Sequence[Proposition], documents: Mapping[str, Document], kinship: Kinship
) -> tuple[list[Proposition], list[tuple[list[Proposition], tuple[Span, ...]]]]:
    """The propositions that stand, and those that the note of a page takes back, with the notes."""
    families: dict[str, list[str]] = {}
    for family in kinship.families:
        for doc in family.documents:
            families.setdefault(doc, []).extend(family.documents)
    standing = list(propositions)
    taken: list[tuple[list[Proposition], tuple[Span, ...]]] = []
    for note in corrections(documents):
        hit = [one for one in standing if is_corrected(one, note, documents[one.span.doc], families)]
        if hit:
            standing = [one for one in standing if not any(one is other for other in hit)]
            taken.append((hit, (note.span,)))
    return standing, taken


def _is_on_the_way(drift: Drift, copies: Mapping[str, str]) -> bool:
    """Whether wording changed from page to page, or on one page: two reports of a fact just differ."""
    if drift.relation == "edge":
        docs = {span.doc for span in (*drift.a, *drift.a_context, *drift.b, *drift.b_context)}
        return len({copies.get(doc, doc) for doc in docs}) == 1
    return drift.relation != "fact"


def _copies(kinship: Kinship, least: float) -> dict[str, str]:
    """The smallest page that each page is tied to by sure copying; a page that copies nothing is its own."""
    above: dict[str, str] = {}

    def top(doc: str) -> str:
        while above.get(doc, doc) != doc:
            doc = above[doc]
        return doc

    for copy in kinship.copies:
        if copy.parent is not None and copy.score >= least:
            low, high = sorted((top(copy.child), top(copy.parent)))
            above[high] = low
    return {doc: top(doc) for family in kinship.families for doc in family.documents}


def _renderings(
    kinship: Kinship, drifts: Iterable[Drift], copies: Mapping[str, str]
) -> list[tuple[Span, Span]]:
    """Passages that render one wording, copies' and those between which a change of meaning was found."""
    told = [drift for drift in drifts if drift.relation in _ON_THE_WAY and drift.a and drift.b]
    return [
        *((one.a, one.b) for one in kinship.alignments if copies.get(one.a.doc) == copies.get(one.b.doc)),
        *((one.a_context[0], one.b_context[0]) for one in told if one.a_context and one.b_context),
    ]


def _changed(drifts: Iterable[Drift]) -> dict[str, list[tuple[Span, str]]]:
    """The words of each page that changed the meaning, with the id of the change."""
    found: dict[str, list[tuple[Span, str]]] = {}
    for drift in sorted(drifts, key=lambda drift: drift.id):
        sides = drift.unfaithful if drift.likely_faithful or drift.relation == "same_page" else drift.b
        for span in sides if drift.type != "attribution" else ():
            found.setdefault(span.doc, []).append((span, drift.id))
    return found


def _is_claim(group: Sequence[Proposition]) -> bool:
    """Whether somebody is credited with it, and one member is a whole statement ("to sail" alone is none).

    What points to another sentence ("they forbid this") is no claim by itself; what is disputed remains one.
    """
    whole = [one for one in group if one.whole and (one.attribution or one.retracts)]
    for_it, against = (
        {one.speaker_entity or one.speaker for one in group if one.attribution and one.stance == stance}
        for stance in ("assert", "deny")
    )
    disputed = bool(for_it and against - for_it)
    return bool(whole) and (disputed or not all(one.points for one in whole))


def _turned(group: Sequence[Proposition], copied: Collection[str]) -> Sequence[Proposition]:
    """`group` as its members state it: "the port did not close", which nobody contradicts, is asserted.

    So is what one speaker is only made to contradict by pages in `copied`: the first wording is the claim.
    """
    negated = all(one.negated for one in group if one.stance == "deny")
    if not any(one.stance == "assert" for one in group) and negated:
        return [_opposite(one) if one.stance == "deny" else one for one in group]
    voices = {one.speaker_entity or one.speaker for one in group}
    first = [one for one in group if one.span.doc not in copied]
    if len(voices) == 1 and first and all(one.stance == "deny" and one.negated for one in first):
        return [_opposite(one) for one in group]
    return group


def _opposite(one: Proposition) -> Proposition:
    turned: dict[Stance, Stance] = {"assert": "deny", "deny": "assert", "hedge": "hedge"}
    return msgspec.structs.replace(one, stance=turned[one.stance])


def _claim(members: Sequence[Proposition], heap: _Heap, notes: tuple[Span, ...] = ()) -> Claim:
    aside = {} if notes else _set_aside(members, heap)
    kept = [one for one in members if id(one) not in aside]
    turned = _turned(kept, heap.copied)
    group = [*turned, *(one for one in members if id(one) in aside)]
    drifts = [None] * len(turned) + [aside[id(one)] for one in members if id(one) in aside]
    witnesses = [
        _witness(one, origin, drift, heap)
        for one, origin, drift in zip(group, heap.credit.origins(group), drifts, strict=True)
    ]
    standing, ours = witnesses[: len(turned)], group[: len(turned)]
    ties = heap.credit.sides(ours, [witness.origin for witness in standing])
    asserting = {witness.origin for witness in standing if witness.stance == "assert"}
    denying = {witness.origin for witness in standing if witness.stance == "deny"} - asserting
    torn = _contradicting_themselves(ours, standing)
    rows = (
        *heap.counting.counted(asserting, ties, "assert"),
        *heap.counting.counted(denying - torn, ties, "deny"),
    )
    counts = Origins(
        asserting=sum(row.stance == "assert" for row in rows),
        denying=sum(row.stance == "deny" for row in rows),
    )
    status = "retracted" if notes else _status(ours, counts)
    spans = tuple(sorted({one.span for one in group}))
    pages = disagreements(ours, heap.names)
    return Claim(
        id=span_id("k", spans[:1]),
        proposition=wording(ours or group, heap.documents, heap.names, heap.copied),
        spans=spans,
        assertions=_of("assert", standing),
        denials=_of("deny", standing),
        hedges=_of("hedge", standing),
        set_aside=_once(witnesses[len(turned) :]),
        disagreements=pages,
        corrections=notes or tuple(sorted({one.span for one in ours if one.retracts})),
        independent_origins=counts,
        counted=rows,
        status=status,
        score=round(min(1.0, 0.6 + 0.1 * len(ours)), 4),
        why=why(
            counts,
            status,
            same=heap.counting.is_same(asserting | denying, _voices(ties)) or _are_many(standing),
            torn=bool(torn) or _torn(standing),
            aside=len(_once(witnesses[len(turned) :])),
            hedged=bool(turned),
            pages=pages,
        ),
    )


def _are_many(witnesses: Iterable[Witness]) -> bool:
    """Whether one origin stands under several unnamed voices: "an official", "two officials"."""
    voices: dict[str, set[str]] = {}
    for witness in witnesses:
        if witness.attribution and witness.anonymous and witness.speaker:
            voices.setdefault(witness.origin, set()).add(witness.speaker.casefold())
    return any(len(names) > 1 for names in voices.values())


def _voices(ties: Mapping[str, frozenset[str]]) -> dict[str, frozenset[str]]:
    """`ties` without those of copied words."""
    return {
        origin: frozenset(key for key in keys if not key.startswith("passage-"))
        for origin, keys in ties.items()
    }


def _witness(one: Proposition, origin: str, drift: str | None, heap: _Heap) -> Witness:
    row = heap.attributions.get(one.attribution or "")
    above = heap.attributions.get(row.parent or "") if row else None
    return Witness(
        attribution=one.attribution,
        span=one.span,
        speaker=one.speaker,
        anonymous=one.anonymous,
        stance=one.stance,
        origin=origin,
        via=(row.via or (above.via or above.speaker if above else None)) if row else None,
        date=row.date if row else None,
        drift=drift,
    )


def _set_aside(members: Sequence[Proposition], heap: _Heap) -> dict[int, str]:
    """The change of meaning of each member that holds one, its own or that of the page it copies."""
    own = {id(one): drift for one in members if (drift := _drift_of(one, heap)) is not None}
    for one in members:
        for other in members:
            drift = own.get(id(other))
            inherits = drift is not None and one.span.doc in heap.inherited.get(drift, ())
            if inherits and id(one) not in own and one.stance == other.stance:
                own[id(one)] = str(drift)
    return own


def _drift_of(one: Proposition, heap: _Heap) -> str | None:
    """The change of meaning that the words of `one` hold."""
    return next(
        (
            drift
            for span, drift in heap.changed.get(one.span.doc, ())
            if any(piece.overlaps(span) for piece in one.pieces or (one.span,))
        ),
        None,
    )


def _contradicting_themselves(group: Sequence[Proposition], witnesses: Sequence[Witness]) -> set[str]:
    """Origins that deny what the same named speaker asserts elsewhere: a change on the way, no dispute."""
    asserting = {
        one.speaker_entity
        for one in group
        if one.attribution and one.stance == "assert" and one.speaker_entity and not one.anonymous
    }
    return {
        witness.origin
        for one, witness in zip(group, witnesses, strict=True)
        if one.attribution and one.stance == "deny" and one.speaker_entity in asserting
    }


def _torn(witnesses: Iterable[Witness]) -> bool:
    """Whether one utterance stands on both sides: a copy turned it round."""
    stances: dict[str, set[str]] = {}
    for witness in witnesses:
        stances.setdefault(witness.origin, set()).add(witness.stance)
    return any({"assert", "deny"} <= both for both in stances.values())


def _of(stance: str, witnesses: Iterable[Witness]) -> tuple[Witness, ...]:
    return _once(witness for witness in witnesses if witness.stance == stance)


def _once(witnesses: Iterable[Witness]) -> tuple[Witness, ...]:
    """`witnesses` in reading order, the same words of the same speaker once."""
    found: dict[tuple[Span, str, str], Witness] = {}
    for witness in sorted(witnesses, key=lambda witness: (witness.span, witness.attribution or "")):
        found.setdefault((witness.span, (witness.speaker or "").casefold(), witness.stance), witness)
    return tuple(found.values())


def _status(group: Sequence[Proposition], counts: Origins) -> ClaimStatus:
    if any(one.retracts for one in group):
        return "retracted"
    if counts.asserting and counts.denying:
        return "disputed"
    return "single_source" if counts.asserting + counts.denying <= 1 else "uncontested"


def _with_own_ids(found: Iterable[Claim]) -> list[Claim]:
    """`found` sorted by id; where two claims begin with one span, the later is named by its words too."""
    taken: set[str] = set()
    claims_: list[Claim] = []
    for claim in sorted(found, key=lambda claim: (claim.id, -len(claim.spans), claim.proposition)):
        own = claim.id if claim.id not in taken else "k-" + digest(claim.id, claim.proposition)
        taken.add(own)
        claims_.append(msgspec.structs.replace(claim, id=own))
    return sorted(claims_, key=lambda claim: claim.id)


def _presuppositions(found: Sequence[Claim]) -> tuple[Claim, ...]:
    """Claims with the claims inside their words; "disputed" passes from those to them."""
    places: dict[str, list[tuple[Span, str]]] = {}
    for claim in found:
        for span in claim.spans:
            places.setdefault(span.doc, []).append((span, claim.id))
    disputed = {claim.id for claim in found if claim.status == "disputed"}
    finished = []
    for claim in found:
        inside = {
            other
            for span in claim.spans
            for place, other in places[span.doc]
            if other != claim.id and span.covers(place) and span != place
        }
        status = claim.status
        if status in {"single_source", "uncontested"} and inside & disputed:
            status = "disputed"
        finished.append(msgspec.structs.replace(claim, presupposes=tuple(sorted(inside)), status=status))
    return tuple(finished)
