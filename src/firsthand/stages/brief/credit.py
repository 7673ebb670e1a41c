"""Whether a sentence says who says so: a speaker, or the page that alone tells it."""

import re
from collections.abc import Iterable

from firsthand.model.attribution import Attribution
from firsthand.model.span import Span
from firsthand.stages.brief.evidence import Evidence
from firsthand.stages.brief.page_names import is_described
from firsthand.stages.brief.wording import content

__all__ = ["uncredited"]

_SPEECH = re.compile(
    r"\b(?:said|says|saying|told|tells|according to|"
    r"(?:accus|acknowledg|add|agre|announc|assert|assur|call|caution|claim|comment|condemn|confirm|critici[sz]|"
    r"declin|explain|express|indicat|insist|promis|reject|report|stat|support|thank|urg|warn)ed|"
    r"(?:argues?d?|asserts|believes?d?|cautions|confirms|denies|expects|insists|predicts|predicted|rejects)|"
    r"thinks|warns|(?:is|are|was|were|been) (?:warning|urging)|"
    r"den(?:y|ied)|declines? to|repl(?:y|ied)|set out|asks?|asked)\b",
    re.IGNORECASE,
)
"""Forms of verbs of speech that are hardly ever anything else: their subject is who says so."""


def uncredited(part: str, sentence: Span, origins: int, evidence: Evidence) -> str:
    """Why `part`, told after `sentence`, does not say who says so; empty when it does or need not.

    What somebody is quoted with needs the speaker and a word of speech. What a page tells needs the page or
    the outlet it credits, unless `origins` of two and more tell it or what is told is an act of speech.
    """
    rows = _quoted(part, sentence, evidence)
    outlets = _outlets(sentence, evidence)
    plain = _plain(part)
    page = evidence.outlet(sentence.doc)
    known = page.casefold() in part.casefold() if is_described(page) else _named(part, [page])
    if (known or _named(part, outlets)) and _SPEECH.search(part):
        return ""
    if rows:
        said = [row for row in rows if _named(part, _voices(row, evidence)) and _SPEECH.search(plain)]
        return "" if said else f"It states as fact what only {rows[0].speaker or 'somebody'} says."
    if origins > 1 or _SPEECH.search(plain):
        return ""
    return f"It states as fact what {evidence.outlet(sentence.doc)} alone tells."


def _quoted(part: str, sentence: Span, evidence: Evidence) -> list[Attribution]:
    """The outermost attributions whose content makes up half of `part`."""
    own = content(part)
    found = []
    for row in evidence.attributions_in(sentence):
        inside = " ".join(evidence.words(place) for place in row.content if place.overlaps(sentence))
        if row.parent is None and own and 2 * len(own & content(inside)) >= len(own):
            found.append(row)
    return found


def _voices(row: Attribution, evidence: Evidence) -> list[str]:
    entity = evidence.entities.get(row.speaker_entity or "")
    names = [row.speaker or "", row.via or "", entity.name if entity else ""]
    return [*names, *(evidence.words(span) for span in row.source)]


def _outlets(sentence: Span, evidence: Evidence) -> list[str]:
    document = evidence.documents[sentence.doc]
    return [upstream.name for upstream in document.upstreams]


def _named(part: str, names: Iterable[str]) -> bool:
    """Whether `part` has at least half of the words of one of `names`: a surname will do."""
    own = content(part)
    return any(known and 2 * len(known & own) >= len(known) for known in map(content, names))


def _plain(part: str) -> str:
    """`part` without quotations and without clauses that only describe."""
    bare = re.sub(r"“[^”]*”?", " ", part)
    return re.sub(
        r", (?:which|who|whom|whose|where)\b[^,]*(?:,|$)|\b(?:that|who) had (?:been )?\w+", " ", bare
    )
