"""A page whose own date is missing or mistrusted, dated by another page that tells of the same event."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta

import msgspec

from firsthand.model.document import Document
from firsthand.model.event import ChannelState, Event, Pledge, When
from firsthand.model.span import DocId, Span
from firsthand.stages.events.same import Telling
from firsthand.stages.events.when import resolve_in, self_dated
from firsthand.text.dates import Anchor, Tense, expressions, resolve

__all__ = ["Anchors", "borrowed", "copied", "redated", "redue", "restated"]

Anchors = Mapping[DocId, tuple[Anchor, str]]
"""For each page that is dated by another the anchor that it counts from, and the reason."""

_UNCOUNTED = "cannot be counted"


def borrowed(
    groups: Iterable[Sequence[Telling]], documents: Mapping[DocId, Document]
) -> dict[DocId, tuple[Anchor, str]]:
    """For each page that could not count its own days the anchor that it borrows, and the reason.

    A page says "Monday's meeting" and cannot say which Monday; another page that tells of the same
    meeting dates
    itself. The Monday of that page is then the day of the first. Where several pages lend different
    days, none does.
    """
    offers: dict[DocId, set[tuple[date, DocId]]] = {}
    for group in groups:
        lenders = sorted({each.event.spans[0].doc for each in group})
        if len(lenders) < 2:
            continue
        for each in group:
            if _UNCOUNTED not in each.event.date_missing or not each.weekdays:
                continue
            doc = each.event.spans[0].doc
            for lender in lenders:
                anchor = self_dated(documents[lender]) if lender != doc and lender in documents else None
                day = _weekday(each.event, documents[doc], anchor) if anchor is not None else None
                if day is not None:
                    offers.setdefault(doc, set()).add((day, lender))
    found: dict[DocId, tuple[Anchor, str]] = {}
    for doc, offered in sorted(offers.items()):
        if len({day for day, _ in offered}) == 1:
            day, lender = min(offered)
            name = documents[lender].outlet or documents[lender].path_or_url
            found[doc] = (
                Anchor(first=day, last=day),
                f"counted from {day}, the day of the same event in {name}, which dates itself",
            )
    return found


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


def _weekday(event: Event, document: Document, anchor: Anchor) -> date | None:
    for span in event.spans:
        for each in expressions(document.words(span)):
            if each.kind == "weekday":
                read = resolve(each, anchor, "future" if event.status == "planned" else "past")
                return read.start if read is not None else None
    return None


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
    if _UNCOUNTED not in event.date_missing:
        return each
    when: When | None = None
    for span in event.spans:
        wider = _sentence(documents[doc], span)
        when = when or _first(documents[doc], (span, wider), anchor, event, event.date_missing)
    if when is None:
        return each
    dated = msgspec.structs.replace(event, date=msgspec.structs.replace(when, why=why), date_missing="")
    return msgspec.structs.replace(each, event=dated)


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
        offset = document.words(span).find(words) if words else -1
        if offset >= 0:
            where = Span(span.doc, span.start + offset, span.start + offset + len(words))
            return resolve_in(document, where, anchor, "future" if event.status == "planned" else "past")
    return None


def _sentence(document: Document, span: Span) -> Span:
    """The line around `span`, where the expression that dates it stands."""
    start = document.text.rfind("\n", 0, span.start) + 1
    end = document.text.find("\n", span.end)
    return Span(span.doc, start, end if end >= 0 else len(document.text))
