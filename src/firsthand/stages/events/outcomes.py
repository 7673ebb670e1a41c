"""What became of a pledge: what a later page says of it, or of the deed that was pledged."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

import msgspec

from firsthand.model.annotated import Annotated
from firsthand.model.document import Document
from firsthand.model.event import Event, Outcome, Pledge
from firsthand.model.span import DocId, Span
from firsthand.options.events import EventOptions
from firsthand.stages.events.deeds import Deed, same_deed
from firsthand.stages.events.fates import Fate
from firsthand.stages.events.held import Held, held
from firsthand.stages.events.lookup import Lookup
from firsthand.stages.events.tellings import Done, Telling, tellings
from firsthand.stages.events.words import alike, verbs_that

__all__ = ["outcomes"]

_SAID: dict[Outcome, str] = {
    "kept": "that it was done",
    "broken": "that it was not done",
    "partly": "that it was done in part",
    "changed": "that it was put off or changed",
}
_STEP = 3  # sentences back to what "it" may stand for
_TWO = 2  # things that a deed without a doer must have in common with the pledged one


class _Found(msgspec.Struct, frozen=True, kw_only=True):
    """An outcome, of the whole pledge or of its deed number `part`, and the passage that tells it."""

    outcome: Outcome
    span: Span
    day: str
    part: int | None = None


def outcomes(
    pledges: Sequence[Pledge],
    events: Sequence[Event],
    known: Lookup,
    documents: Mapping[DocId, Document],
    pages: Mapping[DocId, Annotated],
    days: Mapping[DocId, str],
    options: EventOptions,
) -> tuple[Pledge, ...]:
    """The pledges of the heap, each once, with their outcomes, sorted by id.

    ``open``: its time has not come on the last of `days` (the ISO day of each page), or no page tells.
    ``unknown``: its time is over and no page tells. What a page says of the pledge itself ("was not carried
    out") counts first, then what later pages say of the deed: the same verb, or one listed for the same deed,
    done to the same thing by the same party. A deed that is only hostile to the same target fulfils nothing.
    """
    by_id = {each.id: each for each in events}
    gathered = held(pledges, by_id, known, days, pages)
    told = tellings(gathered, known, days, pages)
    found: dict[str, list[_Found]] = {}
    by_page: dict[DocId, list[Telling]] = {}
    for telling in told:
        by_page.setdefault(telling.span.doc, []).append(telling)
    for telling in told:
        for fate, owner in telling.fates:
            about = _about(telling, fate, owner, gathered, by_page[telling.span.doc])
            if about is not None:
                tale = _Found(outcome=fate.outcome, span=fate.span, day=telling.day or "")
                found.setdefault(about.pledge.id, []).append(tale)
    newest = max(days.values(), default=None)
    done = _all_done(told)
    where = _where(events)
    judged = []
    for each in gathered:
        passages = found.get(each.pledge.id, []) + _by_events(each) + _by_deeds(each, done)
        judged.append(_judged(each, passages, where, documents, newest, options))
    return tuple(sorted(judged, key=lambda each: each.id))


def _about(
    telling: Telling, fate: Fate, owner: str, gathered: Sequence[Held], told: Sequence[Telling]
) -> Held | None:
    """The pledge that a fate is about: by what it recalls, by the page that it stands on, by whose it is.

    `told` are the sentences of the page of `telling`.
    """
    fitting = [
        each
        for each in gathered
        if fate.named.kind in {None, each.pledge.kind}
        and not (owner and each.speaker and owner != each.speaker)
        and _is_later(telling, each)
    ]
    if fate.deeds:
        fitting = [
            each
            for each in fitting
            if any(same_deed(own, deed) is not None for own in each.deeds for deed in fate.deeds)
        ]
        return _best(fitting, told) if owner or len(fitting) == 1 else None
    if not fate.named.noun:
        near = [each for each in fitting if 0 <= telling.number - _last_before(telling, each, told) <= _STEP]
        return max(near, key=lambda each: (_end(telling, each), each.pledge.id), default=None)
    fitting = [each for each in fitting if _is_called(each, fate.named.noun)]
    here = [each for each in fitting if _end(telling, each) >= 0]
    if here:
        return max(here, key=lambda each: (_end(telling, each), each.pledge.id))
    owner = owner or _owner_before(telling, fate, told)
    return _best([each for each in fitting if each.speaker == owner], told) if owner else None


def _is_later(telling: Telling, pledge: Held) -> bool:
    """Whether a sentence can tell the outcome of a pledge: on a later day, or further down its page."""
    if telling.span.doc in pledge.docs:
        return _end(telling, pledge) >= 0 or pledge.day is None or (telling.day or "") > pledge.day
    return telling.day is not None and pledge.day is not None and telling.day > pledge.day


def _end(telling: Telling, pledge: Held) -> int:
    """Where on the page of the sentence the pledge was told last, up to its end; -1 where it was not."""
    return max(
        (
            span.start
            for span in pledge.pledge.spans
            if span.doc == telling.span.doc and span.start < telling.span.end
        ),
        default=-1,
    )


def _last_before(telling: Telling, pledge: Held, told: Sequence[Telling]) -> int:
    """The number of the last sentence before `telling` that tells the pledge; far away where none does."""
    numbers = [
        each.number
        for each in told
        if each.number < telling.number and any(each.span.overlaps(span) for span in pledge.pledge.spans)
    ]
    return max(numbers, default=-1000)


def _is_called(pledge: Held, noun: str) -> bool:
    """Whether `noun` can stand for the pledge: a visit is a visit, while any promise is a promise."""
    if pledge.pledge.kind != "plan" or noun in {"plan", "intention", "scheme", "timetable", "project"}:
        return True
    rows = alike().get(noun, frozenset())
    return any(
        noun == deed.verb or noun in deed.things or bool(rows & alike().get(deed.verb, frozenset()))
        for deed in pledge.deeds
    )


def _owner_before(telling: Telling, fate: Fate, told: Sequence[Telling]) -> str:
    """Whose the pledge is that the page named last by the same noun, saying whose."""
    for each in reversed(told):
        if each.number > telling.number:
            continue
        for named, owner in each.named:
            if owner and named.noun == fate.named.noun:
                return owner
    return ""


def _best(fitting: Sequence[Held], told: Sequence[Telling]) -> Held | None:
    """Of several pledges the one of whose deeds the page tells most; None where two fit alike."""
    if len(fitting) < _TWO:
        return fitting[0] if fitting else None
    page = [done.deed for each in told for done in each.done]
    scores = {
        each.pledge.id: sum(any(same_deed(own, deed) is not None for deed in page) for own in each.deeds)
        for each in fitting
    }
    ranked = sorted(fitting, key=lambda each: (-scores[each.pledge.id], each.pledge.id))
    first, second = (scores[each.pledge.id] for each in ranked[:2])
    return ranked[0] if first > second else None


class _Doings(msgspec.Struct, frozen=True):
    """The deeds told, by verb and then as told, and the places of those on each thing and each subject."""

    told: tuple[tuple[Telling, Done], ...]
    things: dict[str, tuple[int, ...]]
    subjects: dict[str, tuple[int, ...]]

    def near(self, deed: Deed) -> list[int]:
        """The places of the deeds told that `same_deed` may hold to be `deed`, ascending."""
        found = {place for thing in deed.things for place in self.things.get(thing, ())}
        if deed.nominal:
            found.update(self.subjects.get(deed.subject, ()))
        return sorted(found)


def _all_done(told: Iterable[Telling]) -> _Doings:
    pairs = sorted(
        ((telling, done) for telling in told for done in telling.done), key=lambda pair: pair[1].deed.verb
    )
    things: dict[str, list[int]] = {}
    subjects: dict[str, list[int]] = {}
    for place, (_, done) in enumerate(pairs):
        subjects.setdefault(done.deed.subject, []).append(place)
        for thing in sorted(done.deed.things):
            things.setdefault(thing, []).append(place)
    return _Doings(
        tuple(pairs),
        {thing: tuple(places) for thing, places in things.items()},
        {subject: tuple(places) for subject, places in subjects.items()},
    )


def _by_deeds(pledge: Held, done_: _Doings) -> list[_Found]:
    """What later sentences say of the deeds that were pledged."""
    found: list[_Found] = []
    for part, deed in enumerate(pledge.deeds):
        for place in done_.near(deed):
            telling, done = done_.told[place]
            was = same_deed(deed, done.deed)
            if was is None or not _counts(pledge, deed, telling, done, was=was):
                continue
            outcome: Outcome = "kept" if was else "broken"
            found.append(_Found(outcome=outcome, span=done.span, day=telling.day or "", part=part))
    return found


def _counts(pledge: Held, deed: Deed, telling: Telling, done: Done, *, was: bool) -> bool:
    """Whether a deed told later is the pledged one: done by the same party, after the pledge, and to the end.

    That something was left undone counts where the sentence recalls the pledge, says "never", or comes after
    the day on which it was due.
    """
    recalled = telling.recalled in {"any", pledge.pledge.kind}
    same_page = telling.span.doc in pledge.docs
    if not _is_later(telling, pledge) or (same_page and not recalled):
        return False
    if telling.named_day is not None and pledge.day is not None and telling.named_day < pledge.day:
        return False
    shared = len(deed.things & done.deed.things)
    runs_on = deed.verb in verbs_that("keep")
    agreed = recalled or shared >= _TWO
    if done.doer not in pledge.parties and not (
        _is_open(deed, done, agreed=agreed) or (not pledge.speaker and (agreed or runs_on))
    ):
        return False
    if was:
        return not runs_on or done.never or recalled
    due = pledge.pledge.due
    over = due is not None and (telling.day or "") > due.end
    return recalled or done.never or over or (runs_on and not done.deed.negated)


def _is_open(deed: Deed, done: Done, *, agreed: bool) -> bool:
    """Whether a deed that is not told of a party of the pledge may be it: nobody is named, enough agrees."""
    return (not done.doer and agreed) or (deed.nominal and deed.subject == done.deed.subject)


def _by_events(pledge: Held) -> list[_Found]:
    """What the heap tells of a planned event itself: that it was held, put off or called off."""
    if pledge.pledge.kind != "plan":
        return []
    found = []
    for event in pledge.events:
        told = {each.status for each in event.witnesses}
        if event.status in {"cancelled", "postponed"}:
            outcome: Outcome = "broken" if event.status == "cancelled" else "changed"
            found.append(_Found(outcome=outcome, span=event.spans[-1], day=""))
        elif "happened" in told and "planned" in told:
            span = next(each.span for each in event.witnesses if each.status == "happened")
            found.append(_Found(outcome="kept", span=span, day=event.date.start if event.date else ""))
    return found


def _where(events: Iterable[Event]) -> dict[DocId, list[tuple[Span, str]]]:
    """The events that may settle a pledge: on each page where they stand, and their ids."""
    found: dict[DocId, list[tuple[Span, str]]] = {}
    for event in events:
        for span in event.spans if event.plover not in {"AGREE", "THREATEN"} else ():
            found.setdefault(span.doc, []).append((span, event.id))
    return found


def _judged(
    pledge: Held,
    passages: Sequence[_Found],
    events: Mapping[DocId, Sequence[tuple[Span, str]]],
    documents: Mapping[DocId, Document],
    newest: str | None,
    options: EventOptions,
) -> Pledge:
    outcome = _outcome(passages, len(pledge.deeds))
    if outcome is None:
        return _without(pledge, newest, options)
    telling = [each for each in passages if outcome in {"partly", "changed"} or each.outcome == outcome]
    spans = tuple(sorted({each.span for each in telling}))
    settled = {event for span in spans for own, event in events.get(span.doc, ()) if span.overlaps(own)}
    first = min(
        telling,
        key=lambda each: (each.part is not None, _undated(each, documents), each.day, each.span),
    )
    words = documents[first.span.doc].words(first.span) if first.span.doc in documents else ""
    why = f"a page tells {_SAID[outcome]}: “{' '.join(words.split())}”"
    return msgspec.structs.replace(
        pledge.pledge, outcome=outcome, outcome_spans=spans, outcome_events=tuple(sorted(settled)), why=why
    )


def _undated(found: _Found, documents: Mapping[DocId, Document]) -> bool:
    """Whether a passage stands on a page without a date of its own: a dated one is shown before it."""
    document = documents.get(found.span.doc)
    return document is None or document.published is None


def _outcome(passages: Sequence[_Found], deeds: int) -> Outcome | None:
    """One outcome of all that is told: what is said of the whole first, then what is said of its deeds."""
    whole = {each.outcome for each in passages if each.part is None}
    kept = {each.part for each in passages if each.part is not None and each.outcome == "kept"}
    undone = {each.part for each in passages if each.part is not None and each.outcome == "broken"} - kept
    if "changed" in whole:
        return "broken" if whole >= {"broken"} else "changed"
    if "partly" in whole or whole >= {"kept", "broken"} or ("broken" in whole and kept) or (kept and undone):
        return "partly"
    if whole:
        return min(whole)
    if kept:
        return "kept" if len(kept) == deeds else "partly"
    return "broken" if undone else None


def _without(held_: Held, newest: str | None, options: EventOptions) -> Pledge:
    """No page tells: open as long as its time has not passed on the newest page.

    A promise that names no time is open for a while; a warning waits for what it is tied to.
    """
    pledge = held_.pledge
    if pledge.due is not None and newest is not None and pledge.due.end < newest:
        why = f"it was due by {pledge.due.end}, and no page up to {newest} tells what became of it"
        return msgspec.structs.replace(pledge, outcome="unknown", why=why)
    if pledge.kind == "promise" and pledge.due is None and newest is not None and held_.day is not None:
        days = (date.fromisoformat(newest) - date.fromisoformat(held_.day)).days
        if days > options.silence_days:
            why = f"no page of the {days} days up to {newest} tells what became of it"
            return msgspec.structs.replace(pledge, outcome="unknown", why=why)
    return msgspec.structs.replace(pledge, outcome="open", why="no page tells what became of it")
