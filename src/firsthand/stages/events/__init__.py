"""What happened: who did what to whom, which channels opened, what was pledged and what came of it."""

from firsthand.stages.events.actions import events
from firsthand.stages.events.channels import channels
from firsthand.stages.events.code import code, codes
from firsthand.stages.events.merge import merge
from firsthand.stages.events.pledges import pledges

__all__ = ["channels", "code", "codes", "events", "merge", "pledges"]
