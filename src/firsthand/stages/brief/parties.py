"""Who is named, what is disputed or alleged of them, measures, and candidates of a list."""

import re
from collections.abc import Iterator, Sequence

import msgspec

from firsthand.model.claim import Claim
from firsthand.model.entity import Entity
from firsthand.model.listed import Candidate
from firsthand.model.span import Span
from firsthand.model.story import Statement, Story
from firsthand.options.brief import BriefOptions
from firsthand.stages.brief.disputes import disputed_claims, statement_of
from firsthand.stages.brief.evidence import Evidence
from firsthand.stages.brief.tell import Teller
from firsthand.stages.brief.wording import counted, joined

__all__ = ["allegations", "listed", "measures", "named"]

_KINDS = {"person": "a person", "organisation": "a body", "government": "a government"}
_ROLE = 60
"""Characters from which a description of somebody is no office."""
_ALLEGED = re.compile(
    r"\b(?:alleg(?:ed|edly|es|ing|ations?)|accus(?:ed|es|ing)|suspected|on suspicion|charged with|indict\w*|"
    r"fraud|launder\w*|brib\w+|smuggl\w+|evad\w+|evasion|embezzl\w+)\b",
    re.IGNORECASE,
)
"""Words of what somebody is charged with."""
_MEASURE = re.compile(
    r"\b(?:sanction\w*|fro(?:ze|zen|ze)|freez\w+|seiz\w+|confiscat\w+|embargo\w*|blacklist\w*|blocked|fined?|fines|"
    r"penalt\w+|banned|ban|revok\w+|suspend\w* .{0,20}licen[cs]e)\b",
    re.IGNORECASE,
)
"""Words of a measure against somebody's goods, trade or movement."""
_MONEY = re.compile(
    r"[$€£¥]|\b(?:million|billion|crowns?|dollars?|euros?|pounds?|francs?|yen|yuan|rubles?|roubles?)\b",
    re.IGNORECASE,
)


def named(story: Story, evidence: Evidence) -> Iterator[Statement]:
    """Persons, bodies and governments of a story with their office, those on most pages first."""
    docs = set(story.documents)
    for entity in _parties(docs, evidence):
        spans = [span for span in entity.mentions if span.doc in docs and _as_named(span, entity, evidence)]
        if not spans:
            continue
        role = _role(entity, docs, evidence)
        pages = len({span.doc for span in entity.mentions if span.doc in docs})
        office = f" ({role[0]})" if role else ""
        text = f"{entity.name}{office}: {_KINDS[entity.kind]}, on {counted(pages, 'page')}."
        cited = (*sorted(spans, key=lambda s: (evidence.trust(s.doc), s))[:1], *((role[1],) if role else ()))
        yield Statement(text=text, citations=tuple(dict.fromkeys(cited)), origins=0)


def allegations(
    story: Story, evidence: Evidence, teller: Teller, options: BriefOptions
) -> Iterator[Statement]:
    """What is disputed about persons and bodies, then what is alleged of them, on most origins first.

    Each statement once, with everybody whom it concerns; those on most pages first.
    """
    docs = set(story.documents)
    parties = _parties(docs, evidence)
    for claim in disputed_claims(story, evidence, options):
        statement = next(statement_of(claim, evidence, teller, options))
        concerned = [
            party
            for party in parties
            if _names(party, claim.proposition) and _mentioned(party, _witnessed(claim), evidence)
        ]
        if concerned:
            yield _filed(concerned, "disputed", statement)
    for span, statement in sorted(_alleged(docs, evidence, teller), key=lambda row: -row[1].origins):
        concerned = [
            party for party in parties if _names(party, statement.text) and _concerns(party, span, evidence)
        ]
        if concerned:
            by = counted(statement.origins, "independent origin")
            denied = " and denied" if evidence.is_contested(span) else ""
            yield _filed(concerned, f"alleged by {by}{denied}", statement)


def measures(story: Story, evidence: Evidence, teller: Teller) -> Iterator[Statement]:
    """Sentences that tell a sanction, a seizure, a fine or a sum of money, by trust in their pages."""
    seen: set[str] = set()
    for doc in _told_by(set(story.documents), evidence):
        for span in evidence.body(doc):
            words = evidence.words(span)
            money = any(
                _MONEY.search(evidence.words(a.span)) for e in evidence.events_in(span) for a in e.amounts
            )
            if not (_MEASURE.search(words) or money) or evidence.is_flagged(span):
                continue
            events = {event.id for event in evidence.events_in(span)}
            statement = teller.tell(span) if not events or not events <= seen else None
            if statement is not None:
                seen |= events
                yield statement


