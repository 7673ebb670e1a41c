"""What changed on the way: each change told with both wordings, never with one of them as fact."""

from collections.abc import Iterator

import msgspec

from firsthand.model.drift import Drift
from firsthand.model.span import Span
from firsthand.model.story import Statement, Story
from firsthand.options.brief import BriefOptions
from firsthand.stages.brief.evidence import Evidence
from firsthand.stages.brief.page_names import opening
from firsthand.stages.brief.wording import joined

__all__ = ["changed"]

_VERB = {
    "polarity": "turned the meaning round",
    "number": "changed a number",
    "date": "changed a date",
    "actor": "changed who acts",
    "modality": "changed how certain it is",
    "attribution": "changed who is credited",
    "wording": "changed the wording",
}
_GRAVITY = tuple(_VERB)


def changed(story: Story, evidence: Evidence, options: BriefOptions) -> Iterator[Statement]:
    """One statement for each material change in the story, turned meanings first, then the surer ones."""
    rows = [drift for drift in evidence.flagged.on(story.documents) if drift.score >= options.surest]
    for group in _grouped(sorted(rows, key=_weight), evidence):
        first = group[0]
        statement = _lost(first, evidence) if not first.a or not first.b else _turned(group, evidence)
        if statement is not None:
            yield msgspec.structs.replace(statement, text=opening(statement.text))


def _grouped(rows: list[Drift], evidence: Evidence) -> Iterator[list[Drift]]:
    """Changes of one passage together, in the order of the gravest of each group."""
    groups: dict[tuple[Span | None, ...], list[Drift]] = {}
    for drift in rows:
        key = tuple(evidence.around(side[0]) if side else None for side in (drift.a, drift.b))
        if None in key:
            key = (*key, *drift.a, *drift.b)
        groups.setdefault(key, []).append(drift)
    yield from groups.values()


def _weight(drift: Drift) -> tuple[int, float, str]:
    rank = _GRAVITY.index(drift.type) if drift.type in _VERB else len(_GRAVITY)
    return (rank + 2 * (drift.likely_faithful is None), -drift.score, drift.id)


def _turned(group: list[Drift], evidence: Evidence) -> Statement:
    drift = group[0]
    same = [row for row in group if row.likely_faithful == drift.likely_faithful]
    a, b = (tuple(sorted({span for row in same for span in side(row)})) for side in (_a, _b))
    good, bad = (b, a) if drift.likely_faithful == "b" else (a, b)
    apart = evidence.around(good[0]) != evidence.around(bad[0])
    right, wrong = (_phrase(side, evidence, widen=apart) for side in (good, bad))
    here, there = evidence.outlet(bad[0].doc), evidence.outlet(good[0].doc)
    if drift.relation == "same_page" or bad[0].doc == good[0].doc:
        text = f"{here} contradicts itself: it has “{right}” here and “{wrong}” there."
    elif drift.likely_faithful is None:
        text = f"{here} prints “{wrong}”, where {there} has “{right}”; nothing on the pages decides it."
    elif any(signal.name == "corrected_since" for signal in drift.signals):
        text = f"{here} prints “{wrong}”, which {there} has since corrected to “{right}”."
    else:
        verb = joined(list(dict.fromkeys(_VERB.get(row.type, "changed the wording") for row in same)))
        text = f"{here} {verb}: it prints “{wrong}”, where {there} has “{right}”."
    heirs = tuple(dict.fromkeys(span for row in same for span in evidence.heirs(row)))
    names = list(dict.fromkeys(evidence.outlet(span.doc) for span in heirs))
    if names and drift.likely_faithful is not None:
        text = f"{text.rstrip('.')}; {joined(names, 3)} {'has' if len(names) == 1 else 'have'} it too."
    return Statement(
        text=text,
        citations=(*good[:2], *bad[:2], *heirs[:3]),
        origins=evidence.independent([good[0].doc, bad[0].doc]),
    )


def _a(drift: Drift) -> tuple[Span, ...]:
    return drift.a


def _b(drift: Drift) -> tuple[Span, ...]:
    return drift.b


def _lost(drift: Drift, evidence: Evidence) -> Statement | None:
    """Something left out, or added: told with the passage that has it, and the place where it would stand."""
    has = drift.a or drift.b
    lacks = drift.b_context if drift.a else drift.a_context
    if not has or not lacks:
        return None
    there, here = evidence.outlet(has[0].doc), evidence.outlet(lacks[0].doc)
    words = _phrase(has, evidence).rstrip(".")
    text = f"{here} leaves out what {there} has: “{words}”."
    if drift.type == "addition" or drift.likely_faithful == ("b" if drift.a else "a"):
        text = f"{there} has “{words}”, where {here} has nothing of the kind."
    return Statement(text=text, citations=(*has[:2], *lacks[:1]), origins=1)


def _phrase(spans: tuple[Span, ...], evidence: Evidence, *, widen: bool = True) -> str:
    """The changed words with their near neighbours, so that a reader sees what they say; inner marks go."""
    first = spans[0]
    sentence = evidence.around(first)
    document = evidence.documents[first.doc]
    start, end = first.start, max(span.end for span in spans if span.doc == first.doc)
    if widen and sentence is not None and end - start < 60:
        low, high = max(sentence.start, start - 45), min(sentence.end, end + 45)
        start = _edge(document.text, low, start, sentence.start)
        end = _edge_right(document.text, high, end, sentence.end)
    words = " ".join(document.text[start:end].split())
    paired = words.count("“") == words.count("”")
    words = words.replace("“", "‘" if paired else "").replace("”", "’" if paired else "").replace('"', "")
    words = words.strip(" ,;:")
    cut = words if len(words) <= 220 else words[:219].rsplit(" ", 1)[0] + " …"
    lead = document.text[sentence.start : start].strip(' “"‘(') if sentence is not None else ""
    rest = document.text[end : sentence.end].strip(' ”"’).,;:!?') if sentence is not None else ""
    return f"{'… ' if lead else ''}{cut}{' …' if rest and not cut.endswith('…') else ''}"


def _edge(text: str, low: int, focus: int, floor: int) -> int:
    """The first word boundary at or after `low`, no later than `focus`; a mark of quotation stops it."""
    mark = max(text.rfind("“", low, focus), text.rfind("”", low, focus), text.rfind('"', low, focus))
    if mark >= 0:
        return mark + 1
    while low > floor and low < focus and not text[low - 1].isspace():
        low += 1
    return low


def _edge_right(text: str, high: int, focus: int, ceiling: int) -> int:
    marks = [at for at in (text.find(mark, focus, high) for mark in '“”"') if at >= 0]
    if marks:
        return min(marks)
    while high < ceiling and high > focus and not text[high].isspace():
        high -= 1
    return high
