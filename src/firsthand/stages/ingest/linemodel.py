"""The trained line model and the one file that loads lightgbm."""

from collections.abc import Sequence
from functools import cache
from typing import Any

import numpy as np

from firsthand import weights
from firsthand.stages.ingest import features

__all__ = ["MODEL", "scores"]

MODEL = "lines-v1"
PART = "\n=====\n"
LONGEST = 20_000
"""Lines: beyond this the rest of a page is not scored (no article is that long)."""


@cache
def _models() -> tuple[Any, Any]:
    import lightgbm

    first, second = (lightgbm.Booster(model_str=part) for part in weights.text(MODEL).split(PART))
    return first, second


def scores(texts: Sequence[str], own: features.Matrix) -> tuple[float, ...]:
    """For each line the likelihood, 0 to 1, that it belongs to its page's article; `own` are its features."""
    if not texts:
        return ()
    first, second = _models()
    seen = features.context(texts[:LONGEST], own[:LONGEST])
    again = features.revised(seen, np.asarray(first.predict(seen, num_threads=1)))
    found = np.asarray(second.predict(again, num_threads=1))
    return (*(round(float(score), 4) for score in found), *(0.0 for _ in texts[LONGEST:]))
