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
    seen = features.context(texts, own)
    again = features.revised(seen, np.asarray(first.predict(seen, num_threads=1)))
    found = np.asarray(second.predict(again, num_threads=1))
    return tuple(round(float(score), 4) for score in found)
