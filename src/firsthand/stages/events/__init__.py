"""What happened: who did what to whom, which channels opened or closed, what was pledged and what became of it."""

from firsthand.stages.events.actions import events

__all__ = ["events"]
