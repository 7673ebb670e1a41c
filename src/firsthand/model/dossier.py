"""Everything that is known of a heap of pages: the tables of the contract as one value."""

import msgspec

from firsthand.model.attribution import Attribution, Utterance
from firsthand.model.claim import Claim
from firsthand.model.copies import Copy, Family, Origin
from firsthand.model.document import Document
from firsthand.model.drift import Drift
from firsthand.model.entity import Entity
from firsthand.model.event import Channel, Event, Pledge
from firsthand.model.judgement import Alias, Judgement
from firsthand.model.page import Refused
from firsthand.model.story import Brief, Story, TimelineEntry

__all__ = ["TABLES", "Dossier"]


class Dossier(msgspec.Struct, frozen=True, kw_only=True):
    """The tables of one heap, each sorted by id; the same pages and version give the same dossier."""

    documents: tuple[Document, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    utterances: tuple[Utterance, ...] = ()
    origins: tuple[Origin, ...] = ()
    copies: tuple[Copy, ...] = ()
    families: tuple[Family, ...] = ()
    drift: tuple[Drift, ...] = ()
    claims: tuple[Claim, ...] = ()
    events: tuple[Event, ...] = ()
    pledges: tuple[Pledge, ...] = ()
    channels: tuple[Channel, ...] = ()
    entities: tuple[Entity, ...] = ()
    stories: tuple[Story, ...] = ()
    timeline: tuple[TimelineEntry, ...] = ()
    briefs: tuple[Brief, ...] = ()
    judgements: tuple[Judgement, ...] = ()
    aliases: tuple[Alias, ...] = ()
    refused: tuple[Refused, ...] = ()
    notes: tuple[str, ...] = ()

    def document(self, doc: str) -> Document:
        """The document with id `doc`; KeyError when the dossier has none."""
        for document in self.documents:
            if document.id == doc:
                return document
        raise KeyError(doc)


TABLES: dict[str, type[msgspec.Struct]] = {
    "documents": Document,
    "attributions": Attribution,
    "utterances": Utterance,
    "origins": Origin,
    "copies": Copy,
    "families": Family,
    "drift": Drift,
    "claims": Claim,
    "events": Event,
    "pledges": Pledge,
    "channels": Channel,
    "entities": Entity,
    "stories": Story,
    "timeline": TimelineEntry,
    "judgements": Judgement,
    "aliases": Alias,
}
"""Name of each JSON Lines table of the dossier and the type of its rows (briefs are one JSON file)."""
