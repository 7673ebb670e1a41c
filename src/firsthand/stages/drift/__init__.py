"""Where did a copy change the meaning?"""

from firsthand.stages.drift.drift import drift

__all__ = ["drift"]
