"""Which pages belong to one story, how it unfolds, and where a new page goes."""

from firsthand.stages.stories.cluster import NEAREST, likest, telling
from firsthand.stages.stories.groups import centre, grouped, groups, parted
from firsthand.stages.stories.pages import alone, foreign_parts
from firsthand.stages.stories.scopes import inside, ties, welded
from firsthand.stages.stories.stories import stories
from firsthand.stages.stories.stream import Stream
from firsthand.stages.stories.summary import Article, summary
from firsthand.stages.stories.timeline import timeline
from firsthand.stages.stories.vectors import Vector
from firsthand.stages.stories.vectors import dot as likeness

__all__ = [
    "NEAREST",
    "Article",
    "Stream",
    "Vector",
    "alone",
    "centre",
    "foreign_parts",
    "grouped",
    "groups",
    "inside",
    "likeness",
    "likest",
    "parted",
    "stories",
    "summary",
    "telling",
    "ties",
    "timeline",
    "welded",
]
