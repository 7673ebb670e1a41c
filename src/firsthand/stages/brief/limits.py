"""Who says so, and what is not known: the account of the account."""

from collections.abc import Iterator

from firsthand.model.attribution import Attribution
from firsthand.model.copies import Family
from firsthand.model.document import Document
from firsthand.model.span import DocId, Span
from firsthand.model.story import Statement, Story
from firsthand.options.brief import BriefOptions
from firsthand.stages.brief.disputes import party
from firsthand.stages.brief.evidence import Evidence
from firsthand.stages.brief.tell import Teller
from firsthand.stages.brief.wording import counted, day, joined, lower_first, upper_first

__all__ = ["sources", "unknown"]


def sources(story: Story, evidence: Evidence) -> Iterator[Statement]:
    """One statement for each family of pages, the largest first, then who is quoted, by name and without."""
    docs = set(story.documents)
    families = [family for family in evidence.dossier.families if docs & set(family.documents)]
    alone = []
    for family in sorted(families, key=lambda family: (-len(family.documents), family.id)):
        origin = evidence.origins.get(family.origin)
        if len(family.documents) == 1 and (origin is None or origin.kind == "document"):
            alone.append(family.documents[0])
        else:
            yield _family(family, evidence)
    if alone:
        names = [_dated(evidence.documents[doc], evidence) for doc in sorted(alone, key=evidence.trust)]
        verb = "reports on its own" if len(alone) == 1 else "go back to no other page"
        yield Statement(
            text=f"{joined(names, 6)} {verb}.", citations=_titles(alone, evidence), origins=len(alone)
        )
    yield from _speakers(docs, evidence)


def unknown(story: Story, evidence: Evidence, teller: Teller, options: BriefOptions) -> Iterator[Statement]:
    """Claims without a named voice, refused answers, unseen reports, pages without a date."""
    docs = set(story.documents)
    for claim in evidence.dossier.claims:
        voices = [w for w in claim.assertions if w.span.doc in docs]
        if voices and claim.score >= options.sure and all(w.anonymous for w in voices):
            yield Statement(
                text=f"No named source asserts that {lower_first(claim.proposition.strip().rstrip('.'))}; "
                f"it rests on {joined(party(voices, evidence))}.",
                citations=tuple(w.span for w in voices[: options.citations]),
                claims=(claim.id,),
                origins=claim.independent_origins.asserting,
            )
    for row in evidence.dossier.attributions:
        if row.doc in docs and row.polarity == "decline":
            sentence = evidence.around(row.extent)
            told = (
                teller.tell(sentence) if sentence is not None and not evidence.is_flagged(sentence) else None
            )
            if told is not None:
                yield told
    for origin in evidence.dossier.origins:
        pages = [doc for doc in origin.documents if doc in docs]
        if origin.kind == "upstream" and pages:
            yield Statement(
                text=f"The report by {origin.name} that {joined([evidence.outlet(doc) for doc in pages], 3)} "
                f"{'goes' if len(pages) == 1 else 'go'} back to was not among the pages.",
                citations=_titles(pages, evidence),
                origins=1,
            )
    undated = [doc for doc in story.documents if evidence.documents[doc].published is None]
    if undated:
        names = joined([evidence.outlet(doc) for doc in undated], 5)
        verb = "carries" if len(undated) == 1 else "carry"
        text = f"{upper_first(counted(len(undated), 'page'))} {verb} no date: {names}."
        yield Statement(
            text=text, citations=_titles(undated, evidence), origins=evidence.independent(undated)
        )


def _family(family: Family, evidence: Evidence) -> Statement:
    origin = evidence.origins.get(family.origin)
    pages = sorted(family.documents, key=evidence.trust)
    root = family.root
    others = [evidence.outlet(doc) for doc in pages if doc != root]
    if root is not None:
        lead = _dated(evidence.documents[root], evidence)
    else:
        lead = f"{origin.name if origin else 'one report'}, whose report is not among the pages"
    text = f"{joined(others, 5)} {'goes' if len(others) == 1 else 'go'} back to {lead}."
    return Statement(text=upper_first(text), citations=_titles(pages, evidence), origins=1)


def _speakers(docs: set[DocId], evidence: Evidence) -> Iterator[Statement]:
    """People quoted by name, offices and bodies, and voices without a name: three statements at most."""
    groups: dict[str, dict[str, list[Attribution]]] = {"named": {}, "office": {}, "unnamed": {}}
    for row in evidence.dossier.attributions:
        if row.doc in docs and row.speaker and row.source and not evidence.is_residue(row.source[0]):
            entity = evidence.entities.get(row.speaker_entity or "")
            person = row.anonymity == "named" and (entity is None or entity.kind == "person")
            kind = "unnamed" if row.anonymous else "named" if person else "office"
            key = row.speaker_entity if person and row.speaker_entity else row.speaker.casefold()
            groups[kind].setdefault(key, []).append(row)
    for kind, lead in (
        ("named", "Quoted by name"),
        ("office", "Also quoted"),
        ("unnamed", "Quoted without a name"),
    ):
        ordered = sorted(
            groups[kind].values(), key=lambda rows: (-len({r.utterance or r.id for r in rows}), rows[0].id)
        )
        names = list(dict.fromkeys(_called(rows[0], evidence) for rows in ordered))
        if names:
            cited = tuple(rows[0].source[0] for rows in ordered[:8])
            yield Statement(text=f"{lead}: {joined(names, 7)}.", citations=cited, origins=len(names))


def _called(row: Attribution, evidence: Evidence) -> str:
    entity = evidence.entities.get(row.speaker_entity or "")
    if row.anonymous:
        return _unnamed(row)
    if entity is None or entity.kind != "person":
        return row.speaker or ""
    role = next((role.title for role in entity.roles), "")
    return f"{entity.name} ({role})" if role else entity.name


def _unnamed(row: Attribution) -> str:
    name = lower_first(row.speaker or "")
    return f"{name} (through {row.via})" if row.via and row.via not in name else name


def _dated(document: Document, evidence: Evidence) -> str:
    when = day(document.published)
    return f"{evidence.outlet(document.id)} ({when})" if when else evidence.outlet(document.id)


def _titles(docs: list[DocId], evidence: Evidence) -> tuple[Span, ...]:
    """Something to cite of each page: its headline, else its first sentence."""
    found = []
    for doc in docs:
        span = evidence.documents[doc].title_span
        sentences = evidence.sentences(doc)
        if span is not None and not evidence.is_residue(span):
            found.append(span)
        elif sentences:
            found.append(sentences[0])
    return tuple(found)
