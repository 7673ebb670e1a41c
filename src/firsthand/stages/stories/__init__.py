"""Which pages belong to one story, how it unfolds, and where a new page goes."""

from firsthand.stages.stories.stories import stories
from firsthand.stages.stories.timeline import timeline

__all__ = ["stories", "timeline"]
