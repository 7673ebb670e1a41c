"""What stands in the parts of the report, gathered and put in order for the templates."""

from collections.abc import Sequence

import msgspec

from firsthand.dossier.lookup import Lookup, Passage
from firsthand.dossier.passages import Piece, contrast, excerpt
from firsthand.model.attribution import Attribution
from firsthand.model.claim import Claim, Witness
from firsthand.model.drift import Drift
from firsthand.model.entity import Entity
from firsthand.model.span import DocId, Span
from firsthand.stages.brief import stands_alone

__all__ = ["Change", "Quote", "Side", "Voice", "change", "ledger", "sides", "speakers", "voices"]

_PLAIN = {
    "polarity": "The meaning was turned round",
    "number": "A number was changed",
    "date": "A date was changed",
    "actor": "Somebody else acts",
    "modality": "How sure or intended it is was changed",
    "attribution": "Somebody else is credited",
    "omission": "Something was left out",
    "addition": "Something was added",
    "wording": "The wording was changed",
}


class Side(msgspec.Struct, frozen=True, kw_only=True):
    """One wording of a change; ``role`` is ``faithful``, ``changed``, ``open`` (undecided) or ``lacking``.

    The lacking side has nothing in that place; its pieces are the nearest passage.
    """

    outlet: str
    day: str
    href: str
    role: str
    pieces: tuple[Piece, ...]


class Change(msgspec.Struct, frozen=True, kw_only=True):
    """A change as shown: what kind, both sides, why it counts, who carries it on."""

    drift: Drift
    headline: str
    a: Side
    b: Side
    carried_by: tuple[str, ...]


class Quote(msgspec.Struct, frozen=True, kw_only=True):
    """One act of speaking: its best rendering, and on which other pages it stands."""

    attribution: Attribution
    passage: Passage
    also: tuple[str, ...]
    changed: bool


class Voice(msgspec.Struct, frozen=True, kw_only=True):
    """A speaker with everything that the heap has them say."""

    name: str
    roles: tuple[str, ...]
    anonymous: bool
    quotes: tuple[Quote, ...]
    left_out: int


def change(drift: Drift, look: Lookup) -> Change:
    """`drift` with both wordings; where most of a sentence changed, only the words that differ are marked."""
    a, b = _wording(drift.a, drift.a_context, look), _wording(drift.b, drift.b_context, look)
    if drift.a_context and drift.b_context and drift.a and drift.b:
        texts = look.words(drift.a_context), look.words(drift.b_context)
        if _mostly(drift.a, drift.a_context) or _mostly(drift.b, drift.b_context):
            a, b = contrast(*texts)
    return Change(
        drift=drift,
        headline="The credit was dropped" if _uncredited(drift) else _PLAIN[drift.type],
        a=_side(drift, "a", a, look),
        b=_side(drift, "b", b, look),
        carried_by=tuple(look.outlet(doc) for doc in drift.inherited_by if doc in look.documents),
    )


def _uncredited(drift: Drift) -> bool:
    return drift.type == "attribution" and bool(drift.a) and not drift.b


