"""Who said what, to whom, on or off the record, through which outlet, inside whose statement?"""

from firsthand.stages.attribution.read import attributions
from firsthand.stages.attribution.speaker import speakers
from firsthand.stages.attribution.utterances import utterances

__all__ = ["attributions", "speakers", "utterances"]
