"""From labelled lines to segments that cover the text, with datelines and run-in heads cut out."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from firsthand.lexicon import Row, load
from firsthand.model.document import Label, Segment
from firsthand.stages.ingest.blocks import Block
from firsthand.stages.ingest.phrases import MONTH, plain

__all__ = ["dateline", "segments"]

DATELINE = re.compile(
    r"(?:(?P<place>(?:[A-ZÀ-Þ]{2}[A-ZÀ-Þ.'’/-]*(?: [A-ZÀ-Þ][A-ZÀ-Þ.'’/-]+){0,3})"
    r"(?:, (?:[A-Z][\w.’'-]*\.?(?: |(?=[,(–—-]))?){1,3}){0,2}"
    r"|(?:[A-ZÀ-Þ][\w’'-]+(?: [A-ZÀ-Þ][\w’'-]+){0,2}(?:, [A-Z][\w.]+)?)(?=\s*[,(]))"
    rf"(?:,?\s*(?i:{MONTH} \d{{1,2}}|\d{{1,2}} {MONTH})(?:,? \d{{4}})?)?,?\s*)?"
    r"(?:\((?P<agency>[A-Z][\w .,/'’-]{1,40})\))"
    rf"?\s*(?:--|[—–-])\s*(?=[\"“‘A-ZÀ-Þ])"
)
CLOSING = re.compile(
    r"\s\((?:(?:additional |with )?(?:reporting|writing|editing|compiled|translated|edited|"
    r"written) by\b[^()]{2,300})\)?\.?$",
    re.IGNORECASE,
)
RUN_IN = re.compile(r"([A-Z][\w',’ -]{2,28}[\w’])\s*[:—–]\s+(?=[\"“‘A-Z0-9])")
LEAST = 5
"""Words that must follow a dateline or a run-in heading."""


class RunInHeads(Row, frozen=True, kw_only=True):
    """Headings that run into their paragraph."""

    words: tuple[str, ...]


@cache
def _run_in_heads() -> frozenset[str]:
    return frozenset(word for row in load("run_in_heads", RunInHeads) for word in row.words)


def dateline(line: str) -> re.Match[str] | None:
    """The dateline at the start of a paragraph ("LORN, Vestria (AP) — "): place, agency or both."""
    found = DATELINE.match(line[:200])
    if not found or not (found["place"] or found["agency"]):
        return None
    if found["place"] and not found["agency"] and not found["place"][:3].isupper():
        return None
    return found if len(line[found.end() :].split()) >= LEAST else None


def segments(text: str, blocks: Sequence[Block], labels: Sequence[Label]) -> tuple[Segment, ...]:
    """Segments that cover `text` without gaps: one a block (with the space behind it), bodies cut finer."""
    pieces = [
        piece for block, label in zip(blocks, labels, strict=True) for piece in _cut(text, block, label)
    ]
    bodies = [start for start, label in pieces if label == "body"]
    pieces = _with_datelines(text, pieces, bodies[:2])
    if not pieces:
        return (Segment(0, len(text), "furniture"),) if text else ()
    starts = [0, *(start for start, _ in pieces[1:])]
    ends = [*starts[1:], len(text)]
    return tuple(
        Segment(start, end, label)
        for (_, label), start, end in zip(pieces, starts, ends, strict=True)
        if start < end
    )


def _cut(text: str, block: Block, label: Label) -> Iterator[tuple[int, Label]]:
    """The starts of the pieces of one block: a run-in heading, the rest, a credit in brackets at its end."""
    if label != "body":
        yield block.start, label
        return
    words = text[block.start : block.end]
    start = block.start
    head = RUN_IN.match(words)
    if head and plain(head[1]).lower() in _run_in_heads() and len(words[head.end() :].split()) >= LEAST:
        yield start, "subhead"
        start = block.start + head.end()
    yield start, "body"
    closing = CLOSING.search(words[-400:])
    cut = block.start + max(0, len(words) - 400)
    if closing and cut + closing.start() > start:
        yield cut + closing.start() + 1, "credit"


def _with_datelines(
    text: str, pieces: list[tuple[int, Label]], starts: Sequence[int]
) -> list[tuple[int, Label]]:
    out: list[tuple[int, Label]] = []
    for start, label in pieces:
        line = text[start:].split("\n", 1)[0] if start in starts else ""
        found = dateline(line) if label == "body" else None
        if found:
            out.append((start, "dateline"))
            start += found.end()  # noqa: PLW2901 the body begins behind its dateline
        out.append((start, label))
    return out
