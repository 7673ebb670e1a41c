"""What one document says when it is read alone."""

import msgspec

from firsthand.model.attribution import Attribution
from firsthand.model.entity import Mention
from firsthand.model.event import Channel, Event, Pledge

__all__ = ["Reading"]


class Reading(msgspec.Struct, frozen=True):
    """What one document says when it is read alone; it depends on no other page."""

    attributions: tuple[Attribution, ...] = ()
    mentions: tuple[Mention, ...] = ()
    events: tuple[Event, ...] = ()
    channels: tuple[Channel, ...] = ()
    pledges: tuple[Pledge, ...] = ()
