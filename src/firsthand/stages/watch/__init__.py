"""What is new since the last look: what new pages tell that none had told before."""

from firsthand.stages.watch.news import novelties
from firsthand.stages.watch.watched import appearances

__all__ = ["appearances", "novelties"]
