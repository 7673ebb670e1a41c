"""The ledger: every claim with who asserts, denies and hedges it, counted by independent origin."""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import chain
from typing import Literal

import msgspec

from firsthand.model.annotated import Annotated
from firsthand.model.attribution import Attribution, Utterance
from firsthand.model.claim import Claim, ClaimStatus, Origins, Stance, Witness
from firsthand.model.copies import Kinship, Origin
from firsthand.model.document import Document
from firsthand.model.entity import Entity
from firsthand.model.event import Event
from firsthand.model.ids import span_id
from firsthand.model.span import Span
from firsthand.stages.claims.merge import merge
from firsthand.stages.claims.names import Names, names_of
from firsthand.stages.claims.origins import Counting
from firsthand.stages.claims.propositions import Proposition, narrated, stated

__all__ = ["claims"]


def claims(
    documents: Mapping[str, Document],
    annotated: Mapping[str, Annotated],
    attributions: Sequence[Attribution],
    utterances: Sequence[Utterance],
    events: Sequence[Event],
    kinship: Kinship,
    origins: Sequence[Origin],
    entities: Sequence[Entity],
) -> tuple[Claim, ...]:
    """The claims of a heap, sorted by id.

    Every content that states something is a claim; contents that state the same thing are one. What the
    writers narrate joins a claim that somebody is credited with, and makes none of its own. A witness counts
    as its utterance, or as the root of its page's family where nobody is credited.
    """
    del utterances, events
    names = names_of(entities)
    by_doc: dict[str, list[Attribution]] = {}
    for attribution in attributions:
        by_doc.setdefault(attribution.doc, []).append(attribution)
    propositions = list(
        chain.from_iterable(
            chain(
                stated(by_doc.get(doc, ()), annotated[doc], names.get(doc, Names())),
                narrated(annotated[doc], by_doc.get(doc, ()), names.get(doc, Names())),
            )
            for doc in sorted(annotated)
        )
    )
    credit = _Credits(kinship, origins, attributions)
    counting = Counting(origins)
    copied = {copy.child for copy in kinship.copies if copy.kind != "quotation"}
    groups = [_turned(group, copied) for group in merge(propositions) if _is_claim(group)]
    found = [_claim(group, documents, credit, counting) for group in groups]
    return _presuppositions(sorted(found, key=lambda claim: claim.id))


def _is_claim(group: Sequence[Proposition]) -> bool:
    """Whether somebody is credited with it, and one member is a whole statement ("to sail" alone is none)."""
    return any(one.attribution for one in group) and any(one.own_subject for one in group)


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


class _Credits:
    """Which origin a witness counts as."""

    def __init__(
        self, kinship: Kinship, origins: Iterable[Origin], attributions: Iterable[Attribution]
    ) -> None:
        self._of_utterance = {origin.utterance: origin.id for origin in origins if origin.utterance}
        self._utterance = {one.id: one.utterance for one in attributions if one.utterance}
        self._of_document: dict[str, str] = {}
        for family in sorted(kinship.families, key=lambda family: (-len(family.documents), family.id)):
            for doc in family.documents:
                self._of_document.setdefault(doc, family.origin)

    def origins(self, group: Sequence[Proposition]) -> tuple[str, ...]:
        """The origin id of each proposition of one claim.

        That of its utterance, where it is credited. Narration that a page of the family credits to somebody
        counts as his: a copy that drops "officials said" is no second witness. Else the root of the family.
        """
        families = [self._of_document.get(one.span.doc, one.span.doc) for one in group]
        credited: dict[str, str] = {}
        for one, family in zip(group, families, strict=True):
            if one.attribution:
                credited.setdefault(family, self._of_credited(one.attribution, family))
        return tuple(
            self._of_credited(one.attribution, family) if one.attribution else credited.get(family, family)
            for one, family in zip(group, families, strict=True)
        )

    def _of_credited(self, attribution: str, family: str) -> str:
        return self._of_utterance.get(self._utterance.get(attribution, ""), family)


def _claim(
    group: Sequence[Proposition],
    documents: Mapping[str, Document],
    credit: _Credits,
    counting: Counting,
) -> Claim:
    witnesses = [
        Witness(
            attribution=one.attribution,
            span=one.span,
            speaker=one.speaker,
            anonymous=one.anonymous,
            stance=one.stance,
            origin=origin,
        )
        for one, origin in zip(group, credit.origins(group), strict=True)
    ]
    asserting = {witness.origin for witness in witnesses if witness.stance == "assert"}
    denying = {witness.origin for witness in witnesses if witness.stance == "deny"} - asserting
    denying -= _contradicting_themselves(group, witnesses)
    same = _sides(group, witnesses)
    counts = Origins(
        asserting=counting.independent(asserting, same), denying=counting.independent(denying, same)
    )
    status = _status(group, counts)
    spans = tuple(sorted({one.span for one in group}))
    return Claim(
        id=span_id("k", spans[:1]),
        proposition=_proposition(group, documents),
        spans=spans,
        assertions=_of("assert", witnesses),
        denials=_of("deny", witnesses),
        hedges=_of("hedge", witnesses),
        independent_origins=counts,
        status=status,
        score=round(min(1.0, 0.6 + 0.1 * len(group)), 4),
        why=_why(counts, status, torn=_torn(witnesses) or bool(_contradicting_themselves(group, witnesses))),
    )


