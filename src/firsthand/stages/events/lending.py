"""Which page lends its day to another that has none, or a wrong one, and on what evidence."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from functools import cache

import msgspec

from firsthand.model.attribution import Attribution
from firsthand.model.document import Document
from firsthand.model.event import Event
from firsthand.model.span import DocId, Span
from firsthand.stages.events.anchor import self_dated
from firsthand.stages.events.lookup import Lookup
from firsthand.stages.events.same import Telling
from firsthand.stages.events.when import NEWS
from firsthand.text.dates import Anchor, expressions, resolve

__all__ = ["UNCOUNTED", "Anchors", "Lenders", "borrowed", "contradicted"]

Anchors = Mapping[DocId, tuple[Anchor, str]]
"""For each page that is dated by another the anchor that it counts from, and the reason."""

UNCOUNTED = "cannot be counted"
"""What the reason of a missing date says when a time is named that nothing anchors."""

_WEEK = 6  # days that the days lent to one page may lie apart
_SHARED = 3  # words that two tellings of one deed share at least
_ALIKE = 4  # tellings of one deed on one day that are looked at
_AROUND = 200  # characters around a verb of saying in which its weekday stands


class Lenders(msgspec.Struct, frozen=True, kw_only=True):
    """What lending is decided by: the pages, their families, and what the heap knows of their people."""

    documents: Mapping[DocId, Document]
    families: Mapping[DocId, str]
    known: Lookup
    slack: timedelta

    def family(self, doc: DocId) -> str:
        """The family of a page, itself where it has none."""
        return self.families.get(doc, doc)

    def name(self, doc: DocId) -> str:
        """What a page is called in a reason."""
        return self.documents[doc].outlet or self.documents[doc].path_or_url


class _Offer(msgspec.Struct, frozen=True, order=True):
    """A day that a page may count from, who lends it, and the words of the reason."""

    day: date
    lender: DocId
    why: str


def borrowed(
    groups: Iterable[Sequence[Telling]],
    tellings: Sequence[Telling],
    attributions: Sequence[Attribution],
    lenders: Lenders,
) -> dict[DocId, tuple[Anchor, str]]:
    """For each page that could not count its own days the anchor that it borrows, and the reason.

    A page says "Monday's meeting" and cannot say which Monday; another page that tells of the same meeting,
    or of the same words spoken, is dated. Its Monday is then the day of the first. Of several days lent, in
    one week, the last counts; days of different weeks are lent by nobody. Where no weekday is told, a page
    whose news another dates was written on that day or the next.
    """
    firm: dict[DocId, set[_Offer]] = {}
    for doc, offer in (
        *_by_themselves(groups, lenders),
        *_by_deeds(tellings, lenders),
        *_by_words(tellings, attributions, lenders),
    ):
        firm.setdefault(doc, set()).add(offer)
    loose: dict[DocId, set[_Offer]] = {}
    for doc, offer in _by_news(groups, lenders):
        loose.setdefault(doc, set()).add(offer)
    found: dict[DocId, tuple[Anchor, str]] = {}
    for doc in sorted({*firm, *loose}):
        offers = firm.get(doc) or loose[doc]
        last, apart = max(each.day for each in offers), _apart(offers)
        if apart > (_WEEK if doc in firm else 1):
            continue
        best = min(each for each in offers if each.day == last)
        until = last if doc in firm else last + timedelta(days=1)
        found[doc] = (Anchor(first=last, last=until), f"counted from {last}, {best.why}")
    return found


def _apart(offers: Iterable[_Offer]) -> int:
    days = [each.day for each in offers]
    return (max(days) - min(days)).days


def _by_themselves(groups: Iterable[Sequence[Telling]], lenders: Lenders) -> Iterator[tuple[DocId, _Offer]]:
    """The days that pages lend which date themselves by a dateline or a picture."""
    own = cache(lambda doc: self_dated(lenders.documents[doc]) if doc in lenders.documents else None)
    for group in groups:
        docs = sorted({each.event.spans[0].doc for each in group})
        for each in group if len(docs) > 1 else ():
            doc = each.event.spans[0].doc
            if UNCOUNTED not in each.event.date_missing or not each.weekdays:
                continue
            for lender in docs:
                anchor = own(lender) if lender != doc else None
                day = _weekday(each.event, lenders.documents[doc], anchor) if anchor is not None else None
                if day is not None:
                    why = f"the day of the same event in {lenders.name(lender)}, which dates itself"
                    yield doc, _Offer(day, lender, why)


def _by_deeds(tellings: Sequence[Telling], lenders: Lenders) -> Iterator[tuple[DocId, _Offer]]:
    """The days of the same deeds, told with the same weekday by pages that are dated."""
    index = _indexed(tellings, lenders)
    for each in tellings:
        if UNCOUNTED not in each.event.date_missing or each.event.date is not None:
            continue
        doc = each.event.spans[0].doc
        for weekday in sorted(each.weekdays):
            for other in index.get((each.key, weekday), ()):
                lender = other.event.spans[0].doc
                if lenders.family(lender) == lenders.family(doc) or not _enough(each, other, lenders):
                    continue
                day = _day(other.event)
                if day is not None:
                    yield doc, _Offer(day, lender, f"the day of the same event in {lenders.name(lender)}")


def _indexed(
    tellings: Sequence[Telling], lenders: Lenders
) -> dict[tuple[tuple[str, ...], int], tuple[Telling, ...]]:
    """The tellings of dated pages that are of one day, by deed and weekday, a few for each day."""
    found: dict[tuple[tuple[str, ...], int], dict[date, list[Telling]]] = {}
    for each in sorted(tellings, key=lambda one: one.event.id):
        day = _day(each.event)
        page = lenders.documents.get(each.event.spans[0].doc)
        if day is None or page is None or not page.published:
            continue
        if abs(date.fromisoformat(page.published[:10]) - day) > lenders.slack:
            continue
        days = found.setdefault((each.key, day.weekday()), {})
        if len(days.setdefault(day, [])) < _ALIKE:
            days[day].append(each)
    return {
        key: tuple(each for _, told in sorted(days.items()) for each in told) for key, days in found.items()
    }


def _by_news(groups: Iterable[Sequence[Telling]], lenders: Lenders) -> Iterator[tuple[DocId, _Offer]]:
    """The days of what an undated page tells as news, where another page dates it."""
    for group in groups:
        dated = [each for each in group if _day(each.event) is not None]
        for each in group if dated else ():
            doc = each.event.spans[0].doc
            if NEWS not in each.event.date_missing or each.event.date is not None:
                continue
            for other in dated:
                lender, day = other.event.spans[0].doc, _day(other.event)
                if day is not None and lender != doc and _enough(each, other, lenders):
                    yield doc, _Offer(day, lender, f"the day of its news in {lenders.name(lender)}")


def _by_words(
    tellings: Sequence[Telling], attributions: Sequence[Attribution], lenders: Lenders
) -> Iterator[tuple[DocId, _Offer]]:
    """The days on which the same words were spoken, told with the same weekday by a dated page."""
    needy = {
        each.event.spans[0].doc
        for each in tellings
        if each.event.date is None and UNCOUNTED in each.event.date_missing
    }
    uttered: dict[str, list[Attribution]] = {}
    for each in attributions:
        if each.utterance is not None and each.cue and each.doc in lenders.documents:
            uttered.setdefault(each.utterance, []).append(each)
    for _, told in sorted(uttered.items()):
        docs = {each.doc for each in told}
        if len(docs) < 2 or not docs & needy:
            continue
        days = [(each.doc, day) for each in told for day in _spoken(each, lenders)]
        for each in told:
            if each.doc not in needy:
                continue
            own = _weekdays(lenders.documents[each.doc], each.cue[0])
            for lender, day in sorted(days):
                if lender != each.doc and day.weekday() in own:
                    why = f"the day of the same words in {lenders.name(lender)}"
                    yield each.doc, _Offer(day, lender, why)


def _spoken(attribution: Attribution, lenders: Lenders) -> Iterator[date]:
    """The days that a dated page names around the verb of an attribution."""
    page = lenders.documents[attribution.doc]
    if page.published:
        today = date.fromisoformat(page.published[:10])
        for weekday in sorted(_weekdays(page, attribution.cue[0])):
            yield today - timedelta(days=(today.weekday() - weekday) % 7)


def _weekdays(document: Document, cue: Span) -> frozenset[int]:
    start = max(document.text.rfind("\n", 0, cue.start) + 1, cue.start - _AROUND)
    end = document.text.find("\n", cue.end)
    text = document.text[start : min(end if end >= 0 else len(document.text), cue.end + _AROUND)]
    return frozenset(
        each.weekday
        for each in expressions(text)
        if each.kind == "weekday" and each.weekday is not None and not each.modifier
    )


def _enough(each: Telling, other: Telling, lenders: Lenders) -> bool:
    """Whether two tellings of one kind of deed between the same parties are surely of one deed."""
    if len(each.words & other.words) >= _SHARED:
        return True
    return lenders.known.close(each.event.spans[0].doc, other.event.spans[0].doc)


def _day(event: Event) -> date | None:
    """The one day of an event that is told with it, not that of its page."""
    when = event.date
    if when is None or when.start != when.end or event.status == "planned" or not when.evidence:
        return None
    return date.fromisoformat(when.start)


def _weekday(event: Event, document: Document, anchor: Anchor) -> date | None:
    for span in event.spans:
        for each in expressions(document.words(span)):
            if each.kind == "weekday":
                read = resolve(each, anchor, "future" if event.status == "planned" else "past")
                return read.start if read is not None else None
    return None


def contradicted(tellings: Sequence[Telling], lenders: Lenders) -> dict[DocId, tuple[Anchor, str]]:
    """For each page whose date several others contradict the day that they give, and the reason.

    Two of its deeds, or one where the pages name the same people, must be told with the same weekday by two
    pages of other families as of one week that lies far from its own, and by none as of its own.
    """
    index = _indexed(tellings, lenders)
    against: dict[DocId, dict[date, set[tuple[tuple[str, ...], str, DocId]]]] = {}
    backed: set[DocId] = set()
    for each in tellings:
        doc, day = each.event.spans[0].doc, _day(each.event)
        page = lenders.documents.get(doc)
        if day is None or page is None or not page.published or not each.weekdays:
            continue
        for other in index.get((each.key, day.weekday()), ()):
            lender, then = other.event.spans[0].doc, _day(other.event)
            same = lenders.family(lender) == lenders.family(doc)
            if then is None or same or not _enough(each, other, lenders):
                continue
            if then == day:
                backed.add(doc)
            elif abs(then - day) > lenders.slack:
                against.setdefault(doc, {}).setdefault(then, set()).add(
                    (each.key, lenders.family(lender), lender)
                )
    found: dict[DocId, tuple[Anchor, str]] = {}
    for doc, days in sorted(against.items()):
        last = max(days)
        if doc in backed or (last - min(days)).days > _WEEK or self_dated(lenders.documents[doc]):
            continue
        told = [one for day in days.values() for one in day]
        close = any(lenders.known.close(doc, lender) for _, _, lender in told)
        deeds, pages = {key for key, _, _ in told}, {family for _, family, _ in told}
        if len(pages) > 1 and (len(deeds) > 1 or close):
            name = lenders.name(min(lender for _, _, lender in told))
            why = (
                f"counted from {last}, the day of the same events in {name}; "
                f"the page is dated {(lenders.documents[doc].published or '')[:10]}, but {len(pages)} others "
                "tell them as of then"
            )
            found[doc] = (Anchor(first=last, last=last), why)
    return found
