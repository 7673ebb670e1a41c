"""Statements by what they do (permit, refuse, threaten, excuse), for contradictions of few common words."""

from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from firsthand.lexicon import Row, load
from firsthand.model.span import Span
from firsthand.stages.drift.pair import Side
from firsthand.stages.drift.phrases import is_light, negations
from firsthand.stages.drift.reading import Token
from firsthand.text.stems import stem

__all__ = ["Frame", "frames", "overlap", "topic"]


class _FrameRow(Row, frozen=True, kw_only=True):
    frame: str
    sense: int
    words: tuple[str, ...]
    headline: bool = False


class Frame(NamedTuple):
    """One thing done with words: which, in what sense, about what. Sense 1 permits or threatens, -1 not.

    ``focus`` are the words that do it, ``topic`` the stems of what it is about, ``bare`` is true when that
    is only a pronoun ("permit it").
    """

    kind: str
    sense: int
    focus: Span
    side: Side
    topic: frozenset[str]
    bare: bool


_SUBJECTS = frozenset("we i they he she it you who".split())
_EMPTY = frozenset(
    "anyone anything everyone someone something thing continue happen place go on occur case way".split()
)
_BREAKS = frozenset(",;:.!?—–")


def frames(side: Side, *, headline: bool = False) -> Iterator[Frame]:
    """Yield the frames of a passage, in order. ``headline`` also reads verbs that headlines threaten with."""
    tokens = side.tokens
    denied = negations(tokens)
    for index, token in enumerate(tokens):
        row = _row(token.norm, headline=headline)
        if row is None:
            continue
        first = _clause_start(side, index)
        inside = [n for n in denied if first <= n.first < index]
        # "stands by and allows": one subject and one auxiliary govern both verbs, and so does the negation
        sense = row.sense * (-1 if len(inside) % 2 else 1)
        last = _object_end(side, index)
        words = (
            tokens[index + 1 : last]
            if row.frame == "permit"
            else (*tokens[first:index], *tokens[index + 1 : last])
        )
        about = topic(words)
        begin = max(first, inside[0].first - 1) if inside else max(first, index - 2)
        focus = Span(side.span.doc, tokens[begin].start, tokens[min(last, index + 4) - 1].end)
        yield Frame(row.frame, sense, focus, side, about, bare=not about)


def topic(tokens: Sequence[Token]) -> frozenset[str]:
    """The stems of the content words among `tokens`."""
    return frozenset(
        stem(t.norm)
        for t in tokens
        if not is_light(t) and len(t.norm) > 2 and t.norm not in _EMPTY and not _is_negation(t)
    )


def overlap(a: frozenset[str], b: frozenset[str]) -> float:
    """Share of the smaller topic that both have in common, 0 to 1."""
    smaller = min(len(a), len(b))
    return len(a & b) / smaller if smaller else 0.0


def _is_negation(token: Token) -> bool:
    return bool(negations((token,)))


def _clause_start(side: Side, index: int) -> int:
    """The first token of the clause of token `index`: its own subject, or the word behind a break."""
    for at in range(index - 1, max(-1, index - 14), -1):
        if _is_break(side, at):
            return at + 1
        if side.tokens[at].norm in _SUBJECTS:
            return at
    return max(0, index - 13)


def _object_end(side: Side, index: int) -> int:
    """Behind the last token of what the frame is about: the end of the clause, at most 20 tokens on.

    A comma ends it only where a new subject with its verb follows ("..., and we will ...").
    """
    tokens = side.tokens
    for at in range(index + 1, min(len(tokens), index + 20)):
        following = [t.norm for t in tokens[at : at + 3]]
        fresh = len(following) > 1 and following[0] in {"and", "but", "or"} and following[1] in _SUBJECTS
        if fresh or (_is_break(side, at - 1) and following[0] in _SUBJECTS):
            return at
        if _is_break(side, at - 1, hard=True):
            return at
    return min(len(tokens), index + 20)


def _is_break(side: Side, index: int, *, hard: bool = False) -> bool:
    """Whether a mark that parts clauses stands behind token `index`; only a full stop when `hard`."""
    if index + 1 >= len(side.tokens):
        return True
    between = side.reading.document.text[side.tokens[index].end : side.tokens[index + 1].start]
    return any(mark in between for mark in (".!?;" if hard else _BREAKS))


@cache
def _rows() -> dict[str, _FrameRow]:
    found: dict[str, _FrameRow] = {}
    for row in load("frames", _FrameRow):
        for word in row.words:
            found[stem(word[:-1]) + "*" if word.endswith("*") else word] = row
    return found


def _row(norm: str, *, headline: bool) -> _FrameRow | None:
    row = _rows().get(norm) or _rows().get(stem(norm) + "*")
    return row if row is not None and (headline or not row.headline) else None
