"""The days of events, counted from the anchor of their page."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

import msgspec

from firsthand.model.annotated import Sentence
from firsthand.model.document import Document
from firsthand.model.event import Precision, When
from firsthand.model.span import Span
from firsthand.stages.events.tree import Tree, tree
from firsthand.text.dates import Anchor, DateExpression, Resolved, Tense, expressions, resolve

__all__ = [
    "NEWS",
    "NOW",
    "Told",
    "at_writing",
    "direction",
    "expression_owner",
    "expression_span",
    "governor",
    "hangs_on",
    "moment",
    "named_day",
    "on_page",
    "reported_on",
    "resolve_in",
    "sentence_dates",
]


NEWS = "told as news near the top of the page"
"""How the reason of a day begins that is only that of the page."""
NOW = "told as going on when the page was written"
"""How the reason of a day begins that is that of the page because the text tells it as present."""

_WEEK = 7  # days that a window may hold to date the news of a page


class Told(msgspec.Struct, frozen=True, kw_only=True):
    """The anchor of a document and why.

    Without one, why there is none. ``evidence`` is where a page dates itself.
    """

    anchor: Anchor | None = None
    why: str
    evidence: tuple[Span, ...] = ()
    sure: bool = True


def direction(text: str, expression: DateExpression, tense: Tense) -> Tense:
    """The direction to count in: what is done "by" or "until" a time is still to come."""
    before = text[: expression.start].casefold().rstrip().removesuffix(" the").removesuffix(" the end of")
    before = before.removesuffix("the end of").rstrip()
    return "future" if before.endswith((" by", " until", " before the end of")) else tense


def expression_span(sentence: Sentence, expression: DateExpression) -> Span:
    """Where an expression of `sentence` stands in its document."""
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
    beside = _beside(here, expression, candidates)
    if beside is not None:
        return beside
    for above in (top, *here.path(top)):
        if above in candidates:
            return above
        if _is_call(here, above):
            continue
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


def _beside(here: Tree, expression: DateExpression, candidates: Sequence[int]) -> int | None:
    """The noun among `candidates` right before a bare time: "at their summit last year"."""
    for each in candidates:
        token = here.tokens[each]
        between = here.parse.text[token.end : expression.start]
        if token.pos == "NOUN" and token.dep in {"pobj", "dobj"} and between == " ":
            return each
    return None


def _is_call(here: Tree, verb: int) -> bool:
    """Whether a verb only calls on the reader: "recall that"."""
    return (
        here.tokens[verb].dep == "advcl"
        and here.lemma(verb) in {"recall", "remember", "note"}
        and not here.children(verb, "nsubj", "aux")
    )


def governor(here: Tree, expression: DateExpression) -> int | None:
    """The verb that an expression hangs on, None where it hangs on none."""
    top = _top(here, expression)
    above = here.path(top) if top is not None else ()
    return next((each for each in above if here.tokens[each].pos in {"VERB", "AUX"}), None)


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


def on_page(sentence: Sentence, told: Told) -> tuple[When | None, str] | None:
    """The day of the page or the one before, for what its lead tells as new without naming a time.

    None where the sentence names some time; no day, with the reason, where the page's is not known.
    """
    if expressions(sentence.parse.text):
        return None
    if told.anchor is None or not told.sure or told.anchor.days > _WEEK:
        return None, f"no time is named; {NEWS}: {told.why}"
    start = (told.anchor.first - timedelta(days=1)).isoformat()
    why = f"no time is named; {NEWS}: that day or the one before; {told.why}"
    end = told.anchor.last.isoformat()
    return When(start=start, end=end, precision="interval", evidence=told.evidence, why=why), ""


def at_writing(told: Told) -> tuple[When | None, str]:
    """The day of the page, for what it tells as going on."""
    if told.anchor is None or not told.sure or told.anchor.days > _WEEK:
        return None, f"{NOW}: {told.why}"
    start, end = told.anchor.first.isoformat(), told.anchor.last.isoformat()
    precision: Precision = "day" if start == end else "interval"
    why = f"{NOW}; {told.why}"
    return When(start=start, end=end, precision=precision, evidence=told.evidence, why=why), ""


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
    span = expression_span(sentence, nearest)
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


def named_day(sentence: Sentence, told: Told) -> When | None:
    """The one day that a sentence names for what was done; None where it names none or several times."""
    found = expressions(sentence.parse.text)
    if len(found) != 1:
        return None
    when = moment(sentence, found, told, "past", None)[0]
    return when if when is not None and when.start == when.end else None


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
