"""The day that a document's words count from, and why."""

from collections.abc import Iterator
from datetime import date, timedelta

import msgspec

from firsthand.model.annotated import Annotated, Sentence
from firsthand.model.document import Document
from firsthand.model.span import Span
from firsthand.options.events import EventOptions
from firsthand.stages.events.tree import tree
from firsthand.stages.events.when import Told, expression_span, governor
from firsthand.text.dates import Anchor, DateExpression, Resolved, expressions, resolve

__all__ = ["anchor_of", "self_dated"]

_DATED_LABELS = ("dateline", "caption")
_NO_DATE = "the page has no date to count from"
_NO_NEWS = frozenset({"bear", "die", "found", "join", "begin", "start", "break", "enter", "date"})
_LEAD = 3  # sentences, the headline included, whose plain past is the news of a page
_AROUND = timedelta(days=3)


class _Named(msgspec.Struct, frozen=True, kw_only=True):
    """A day that a text names for what was done, in which sentence, and whether with its weekday."""

    day: date
    number: int
    named: bool
    span: Span


def anchor_of(annotated: Annotated, options: EventOptions) -> Told:
    """The day that the document's words count from.

    The page's own date is only a claim. It gives way when the text cannot have been written then: when a time
    that the text calls now ("four months later it has become") lies far from it. A dated caption or dateline
    stands in for a missing date, and a dated dateline beside it wins over one that lies far off. A caption is
    told of in the reason and never a span of evidence: residue yields nothing. Where all that is missing, the
    day counts that the lead names for its news, or that stands anywhere with its weekday.
    """
    document = annotated.document
    page = _day(document.published)
    inside = _inside(document)
    if page is None:
        return _narrowed(annotated, _without_page(inside)) if inside else _by_text(annotated)
    if (
        inside is not None
        and inside[1] == "dateline"
        and abs((inside[0] - page).days) > options.page_slack_days
    ):
        return Told(
            anchor=Anchor(first=inside[0], last=inside[0]),
            why=f"the dateline says {inside[0]}, the page {page}: the dateline is nearer to the writing",
            evidence=(inside[2],),
        )
    contradiction = _implied_now(annotated, page)
    if contradiction is not None:
        window, span = contradiction
        outside = page < window.first - timedelta(
            days=options.page_slack_days
        ) or page > window.last + timedelta(days=options.page_slack_days)
        if outside:
            why = (
                f"the page is dated {page}, but its text was written between {window.first} and {window.last}"
            )
            return Told(anchor=window, why=why, evidence=(span,), sure=False)
    return _misdated(annotated, page, options) or Told(
        anchor=Anchor(first=page, last=page), why=f"the page is dated {page}"
    )


def _by_text(annotated: Annotated) -> Told:
    """The anchor of a page that nothing dates but a day in its own text: the three days around it."""
    named = [each for each in _news_days(annotated) if each.named or each.number < _LEAD]
    if not named:
        return Told(why=_NO_DATE)
    best = max(named, key=lambda each: (each.day, -each.number))
    if any(each.end > best.day + _AROUND for each in _years(annotated)):
        return Told(why=_NO_DATE)
    why = f"the page has no date; its text names {best.day}"
    return Told(anchor=_near(best.day), why=why, evidence=(best.span,), sure=False)


def _misdated(annotated: Annotated, page: date, options: EventOptions) -> Told | None:
    """The anchor of a page whose lead tells as news, by its weekday, a day long before or after its date."""
    slack = timedelta(days=options.page_slack_days)
    days = list(_news_days(annotated, Anchor(first=page, last=page)))
    lead = [each for each in days if each.named and each.number < options.lead_sentences]
    if not lead or any(page - slack <= each.day <= page for each in days):
        return None
    best = max(lead, key=lambda each: (each.day, -each.number))
    why = f"the page is dated {page}, but its lead tells as news of {best.day}"
    return Told(anchor=_near(best.day), why=why, evidence=(best.span,), sure=False)


def _near(day: date) -> Anchor:
    """The week around `day`: in it every weekday stands for the one nearest to it."""
    return Anchor(first=day - _AROUND, last=day + _AROUND)


def _news_days(annotated: Annotated, anchor: Anchor | None = None) -> Iterator[_Named]:
    """The days that the text names, by year or weekday, for what a finite verb tells as done."""
    for number, sentence in enumerate(annotated.sentences):
        for each in expressions(sentence.parse.text):
            if each.kind != "day" or (each.year is None and (each.weekday is None or anchor is None)):
                continue
            read = resolve(each, anchor)
            if read is not None and _is_told_as_done(sentence, each):
                named = each.weekday is not None
                span = expression_span(sentence, each)
                yield _Named(day=read.start, number=number, named=named, span=span)


