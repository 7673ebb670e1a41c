"""Who said what: source, cue and content, and everything that is told about the telling."""

from typing import Literal

import msgspec

from firsthand.model.span import DocId, Span

__all__ = ["Anonymity", "Attribution", "AttributionKind", "Polarity", "SpeechAct", "Utterance"]

AttributionKind = Literal["direct", "indirect", "mixed"]
Anonymity = Literal["named", "office", "described_person", "group", "impersonal"]
Polarity = Literal["assert", "deny", "question", "decline"]
SpeechAct = Literal["statement", "forecast", "comment", "demand", "promise", "warning", "declined"]


class Attribution(msgspec.Struct, frozen=True, kw_only=True):
    """One attribution: who (source) is credited by which word (cue) with what (content).

    ``content`` is never empty; ``source`` is empty where nobody is named ("reportedly"). ``speaker`` is the
    source resolved to a name or description, ``speaker_entity`` its entity. ``anonymous`` is true for
    described persons and groups whose members are not named. ``condition`` holds the words that give the
    condition or reason of anonymity. ``via`` is the outlet it was told to or taken from, ``parent`` the
    enclosing attribution. ``polarity`` is the stance of the speaker to the content as printed.
    """

    id: str
    doc: DocId
    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    kind: AttributionKind
    speaker: str | None = None
    speaker_entity: str | None = None
    anonymous: bool = False
    anonymity: Anonymity = "named"
    condition: tuple[Span, ...] = ()
    affiliation: str | None = None
    via: str | None = None
    via_span: Span | None = None
    occasion: str | None = None
    occasion_span: Span | None = None
    addressee: str | None = None
    date: str | None = None
    polarity: Polarity = "assert"
    speech_act: SpeechAct = "statement"
    translated_by: str | None = None
    parent: str | None = None
    utterance: str | None = None
    score: float = 1.0

    @property
    def extent(self) -> Span:
        """From the first to the last character of its three roles."""
        spans = (*self.source, *self.cue, *self.content)
        return Span(self.doc, min(s.start for s in spans), max(s.end for s in spans))


class Utterance(msgspec.Struct, frozen=True, kw_only=True):
    """One act of speaking, rendered by one or more attributions of one or more pages."""

    id: str
    speaker: str
    speaker_entity: str | None = None
    occasion: str | None = None
    date: str | None = None
    attributions: tuple[str, ...]
    score: float = 1.0
    why: str = ""
