"""News as lines for a reader: who, what, and where it stood before."""

from collections.abc import Iterable, Sequence

from firsthand.model.claim import Claim, Witness
from firsthand.model.dossier import Dossier
from firsthand.model.event import Channel, ChannelState, Event, Pledge
from firsthand.model.span import DocId, Span
from firsthand.model.story import Story
from firsthand.options.watch import WatchOptions
from firsthand.text.days import day_in_words

__all__ = ["Lines"]

_STATES = {
    "not_held": "not held",
    "unanswered": "left unanswered",
}
_HEAD = 80  # characters of a page that stand for it where it has no title


class Lines:
    """Writes one line about rows of `dossier`."""

    def __init__(self, dossier: Dossier, options: WatchOptions) -> None:
        self._documents = {document.id: document for document in dossier.documents}
        self._options = options

    def denied(self, claim: Claim, spans: Sequence[Span]) -> str:
        """That somebody denies a claim, for the first time."""
        return f"First denial: {self._speakers(claim.denials, spans)}, of {self._quoted(claim.proposition)}"

    def more(self, claim: Claim, spans: Sequence[Span]) -> str:
        """That a side of a claim has one independent origin more."""
        denied = any(witness.span in spans for witness in claim.denials)
        count = claim.independent_origins.denying if denied else claim.independent_origins.asserting
        side = claim.denials if denied else claim.assertions
        verb = ("denies" if count == 1 else "deny") if denied else ("asserts" if count == 1 else "assert")
        origins = f"{count} independent origin{'' if count == 1 else 's'}"
        return f"Now {origins} {verb} {self._quoted(claim.proposition)}: new is {self._speakers(side, spans)}"

    def taken_back(self, claim: Claim, spans: Sequence[Span]) -> str:
        """That the words `spans` correct or retract a claim."""
        words = self._quoted(self._words(spans[0]))
        return f"Taken back by {self._outlets([spans[0].doc])}: {self._quoted(claim.proposition)}, in {words}"

    def turned(self, event: Event, was: str) -> str:
        """That an event has another status than before."""
        words = self._quoted(self._words(event.spans[0]))
        return f"Now {event.status}, before {was}: {words}"

    def came_to(self, pledge: Pledge) -> str:
        """What became of a pledge."""
        whose = f" of {pledge.speaker}" if pledge.speaker else ""
        words = self._quoted(self._words(pledge.spans[0]))
        return f"The {pledge.kind}{whose} is {pledge.outcome} now: {words}"

    def channel(self, channel: Channel, state: ChannelState) -> str:
        """The last state of a channel."""
        between = " and ".join(channel.parties[:2]) or "parties not named"
        told = _STATES.get(state.state, state.state)
        day = f" ({day_in_words(state.date.start)})" if state.date else ""
        return f"{channel.kind.capitalize()} between {between}: {told}{day}"

    def new_story(self, story: Story) -> str:
        """That a story has begun."""
        count = len(story.documents)
        return f"New story: {self._quoted(story.title)}, {count} page{'' if count == 1 else 's'}"

    def new_origin(self, docs: Sequence[DocId], story: Story) -> str:
        """That a story has an independent origin more."""
        first = self._documents[docs[0]]
        title = f", {self._quoted(first.title)}" if first.title and first.outlet else ""
        return f"New independent origin: {self._outlets(docs)}{title}; story: {self._quoted(story.title)}"

    def heads(self, docs: Iterable[DocId]) -> list[Span]:
        """The words that stand for pages: their titles, or how they begin."""
        found = [self._documents[doc] for doc in docs]
        return [
            document.title_span or Span(document.id, 0, min(len(document.text), _HEAD))
            for document in found
            if document.text
        ]

    def _speakers(self, witnesses: Iterable[Witness], spans: Sequence[Span]) -> str:
        names = dict.fromkeys(
            witness.speaker or self._outlets([witness.span.doc])
            for witness in witnesses
            if witness.span in spans
        )
        return _listed(list(names), self._options.named)

    def _outlets(self, docs: Sequence[DocId]) -> str:
        named = dict.fromkeys(self._outlet(doc) for doc in docs if doc in self._documents)
        return _listed(list(named), self._options.named)

    def _outlet(self, doc: DocId) -> str:
        document = self._documents[doc]
        title = self._quoted(document.title) if document.title else ""
        name = document.outlet or title or document.path_or_url.rsplit("/", 1)[-1]
        day = day_in_words(document.published)
        return f"{name} ({day})" if day else name

    def _words(self, span: Span) -> str:
        document = self._documents.get(span.doc)
        return " ".join(document.text[span.start : span.end].split()) if document else ""

    def _quoted(self, text: str) -> str:
        words = " ".join(text.split()).rstrip(".")
        if len(words) > self._options.letters:
            words = words[: self._options.letters].rsplit(" ", 1)[0] + " …"
        return f"“{words.strip('“”')}”"


def _listed(names: Sequence[str], most: int) -> str:
    """Names as a reader reads them; what is too many is counted."""
    shown = list(names[:most])
    if len(names) > most:
        return f"{', '.join(shown)} and {len(names) - most} more"
    return f"{', '.join(shown[:-1])} and {shown[-1]}" if len(shown) > 1 else "".join(shown)
