"""The lines of a text and their places; lines that were broken at a fixed width are put together again."""

import re
from collections.abc import Sequence
from itertools import pairwise

import msgspec

__all__ = ["Block", "blocks", "collapsed"]

LINE = re.compile(r"[^\r\n\x0b\x0c\x85\u2028\u2029]+")
SPACE = re.compile(r"\s+")
WIDEST = 130
"""Characters: no text that was broken at a fixed width has longer lines."""


class Block(msgspec.Struct, frozen=True):
    """A stretch ``[start, end)`` of the text: one line or paragraph without the space around it."""

    start: int
    end: int
    text: str
    head: bool = False


def collapsed(text: str) -> str:
    """`text` with white space collapsed and stripped."""
    return SPACE.sub(" ", text).strip()


def blocks(text: str, *, joined: bool = True) -> tuple[Block, ...]:
    """The non-empty lines of `text`; with `joined`, hard-wrapped lines make one block a paragraph."""
    spans = [(m.start(), m.end()) for m in LINE.finditer(text) if m.group().strip()]
    spans = [_stripped(text, start, end) for start, end in spans]
    if joined and _is_wrapped(text, spans):
        spans = _unwrapped(text, spans)
    return tuple(Block(start, end, collapsed(text[start:end])) for start, end in spans)


def _stripped(text: str, start: int, end: int) -> tuple[int, int]:
    while text[start].isspace():
        start += 1
    while text[end - 1].isspace():
        end -= 1
    return start, end


def _touching(text: str, first: tuple[int, int], second: tuple[int, int]) -> bool:
    """Whether no empty line stands between two neighbouring lines."""
    gap = text[first[1] : second[0]].replace("\r\n", "\n")
    return sum(gap.count(sign) for sign in "\r\n\x0b\x0c\x85\u2028\u2029") == 1


def _width(spans: Sequence[tuple[int, int]]) -> int:
    lengths = sorted(end - start for start, end in spans)
    return lengths[int(len(lengths) * 0.9)] if lengths else 0


def _is_wrapped(text: str, spans: Sequence[tuple[int, int]]) -> bool:
    """Whether many long lines run on in the next one, which begins in lower case."""
    width = _width(spans)
    if not 30 <= width <= WIDEST:
        return False
    full = [(a, b) for a, b in pairwise(spans) if _touching(text, a, b) and a[1] - a[0] >= 0.6 * width]
    run_on = sum(text[b[0]].islower() and text[a[1] - 1] not in ".!?" for a, b in full)
    return len(full) >= 4 and run_on >= 0.3 * len(full)


def _unwrapped(text: str, spans: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    width = _width(spans)
    out: list[tuple[int, int]] = []
    last = (0, 0)
    for span in spans:
        if out and _touching(text, last, span) and last[1] - last[0] >= 0.6 * width:
            out[-1] = (out[-1][0], span[1])
        else:
            out.append(span)
        last = span
    return out
