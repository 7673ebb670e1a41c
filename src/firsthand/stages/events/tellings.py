"""The sentences of the heap that may tell what became of a pledge, read once for all pledges."""

from collections.abc import Iterable, Mapping, Sequence

import msgspec

from firsthand.model.annotated import Annotated, Sentence
from firsthand.model.span import DocId, Span
from firsthand.stages.events.coding import acts
from firsthand.stages.events.deeds import Deed, done_in
from firsthand.stages.events.fates import Fate, Named, Recalled, fates_in, named_in, recalls
from firsthand.stages.events.held import Held
from firsthand.stages.events.lookup import Lookup
from firsthand.stages.events.tree import Tree, tree
from firsthand.stages.events.words import alike, fates, pledge_nouns, verbs_that
from firsthand.text.dates import expressions, resolve

__all__ = ["Done", "Telling", "tellings"]


class Done(msgspec.Struct, frozen=True, kw_only=True):
    """A deed told as done or left undone, where, and by whom (a party key, empty where nobody is named)."""

    deed: Deed
    doer: str
    span: Span
    never: bool = False


class Telling(msgspec.Struct, frozen=True, kw_only=True):
    """One sentence: its page and day, the deeds and fates that it tells, and the pledges that it names.

    ``day`` is that of the page, ``named_day`` the last day of a time that the sentence itself names, both ISO
    or None; beside each fate and each pledge that is named stands the party key of its owner, empty where it
    is not known; ``recalled`` is the kind of pledge that the sentence refers back to. Of the deeds only
    those are kept that a pledge may be about; a sentence without one is not asked for what it recalls.
    """

    span: Span
    number: int
    day: str | None
    named_day: str | None
    done: tuple[Done, ...]
    fates: tuple[tuple[Fate, str], ...]
    named: tuple[tuple[Named, str], ...]
    recalled: Recalled


def tellings(
    gathered: Sequence[Held],
    known: Lookup,
    days: Mapping[DocId, str],
    pages: Mapping[DocId, Annotated],
) -> tuple[Telling, ...]:
    """The sentences that hold a verb of a pledge or a word for its fate, by page and in text order."""
    wanted = _wanted(gathered)
    pledged = [deed for each in gathered for deed in each.deeds]
    things = frozenset(thing for deed in pledged for thing in deed.things)
    subjects = frozenset(deed.subject for deed in pledged if deed.nominal)
    found: list[Telling] = []
    for doc, page in sorted(pages.items()):
        for number, sentence in enumerate(page.sentences):
            lemmas = {token.lemma.lower() for token in sentence.parse.tokens}
            if lemmas & wanted:
                deeds = done_in(sentence, things, subjects)
                found.append(_telling(sentence, number, days.get(doc), known, deeds))
    return tuple(found)


def _wanted(gathered: Iterable[Held]) -> frozenset[str]:
    """The lemmas that make a sentence worth reading: those of the deeds pledged and those of fates."""
    verbs = {deed.verb or "give" for each in gathered for deed in each.deeds}
    rows = frozenset(row for verb in verbs for row in alike().get(verb, ()))
    verbs |= {verb for verb, own in alike().items() if own & rows}
    if verbs & (verbs_that("keep") | verbs_that("end")):
        verbs |= verbs_that("keep") | verbs_that("end")
    verbs |= set(pledge_nouns())
    return frozenset(verb.split()[0] for verb in verbs if verb) | {verb.split()[0] for verb in fates()}


def _telling(
    sentence: Sentence, number: int, day: str | None, known: Lookup, deeds: Sequence[Deed]
) -> Telling:
    here = tree(sentence.parse)
    return Telling(
        span=sentence.span,
        number=number,
        day=day,
        named_day=_named_day(sentence) if deeds else None,
        done=tuple(_done(sentence, here, deed, known) for deed in deeds),
        fates=tuple((each, _party(sentence, each.named.owner, known)) for each in fates_in(sentence)),
        named=tuple((each, _party(sentence, each.owner, known)) for each in named_in(sentence)),
        recalled=recalls(sentence) if deeds else "",
    )


def _done(sentence: Sentence, here: Tree, deed: Deed, known: Lookup) -> Done:
    """The deed with its doer: the subject, of a passive verb whoever stands after "by"."""
    verb = deed.token
    doer = here.subject(verb)
    if here.is_passive(verb):
        doer = next((pobj for by in here.children(verb, "agent") for pobj in here.children(by, "pobj")), None)
    span = sentence.token_span(doer, doer) if doer is not None and acts(here, doer) else None
    first, last = here.extent(verb, frozenset({"advcl", "parataxis", "relcl"}))
    never = any(here.lemma(kid) == "never" for kid in here.children(verb, "advmod", "neg"))
    return Done(
        deed=deed,
        doer=_party(sentence, span, known),
        span=sentence.token_span(min(first, verb), max(last, verb)),
        never=never,
    )


def _party(sentence: Sentence, span: Span | None, known: Lookup) -> str:
    if span is None:
        return ""
    start = sentence.span.start
    return known.party_at(span, sentence.parse.text[span.start - start : span.end - start])


def _named_day(sentence: Sentence) -> str | None:
    """The last day of the times that a sentence names with their year."""
    days = [
        read.end.isoformat()
        for each in expressions(sentence.parse.text)
        if each.year is not None and (read := resolve(each, None)) is not None
    ]
    return max(days, default=None)
