"""Who says so, and what is not known: the account of the account."""

import re
from collections.abc import Iterator
from itertools import islice

from firsthand.model.attribution import Attribution
from firsthand.model.claim import Witness
from firsthand.model.copies import Family, Origin
from firsthand.model.document import Document
from firsthand.model.span import DocId
from firsthand.model.story import Statement, Story
from firsthand.options.brief import BriefOptions
from firsthand.stages.brief.disputes import party
from firsthand.stages.brief.evidence import Evidence
from firsthand.stages.brief.tell import Teller
from firsthand.stages.brief.voices import called, quoted_by, said
from firsthand.stages.brief.wording import (
    clause,
    content,
    counted,
    joined,
    upper_first,
)
from firsthand.text.days import day_in_words

__all__ = ["sources", "unknown"]


_DECLINED = re.compile(
    r"\b(?:declin\w+|refus\w+|would not|did not|didn[’']t|does not|do not) (?:\w+ ){0,2}?"
    r"(?:comment|say|answer|respond|repl|elaborate|discuss|name|reveal|confirm|specif)",
    re.IGNORECASE,
)


def sources(story: Story, evidence: Evidence) -> Iterator[Statement]:
    """One statement for each family of pages, the largest first, then who is quoted, by name and without."""
    docs = set(story.documents)
    families = evidence.families.on(story.documents)
    alone = []
    for family in sorted(families, key=lambda family: (-len(family.documents), family.id)):
        origin = evidence.origins.get(family.origin)
        if len(family.documents) == 1 and (origin is None or origin.kind != "upstream"):
            alone.append(family.documents[0])
        else:
            yield _family(family, evidence)
    if alone:
        names = [_dated(evidence.documents[doc], evidence) for doc in sorted(alone, key=evidence.trust)]
        verb = "reports on its own" if len(alone) == 1 else "go back to no other page"
        yield Statement(
            text=f"{upper_first(joined(names, 6))} {verb}.",
            citations=evidence.heads(alone),
            origins=len(alone),
        )
    yield from _speakers(docs, evidence)


def unknown(story: Story, evidence: Evidence, teller: Teller, options: BriefOptions) -> Iterator[Statement]:
    """Pages without a date, unseen reports, refused answers, claims without a named voice: some of each."""
    docs = set(story.documents)
    yield from _undated(story, evidence)
    yield from _unseen(docs, evidence)
    yield from islice(_declined(docs, evidence, teller), options.page_items)
    yield from islice(_voiceless(docs, evidence, options), options.page_items)


def _undated(story: Story, evidence: Evidence) -> Iterator[Statement]:
    undated = [doc for doc in story.documents if evidence.documents[doc].published is None]
    if undated:
        names = joined([evidence.outlet(doc) for doc in undated], 5)
        verb = "carries" if len(undated) == 1 else "carry"
        text = f"{upper_first(counted(len(undated), 'page'))} {verb} no date: {names}."
        yield Statement(text=text, citations=evidence.heads(undated), origins=evidence.independent(undated))


def _unseen(docs: set[DocId], evidence: Evidence) -> Iterator[Statement]:
    """Reports that pages credit and that were not among them, all in one statement."""
    found: dict[str, list[DocId]] = {}
    for origin in evidence.credited.on(docs):
        pages = [doc for doc in origin.documents if doc in docs]
        if origin.kind == "upstream" and pages:
            found.setdefault(_report(origin), []).extend(pages)
    if found:
        pages = sorted({doc for group in found.values() for doc in group})
        verb = "was" if len(found) == 1 else "were"
        yield Statement(
            text=upper_first(
                f"{joined(list(found), 5)}, which pages here rest on, {verb} not among the pages."
            ),
            citations=evidence.heads(pages),
            origins=len(found),
        )


