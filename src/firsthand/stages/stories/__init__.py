"""Which pages belong to one story, how it unfolds, and where a new page goes."""

from firsthand.stages.stories.stories import stories
from firsthand.stages.stories.stream import Stream
from firsthand.stages.stories.summary import Article, summary
from firsthand.stages.stories.timeline import timeline

__all__ = ["Article", "Stream", "stories", "summary", "timeline"]
