"""How the time of a function grows with its text: the ratio of two sizes, not seconds, so any machine will do."""

import gc
from time import process_time

__all__ = ["growth"]


def growth(function, make, size, times=4):
    """CPU time on a text `times` as long over that on one of `size`, the best of three of each."""
    short, long = make(size), make(size * times)
    gc.collect()
    return min(_seconds(function, long) for _ in range(3)) / max(
        min(_seconds(function, short) for _ in range(3)), 1e-3
    )


def _seconds(function, text):
    start = process_time()
    function(text)
    return process_time() - start
