"""A page whose own date is missing or mistrusted, dated by another page that tells of the same event."""

from collections.abc import Mapping
from datetime import date, timedelta

import msgspec

from firsthand.model.document import Document
from firsthand.model.event import ChannelState, Event, Pledge, When
from firsthand.model.span import DocId, Span
from firsthand.stages.events.anchor import self_dated
from firsthand.stages.events.lending import UNCOUNTED, Anchors
from firsthand.stages.events.same import Telling
from firsthand.stages.events.when import NEWS, NOW, resolve_in
from firsthand.text.dates import Anchor, Tense

__all__ = ["copied", "inherited", "redated", "redue", "restated"]

_BACK = 1500  # characters before an utterance in which the time of its verb is looked for


def copied(
    families: Mapping[DocId, str], documents: Mapping[DocId, Document], slack: timedelta
) -> dict[DocId, tuple[Anchor, str]]:
    """For each copy that is undated, or dated by more than `slack` after its family, the family's first day.

    A copy says "on March 25" in the words of the page that it copies: they count from the day of that page. A
    copy that dates itself by a dateline or caption keeps its own day.
    """
    first: dict[str, tuple[date, DocId]] = {}
    for doc, document in sorted(documents.items()):
        if document.published and doc in families:
            found = (date.fromisoformat(document.published[:10]), doc)
            first[families[doc]] = min(first.get(families[doc], found), found)
    anchors: dict[DocId, tuple[Anchor, str]] = {}
    for doc, document in sorted(documents.items()):
        if families.get(doc) not in first or self_dated(document) is not None:
            continue
        day, lender = first[families[doc]]
        late = document.published and date.fromisoformat(document.published[:10]) - day > slack
        if late or not document.published:
            name = documents[lender].outlet or documents[lender].path_or_url
            why = f"counted from {day}, the day of {name}, which tells the same words"
            anchors[doc] = (Anchor(first=day, last=day), why)
    return anchors


def inherited(
    anchors: Anchors, families: Mapping[DocId, str], documents: Mapping[DocId, Document]
) -> dict[DocId, tuple[Anchor, str]]:
    """For each undated copy that nobody dates the anchor that a page of its family has borrowed."""
    lent: dict[str, tuple[Anchor, str, DocId]] = {}
    for doc, (anchor, why) in sorted(anchors.items()):
        if doc in families:
            lent.setdefault(families[doc], (anchor, why, doc))
    found: dict[DocId, tuple[Anchor, str]] = {}
    for doc, document in sorted(documents.items()):
        if families.get(doc) not in lent or doc in anchors or document.published or self_dated(document):
            continue
        anchor, why, lender = lent[families[doc]]
        name = documents[lender].outlet or documents[lender].path_or_url
        found[doc] = (anchor, f"{why}, as told in the same words by {name}")
    return found


def redated(each: Telling, anchors: Anchors, documents: Mapping[DocId, Document]) -> Telling:
    """The telling with its date counted from the borrowed anchor; as it was where there is none to count."""
    event = each.event
    doc = event.spans[0].doc
    if doc not in anchors:
        return each
    anchor, why = anchors[doc]
    if event.date is not None:
        tense: Tense = "future" if event.status == "planned" else "past"
        again = _again(event.date, anchors[doc], documents[doc], tense)
        return msgspec.structs.replace(each, event=msgspec.structs.replace(event, date=again))
    when = _of_writing(event.date_missing, anchor)
    for span in event.spans if UNCOUNTED in event.date_missing else ():
        line = _line(documents[doc], span)
        before = Span(doc, max(0, line.start - _BACK), line.start) if line.start else line
        when = when or _first(documents[doc], (span, line, before), anchor, event, event.date_missing)
    if when is None:
        return each
    if when.why:
        why = f"{when.why}; {why}"
    dated = msgspec.structs.replace(event, date=msgspec.structs.replace(when, why=why), date_missing="")
    return msgspec.structs.replace(each, event=dated)


def _of_writing(missing: str, anchor: Anchor) -> When | None:
    """The day of the page, for what it told as news or as going on when it did not know its own day."""
    if NOW in missing:
        return msgspec.structs.replace(_at(anchor, 0), why=NOW)
    return msgspec.structs.replace(_at(anchor, 1), why=NEWS) if NEWS in missing else None


def _at(anchor: Anchor, before: int) -> When:
    """The days of `anchor`, and as many days before them."""
    start, end = (anchor.first - timedelta(days=before)).isoformat(), anchor.last.isoformat()
    return When(start=start, end=end, precision="day" if start == end else "interval")


def _again(when: When, lent: tuple[Anchor, str], document: Document, tense: Tense) -> When | None:
    """A date that was counted from the day of a page, counted anew; one that needs no anchor stays."""
    if not when.why.endswith(f"the page is dated {(document.published or '')[:10]}"):
        return when
    anchor, why = lent
    for span in when.evidence:
        found = resolve_in(document, span, anchor, tense) if span.doc == document.id else None
        if found is not None:
            return msgspec.structs.replace(found, why=why)
    if "counted from" in when.why:
        return None
    days = date.fromisoformat(when.end) - date.fromisoformat(when.start)
    start = (anchor.last - days).isoformat()
    return msgspec.structs.replace(when, start=start, end=anchor.last.isoformat(), why=why)


def redue(pledge: Pledge, anchors: Anchors, documents: Mapping[DocId, Document]) -> Pledge:
    """The pledge with the time at which it is due counted from the borrowed anchor of its page."""
    doc = pledge.spans[0].doc
    if doc not in anchors:
        return pledge
    if pledge.due is not None:
        return msgspec.structs.replace(pledge, due=_again(pledge.due, anchors[doc], documents[doc], "future"))
    anchor, why = anchors[doc]
    for span in pledge.spans:
        when = resolve_in(documents[doc], span, anchor, "future") if span.doc == doc else None
        if when is not None and when.end >= anchor.first.isoformat():
            return msgspec.structs.replace(pledge, due=msgspec.structs.replace(when, why=why))
    return pledge


def restated(state: ChannelState, anchors: Anchors, documents: Mapping[DocId, Document]) -> ChannelState:
    """The state with its date counted from the borrowed anchor of its page."""
    doc = state.span.doc
    if doc not in anchors or state.date is None:
        return state
    return msgspec.structs.replace(state, date=_again(state.date, anchors[doc], documents[doc], "past"))


def _first(
    document: Document, spans: tuple[Span, ...], anchor: Anchor, event: Event, missing: str
) -> When | None:
    """The expression that could not be counted before, counted now."""
    words = missing.split('"')[1] if missing.count('"') > 1 else ""
    for span in spans:
        offset = document.words(span).rfind(words) if words else -1
        if offset >= 0:
            where = Span(span.doc, span.start + offset, span.start + offset + len(words))
            return resolve_in(document, where, anchor, "future" if event.status == "planned" else "past")
    return None


def _line(document: Document, span: Span) -> Span:
    """The line around `span`, where the expression that dates it stands."""
    start = document.text.rfind("\n", 0, span.start) + 1
    end = document.text.find("\n", span.end)
    return Span(span.doc, start, end if end >= 0 else len(document.text))
