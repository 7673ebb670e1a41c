"""Where did a copy, or another rendering of one utterance, change the meaning?"""

from firsthand.stages.drift.drift import drift
from firsthand.stages.drift.mend import Mend, Mended, mend

__all__ = ["Mend", "Mended", "drift", "mend"]