def ledger(claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """Claims as a reader wants them: retracted and disputed first, then whole clauses, then most origins."""
    rank = {"retracted": 0, "disputed": 1, "single_source": 3, "uncontested": 2}
    weight = {claim.id: claim.independent_origins for claim in claims}
    return tuple(
        sorted(
            claims,
            key=lambda claim: (
                rank[claim.status],
                not stands_alone(claim),
                -(weight[claim.id].asserting + weight[claim.id].denying),
                -len({witness.span.doc for witness in (*claim.assertions, *claim.denials)}),
                claim.id,
            ),
        )
    )


def sides(witnesses: Sequence[Witness], look: Lookup) -> tuple[tuple[str, bool, tuple[Witness, ...]], ...]:
    """Witnesses by who speaks, the oldest page first: names, whether unnamed, the group.

    One origin is one group, and so are the origins of the same speakers; a page that only narrates is no
    name beside those whom it quotes, and it is not called anonymous for that nobody speaks on it.
    """
    origins: dict[str, list[Witness]] = {}
    for witness in sorted(witnesses, key=lambda w: (look.documents[w.span.doc].published or "9", w.span)):
        origins.setdefault(witness.origin, []).append(witness)
    groups: dict[tuple[str, ...], list[Witness]] = {}
    for group in origins.values():
        spoken = [witness for witness in group if look.spoken(witness)] or group
        names = {name.casefold(): name for name in reversed([look.speaker(w) for w in spoken])}
        groups.setdefault(tuple(reversed(names.values())), []).extend(group)
    return tuple(
        (", ".join(names), any(w.anonymous and look.spoken(w) for w in group), tuple(group))
        for names, group in groups.items()
    )


def speakers(witnesses: Sequence[Witness], look: Lookup, most: int = 3) -> str:
    """The names behind `witnesses`, at most `most` of them spelled out."""
    names = _names(witnesses, look)
    rest = f" and {len(names) - most} more" if len(names) > most else ""
    return ", ".join(names[:most]) + rest


def _names(witnesses: Sequence[Witness], look: Lookup) -> tuple[str, ...]:
    """One name for each origin, from its oldest page; the named before the unnamed."""
    found: dict[str, str] = {}
    for witness in sorted(
        witnesses, key=lambda w: (w.anonymous, look.documents[w.span.doc].published or "9", w.span)
    ):
        found.setdefault(witness.origin, look.speaker(witness))
    return tuple(dict.fromkeys(found.values()))


def voices(look: Lookup) -> tuple[Voice, ...]:
    """Speakers, those with most utterances first; attributions that name nobody are left to the tables."""
    groups: dict[str, list[Attribution]] = {}
    for attribution in look.dossier.attributions:
        key = attribution.speaker_entity or attribution.speaker
        if key:
            groups.setdefault(key, []).append(attribution)
    made = [_voice(group, look) for _, group in sorted(groups.items())]
    return tuple(sorted(made, key=lambda voice: (-len(voice.quotes) - voice.left_out, voice.name)))


def _voice(group: list[Attribution], look: Lookup) -> Voice:
    acts: dict[str, list[Attribution]] = {}
    for attribution in group:
        acts.setdefault(attribution.utterance or attribution.id, []).append(attribution)
    quotes = [_quote(act, look) for _, act in sorted(acts.items())]
    quotes.sort(
        key=lambda q: (-len(q.also), look.documents[q.attribution.doc].published or "9", q.attribution.id)
    )
    entity = look.entities.get(group[0].speaker_entity or "")
    most = 8
    name = _called(group, entity)
    roles = dict.fromkeys(role.title for role in entity.roles) if entity else {}
    return Voice(
        name=name,
        roles=tuple(role for role in roles if role.casefold() != name.casefold())[:3],
        anonymous=all(attribution.anonymous for attribution in group),
        quotes=tuple(quotes[:most]),
        left_out=max(0, len(quotes) - most),
    )


def _called(group: list[Attribution], entity: Entity | None) -> str:
    return entity.name if entity else (group[0].speaker or "")


def _quote(act: list[Attribution], look: Lookup) -> Quote:
    """The oldest rendering that no material change touches, else the oldest."""

    def _touched(attribution: Attribution) -> bool:
        turned = look.unfaithful.get(attribution.doc, ())
        return any(span.overlaps(bad) for span in attribution.content for bad in turned)

    ordered = sorted(act, key=lambda a: (_touched(a), look.documents[a.doc].published or "9", a.id))
    best = ordered[0]
    others = dict.fromkeys(look.outlet(a.doc) for a in ordered[1:] if a.doc != best.doc)
    return Quote(
        attribution=best,
        passage=look.passage(best.content[0], best.content[1:]),
        also=tuple(others),
        changed=any(_touched(attribution) for attribution in act),
    )


def _wording(focus: Sequence[Span], context: Sequence[Span], look: Lookup) -> tuple[Piece, ...]:
    """The pieces of one side; empty when it has nothing in this place."""
    if not focus and not context:
        return ()
    doc: DocId = (focus or context)[0].doc
    return excerpt(look.documents[doc], [span for span in focus if span.doc == doc], context, 420)


def _mostly(focus: Sequence[Span], context: Sequence[Span]) -> bool:
    total = sum(span.end - span.start for span in context)
    return sum(span.end - span.start for span in focus) > 0.6 * total


def _side(drift: Drift, name: str, pieces: tuple[Piece, ...], look: Lookup) -> Side:
    focus, context = (drift.a, drift.a_context) if name == "a" else (drift.b, drift.b_context)
    role = "open" if drift.likely_faithful is None else "changed"
    if drift.likely_faithful == name:
        role = "faithful"
    if not focus:
        role = "lacking"
    spans = tuple(focus) or tuple(context)
    if not spans:
        return Side(outlet="The other side", day="", href="", role=role, pieces=())
    doc = spans[0].doc
    return Side(
        outlet=look.outlet(doc), day=look.day(doc), href=look.href(spans[0]), role=role, pieces=pieces
    )
