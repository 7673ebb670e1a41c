"""Errors put into sentences on purpose, one at a time: what a careless writer gets wrong."""

import re
from collections.abc import Iterator, Sequence

_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_WORDS = "two three four five six seven eight nine ten eleven twelve fourteen sixteen".split()
_FLIPS = (
    (r"\bdenies\b", "confirms"), (r"\bdeny\b", "confirm"), (r"\bdenied\b", "confirmed"),
    (r"\bwill not\b", "will"), (r"\bwould not\b", "would"), (r"\bdid not\b", "did"), (r"\bnot\b ", ""),
    (r"\b(was|were|is|are|has|had|will|would)\b(?! not| no\b)", r"\1 not"),
)  # fmt: skip
_RAISED = (
    (r"\bis alleged to have\b", "has"), (r"\ballegedly |\breportedly |\bpossibly |\bprobably ", ""),
    (r"\bwould be\b", "was"), (r"\bmay\b|\bmight\b|\bcould\b", "will"), (r"\bwould ", "will "),
    (r"\bhas been planned\b|\bis planned\b", "is certain"),
)  # fmt: skip


def seeded(text: str, people: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Pairs of the kind of error and `text` with it; `people` are names of the heap that may be put in."""
    others = [name for name in people if not set(name.split()) & set(re.findall(r"\w+", text))]
    inside = [name for name in people if re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text)]
    if inside and others:
        longest = max(inside, key=lambda name: (len(name), name))
        yield "name", text.replace(longest, others[len(text) % len(others)], 1)
    yield from _number(text)
    m = re.search(rf"\b(\d{{1,2}}) ({_MONTHS})\b|\b({_MONTHS}) (\d{{1,2}})\b", text)
    if m:
        group = 1 if m[1] else 4
        yield "date", text[: m.start(group)] + str((int(m[group]) + 10) % 28 + 1) + text[m.end(group) :]
    for kind, table in (("polarity", _FLIPS), ("modality", _RAISED)):
        for pattern, new in table:
            changed = re.sub(pattern, new, text, count=1)
            if changed != text:
                yield kind, changed
                break
    yield from _credit(text, others)


def _number(text: str) -> Iterator[tuple[str, str]]:
    bare = re.sub(
        rf"\b\d{{1,2}} (?:{_MONTHS})(?: \d{{4}})?|\b(?:{_MONTHS}) \d{{1,2}}", lambda m: "_" * len(m[0]), text
    )
    m = re.search(r"(?<![\w.])\d[\d,]*(?![\w.]\w)", bare)
    if m and not re.fullmatch(r"(?:19|20)\d\d", m[0]):
        yield "number", text[: m.start()] + str(int(m[0].replace(",", "")) * 10 + 7) + text[m.end() :]
        return
    for m in re.finditer(r"\b[A-Za-z]+\b", bare):
        if m[0].lower() in _WORDS and not re.match(
            r" (?:independent|origins?|pages?|others?)", bare[m.end() :]
        ):
            yield "number", text[: m.start()] + "seventeen" + text[m.end() :]
            return


def _credit(text: str, others: Sequence[str]) -> Iterator[tuple[str, str]]:
    m = re.search(r", ([A-Z][\w’' -]+?) (said|reported)\.$", text)
    if m:
        yield "attribution dropped", text[: m.start()] + "."
        if others:
            yield "attribution swapped", f"{text[: m.start()]}, {others[len(text) % len(others)]} {m[2]}."
    m = re.match(r"([A-Z][\w’' -]+?) (said|says|told \w+) (?:that )", text)
    if m:
        yield "attribution dropped", text[m.end() :][:1].upper() + text[m.end() + 1 :]
        if others:
            yield "attribution swapped", others[len(text) % len(others)] + text[m.end(1) :]
