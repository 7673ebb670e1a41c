"""Box characters: what stands in front of each line of a drawn tree."""

from collections.abc import Iterator, Sequence

from firsthand.dossier.ask.trees import Twig

__all__ = ["branches"]

_DEEPEST = 10
"""Steps of indentation; deeper places say their depth instead."""


def branches(twigs: Sequence[Twig]) -> Iterator[tuple[Twig, str, str]]:
    """Each place with the box characters in front of its first line and of its further lines."""
    last = _last(twigs)
    open_: list[bool] = []
    for place, twig in enumerate(twigs):
        del open_[twig.depth :]
        open_.append(not last[place])
        bars = "  " + "".join("│   " if more else "    " for more in open_[1 : twig.depth][: _DEEPEST - 1])
        below = "│ " if place + 1 < len(twigs) and twigs[place + 1].depth > twig.depth else "  "
        if twig.depth == 0:
            yield twig, "  ", f"  {below}"
        elif twig.depth > _DEEPEST:
            yield twig, f"{bars}({twig.depth}) ", f"{bars}    "
        else:
            corner, bar = ("└", "    ") if last[place] else ("├", "│   ")
            yield twig, f"{bars}{corner}{_stroke(twig) * 2} ", f"{bars}{bar}{below}"


def _last(twigs: Sequence[Twig]) -> list[bool]:
    """Whether each place is the last that hangs from its parent."""
    found = [True] * len(twigs)
    following: list[bool] = []
    for place in range(len(twigs) - 1, -1, -1):
        depth = twigs[place].depth
        del following[depth + 1 :]
        following.extend([False] * (depth + 1 - len(following)))
        found[place] = not following[depth]
        following[depth] = True
    return found


def _stroke(twig: Twig) -> str:
    if twig.copy is not None and twig.copy.kind == "quotation":
        return "┄"
    return "─" if twig.copy is not None and twig.copy.parent is not None else "╌"
