"""Why a claim has its status, in a sentence to read aloud, and where pages differ on who denied it."""

from collections.abc import Mapping, Sequence
from typing import Literal

from firsthand.model.claim import ClaimStatus, Disagreement, Origins
from firsthand.model.span import Span
from firsthand.stages.claims.names import Names
from firsthand.stages.claims.proposition import Proposition

__all__ = ["disagreements", "why"]


def why(
    counts: Origins,
    status: ClaimStatus,
    *,
    same: bool,
    torn: bool,
    aside: int,
    hedged: bool,
    pages: Sequence[Disagreement],
) -> str:
    """The count on both sides, and all that bears on it.

    `same`: origins that may be one count once; `torn`: renderings of one speaker contradict each other;
    `aside`: how many renderings are set aside; `hedged`: whether anybody hedges it.
    """
    text = f"{_origins(counts.asserting, 'assert')} it, {_origins(counts.denying, 'deny')} it"
    if counts.asserting + counts.denying == 0:
        text = "nobody asserts or denies it outright; it is only hedged"
        if aside and not hedged:
            text = "it stands only in words whose meaning changed on the way"
    if status == "retracted":
        text += "; it was taken back"
    if same:
        text += "; unnamed or related voices who may be one and the same count once"
    if torn:
        text += "; renderings of what one speaker said contradict each other, see the changes on the way"
    if aside:
        rendering = "one rendering" if aside == 1 else f"{aside} renderings"
        text += f"; {rendering} whose meaning changed on the way set aside"
    for one in pages:
        text += f"; {one.why}"
    return text + "."


def _origins(number: int, verb: Literal["assert", "deny"]) -> str:
    if number == 1:
        return f"one independent origin {'asserts' if verb == 'assert' else 'denies'}"
    return f"{number or 'no'} independent origins {verb}"


def disagreements(group: Sequence[Proposition], names: Mapping[str, Names]) -> tuple[Disagreement, ...]:
    """Where one page has somebody deny and another says that he, or who speaks for the same body, did not.

    Sorted by name; pages that are silent do not disagree.
    """
    voices: dict[str, list[Proposition]] = {}
    for one in group:
        keys = {one.side, one.speaker_entity, (one.speaker or "").casefold()}
        for key in keys if one.attribution and not one.anonymous else ():
            if key:
                voices.setdefault(key, []).append(one)
    found: dict[tuple[frozenset[Span], frozenset[Span]], Disagreement] = {}
    for key, said in sorted(voices.items()):
        denying = {one.span for one in said if one.stance == "deny"}
        not_denying = {one.span for one in said if one.stance == "assert" or one.unsaid}
        if {span.doc for span in not_denying} - {span.doc for span in denying} and {
            span.doc for span in denying
        } - {span.doc for span in not_denying}:
            both = frozenset(denying), frozenset(not_denying)
            found.setdefault(both, _disagreement(_called(key, said, names), denying, not_denying))
    kept = [
        one
        for both, one in found.items()
        if not any(both != other and both[0] <= other[0] and both[1] <= other[1] for other in found)
    ]
    return tuple(sorted(kept, key=lambda one: (one.speaker, one.denying)))


def _called(key: str, said: Sequence[Proposition], names: Mapping[str, Names]) -> str:
    called = next(iter(names.values())).called if names else {}
    return called.get(key) or min(one.speaker or key for one in said)


def _disagreement(name: str, denying: set[Span], not_denying: set[Span]) -> Disagreement:
    return Disagreement(
        speaker=name,
        denying=tuple(sorted(denying)),
        not_denying=tuple(sorted(not_denying)),
        why=f"pages disagree on whether {name} denied it",
    )
