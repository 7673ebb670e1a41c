"""What counts once: utterances as origins, which of them may be the same, and what a witness counts as."""

from collections import deque
from collections.abc import Collection, Iterable, Mapping, Sequence

import msgspec

from firsthand.model.attribution import Attribution, Utterance
from firsthand.model.copies import Kinship, Origin
from firsthand.model.document import Document
from firsthand.model.ids import digest
from firsthand.model.span import Span
from firsthand.options.claims import ClaimOptions
from firsthand.stages.claims.counting import UNNAMED
from firsthand.stages.claims.proposition import Proposition
from firsthand.text.names import house

__all__ = ["Credits", "utterance_origins"]

_SHOWN = 3  # names that a sentence holds


def utterance_origins(
    utterances: Iterable[Utterance],
    attributions: Iterable[Attribution],
    documents: Mapping[str, Document],
    options: ClaimOptions | None = None,
) -> tuple[Origin, ...]:
    """One origin for each utterance, sorted by id.

    Unnamed officials of one government who say similar things are marked ``possibly_same``: their
    independence cannot be shown, so they count once.
    """
    limits = options or ClaimOptions()
    by_id = {attribution.id: attribution for attribution in attributions}
    origins = []
    unnamed: dict[str, list[tuple[str, frozenset[str]]]] = {}
    for utterance in sorted(utterances, key=lambda utterance: utterance.id):
        members = [by_id[member] for member in utterance.attributions if member in by_id]
        origin = Origin(
            id="o-" + digest("utterance", utterance.id),
            kind="utterance",
            name=_name(utterance),
            documents=tuple(sorted({member.doc for member in members})),
            utterance=utterance.id,
            why=_spoken(utterance, members, documents),
        )
        origins.append(origin)
        if members and all(member.anonymous for member in members):
            terms = frozenset().union(*(_terms(member, documents) for member in members))
            unnamed.setdefault(_side(members), []).append((origin.id, terms))
    same = _possibly_same(unnamed, limits)
    return tuple(
        msgspec.structs.replace(origin, possibly_same=tuple(sorted(same.get(origin.id, ()))))
        for origin in sorted(origins, key=lambda origin: origin.id)
    )


def _name(utterance: Utterance) -> str:
    occasion = f", {utterance.occasion}" if utterance.occasion else ""
    return f"{utterance.speaker}{occasion}"


def _spoken(utterance: Utterance, members: Sequence[Attribution], documents: Mapping[str, Document]) -> str:
    """Why an utterance counts once, in a sentence, and to whom it was told."""
    pages = len({member.doc for member in members})
    reason = utterance.why.partition(";")[0].strip()
    text = "One act of speaking, told on one page"
    if pages > 1 and reason:
        text = f"One act of speaking, told on {pages} pages that count once: {reason}"
    pairs = {(documents[member.doc].outlet, member.via) for member in members}
    credited = sorted({via for outlet, via in pairs if via and house(via) != house(outlet)})
    return f"{text}; told to or taken from {', '.join(credited[:_SHOWN])}." if credited else f"{text}."


def _side(members: Sequence[Attribution]) -> str:
    """The government or body that the unnamed speak for; empty when the pages do not say."""
    return next((member.affiliation.casefold() for member in members if member.affiliation), "")


def _terms(attribution: Attribution, documents: Mapping[str, Document]) -> frozenset[str]:
    document = documents[attribution.doc]
    words = " ".join(document.words(span) for span in attribution.content).casefold().split()
    return frozenset(word.strip(".,;:“”\"'‘’()") for word in words if len(word) > 3)


def _possibly_same(
    unnamed: Mapping[str, Sequence[tuple[str, frozenset[str]]]], limits: ClaimOptions
) -> dict[str, set[str]]:
    """The origins of one side whose words are alike, each under the other.

    An origin is held against those that used one of its words last, a bounded number for each word: a word
    of everybody's tells nothing, and what a crowd says alike stays tied link by link.
    """
    same: dict[str, set[str]] = {}
    for side in sorted(unnamed):
        holders: dict[str, deque[int]] = {}
        members = unnamed[side]
        for number, (origin, terms) in enumerate(members):
            near = {other for term in terms for other in holders.get(term, ())}
            for other in sorted(near):
                name, others = members[other]
                if len(terms & others) >= limits.same_officials * min(len(terms), len(others)):
                    same.setdefault(origin, set()).add(name)
                    same.setdefault(name, set()).add(origin)
            for term in terms:
                holders.setdefault(term, deque(maxlen=limits.crowd)).append(number)
    return same


