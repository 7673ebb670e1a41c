"""From the tables before and after to the news between them.

News rests on a page that was not there before, and is something that no page told: an independent origin, a
first denial, a change of meaning, a status that turned, a warning that came true. A new copy of an old thing
is none, and neither is a group that was only put together otherwise.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Generic, TypeVar

from firsthand.model.claim import Claim, Witness
from firsthand.model.copies import Origin
from firsthand.model.counted import Counted
from firsthand.model.dossier import Dossier
from firsthand.model.event import Channel, Event, Pledge
from firsthand.model.ids import digest
from firsthand.model.novelty import NOVELTIES, Novelty, NoveltyKind
from firsthand.model.span import DocId, Span
from firsthand.options.watch import WatchOptions
from firsthand.stages.watch.lines import Lines

__all__ = ["novelties"]


T = TypeVar("T", Claim, Event, Pledge)


class _Earlier(Generic[T]):
    """The rows of one table as they were, found again by the words that they stand on."""

    def __init__(self, rows: Iterable[T]) -> None:
        self._at: dict[Span, list[T]] = defaultdict(list)
        for row in rows:
            for span in row.spans:
                self._at[span].append(row)

    def of(self, row: T) -> tuple[T, ...]:
        """The rows that `row` was, by id; none where it is new."""
        found = {old.id: old for span in row.spans for old in self._at.get(span, ())}
        return tuple(found[ident] for ident in sorted(found))


def novelties(before: Dossier, after: Dossier, options: WatchOptions | None = None) -> tuple[Novelty, ...]:
    """What the pages that only `after` has tell that `before` did not, the most urgent first.

    Both are tables of one heap, or of one part of it; the pages of `before` are those of its stories as well,
    so that it may lack the table of documents. The same two dossiers give the same news.
    """
    options = options or WatchOptions()
    known = _pages(before)
    new = frozenset(document.id for document in after.documents if document.id not in known)
    if not new:
        return ()
    desk = _Desk(before, after, new, options)
    found = [
        *desk.claims(),
        *desk.drift(),
        *desk.events(),
        *desk.pledges(),
        *desk.channels(),
        *desk.stories(),
    ]
    return tuple(sorted(found, key=lambda one: (NOVELTIES.index(one.kind), one.story or "", one.id)))


class _Desk:
    """Holds both states side by side, and writes what lies between them."""

    def __init__(self, before: Dossier, after: Dossier, new: frozenset[DocId], options: WatchOptions) -> None:
        self._before, self._after, self._new, self._options = before, after, new, options
        self._lines = Lines(after, options)
        self._origins = {origin.id: origin for origin in after.origins}
        self._stories = {doc: story.id for story in after.stories for doc in story.documents}

    def claims(self) -> Iterator[Novelty]:
        """First denials, new origins, retractions and other turns of what was claimed."""
        earlier = _Earlier(self._before.claims)
        for claim in self._after.claims:
            old = earlier.of(claim)
            denying = self._fresh(claim.denials)
            taken_back = [span for span in claim.corrections if span.doc in self._new]
            if taken_back and not any(one.corrections for one in old):
                yield self._novelty(
                    "retraction", "claims", claim.id, taken_back, self._lines.taken_back(claim, taken_back)
                )
            if denying and claim.independent_origins.denying and not any(_denied(one) for one in old):
                yield self._novelty("denial", "claims", claim.id, denying, self._lines.denied(claim, denying))
            elif old and denying and claim.independent_origins.denying > _most(old, "denying"):
                yield self._novelty("origin", "claims", claim.id, denying, self._lines.more(claim, denying))
            asserting = self._fresh(claim.assertions)
            if old and asserting and claim.independent_origins.asserting > _most(old, "asserting"):
                yield self._novelty(
                    "origin", "claims", claim.id, asserting, self._lines.more(claim, asserting)
                )

    def drift(self) -> Iterator[Novelty]:
        """Changes of meaning that a new page makes or brings to light."""
        flagged = {(row.type, span) for row in self._before.drift for span in row.unfaithful}
        for row in self._after.drift:
            places = (*row.a, *row.b, *row.a_context, *row.b_context)
            spans = [span for span in places if span.doc in self._new]
            known = any((row.type, span) in flagged for span in row.unfaithful)
            if row.material and spans and not known:
                yield self._novelty("drift", "drift", row.id, spans, row.why)

    def events(self) -> Iterator[Novelty]:
        """Events whose status is another one now."""
        earlier = _Earlier(self._before.events)
        for event in self._after.events:
            old = earlier.of(event)
            spans = [witness.span for witness in event.witnesses if witness.span.doc in self._new]
            turned = old and all(one.status != event.status for one in old)
            if turned and spans and event.score >= self._options.sure and _certain(event, spans):
                yield self._novelty(
                    "status", "events", event.id, spans, self._lines.turned(event, old[0].status)
                )

    def pledges(self) -> Iterator[Novelty]:
        """Warnings, promises, plans and forecasts of which something has become."""
        earlier = _Earlier(self._before.pledges)
        for pledge in self._after.pledges:
            old = earlier.of(pledge)
            spans = [span for span in (*pledge.outcome_spans, *pledge.spans) if span.doc in self._new]
            turned = old and all(one.outcome != pledge.outcome for one in old)
            if turned and spans and pledge.outcome not in {"open", "unknown"}:
                yield self._novelty("outcome", "pledges", pledge.id, spans, self._lines.came_to(pledge))

    def channels(self) -> Iterator[Novelty]:
        """Channels whose last state is another one now."""
        old: dict[tuple[str, tuple[str, ...]], set[str]] = defaultdict(set)
        for channel in self._before.channels:
            old[_line(channel)] |= {state.state for state in channel.states}
        for channel in self._after.channels:
            state = channel.states[-1] if channel.states else None
            if state is None or state.span.doc not in self._new or channel.score < self._options.sure:
                continue
            known = old.get(_line(channel))
            if known is not None and state.state not in known:
                spans = [state.span]
                yield self._novelty(
                    "channel", "channels", channel.id, spans, self._lines.channel(channel, state)
                )

    def stories(self) -> Iterator[Novelty]:
        """New independent origins of the reports themselves."""
        told_before = {
            origin
            for story in self._before.stories
            for counted in story.counted
            for origin in counted.origins
        }
        for story in self._after.stories:
            if self._new.issuperset(story.documents):
                yield self._novelty(
                    "origin",
                    "stories",
                    story.id,
                    self._lines.heads(story.documents),
                    self._lines.new_story(story),
                )
                continue
            for counted in story.counted:
                docs = self._documents(counted)
                if docs and self._new.issuperset(docs) and not told_before.intersection(counted.origins):
                    spans, text = self._lines.heads(docs), self._lines.new_origin(docs, story)
                    yield self._novelty("origin", "stories", story.id, spans, text)

    def _documents(self, counted: Counted) -> list[DocId]:
        rows: list[Origin] = [self._origins[one] for one in counted.origins if one in self._origins]
        return sorted({doc for origin in rows for doc in origin.documents})

    def _fresh(self, witnesses: Sequence[Witness]) -> list[Span]:
        return [witness.span for witness in witnesses if witness.span.doc in self._new]

    def _novelty(self, kind: NoveltyKind, table: str, row: str, spans: Iterable[Span], text: str) -> Novelty:
        stood = tuple(sorted(set(spans)))
        docs = tuple(sorted({span.doc for span in stood}))
        return Novelty(
            id="n-" + digest(kind, table, row, *docs),
            kind=kind,
            story=next((self._stories[doc] for doc in docs if doc in self._stories), None),
            text=text,
            table=table,
            row=row,
            spans=stood,
            documents=docs,
        )


def _pages(dossier: Dossier) -> set[DocId]:
    told = {doc for story in dossier.stories for doc in story.documents}
    return told | {document.id for document in dossier.documents}


def _denied(claim: Claim) -> bool:
    return claim.independent_origins.denying > 0


def _most(claims: Iterable[Claim], side: str) -> int:
    return max((getattr(claim.independent_origins, side) for claim in claims), default=0)


def _certain(event: Event, spans: Sequence[Span]) -> bool:
    """Whether a new page itself gives the event the status that it now has."""
    return any(one.span in spans and one.status == event.status for one in event.witnesses)


def _line(channel: Channel) -> tuple[str, tuple[str, ...]]:
    return channel.kind, tuple(sorted(channel.parties))
