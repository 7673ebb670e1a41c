"""What is not known: pages without a day, answers that were refused, voices without a name."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import islice

from firsthand.model.claim import Witness
from firsthand.model.span import DocId, Span
from firsthand.model.story import Statement, Story
from firsthand.options.brief import BriefOptions
from firsthand.stages.brief.disputes import party
from firsthand.stages.brief.evidence import Evidence
from firsthand.stages.brief.limits import report
from firsthand.stages.brief.page_names import opening
from firsthand.stages.brief.tell import Teller
from firsthand.stages.brief.voices import said
from firsthand.stages.brief.wording import alone, clause, content, counted, joined, stop, upper_first
from firsthand.text.days import day_in_words

__all__ = ["doubtful", "unknown"]

_DECLINED = re.compile(
    r"\b(?:declin\w+|refus\w+|would not|did not|didn[’']t|does not|do not) (?:\w+ ){0,2}?"
    r"(?:comment|say|answer|respond|repl|elaborate|discuss|name|reveal|confirm|specif)",
    re.IGNORECASE,
)
_UNSAID = re.compile(
    r"\b(?:would not (?:say|name|give|answer|explain|discuss|comment)|declined to|"
    r"refused to (?:say|comment|answer|name|give|explain)|"
    r"(?:did|does|do) not (?:immediately )?(?:answer|respond|reply|return|comment)|"
    r"could not be reached|no comment|"
    r"gave no (?:\w+ )?(?:reasons?|details?|figures?|number|date|explanation|answer)|"
    r"without (?:saying|naming|giving|explaining) |"
    r"(?:did|has|have) not (?:say|said|named?|give|given|explain(?:ed)?|specif(?:y|ied)|disclosed?)|"
    r"(?:is|was|were|remains?) (?:still )?(?:not (?:yet )?(?:clear|known)|unclear|unknown)|"
    r"nobody (?:knows|(?:could|would) say)|nothing is known|"
    r"not been (?:named|identified|published|made public|explained|released))\b",
    re.IGNORECASE,
)
"""What somebody would not say, and what a page says is not known."""
_EXPLETIVE = re.compile(
    r"^It (?:is|was|remains|remained) (?=(?:still )?(?:not (?:yet )?(?:clear|known)|unclear|unknown)\b)"
)
"""An "it" that stands for the clause behind it."""
_LONGEST = 38
"""Words of a sentence that tells what is not known, and not that among much else."""


def unknown(story: Story, evidence: Evidence, teller: Teller, options: BriefOptions) -> Iterator[Statement]:
    """Pages without a date or with a doubtful one, unseen reports, what nobody would say, unnamed voices."""
    docs = set(story.documents)
    yield from _undated(story, evidence)
    yield from doubtful(story, evidence, options)
    yield from _unseen(docs, evidence)
    yield from _days_apart(story, evidence, options)
    yield from islice(_unsaid(docs, evidence, teller), options.unsaid)
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
            found.setdefault(report(origin), []).extend(pages)
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


def doubtful(story: Story, evidence: Evidence, options: BriefOptions) -> Iterator[Statement]:
    """Pages dated long after the page that they copy, or after all that a page with a credit tells of."""
    for doc in sorted(story.documents, key=evidence.trust):
        document = evidence.documents[doc]
        day = _day(document.published)
        if day is None:
            continue
        copy = evidence.parents.get(doc)
        parent = evidence.documents.get(copy.parent or "") if copy else None
        source = _day(parent.published) if parent else None
        name = opening(evidence.outlet(doc))
        if parent is not None and source is not None and day - source >= timedelta(options.late_days):
            yield Statement(
                text=f"{name} is dated {day_in_words(document.published)}, but has the text of "
                f"{evidence.outlet(parent.id)} of {day_in_words(parent.published)}: "
                "its day may be that of a reprint.",
                citations=evidence.heads([doc, parent.id]),
                origins=1,
            )
            continue
        last = _last_told(doc, evidence) if document.upstreams else None
        if last is not None and day - last[0] >= timedelta(options.late_days):
            yield Statement(
                text=f"{name} is dated {day_in_words(document.published)}, but tells of nothing after "
                f"{day_in_words(last[0].isoformat())}: its day may be that of a reprint.",
                citations=(*evidence.heads([doc]), last[1]),
                origins=1,
            )


def _day(value: str | None) -> date | None:
    return date.fromisoformat(value[:10]) if re.match(r"\d{4}-\d\d-\d\d", value or "") and value else None


def _last_told(doc: DocId, evidence: Evidence) -> tuple[date, Span] | None:
    """The last day of which a page tells, with its place."""
    found = [
        (date.fromisoformat(event.date.end), span)
        for span, event in evidence.told.get(doc, ())
        if event.date is not None and event.date.precision == "day"
    ]
    return max(found, default=None)


def _days_apart(story: Story, evidence: Evidence, options: BriefOptions) -> Iterator[Statement]:
    """One thing told with two days, where nothing decides which is right."""
    for drift in evidence.undecided.on(story.documents):
        if drift.type != "date" or drift.score < options.sure or not drift.a or not drift.b:
            continue
        a, b = (evidence.words(side[0]).strip(' “”"') for side in (drift.a, drift.b))
        there, here = (evidence.outlet(side[0].doc) for side in (drift.a, drift.b))
        if a.casefold() != b.casefold() and here != there:
            yield Statement(
                text=f"{opening(here)} prints “{b}”, where {there} has “{a}”; "
                "nothing on the pages decides it.",
                citations=(*drift.a[:1], *drift.b[:1]),
                origins=2,
            )


def _unsaid(docs: set[DocId], evidence: Evidence, teller: Teller) -> Iterator[Statement]:
    """Refused answers and what the pages say is not known, each once, from the most trustworthy page."""
    declined = {row.extent: row for row in said(docs, evidence) if row.polarity == "decline"}
    told: list[frozenset[str]] = []
    for doc in sorted(docs, key=evidence.trust):
        if evidence.documents[doc].kind == "comment" or not evidence.documents[doc].language.startswith("en"):
            continue
        for sentence in evidence.body(doc):
            words = evidence.words(sentence)
            refused = any(sentence.overlaps(extent) for extent in declined) and _DECLINED.search(words)
            if not (refused or _UNSAID.search(words)) or evidence.is_flagged(sentence):
                continue
            statement = teller.tell(sentence) or _plain(sentence, teller)
            own = content(statement.text) if statement else frozenset()
            if statement is None or len(statement.text.split()) > _LONGEST:
                continue
            if not (_DECLINED.search(statement.text) or _UNSAID.search(statement.text)):
                continue
            if not any(2 * len(own & other) >= min(len(own), len(other)) for other in told):
                told.append(own)
                yield statement


def _plain(sentence: Span, teller: Teller) -> Statement | None:
    """A sentence too short to be news, or with an "it" that points to nothing, credited to its page."""
    words = teller.resolved(sentence)
    bare = _EXPLETIVE.sub("Nobody is ", words)
    if alone(bare) is None or re.search(
        r"\b(?:[Hh]e|[Ss]he|[Tt]hey|[Tt]his|[Tt]hat|[Tt]hese|[Tt]hose)\b", words
    ):
        return None
    return Statement(text=teller.credited(stop(words), sentence), citations=(sentence,), origins=1)


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