class Credits:
    """Which origin a witness counts as, and what ties origins together."""

    def __init__(
        self,
        kinship: Kinship,
        origins: Iterable[Origin],
        attributions: Sequence[Attribution],
        documents: Mapping[str, Document],
    ) -> None:
        self._of_utterance = {origin.utterance: origin.id for origin in origins if origin.utterance}
        self._utterance = {one.id: one.utterance for one in attributions if one.utterance}
        self._of_document: dict[str, str] = {}
        for family in sorted(kinship.families, key=lambda family: (-len(family.documents), family.id)):
            for doc in family.documents:
                self._of_document.setdefault(doc, family.origin)
        self._texts = {doc: each.text for doc, each in documents.items()}
        self._outlet = {doc: each.outlet for doc, each in documents.items() if each.outlet}
        self._via = {one.id: one.via for one in attributions if one.via}
        self._passages: dict[str, list[tuple[Span, str]]] = {}
        for number, pair in enumerate(sorted(kinship.alignments)):
            for side in (pair.a, pair.b):
                self._passages.setdefault(side.doc, []).append((side, f"passage-{number}"))

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

    def sides(self, group: Sequence[Proposition], origins: Sequence[str]) -> dict[str, frozenset[str]]:
        """What ties the origins of credited witnesses together: speaker, government or body, copied passage.

        Unnamed voices whose side the text does not give ("the media", "reportedly") count with the other
        unnamed ones: that they are independent cannot be shown.
        """
        credited = [pair for pair in zip(group, origins, strict=True) if pair[0].attribution]
        unnamed = sorted({one.side for one, _ in credited if one.anonymous and one.side})
        ties: dict[str, set[str]] = {}
        known = {_bare(outlet) for outlet in (*self._outlet.values(), *self._via.values())}
        cited = {_bare(one.speaker) for one, _ in credited if one.speaker} & known
        beside = self._beside([one for one, _ in credited])
        for one, origin in credited:
            keys = {one.side, None if one.anonymous else one.speaker_entity, *self._outlets(one, cited)}
            keys.add(beside.get(one))
            if one.anonymous and not one.side:
                keys.add(unnamed[0] if unnamed else UNNAMED)
            places = {
                f"{key}-{one.speaker_entity or ''}"
                for side, key in self._passages.get(one.span.doc, ())
                if side.overlaps(one.span)
            }
            ties.setdefault(origin, set()).update(key for key in (*keys, *places) if key)
        return {origin: frozenset(keys) for origin, keys in ties.items()}

    def _beside(self, ours: Iterable[Proposition]) -> dict[Proposition, str]:
        """What ties a person of no known side to the body after whose like words he is quoted, and it to him.

        Only in one paragraph, with nobody between them: "The port denied it. “Nonsense,” said X."
        """
        ties: dict[Proposition, str] = {}
        last: Proposition | None = None
        for one in sorted(ours, key=lambda one: (one.span, one.attribution or "")):
            if last is not None and last.span.doc == one.span.doc and last.stance == one.stance:
                is_body = last.side is not None and last.side == last.speaker_entity
                apart = self._texts[one.span.doc][last.span.end : max(last.span.end, one.span.start)]
                if is_body and one.side is None and not one.anonymous and "\n" not in apart:
                    ties[last] = ties[one] = f"beside-{last.span.doc}-{last.span.start}"
            last = one
        return ties

    def _outlets(self, one: Proposition, cited: Collection[str]) -> Iterable[str]:
        """The outlet that is cited for the claim, and whoever told it that without a name: one source."""
        told = (
            {self._outlet.get(one.span.doc), self._via.get(one.attribution or "")} if one.anonymous else set()
        )
        return [
            f"outlet-{one.stance}-{_bare(name)}"
            for name in {one.speaker, *told}
            if name and _bare(name) in cited
        ]


def _bare(name: str) -> str:
    return name.casefold().removeprefix("the ")
