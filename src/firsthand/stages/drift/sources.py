"""Who a sentence says it has its words from, and to whom they were said, read from the words alone."""

from collections.abc import Sequence
from typing import NamedTuple

from firsthand.model.span import Span
from firsthand.stages.drift.pair import Side
from firsthand.stages.drift.phrases import is_light
from firsthand.stages.drift.reading import Token
from firsthand.text.names import known
from firsthand.text.stems import stem

__all__ = ["CUES", "Source", "source"]

CUES = frozenset(
    """
    said says say told tells reported reports claimed claims revealed reveals stated added adds wrote
    writes announced announces confirmed confirms insisted insists argued argues warned warns explained
    explains suggested suggests alleged alleges according
    """.split()
)
_REACH = 10
"""Tokens before or behind a cue within which its source stands."""

_BREAKS = frozenset(',;:.!?—–“”"')
_ARTICLES = frozenset({"a", "an", "the", "one"})
_IDLE = frozenset(
    "has had have also later earlier reportedly first already today yesterday since that".split()
)


class Source(NamedTuple):
    """A source as printed: the span with its cue, names of persons and bodies, other nouns, the addressee.

    A pronoun leaves names and roles empty. ``told`` holds the capitalised words behind "told".
    """

    span: Span
    names: frozenset[str]
    roles: frozenset[str]
    told: frozenset[str]
    plural: bool


def source(side: Side) -> Source | None:
    """The source of the first cue of a passage that stands outside quotation marks; None without a cue."""
    tokens = side.tokens
    for index, token in enumerate(tokens):
        if token.norm not in CUES or token.quoted or token.name:
            continue
        if token.norm == "according":
            return _made(side, index, index + 2, _forward(side, index + 2))
        first = _back(side, index)
        if any(not is_light(t) for t in tokens[first:index]):
            return _made(side, index, first, index)
        inverted = _forward(side, index + 1)
        behind = tokens[index + 1 : inverted]
        if token.norm not in {"told", "tells"} and any(t.name or t.norm in _ARTICLES for t in behind[:2]):
            return _made(side, index, index + 1, inverted)
        return _made(side, index, first, index)
    return None


def _made(side: Side, cue: int, first: int, last: int) -> Source:
    tokens = side.tokens
    named = [t for t in tokens[first:last] if t.name]
    printed = side.reading.document.text[side.span.start : side.span.end]
    places = {word for each in known(printed) for word in _words(printed[each.start : each.end])}
    roles = [t for t in tokens[first:last] if not t.name and not is_light(t) and t.norm not in _IDLE]
    told: Sequence[Token] = ()
    end = max(last, cue + 1)
    if tokens[cue].norm in {"told", "tells"}:
        heard = [i for i in range(cue + 1, min(cue + 6, _forward(side, cue + 1))) if tokens[i].name]
        told = [tokens[i] for i in heard]
        end = max([end, *(i + 1 for i in heard)])
    spans = side.spans(min(first, cue), end)
    return Source(
        span=spans[0],
        names=frozenset(stem(t.norm) for t in named) - {stem(word) for word in places},
        roles=frozenset(stem(t.norm) for t in roles if t.kind == "word"),
        told=frozenset(stem(t.norm) for t in told),
        plural=any(t.norm.endswith("s") and not t.norm.endswith("ss") for t in roles),
    )


def _words(text: str) -> list[str]:
    return text.lower().replace(".", "").split()


def _back(side: Side, index: int) -> int:
    """The first token of the clause part that ends before token `index`."""
    at = index
    while at > 0 and index - at < _REACH and not side.tokens[at - 1].quoted and not _breaks(side, at - 1):
        at -= 1
    return at


def _forward(side: Side, index: int) -> int:
    """Behind the last token of the clause part that begins at token `index`."""
    at = index
    while at < len(side.tokens) and at - index < _REACH and not side.tokens[at].quoted:
        at += 1
        if _breaks(side, at - 1):
            break
    return at


def _breaks(side: Side, index: int) -> bool:
    """Whether a mark that parts clauses stands behind token `index`."""
    if index + 1 >= len(side.tokens):
        return True
    between = side.reading.document.text[side.tokens[index].end : side.tokens[index + 1].start]
    return any(mark in _BREAKS for mark in between)
