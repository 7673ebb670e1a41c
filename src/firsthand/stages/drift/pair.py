"""Two aligned passages, read word by word: what is common, what was replaced, what was left out or put in."""

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from rapidfuzz.distance import Indel

from firsthand.model.drift import DriftType, Relation
from firsthand.model.span import Signal, Span
from firsthand.stages.drift.reading import Reading, Token
from firsthand.text.numbers import MONEY

__all__ = ["Finding", "Pair", "Run", "Side", "compared", "finding"]


class Run(NamedTuple):
    """Words ``[a0, a1)`` of one side that stand where the other has ``[b0, b1)``; one may be empty."""

    a0: int
    a1: int
    b0: int
    b1: int


class Side(NamedTuple):
    """One passage of a pair: its document as read, its place, and its tokens."""

    reading: Reading
    span: Span
    tokens: tuple[Token, ...]

    def spans(self, first: int, last: int) -> tuple[Span, ...]:
        """The span from token `first` up to (not including) `last`; empty when there is none."""
        first, last = max(first, 0), min(last, len(self.tokens))
        if first >= last:
            return ()
        return (Span(self.span.doc, self.tokens[first].start, self.tokens[last - 1].end),)

    def has(self, norm: str) -> bool:
        """Whether the passage holds a word of this form."""
        return any(token.norm == norm for token in self.tokens)


class Pair(NamedTuple):
    """Two passages and their differences. `a` is the parent's (or the smaller document id's) side.

    ``lost`` and ``gained`` count the words that only one side has, wherever they stand: a word that merely
    moved is in neither. ``similar`` is the share of common words, 0 to 1.
    """

    relation: Relation
    a: Side
    b: Side
    runs: tuple[Run, ...]
    lost: Counter[str]
    gained: Counter[str]
    similar: float

    @property
    def in_order(self) -> float:
        """The share of words that stand on both sides in one order, 0 to 1."""
        moved = sum(run.a1 - run.a0 + run.b1 - run.b0 for run in self.runs)
        return 1 - moved / max(1, len(self.a.tokens) + len(self.b.tokens))

    def to_b(self, index: int) -> int:
        """The place on side b that stands opposite token `index` of side a (inside a run: its start on b)."""
        shift = 0
        for run in self.runs:
            if index < run.a0:
                break
            if index < run.a1:
                return min(run.b0 + index - run.a0, max(run.b1 - 1, run.b0))
            shift = run.b1 - run.a1
        return index + shift

    def run_of_a(self, index: int) -> Run | None:
        """The run that token `index` of side a is in, or None when the token is common."""
        return next((run for run in self.runs if run.a0 <= index < run.a1), None)

    def run_of_b(self, index: int) -> Run | None:
        """The run that token `index` of side b is in, or None when the token is common."""
        return next((run for run in self.runs if run.b0 <= index < run.b1), None)

    def turned(self) -> "Pair":
        """The same pair seen from the other side."""
        runs = tuple(Run(r.b0, r.b1, r.a0, r.a1) for r in self.runs)
        return Pair(self.relation, self.b, self.a, runs, self.gained, self.lost, self.similar)


class Finding(NamedTuple):
    """What one check found in a pair: the changed words on both sides, how sure it is, and why."""

    type: DriftType
    a: tuple[Span, ...]
    b: tuple[Span, ...]
    score: float
    signals: tuple[Signal, ...]
    why: str

    def turned(self) -> "Finding":
        """The same finding seen from the other side."""
        return self._replace(a=self.b, b=self.a)


def compared(relation: Relation, a: Side, b: Side) -> Pair:
    """The pair of `a` and `b` with its runs; neighbouring deletions and insertions are one run."""
    a, b = _unglued(a, b), _unglued(b, a)
    numbers: dict[str, int] = {}
    ids_a = [numbers.setdefault(_key(token), len(numbers)) for token in a.tokens]
    ids_b = [numbers.setdefault(_key(token), len(numbers)) for token in b.tokens]
    runs: list[Run] = []
    for code in Indel.opcodes(ids_a, ids_b):
        if code.tag == "equal":
            continue
        run = Run(code.src_start, code.src_end, code.dest_start, code.dest_end)
        if runs and runs[-1].a1 == run.a0 and runs[-1].b1 == run.b0:
            runs[-1] = Run(runs[-1].a0, run.a1, runs[-1].b0, run.b1)
        else:
            runs.append(run)
    lost, gained = Counter(t.norm for t in a.tokens), Counter(t.norm for t in b.tokens)
    common = sum((lost & gained).values())
    total = len(a.tokens) + len(b.tokens)
    share = 2 * common / total if total else 0.0
    return Pair(relation, a, b, tuple(runs), lost - gained, gained - lost, share)


def finding(
    type_: DriftType, a: tuple[Span, ...], b: tuple[Span, ...], weights: Sequence[tuple[str, float]], why: str
) -> Finding:
    """A finding whose score is the sum of its named weights, held between 0 and 1."""
    score = round(min(1.0, max(0.0, sum(weight for _, weight in weights))), 4)
    return Finding(
        type_, a, b, score, tuple(Signal(name, round(weight, 4), b or a) for name, weight in weights), why
    )


def _unglued(side: Side, other: Side) -> Side:
    """`side` with words that lost their space ("didnot") cut where the other side has two words."""
    known = {token.norm for token in other.tokens}
    joins = {x.norm + y.norm: (x, y) for x, y in pairwise(other.tokens) if x.kind == y.kind == "word"}
    if not any(t.norm in joins and t.norm not in known for t in side.tokens):
        return side
    tokens: list[Token] = []
    for token in side.tokens:
        parts = joins.get(token.norm) if token.norm not in known else None
        if parts is None:
            tokens.append(token)
            continue
        cut = token.start + len(parts[0].norm)
        tokens.append(token._replace(norm=parts[0].norm, end=min(cut, token.end), name=parts[0].name))
        tokens.append(token._replace(norm=parts[1].norm, start=min(cut, token.end - 1), name=parts[1].name))
    return side._replace(tokens=tuple(tokens))


def _key(token: Token) -> str:
    number = token.number
    if number is None:
        return token.norm
    # "26" and "26 percent" are one number with and without its unit; money is never without its currency
    unit = number.unit if number.unit in MONEY else ""
    return f"#{number.value:.12g}:{number.kind}:{unit}"
