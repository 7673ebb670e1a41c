"""What does it come to? The written account of a story, each sentence with the words it rests on."""

from firsthand.stages.brief.account import briefs
from firsthand.stages.brief.disputes import is_one, positions, stands_alone, tellable
from firsthand.stages.brief.evidence import Evidence
from firsthand.stages.brief.gate import gate
from firsthand.stages.brief.news import NEW, updated
from firsthand.stages.brief.page_names import called, opening

__all__ = [
    "NEW",
    "Evidence",
    "briefs",
    "called",
    "gate",
    "is_one",
    "opening",
    "positions",
    "stands_alone",
    "tellable",
    "updated",
]
