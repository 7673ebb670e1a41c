"""What counts once: utterances as origins, and unnamed officials who may be the same."""

from collections import deque
from collections.abc import Iterable, Mapping, Sequence

import msgspec

from firsthand.model.attribution import Attribution, Utterance
from firsthand.model.copies import Origin
from firsthand.model.document import Document
from firsthand.model.ids import digest
from firsthand.options.claims import ClaimOptions

__all__ = ["Counting", "utterance_origins"]


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
            why=utterance.why,
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


class Counting:
    """Counts origins so that what may be the same counts once."""

    def __init__(self, origins: Iterable[Origin]) -> None:
        self._same = {origin.id: origin.possibly_same for origin in origins}

    def independent(self, origins: Iterable[str], ties: Mapping[str, frozenset[str]] | None = None) -> int:
        """The number of groups that `origins` fall into.

        `ties` names the speakers, governments and bodies behind an origin: those that share one count once.
        """
        left = set(origins)
        known = {origin: keys for origin, keys in (ties or {}).items() if origin in left}
        holders: dict[str, list[str]] = {}
        for origin, keys in known.items():
            for key in keys:
                holders.setdefault(key, []).append(origin)
        groups = 0
        while left:
            groups += 1
            reached = [left.pop()]
            while reached:
                one = reached.pop()
                near = set(self._same.get(one, ()))
                for key in known.get(one, ()):
                    near.update(holders.pop(key, ()))
                reached.extend(left & near)
                left -= near
        return groups
