"""Key judgements: what happened, each with how far its sources bear it, and which fall with one source.

A level of confidence never stands with a word of likelihood (ICD 203): a sentence with one is no judgement.
"""

import re
from collections.abc import Iterator, Sequence

import msgspec

from firsthand.model.claim import Claim
from firsthand.model.span import Span
from firsthand.model.story import Statement
from firsthand.options.brief import BriefOptions
from firsthand.stages.brief.evidence import Evidence
from firsthand.stages.brief.wording import counted, hedges, joined, upper_first

__all__ = ["confidence", "judgements", "withdrawn"]

_LIKELY = re.compile(
    r"\b(?:would|could|will|shall|expect\w*|forecast\w*|predict\w*|planned|due to)\b", re.IGNORECASE
)
"""Words of what is to come, beside those of the list ``likelihood``: they are no matter of confidence."""
_PLACES = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")


def judgements(told: Sequence[Statement], evidence: Evidence, options: BriefOptions) -> Iterator[Statement]:
    """The statements of `told` that say what happened, the best borne first, each with its confidence."""
    for statement in _chosen(told, options):
        level = confidence(statement, evidence, options)
        yield msgspec.structs.replace(
            statement, text=f"{_stopped(statement.text)} Confidence {level} ({_basis(statement, evidence)})."
        )


def withdrawn(told: Sequence[Statement], evidence: Evidence, options: BriefOptions) -> Iterator[Statement]:
    """For each source on which key judgements rest alone: which of them fall without it, most first."""
    falls: dict[str, list[tuple[int, Span]]] = {}
    for place, statement in enumerate(_chosen(told, options)):
        behind = {evidence.origin(span.doc) for span in statement.citations}
        if len(behind) == 1:
            falls.setdefault(next(iter(behind)), []).append((place, statement.citations[0]))
    for _, rows in sorted(falls.items(), key=lambda item: (-len(item[1]), item[1][0][0])):
        root = min((span.doc for _, span in rows), key=evidence.trust)
        names = joined([_PLACES[place] for place, _ in rows], len(_PLACES))
        verb = "judgement rests" if len(rows) == 1 else "judgements rest"
        yield Statement(
            text=f"{upper_first(counted(len(rows), f'key {verb}', f'key {verb}'))} on "
            f"{evidence.outlet(root)} alone: the {names}.",
            citations=tuple(dict.fromkeys(span for _, span in rows)),
            origins=1,
        )


def confidence(statement: Statement, evidence: Evidence, options: BriefOptions) -> str:
    """``high``, ``moderate`` or ``low``: by independent origins, named voices, and denials.

    High is `options.high_origins` and more with a named voice and no denial, moderate two with a named voice;
    one origin, unnamed voices alone or a denial are low.
    """
    claims = _claims(statement, evidence)
    if statement.origins < 2 or _unnamed(claims) or any(claim.denials for claim in claims):
        return "low"
    return "high" if statement.origins >= options.high_origins else "moderate"


def _chosen(told: Sequence[Statement], options: BriefOptions) -> list[Statement]:
    """The first of `told` that are no matter of likelihood."""
    plain = [s for s in told if not hedges(s.text) and not _LIKELY.search(s.text)]
    first = [s for s in plain if not s.text.startswith(("Forecast", "Comment"))][: options.judgements]
    return sorted(first, key=lambda statement: -statement.origins)


def _basis(statement: Statement, evidence: Evidence) -> str:
    claims = _claims(statement, evidence)
    parts = [counted(statement.origins, "independent origin")]
    if _unnamed(claims):
        parts.append("no voice with a name")
    if any(claim.denials for claim in claims):
        parts.append("denied")
    return ", ".join(parts)


def _claims(statement: Statement, evidence: Evidence) -> tuple[Claim, ...]:
    rows = evidence.claims.on(span.doc for span in statement.citations)
    return tuple(claim for claim in rows if claim.id in statement.claims)


def _unnamed(claims: Sequence[Claim]) -> bool:
    """Whether somebody speaks, and nobody with a name."""
    voices = [w for claim in claims for w in claim.assertions if w.attribution or w.speaker]
    return bool(voices) and all(witness.anonymous for witness in voices)


def _stopped(text: str) -> str:
    return text if re.search(r"[.!?…][”\"’)]*$", text) else f"{text}."