def _sides(group: Sequence[Proposition], witnesses: Sequence[Witness]) -> dict[str, frozenset[str]]:
    """What ties the origins of credited witnesses together: the same speaker, the same government or body.

    Unnamed voices whose side the text does not give ("the media", "reportedly") count with the other unnamed
    ones: that they are independent cannot be shown.
    """
    credited = [pair for pair in zip(group, witnesses, strict=True) if pair[0].attribution]
    unnamed = sorted({one.side for one, _ in credited if one.anonymous and one.side})
    ties: dict[str, set[str]] = {}
    for one, witness in credited:
        keys = {one.side, None if one.anonymous else one.speaker_entity}
        if one.anonymous and not one.side:
            keys.add(unnamed[0] if unnamed else "unnamed")
        ties.setdefault(witness.origin, set()).update(key for key in keys if key)
    return {origin: frozenset(keys) for origin, keys in ties.items()}


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
    chosen = [witness for witness in witnesses if witness.stance == stance]
    return tuple(sorted(chosen, key=lambda witness: (witness.span, witness.attribution or "")))


def _status(group: Sequence[Proposition], counts: Origins) -> ClaimStatus:
    if any(one.retracts for one in group):
        return "retracted"
    if counts.asserting and counts.denying:
        return "disputed"
    return "single_source" if counts.asserting + counts.denying <= 1 else "uncontested"


def _proposition(group: Sequence[Proposition], documents: Mapping[str, Document]) -> str:
    """The member that reads best: affirmed, a whole clause that points to nothing before it, short."""
    texts = {one.span: _printed(one, documents) for one in group}
    best = min(
        group,
        key=lambda one: (
            one.stance != "assert",
            not one.own_subject,
            bool(_POINTS_BACK.match(texts[one.span])),
            one.subject is None,
            abs(one.span.end - one.span.start - 80),
            one.span,
        ),
    )
    return texts[best.span]


_POINTS_BACK = re.compile(
    r"(?:[“\"‘']?)(?:he|she|it|its|his|her|they|their|them|this|that|these|those|such)\b", re.IGNORECASE
)
_EDGES = re.compile(
    r"^(?:that|whether|if|but|and|or|so)\s+|[,;]?\s+(?:but|and|or|that|which)$", re.IGNORECASE
)
"""Words that tie a clause to its sentence and say nothing of their own."""
_QUOTED = re.compile(r"“[^“”]*[”,.]?|\"[^\"]*\"?|‘[^‘’]*")
"""A stretch that begins with a quotation mark and has no second one, but perhaps at its end."""


def _printed(one: Proposition, documents: Mapping[str, Document]) -> str:
    words = " ".join(documents[one.span.doc].words(one.span).split()).strip(" ,;")
    if _QUOTED.fullmatch(words):
        words = words.strip('“”"‘ ,;')
    words = _EDGES.sub("", words).strip(" ,;")
    before, behind = words.startswith("”"), words.endswith("“")
    words = words.lstrip("” ") if before else words.rstrip("“ ") if behind else words
    missing = words.count("“") - words.count("”")
    words = words + "”" if missing == 1 else "“" + words if missing == -1 else words
    at = next((index for index, letter in enumerate(words) if letter.isalnum()), 0)
    text = words[:at] + words[at : at + 1].upper() + words[at + 1 :]
    return text if text.rstrip("”").endswith((".", "?", "!")) else text + "."


def _why(counts: Origins, status: ClaimStatus, *, torn: bool) -> str:
    text = f"{_origins(counts.asserting, 'assert')} it, {_origins(counts.denying, 'deny')} it"
    if counts.asserting + counts.denying == 0:
        text = "nobody asserts or denies it outright; it is only hedged"
    if status == "retracted":
        text += "; one of them takes it back"
    if torn:
        text += "; renderings of what one speaker said contradict each other, see the changes on the way"
    return text + "."


def _origins(number: int, verb: Literal["assert", "deny"]) -> str:
    if number == 1:
        return f"one independent origin {'asserts' if verb == 'assert' else 'denies'}"
    return f"{number or 'no'} independent origins {verb}"


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
