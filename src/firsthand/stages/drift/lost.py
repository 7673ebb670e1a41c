"""Attribution: words that somebody said, told by a copy as its own."""

import re
from collections.abc import Iterator
from itertools import groupby

from firsthand.stages.drift.pair import Finding, Pair, Run, Side, finding
from firsthand.stages.drift.phrases import is_light
from firsthand.stages.drift.reading import Token
from firsthand.text.names import is_newsroom

__all__ = ["lost"]

_CUES = frozenset(
    """
    said says say saying told tells telling stating reporting added adds
    claimed claims claim claiming argued argues reported reports
    alleged alleges stated states wrote writes noted notes insisted insists warned warns announced announces
    explained explains suggested suggests according believes believed thinks tweeted testified acknowledged
    acknowledges admitted confirmed confirms revealed reveals recalled recalls replied asserted asserts
    contends contended maintains maintained predicted predicts quipped joked observed remarked commented
    continued declared concluded
    """.split()
)
_CAREFUL = frozenset(
    "reportedly allegedly apparently purportedly supposedly report thought showed verified "
    "authenticated".split()
)
_CLAUSES = frozenset("and but or while although though because when if so then nor".split())
_SOURCES = frozenset(
    """
    he she they it we i who officials official sources source spokesman spokeswoman spokesperson police
    authorities report reports people witnesses experts analysts investigators lawyers ministry government
    department campaign company statement agency paper newspaper
    """.split()
)


def lost(pair: Pair) -> Iterator[Finding]:
    """Yield the attributions that side a has and side b dropped, where what was said is kept.

    Nothing is yielded when b keeps the words between quotation marks (their speaker stands near), when it
    attributes them by other words, or when the sentence beside it does.
    """
    found = _dropped(pair)
    if found is not None:
        yield found


def _dropped(pair: Pair) -> Finding | None:
    a, b = pair.a.tokens, pair.b.tokens
    if len(b) < 4 or any((t.norm in _CUES or t.norm in _CAREFUL) and t.norm in pair.gained for t in b):
        return None
    for run in (slid for each in pair.runs for slid in _slid(pair, each)):
        if run.a1 - run.a0 < 2:
            continue
        gone = a[run.a0 : run.a1]
        cue = next(
            (
                i
                for i, t in enumerate(gone)
                if t.norm in _CUES and not t.quoted and not t.name and t.norm in pair.lost
            ),
            None,
        )
        if cue is None or not any(
            t.name or t.norm in _SOURCES or not is_light(t) for i, t in enumerate(gone) if i != cue
        ):
            continue
        if _takes_words(gone, cue):
            continue
        # a tag stands at the edge: "..., she said on Monday" or "The minister said that ..."
        leading = run.a0 <= 1 and (gone[0].norm == "according" or len(gone) - cue <= 5)
        if not leading and (cue > 6 or not _is_tag(pair, run)):
            continue
        return _finding(pair, run, gone)
    return None


_DECLINED = frozenset("declined refused".split())
_OPENS = frozenset("that how what whether why they it we i he she you".split())


def _takes_words(gone: tuple[Token, ...], cue: int) -> bool:
    """Whether what was said went with its tag ("declined to say how many", "saying they were proud")."""
    if any(t.norm in _DECLINED for t in gone):
        return True
    behind = gone[cue + 1 :]
    return len(behind) > 3 and behind[0].norm in _OPENS and any(not is_light(t) for t in behind[1:])


def _slid(pair: Pair, run: Run) -> list[Run]:
    """A deleted run and the same one a word to the left, where both leave the same words."""
    tokens = pair.a.tokens
    if (
        run.b0 == run.b1
        and run.a0 > 0
        and run.a1 > run.a0
        and tokens[run.a0 - 1].norm == tokens[run.a1 - 1].norm
    ):
        return [run, run._replace(a0=run.a0 - 1, a1=run.a1 - 1)]
    return [run]


