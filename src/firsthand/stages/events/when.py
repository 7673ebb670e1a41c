"""The day a document counts from, and the days of its events."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

import msgspec

from firsthand.model.annotated import Annotated, Sentence
from firsthand.model.document import Document
from firsthand.model.event import When
from firsthand.model.span import Span
from firsthand.options.events import EventOptions
from firsthand.stages.events.tree import Tree, tree
from firsthand.text.dates import Anchor, DateExpression, Resolved, Tense, expressions, resolve

__all__ = [
    "Told",
    "anchor_of",
    "direction",
    "expression_owner",
    "hangs_on",
    "moment",
    "on_page",
    "reported_on",
    "resolve_in",
    "self_dated",
    "sentence_dates",
]

_DATED_LABELS = ("dateline", "caption")


class Told(msgspec.Struct, frozen=True, kw_only=True):
    """The anchor of a document and why.

    Without one, why there is none. ``evidence`` is where a page dates itself.
    """

    anchor: Anchor | None = None
    why: str
    evidence: tuple[Span, ...] = ()
    sure: bool = True


def anchor_of(annotated: Annotated, options: EventOptions) -> Told:
    """The day that the document's words count from.

    The page's own date is only a claim. It gives way when the text cannot have been written then: when a time
    that the text calls now ("four months later it has become") lies far from it. A dated caption or dateline
    stands in for a missing date, and a dated dateline beside it wins over one that lies far off. A caption is
    told of in the reason and never a span of evidence: residue yields nothing.
    """
    document = annotated.document
    page = _day(document.published)
    inside = _inside(document)
    if page is None:
        return _without_page(inside)
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
    return Told(anchor=Anchor(first=page, last=page), why=f"the page is dated {page}")


def direction(text: str, expression: DateExpression, tense: Tense) -> Tense:
    """The direction to count in: what is done "by" or "until" a time is still to come."""
    before = text[: expression.start].casefold().rstrip().removesuffix(" the").removesuffix(" the end of")
    before = before.removesuffix("the end of").rstrip()
    return "future" if before.endswith((" by", " until", " before the end of")) else tense


def self_dated(document: Document) -> Anchor | None:
    """The anchor that a page gives itself in a dateline or caption; None where only its frame is dated."""
    inside = _inside(document)
    return _without_page(inside).anchor if inside is not None else None


def _without_page(inside: tuple[date, str, Span] | None) -> Told:
    if inside is None:
        return Told(why="the page has no date to count from")
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
                return Anchor(first=read.start - slack, last=read.end + slack), _span(sentence, each)
    return None


def _span(sentence: Sentence, expression: DateExpression) -> Span:
    start = sentence.span.start
    return Span(sentence.span.doc, start + expression.start, start + expression.end)


def expression_owner(sentence: Sentence, expression: DateExpression, candidates: Sequence[int]) -> int | None:
    """Which of the trigger tokens `candidates` the expression dates: the nearest above it in the tree.

    A verb in between that is no candidate keeps the date for itself ("said on Monday that it would attack"),
    unless the candidate hangs on it as what it set out to do.
    """
    here = tree(sentence.parse)
    top = _top(here, expression)
    if top is None:
        return None
    for above in (top, *here.path(top)):
        if above in candidates:
            return above
        clauses = [
            each for each in candidates if here.tokens[each].dep == "acl" and here.tokens[each].head == above
        ]
        if clauses and here.tokens[top].head != above:
            return clauses[0]
        if here.tokens[above].pos in {"VERB", "AUX"}:
            owned = [
                each
                for each in candidates
                if here.tokens[each].head == above
                and here.tokens[each].dep in {"xcomp", "dobj", "nsubj", "nsubjpass", "pobj", "attr", "acomp"}
            ]
            return owned[0] if owned else None
    return None


def _top(here: Tree, expression: DateExpression) -> int | None:
    """The highest token of an expression in the tree."""
    inside = [
        index
        for index, token in enumerate(here.tokens)
        if expression.start <= token.start and token.end <= expression.end + 2 and token.pos != "PUNCT"
    ]
    return min(inside, key=lambda index: len(here.path(index)), default=None)


def hangs_on(sentence: Sentence, expression: DateExpression, verb: int) -> bool:
    """Whether `expression` stands right under the token `verb`: at most a preposition lies between."""
    here = tree(sentence.parse)
    top = _top(here, expression)
    if top is None:
        return False
    above = [each for each in here.path(top) if here.tokens[each].pos not in {"ADP", "SCONJ"}]
    return bool(above) and above[0] == verb


def on_page(sentence: Sentence, told: Told) -> tuple[When, str] | None:
    """The day of the page or the one before, for what its lead tells as new without naming a time.

    None where the page's day is not known for sure, or where the sentence names some time.
    """
    if told.anchor is None or told.anchor.days or not told.sure or expressions(sentence.parse.text):
        return None
    day = told.anchor.last
    why = f"no time is named; told as news near the top of the page: that day or the one before; {told.why}"
    start = (day - timedelta(days=1)).isoformat()
    return When(start=start, end=day.isoformat(), precision="interval", evidence=told.evidence, why=why), ""


def sentence_dates(sentence: Sentence, candidates: Sequence[int]) -> dict[int, tuple[DateExpression, ...]]:
    """The expressions of a sentence by the trigger token that each dates, the nearest to it first."""
    found: dict[int, list[DateExpression]] = {}
    for each in expressions(sentence.parse.text) if candidates else ():
        owner = expression_owner(sentence, each, candidates)
        if owner is not None:
            found.setdefault(owner, []).append(each)
    places = sentence.parse.tokens
    return {
        owner: tuple(sorted(each, key=lambda one: (abs(one.start - places[owner].start), one.start)))
        for owner, each in found.items()
    }


def moment(
    sentence: Sentence,
    found: Iterable[DateExpression],
    told: Told,
    tense: Tense,
    reference: Resolved | None,
) -> tuple[When | None, str]:
    """The date that the nearest of `found` gives, or None and the reason why there is none.

    Where the nearest cannot be counted, one farther off may speak of something else: it is not taken.
    """
    nearest = next(iter(found), None)
    if nearest is None:
        return None, "no time is named"
    read = resolve(nearest, told.anchor, direction(sentence.parse.text, nearest, tense), reference)
    if read is None:
        words = sentence.parse.text[nearest.start : nearest.end]
        return None, f'"{words}" cannot be counted: {told.why}'
    span = _span(sentence, nearest)
    return (
        When(
            start=read.start.isoformat(),
            end=read.end.isoformat(),
            precision=read.precision,
            evidence=(span, *told.evidence) if told.anchor is not None and "counted" in read.why else (span,),
            why=f"{read.why}; {told.why}" if "counted" in read.why else read.why,
        ),
        "",
    )


def resolve_in(document: Document, span: Span, anchor: Anchor, tense: Tense) -> When | None:
    """The one date expression under `span` counted anew from `anchor`.

    For a page that another page has dated.
    """
    for each in expressions(document.words(span)):
        read = resolve(each, anchor, tense)
        if read is not None:
            where = Span(span.doc, span.start + each.start, span.start + each.end)
            return When(
                start=read.start.isoformat(),
                end=read.end.isoformat(),
                precision=read.precision,
                evidence=(where,),
                why=read.why,
            )
    return None


def reported_on(when: When) -> Resolved:
    """`when` as a reference that "four months later" can count from."""
    return Resolved(
        start=date.fromisoformat(when.start),
        end=date.fromisoformat(when.end),
        precision=when.precision,
        why=when.why,
    )