def _is_told_as_done(sentence: Sentence, expression: DateExpression) -> bool:
    """Whether the verb over `expression` is a plain past of the main clause; not a birth, not "had done"."""
    here = tree(sentence.parse)
    verb = governor(here, expression)
    if verb is None or here.lemma(verb) in _NO_NEWS:
        return False
    token = here.tokens[verb]
    aux = {here.tokens[kid].text.lower() for kid in here.children(verb, "aux", "auxpass")}
    past = token.tag == "VBD" or (token.tag == "VBN" and bool(aux & {"was", "were"}))
    return past and token.dep in {"ROOT", "ccomp", "conj"} and "had" not in aux


def _years(annotated: Annotated) -> Iterator[Resolved]:
    """The times that the text names with their year."""
    for sentence in annotated.sentences:
        for each in expressions(sentence.parse.text):
            read = resolve(each, None) if each.year is not None else None
            if read is not None:
                yield read


def _narrowed(annotated: Annotated, told: Told) -> Told:
    """`told` without the days of its window before the last weekday that the text tells of as past."""
    anchor = told.anchor
    if anchor is None or not anchor.days:
        return told
    found = [anchor.first]
    for sentence in annotated.sentences:
        for each in expressions(sentence.parse.text):
            if each.kind != "weekday" or each.modifier or not _is_told_as_done(sentence, each):
                continue
            read = resolve(each, anchor)
            if read is not None and anchor.first <= read.start <= anchor.last:
                found.append(read.start)
    return msgspec.structs.replace(told, anchor=Anchor(first=max(found), last=anchor.last))


def self_dated(document: Document) -> Anchor | None:
    """The anchor that a page gives itself in a dateline or caption; None where only its frame is dated."""
    inside = _inside(document)
    return _without_page(inside).anchor if inside is not None else None


def _without_page(inside: tuple[date, str, Span] | None) -> Told:
    if inside is None:
        return Told(why=_NO_DATE)
    day, label, span = inside
    if label == "dateline":
        return Told(anchor=Anchor(first=day, last=day), why=f"the dateline says {day}", evidence=(span,))
    return Told(
        anchor=Anchor(first=day, last=day + timedelta(days=6)),
        why=f"the page has no date; its picture is of {day}, so it was written on that day or soon after",
    )


def _day(value: str | None) -> date | None:
    try:
        return date.fromisoformat(value[:10]) if value else None
    except ValueError:
        return None


def _inside(document: Document) -> tuple[date, str, Span] | None:
    """The day that the page dates itself by: in its dateline, else the latest in its captions."""
    found: list[tuple[int, date, str, Span]] = []
    for segment in document.segments:
        if segment.label not in _DATED_LABELS:
            continue
        for each in expressions(document.text[segment.start : segment.end]):
            if each.kind == "day" and each.year is not None:
                read = resolve(each, None)
                if read is not None:
                    span = document.span(segment.start + each.start, segment.start + each.end)
                    found.append((_DATED_LABELS.index(segment.label), read.start, segment.label, span))
    if not found:
        return None
    best = min(rank for rank, _, _, _ in found)
    _, day, label, span = max(
        (each for each in found if each[0] == best), key=lambda each: (each[1], each[3])
    )
    return day, label, span


def _implied_now(annotated: Annotated, page: date) -> tuple[Anchor, Span] | None:
    """The window of the writing that the text implies: some time after a dated event something "has become".

    The time counts from what was last dated before it, be it sentences ago.
    """
    if not any("later" in sentence.parse.text for sentence in annotated.sentences):
        return None
    reference: Resolved | None = None
    anchor = Anchor(first=page, last=page)
    for sentence in annotated.sentences:
        present = any(
            token.tag == "VBZ" and token.lemma in {"have", "be"} and token.dep in {"aux", "ROOT"}
            for token in sentence.parse.tokens
        )
        for each in expressions(sentence.parse.text):
            if each.kind != "offset":
                read = resolve(each, anchor)
                if (
                    read is not None
                    and read.precision in {"month", "interval", "day", "season"}
                    and read.end <= page
                ):
                    reference = read
                continue
            read = resolve(each, None, reference=reference)
            if read is not None and present and each.modifier == "later" and each.unit in {"month", "year"}:
                slack = timedelta(days=31)  # "four months" is seldom counted to the day
                window = Anchor(first=read.start - slack, last=read.end + slack)
                return window, expression_span(sentence, each)
    return None
