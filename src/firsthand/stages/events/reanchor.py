"""A page whose own date is missing or mistrusted, dated by another page that tells of the same event."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

import msgspec

from firsthand.model.document import Document
from firsthand.model.event import Event, When
from firsthand.model.span import DocId, Span
from firsthand.stages.events.same import Telling
from firsthand.stages.events.when import resolve_in, self_dated
from firsthand.text.dates import Anchor, expressions, resolve

__all__ = ["borrowed", "redated"]

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


def _weekday(event: Event, document: Document, anchor: Anchor) -> date | None:
    for span in event.spans:
        for each in expressions(document.words(span)):
            if each.kind == "weekday":
                read = resolve(each, anchor, "future" if event.status == "planned" else "past")
                return read.start if read is not None else None
    return None


def redated(
    each: Telling, anchors: Mapping[DocId, tuple[Anchor, str]], documents: Mapping[DocId, Document]
) -> Telling:
    """The telling with its date counted from the borrowed anchor.

    As it was where it has a date or nothing to count.
    """
    event = each.event
    doc = event.spans[0].doc
    if event.date is not None or doc not in anchors or _UNCOUNTED not in event.date_missing:
        return each
    anchor, why = anchors[doc]
    when: When | None = None
    for span in event.spans:
        wider = _sentence(documents[doc], span)
        when = when or _first(documents[doc], (span, wider), anchor, event, event.date_missing)
    if when is None:
        return each
    dated = msgspec.structs.replace(event, date=msgspec.structs.replace(when, why=why), date_missing="")
    return msgspec.structs.replace(each, event=dated)


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