def listed(story: Story, evidence: Evidence, candidates: Sequence[Candidate]) -> Iterator[Statement]:
    """One line for each candidate of a list among the names of a story, best score first."""
    docs = set(story.documents)
    for candidate in candidates:
        spans = [s for s in candidate.entity.mentions if s.doc in docs and not evidence.is_residue(s)]
        if spans:
            row = candidate.listed
            known = ", ".join(word for word in (f"row {row.row}", row.id, row.kind) if word)
            yield Statement(
                text=f"{candidate.entity.name} may be “{row.names[0]}” of the list ({known}), "
                f"score {candidate.score:.2f}: a candidate for a person to judge, no match.",
                citations=tuple(spans[:2]),
            )


def _parties(docs: set[str], evidence: Evidence) -> list[Entity]:
    """Persons, bodies and governments with a name on `docs`, those on most of them first."""
    found = []
    for entity in evidence.entities.values():
        if entity.kind in _KINDS and entity.name[:1].isupper():
            mentions = [span for span in entity.mentions if span.doc in docs]
            if mentions:
                found.append((-len({span.doc for span in mentions}), -len(mentions), entity.name, entity.id))
    return [evidence.entities[ident] for *_, ident in sorted(found)]


def _as_named(span: Span, entity: Entity, evidence: Evidence) -> bool:
    return evidence.words(span) == entity.name and not evidence.is_residue(span)


def _role(entity: Entity, docs: set[str], evidence: Evidence) -> tuple[str, Span] | None:
    """An office that a page gives somebody, the most frequent one, with its place."""
    titles: dict[str, list[Span]] = {}
    for role in entity.roles:
        if role.span.doc in docs and len(role.title) <= _ROLE and not evidence.is_residue(role.span):
            titles.setdefault(role.title, []).append(role.span)
    best = min(titles.items(), key=lambda item: (-len(item[1]), -len(item[0]), item[0]), default=None)
    return (best[0], min(best[1])) if best is not None else None


def _told_by(docs: set[str], evidence: Evidence) -> list[str]:
    """The pages in English that are no copies of others here, the most trustworthy first."""
    own = (doc for doc in docs if doc not in evidence.parents)
    return sorted((d for d in own if evidence.documents[d].language.startswith("en")), key=evidence.trust)


def _alleged(docs: set[str], evidence: Evidence, teller: Teller) -> Iterator[tuple[Span, Statement]]:
    """Sentences that charge somebody with something, each event once."""
    seen: set[str] = set()
    texts: set[str] = set()
    for doc in _told_by(docs, evidence):
        for span in evidence.body(doc):
            events = {event.id for event in evidence.events_in(span)}
            charged = _ALLEGED.search(evidence.words(span)) is not None
            if not charged or evidence.is_flagged(span):
                continue
            statement = teller.tell(span) if not events or not events <= seen else None
            if statement is not None and statement.text not in texts:
                seen |= events
                texts.add(statement.text)
                yield span, statement


def _mentioned(party: Entity, spans: Sequence[Span], evidence: Evidence) -> bool:
    places = [sentence for span in spans if (sentence := evidence.around(span)) is not None]
    return any(place.covers(mention) for place in places for mention in party.mentions)


def _concerns(party: Entity, sentence: Span, evidence: Evidence) -> bool:
    """Whether a sentence mentions `party` as anything else than the one who says it."""
    sources = [span for row in evidence.said.get(sentence.doc, ()) for span in row.source]
    return any(
        sentence.covers(mention) and not any(mention.overlaps(source) for source in sources)
        for mention in party.mentions
    )


def _names(party: Entity, text: str) -> bool:
    """Whether a text calls the party by a word of its name: by no pronoun and no other name."""
    names = [party.name, *party.aliases]
    if party.kind == "person":
        names.append(party.name.split()[-1])
    return any(re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text) for name in names)


def _witnessed(claim: Claim) -> tuple[Span, ...]:
    return tuple(witness.span for witness in (*claim.assertions, *claim.denials))


def _filed(parties: Sequence[Entity], standing: str, statement: Statement) -> Statement:
    names = joined([party.name for party in parties], 4)
    return msgspec.structs.replace(statement, text=f"On {names}, {standing}: {statement.text}")