def _declined(docs: set[DocId], evidence: Evidence, teller: Teller) -> Iterator[Statement]:
    """Refused answers, each utterance once, from its most trustworthy page."""
    rows = [row for row in said(docs, evidence) if row.polarity == "decline"]
    seen: set[str] = set()
    told: list[frozenset[str]] = []
    for row in sorted(rows, key=lambda row: (evidence.trust(row.doc), row.id)):
        sentence = evidence.around(row.extent)
        if sentence is None or evidence.is_flagged(sentence) or (row.utterance or row.id) in seen:
            continue
        statement = teller.tell(sentence)
        own = content(statement.text) if statement else frozenset()
        if statement is None or not _DECLINED.search(statement.text):
            continue
        if not any(2 * len(own & other) >= min(len(own), len(other)) for other in told):
            told.append(own)
            seen.add(row.utterance or row.id)
            yield statement


def _voiceless(docs: set[DocId], evidence: Evidence, options: BriefOptions) -> Iterator[Statement]:
    """Claims that unnamed voices alone assert and nobody disputes, those with most witnesses first."""
    rows = [
        claim
        for claim in evidence.claims.on(docs)
        if claim.assertions
        and claim.status not in {"disputed", "retracted"}
        and claim.score >= options.sure
        and any(evidence.distance(witness.span.doc) < 5 for witness in claim.assertions)
        and all(_hides(witness, evidence) for witness in claim.assertions)
        and any(witness.span.doc in docs for witness in claim.assertions)
        and not any(evidence.is_flagged(witness.span) for witness in claim.assertions)
        and clause(claim.proposition)
    ]
    for claim in sorted(rows, key=lambda claim: (-len(claim.assertions), claim.id)):
        voices = party(claim.assertions, evidence)
        if voices:
            yield Statement(
                text=f"No named source asserts that {clause(claim.proposition)}; "
                f"it rests on {joined(voices)}.",
                citations=tuple(witness.span for witness in claim.assertions[: options.citations]),
                claims=(claim.id,),
                origins=claim.independent_origins.asserting,
            )


def _hides(witness: Witness, evidence: Evidence) -> bool:
    """Whether a person who could be named speaks without a name; police and prosecutors speak as bodies."""
    row = evidence.attributions.get(witness.attribution or "")
    return bool(witness.anonymous and witness.speaker and row) and (
        row is not None and (row.anonymity == "described_person" or bool(row.condition))
    )


def _report(origin: Origin) -> str:
    """``the VOA report`` or ``a report by VOA``, without the page behind which it stands."""
    short = origin.name.split(" behind ", 1)[0]
    return short if "report" in short.split() else f"a report by {short}"


def _family(family: Family, evidence: Evidence) -> Statement:
    origin = evidence.origins.get(family.origin)
    pages = sorted(family.documents, key=evidence.trust)
    if origin is not None and origin.kind == "upstream":
        others, lead = pages, f"{_report(origin)}, which is not among the pages"
    elif family.root is None:
        others, lead = pages, "one report that is not among the pages"
    else:
        others = [doc for doc in pages if doc != family.root]
        lead = _dated(evidence.documents[family.root], evidence)
    names = [evidence.outlet(doc) for doc in others]
    text = f"{upper_first(joined(names, 5))} {'goes' if len(names) == 1 else 'go'} back to {lead}."
    return Statement(text=text, citations=evidence.heads(pages), origins=1)


def _speakers(docs: set[DocId], evidence: Evidence) -> Iterator[Statement]:
    """People quoted by name, offices and bodies, and voices without a name: three statements at most."""
    groups: dict[str, dict[str, list[Attribution]]] = {"named": {}, "office": {}, "unnamed": {}}
    for kind, row in quoted_by(docs, evidence):
        key = row.speaker_entity or (row.speaker or "").casefold()
        groups[kind].setdefault(key, []).append(row)
    leads = {"named": "Quoted by name", "office": "Also quoted", "unnamed": "Quoted without a name"}
    for kind, lead in leads.items():
        ordered = sorted(
            groups[kind].values(), key=lambda rows: (-len({r.utterance or r.id for r in rows}), rows[0].id)
        )
        names = list(dict.fromkeys(called(rows[0], evidence) for rows in ordered))
        if names:
            cited = tuple(rows[0].source[0] for rows in ordered[:8])
            yield Statement(text=f"{lead}: {joined(names, 6)}.", citations=cited)


def _dated(document: Document, evidence: Evidence) -> str:
    when = day_in_words(document.published)
    return f"{evidence.outlet(document.id)} ({when})" if when else evidence.outlet(document.id)