def _is_tag(pair: Pair, run: Run) -> bool:
    """Whether a run of side a is a tag: behind a comma or mark at its end, or between commas.

    At the end side b must not be cut short: what is missing there may have been anything.
    """
    text = pair.a.reading.document.text
    if pair.a.tokens[run.a0].norm in _CLAUSES:
        return False
    before = text[pair.a.span.start : pair.a.tokens[run.a0].start].rstrip(" \n")
    if run.a1 < len(pair.a.tokens):
        return before.endswith(",") and text[pair.a.tokens[run.a1 - 1].end :].startswith(",")
    cut = pair.b.reading.document.text[: pair.b.span.end].rstrip("”\"' ")
    return before.endswith((",", "”", '"', "''", "’", "—", "–", "-")) and not cut.endswith(("...", "…"))


def _finding(pair: Pair, run: Run, gone: tuple[Token, ...]) -> Finding | None:
    a, b = pair.a.tokens, pair.b.tokens
    rest = len(a) - (run.a1 - run.a0)
    kept = rest - sum(r.a1 - r.a0 for r in pair.runs if r.a1 <= run.a0 or run.a1 <= r.a0)
    extra = len([t for t in b[run.b0 : run.b1] if not is_light(t)])
    if rest < 3 or kept < 0.5 * rest or extra > 1 or len(gone) > 16:
        return None
    weights = [("speaker_and_cue_gone", 0.55), ("words_kept", 0.2 if kept >= 0.8 * rest else 0.05)]
    was_quoted = any(t.quoted for t in a)
    if (
        any(t.quoted for t in b)
        or pair.b.reading.document.text[pair.b.span.start] in "'‘“\""
        or pair.b.reading.is_spoken(pair.b.span)
    ):
        weights.append(("still_quoted", -0.4))
    elif was_quoted:
        weights.append(("marks_gone", 0.15))
    if gone[0].norm == "as" or (was_quoted and _is_print(pair.a, gone)):
        weights.append(
            ("credit_of_an_outlet", -0.35)
        )  # what looks like the copy may be the page that is quoted
    if any(t.norm in _CUES and not t.quoted for t in b):
        weights.append(("another_speaker_stays", -0.2))
    if _is_set_off(pair.b):
        weights.append(("set_off_as_a_quotation", -0.4))
    elif _beside(pair.b):
        weights.append(("attributed_beside", -0.3))
    spans = pair.a.spans(run.a0, run.a1)
    why = f"“{pair.a.reading.text(spans[0])}” was dropped: what somebody said is told as the page's own words"
    return finding("attribution", spans, (), weights, why)


def _is_print(side: Side, gone: tuple[Token, ...]) -> bool:
    """Whether a text and no person speaks: an outlet "wrote" it, "it states that"."""
    if gone[0].norm == "it" and any(t.norm in _PRINTS for t in gone):
        return True
    text = side.reading.document.text
    names = [list(part) for is_name, part in groupby(gone, key=lambda t: t.name) if is_name]
    return any(is_newsroom(text[part[0].start : part[-1].end]) for part in names)


_PRINTS = frozenset("states says reads notes".split())

_BESIDE = re.compile(r"\b(?:said|says|added|told|according to|wrote|he continued)\b")


def _beside(side: Side) -> bool:
    """Whether the words just behind the passage attribute it ("... He said so on Monday")."""
    text = side.reading.document.text
    after = text[side.span.end : side.span.end + 60].split("\n")[0]
    return _BESIDE.search(after[:45]) is not None


_SIGNED = re.compile(r"[^\n]{0,400}\n\s{0,4}(?:[–—-]{1,2}\s{0,8}[A-Z]|View (?:on|this) |via @)")
_ANNOUNCED = re.compile(r"(?::|\b(?:below|in full|as follows)[.:]?)\s{0,4}\n\s{0,4}$")


def _is_set_off(side: Side) -> bool:
    """Whether the passage is a quotation set off as a paragraph: announced before it, or signed below."""
    text = side.reading.document.text
    opening = text.rfind("\n", max(0, side.span.start - _SET_OFF), side.span.start)
    paragraph = opening + 1 if opening >= 0 else side.span.start
    return (
        _ANNOUNCED.search(text[max(0, paragraph - 10) : paragraph]) is not None
        or _SIGNED.match(text, side.span.end, side.span.end + 450) is not None
    )


_SET_OFF = 1500
"""Characters of a quotation set off as a paragraph that are looked back over for its beginning."""
