"""Two renderings of one thing in other words: what they say of its certainty, figures, day, parties, source.

Sentences that were written anew cannot be compared word by word; compared are the few places that both fill.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from firsthand.model.drift import DriftType
from firsthand.model.span import Span
from firsthand.stages.drift.pair import Finding, Pair, Side, finding
from firsthand.stages.drift.phrases import Hedge, antonym, has_antonym, hedges, is_light
from firsthand.stages.drift.reading import Token
from firsthand.stages.drift.sources import CUES, Source, source
from firsthand.text.numbers import MONEY, Number, is_rounding, same
from firsthand.text.stems import stem

__all__ = ["Retold", "retold"]


class Retold(NamedTuple):
    """A pair of renderings with the stems of the words they share and the weight of those, 0 to 1."""

    pair: Pair
    shared: frozenset[str]
    share: float


_CLOSE = 0.6
"""Share from which two sentences are close: they say little that is not in both."""


def retold(rendering: Retold, *, anew: bool) -> Iterator[Finding]:
    """Yield what the judges find in a pair of renderings, judge by judge.

    Where the sentence was not written `anew`, it can be compared word by word, and only the source and the
    listener are looked at here.
    """
    for judge in (_certainty, _amounts, _times, _parties) if anew else ():
        yield from judge(rendering)
    yield from _sources(rendering, anew=anew)


def _certainty(rendering: Retold) -> Iterator[Finding]:
    """Hearsay or a possibility on one side, told flatly on the other; a copy may well add a hedge."""
    pair = rendering.pair
    for turned in (False, True) if pair.relation != "edge" else (False,):
        seen = pair.turned() if turned else pair
        found = _flat(seen, rendering)
        if found is not None:
            yield found.turned() if turned else found


_CERTAIN = frozenset(
    stem(word) for word in "confirmed proved precise definitely certainly undoubtedly".split()
)
_OPEN = frozenset("if whether unless not no never denied would should".split())
_BELIEF = frozenset(
    stem(word)
    for word in """
    believe think suspect claim allege rumor rumour suggest speculate fear expect apparent likely possible
    probable perhaps reputed supposed unconfirmed guess estimate hope
    """.split()
)
_CLAIMS = frozenset("claim claims claimed claiming".split())


def _flat(pair: Pair, rendering: Retold) -> Finding | None:
    """The finding where side a hedges what it shares with b, and b hedges nothing."""
    marks = [m for m in hedges(pair.a.tokens) if m.strength <= 0.45 and _about(pair.a, m, rendering.shared)]
    if not marks or _is_open(pair.b):
        return None
    told = any(t.norm in CUES for t in pair.b.tokens)
    mark = min(marks, key=lambda m: (m.strength, m.first))
    hedged = _near(pair.a, mark.first, mark.last)
    sure = next(
        (
            i
            for i, t in enumerate(pair.b.tokens)
            if stem(t.norm) in _CERTAIN and not t.quoted and len(_near(pair.b, i, i + 1) & hedged) > 2
        ),
        None,
    )
    if told and sure is None and pair.a.tokens[mark.first].norm in _CLAIMS:
        return None  # "claims" and "says" are both words of a speaker
    weights = [("hedged_on_one_side_only", 0.4)]
    if sure is not None and _same_thing(pair, sure, hedged):
        weights.append(("confirmed", 0.1))
    weights.append(("close", 0.1 if rendering.share >= _CLOSE else 0.0))
    weights.append(("clear_hearsay", 0.05 if mark.strength <= 0.3 else 0.0))
    weights.append(("somebody_says_so", -0.1 if told and sure is None else 0.0))
    a = pair.a.spans(mark.first, mark.last)
    b = pair.b.spans(sure, sure + 1) if sure is not None else _hull(pair.b, rendering.shared)
    if not b:
        return None
    words = [pair.a.reading.text(a[0]), pair.b.reading.text(b[0])]
    why = f"“{words[0]}” hedges on one side what is told as a fact on the other (“{words[1]}”)"
    return finding("modality", a, b, [w for w in weights if w[1]], why)


def _is_open(side: Side) -> bool:
    """Whether a passage leaves open or denies what it tells: a hedge, a question, a condition, a belief."""
    return (
        bool(hedges(side.tokens))
        or side.reading.text(side.span).endswith("?")
        or any(t.norm in _OPEN or stem(t.norm) in _BELIEF for t in side.tokens)
    )


def _about(side: Side, mark: Hedge, shared: frozenset[str]) -> bool:
    """Whether what stands right behind a hedge, or right before it, is shared with the other side."""
    behind = [t for t in side.tokens[mark.last : mark.last + 12] if not is_light(t)][:5]
    before = [t for t in side.tokens[max(0, mark.first - 8) : mark.first] if not is_light(t)][-3:]
    common = [[t for t in part if t.number or stem(t.norm) in shared] for part in (behind, before)]
    return bool(common[0]) and len(common[0]) + len(common[1]) >= 2


_REACH = 10
"""Words on either side of a hedge, or of a word of certainty, that tell what it is about."""


def _same_thing(pair: Pair, sure: int, hedged: frozenset[str]) -> bool:
    """Whether most of what stands around a word of certainty stands around the hedge, too."""
    return len(_near(pair.b, sure, sure + 1) & hedged) > _REACH // 2 - 1


def _near(side: Side, first: int, last: int) -> frozenset[str]:
    """The stems of the words that say something around tokens ``[first, last)``."""
    near = (*side.tokens[max(0, first - _REACH) : first], *side.tokens[last : last + _REACH])
    return frozenset(stem(t.norm) for t in near if not is_light(t))


def _hull(side: Side, shared: frozenset[str]) -> tuple[Span, ...]:
    """From the first to the last shared word of a passage."""
    places = [i for i, t in enumerate(side.tokens) if stem(t.norm) in shared or t.number]
    return side.spans(places[0], places[-1] + 1) if places else ()


def _amounts(rendering: Retold) -> Iterator[Finding]:
    """The one amount of each side that measures or counts the same, with another value."""
    pair = rendering.pair
    sides = [_counted(side) for side in (pair.a, pair.b)]
    for key in sorted(sides[0].keys() & sides[1].keys()):
        one, two = (each[key] for each in sides)
        if len(one) != 1 or len(two) != 1:
            continue
        i, j = one[0], two[0]
        if _agree(pair, i, j):
            continue
        follower = _follower(pair.a, i)
        alike = bool(follower) and follower == _follower(pair.b, j)
        if not alike and rendering.share < 0.5 and key != "money":
            continue
        weights = [("other_value", 0.35), ("counts_the_same", 0.15 if alike else 0.0)]
        weights.append(("close", 0.1 if rendering.share >= _CLOSE else 0.0))
        a, b = pair.a.spans(i, i + 1), pair.b.spans(j, j + 1)
        why = f"“{pair.a.reading.text(a[0])}” here, “{pair.b.reading.text(b[0])}” there"
        yield finding("number", a, b, [w for w in weights if w[1]], why)


_LARGEST = 1e14
"""More is the number of a message or an account, not an amount."""


def _counted(side: Side) -> dict[str, list[int]]:
    """The places of amounts in a passage by what they measure ("percent", "money") or count ("boat")."""
    found: dict[str, list[int]] = {}
    for index, token in enumerate(side.tokens):
        number = token.number
        if (
            number is None
            or number.kind != "count"
            or number.value > _LARGEST
            or _follower(side, index) == "ago"
        ):
            continue
        key = "money" if number.unit in MONEY else number.unit or _follower(side, index)
        if len(key) > 2:
            found.setdefault(key, []).append(index)
    return found


def _agree(pair: Pair, i: int, j: int) -> bool:
    """Whether the amounts at tokens `i` and `j` are one, or one of them stands on the other side too."""
    one, two = pair.a.tokens[i].number, pair.b.tokens[j].number
    assert one is not None
    assert two is not None
    return (
        same(one, two)
        or is_rounding(one, two)
        or _bounded(pair.a, i, two)
        or _bounded(pair.b, j, one)
        or any(t.number is not None and same(t.number, one) for t in pair.b.tokens)
        or any(t.number is not None and same(t.number, two) for t in pair.a.tokens)
    )


_BOUNDS = re.compile(
    r"\b(?:more than|over|at least|upwards of|some|about|around|nearly|almost|roughly|approximately|close to"
    r"|up to|as many as|an estimated|fewer than|less than)\s$"
)
_ABOUT = 0.25
"""How far an amount may lie from a bound that it is told by ("more than 100" for 107), 0 to 1."""


def _bounded(side: Side, index: int, other: Number) -> bool:
    """Whether an amount is only a bound or a rough figure of its side, and the other lies near it."""
    token = side.tokens[index]
    before = side.reading.document.text[max(0, token.start - 15) : token.start].lower()
    value = token.number.value if token.number is not None else 0.0
    return _BOUNDS.search(before) is not None and abs(other.value - value) <= _ABOUT * value


def _follower(side: Side, index: int) -> str:
    following = side.tokens[index + 1 : index + 2]
    return stem(following[0].norm) if following and following[0].kind == "word" else ""


_AGO = re.compile(
    r"\b(\w{1,12}(?:-\w{1,12})?)\s(day|week|month|year)s?\s(?:ago|earlier|before)\b", re.IGNORECASE
)
_DAYS = {"day": 1, "week": 7, "month": 30, "year": 365}


def _times(rendering: Retold) -> Iterator[Finding]:
    """Another weekday or another stretch of time ago."""
    pair = rendering.pair
    ago = [_ago(side) for side in (pair.a, pair.b)]
    if ago[0] is not None and ago[1] is not None and not 0.8 <= ago[0][1] / ago[1][1] <= 1.25:
        yield _time(rendering, ago[0][0], ago[1][0], 0.4)
    if rendering.share < _CLOSE:
        return
    for letter in "wy":
        days = [
            [t for t in side.tokens if t.kind == "date" and t.norm.startswith("@" + letter)]
            for side in (pair.a, pair.b)
        ]
        if len(days[0]) == len(days[1]) == 1 and days[0][0].norm != days[1][0].norm:
            one, two = (
                Span(s.span.doc, d[0].start, d[0].end) for s, d in zip((pair.a, pair.b), days, strict=True)
            )
            yield _time(rendering, one, two, 0.35)


def _time(rendering: Retold, a: Span, b: Span, weight: float) -> Finding:
    pair = rendering.pair
    weights = [("other_day", weight), ("close", 0.1 if rendering.share >= _CLOSE else 0.0)]
    why = f"“{pair.a.reading.text(a)}” here, “{pair.b.reading.text(b)}” there"
    return finding("date", (a,), (b,), [w for w in weights if w[1]], why)


def _ago(side: Side) -> tuple[Span, float] | None:
    """The one stretch of time "ago" of a passage, in days."""
    text = side.reading.document.text[side.span.start : side.span.end]
    low = text.lower()
    hits = list(_AGO.finditer(text)) if "ago" in low or "earl" in low or "before" in low else []
    if len(hits) != 1:
        return None
    start, end = (side.span.start + place for place in hits[0].span())
    number = next((t.number for t in side.tokens if t.number is not None and start <= t.start < end), None)
    if number is None and hits[0][1].lower() not in {"a", "an", "one"}:
        return None
    return Span(side.span.doc, start, end), (number.value if number else 1.0) * _DAYS[hits[0][2].lower()]


def _parties(rendering: Retold) -> Iterator[Finding]:
    """A son here and a daughter there; done by the army here and by the police there."""
    pair = rendering.pair
    if rendering.share >= 0.5:
        yield from _opposite(rendering)
    ends = [_agents(side, rendering.shared) for side in (pair.a, pair.b)]
    for verb in sorted(ends[0].keys() & ends[1].keys()):
        one, two = ends[0][verb], ends[1][verb]
        words = [{stem(t.norm) for t in each} for each in (one, two)]
        if words[0] & words[1] or any(t.name for t in one) != any(t.name for t in two):
            continue
        a, b = (Span(s.span.doc, each[0].start, each[-1].end) for s, each in ((pair.a, one), (pair.b, two)))
        why = f"by “{pair.a.reading.text(a)}” here, by “{pair.b.reading.text(b)}” there"
        yield finding("actor", (a,), (b,), [("other_doer", 0.45)], why)


def _opposite(rendering: Retold) -> Iterator[Finding]:
    pair = rendering.pair
    left = [
        (i, t)
        for i, t in enumerate(pair.a.tokens)
        if t.norm in pair.lost and not t.name and has_antonym(t.norm)
    ]
    right = [(j, t) for j, t in enumerate(pair.b.tokens) if t.norm in pair.gained and not t.name]
    for i, one in left:
        for j, two in right:
            kind = antonym(one.norm, two.norm)
            if kind is None or kind[0] != "actor":
                continue
            a, b = pair.a.spans(i, i + 1), pair.b.spans(j, j + 1)
            weights = [("other_party", 0.45), ("close", 0.1 if rendering.share >= _CLOSE else 0.0)]
            why = f"“{pair.a.reading.text(a[0])}” here, “{pair.b.reading.text(b[0])}” there"
            yield finding("actor", a, b, [w for w in weights if w[1]], why)
            return


def _agents(side: Side, shared: frozenset[str]) -> dict[str, tuple[Token, ...]]:
    """For each shared verb with "by" behind it, the words of the doer."""
    found: dict[str, tuple[Token, ...]] = {}
    for index, token in enumerate(side.tokens[:-1]):
        if token.norm != "by" or index == 0 or stem(side.tokens[index - 1].norm) not in shared:
            continue
        doer: list[Token] = []
        for each in side.tokens[index + 1 : index + 5]:
            if is_light(each) and doer:
                break
            if not is_light(each):
                doer.append(each)
        if doer and doer[0].kind == "word":
            found[stem(side.tokens[index - 1].norm)] = tuple(doer)
    return found


_OFFICES = frozenset(
    stem(word)
    for word in """
    official spokesman spokeswoman spokesperson minister ministry government president statement report
    reporter department office representative authority leader chief director adviser secretary
    """.split()
)
"""Roles that stand for one another when a report names its source."""


def _sources(rendering: Retold, *, anew: bool) -> Iterator[Finding]:
    """The same words from another source, to another listener, or from nobody."""
    pair = rendering.pair
    if rendering.share < 0.5:
        return
    one, two = source(pair.a), source(pair.b)
    if one is None or two is None:
        if not anew:
            return
        if one is not None:
            yield from _unsourced(pair, rendering, one.span)
        elif two is not None and pair.relation != "edge":
            yield from (f.turned() for f in _unsourced(pair.turned(), rendering, two.span))
        return
    if one.told and two.told and not one.told & two.told:
        yield _other(rendering, "attribution", one.span, two.span, "other_listener", "said to somebody else")
    elif bool(one.told) != bool(two.told) and rendering.share >= _CLOSE and not _is_dropped(pair, two):
        what = "one page alone says to whom it was said"
        yield _other(rendering, "attribution", one.span, two.span, "listener_on_one_side", what)
    if one.names and two.names:
        if not one.names & two.names:
            what = "another source is named"
            yield _other(rendering, "attribution", one.span, two.span, "other_source", what)
    elif one.roles and two.roles and not one.roles & two.roles and not one.roles | two.roles <= _OFFICES:
        kind: DriftType = "attribution" if one.plural != two.plural else "actor"
        what = "another kind of source is named"
        yield _other(rendering, kind, one.span, two.span, "other_source", what)


def _is_dropped(pair: Pair, child: Source) -> bool:
    """Whether a copy only left out to whom its source spoke, which is no change."""
    return pair.relation == "edge" and not child.told


def _other(rendering: Retold, kind: DriftType, a: Span, b: Span, name: str, what: str) -> Finding:
    pair = rendering.pair
    weights = [(name, 0.4), ("close", 0.1 if rendering.share >= _CLOSE else 0.0)]
    why = f"“{pair.a.reading.text(a)}” here, “{pair.b.reading.text(b)}” there: {what}"
    return finding(kind, (a,), (b,), [w for w in weights if w[1]], why)


_FIRST = frozenset("i we my our me us".split())


def _unsourced(pair: Pair, rendering: Retold, said: Span) -> Iterator[Finding]:
    """Side a names where it has its words from, side b tells them as its own."""
    hull = _hull(pair.b, rendering.shared)
    text = pair.b.reading.document.text
    quoted = text[pair.b.span.start] in "'‘“\"’" or any(t.quoted or t.norm in _FIRST for t in pair.b.tokens)
    beside = text[max(0, pair.b.span.start - 80) : pair.b.span.start] + text[pair.b.span.end :][:80]
    if not hull or quoted or any(stem(t.norm) in _SAYING for t in pair.b.tokens):
        return
    believed = bool(hedges(pair.b.tokens))
    weights = [("told_without_a_source", 0.35), ("close", 0.1 if rendering.share >= _CLOSE else 0.0)]
    weights.append(("belief_without_believer", 0.05 if believed else 0.0))
    weights.append(("source_beside", -0.1 if any(w in CUES for w in beside.lower().split()) else 0.0))
    why = f"“{pair.a.reading.text(said)}” on one side, nobody is named on the other"
    yield finding("attribution", (said,), hull, [w for w in weights if w[1]], why)


_SAYING = frozenset(
    stem(word)
    for word in """
    say tell report claim reveal state add write announce insist argue warn explain admit quote note inform
    mention
    """.split()
) | {"according", "accord"}
