"""Who in a dossier may be on a user's list: candidates with a score and its parts, never a verdict."""

from collections.abc import Iterable, Sequence
from math import prod

from rapidfuzz import fuzz, process
from rapidfuzz.distance import JaroWinkler

from firsthand.errors import OptionError
from firsthand.model.dossier import Dossier
from firsthand.model.entity import Entity
from firsthand.model.listed import Candidate, Listed
from firsthand.model.span import Signal
from firsthand.options.listed import ListedOptions
from firsthand.text.names import fold

__all__ = ["candidates"]


def candidates(
    dossier: Dossier,
    rows: Iterable[Listed],
    *,
    least: float | None = None,
    options: ListedOptions | None = None,
) -> tuple[Candidate, ...]:
    """The entities whose names are like those of `rows`, best score first; namesakes each for themselves.

    Spellings are compared without accents and whatever the order of their words (rapidfuzz). A pair that is
    alike in one word of a person's name alone, or of other kinds, counts less and says so.

    Raises:
        OptionError: when `least` is not between 0 and 1.
    """
    options = options or ListedOptions()
    least = options.least if least is None else least
    if not 0 <= least <= 1:
        raise OptionError(f"least is a score from 0 to 1, not {least}")
    named = [(name, row) for row in rows for name in row.names]
    choices = [_sorted(name) for name, _ in named]
    found: list[Candidate] = []
    for entity in dossier.entities:
        best: dict[int, Candidate] = {}
        for own in dict.fromkeys((entity.name, *entity.aliases)):
            for _, _, index in process.extract(
                _sorted(own),
                choices,
                scorer=fuzz.token_set_ratio,
                score_cutoff=100 * options.spelling,
                limit=None,
            ):
                name, row = named[index]
                each = _candidate(entity, own, row, name, options)
                if each.score >= least and (row.row not in best or each.score > best[row.row].score):
                    best[row.row] = each
        found.extend(best[number] for number in sorted(best))
    return tuple(
        sorted(found, key=lambda each: (-each.score, each.entity.name, each.entity.id, each.listed.row))
    )


def _sorted(name: str) -> str:
    return " ".join(sorted(fold(name).replace("-", " ").split()))


def _candidate(entity: Entity, own: str, row: Listed, name: str, options: ListedOptions) -> Candidate:
    spelling, shared, lacking = _compared(own, name, options)
    parts = [("spelling", spelling)]
    person = "person" in {entity.kind, row.kind}
    if lacking and person and shared < 2:
        parts.append(("one word alone", options.single))
    elif lacking:
        parts.append(("part of a name", options.part))
    if not row.kind:
        parts.append(("kind not listed", options.unknown))
    elif row.kind != entity.kind:
        parts.append(("other kind", options.kind))
    signals = tuple(Signal(what, round(weight, 4)) for what, weight in parts)
    return Candidate(
        entity=entity,
        listed=row,
        score=round(prod(weight for _, weight in parts), 4),
        signals=signals,
        why=_why(own, name, signals),
    )


def _compared(own: str, name: str, options: ListedOptions) -> tuple[float, int, int]:
    """Likeness of the words that both have (0 to 1), how many they are, and how many the one or other lacks.

    Each word goes with the likest of the other name, first come first served, the shorter name's words first.
    """
    short, long = sorted((_sorted(own).split(), _sorted(name).split()), key=lambda words: (len(words), words))
    left = list(long)
    likeness: list[float] = []
    for word in short:
        if not left:
            break
        best = max(left, key=lambda other: (JaroWinkler.similarity(word, other), other))
        value = JaroWinkler.similarity(word, best)
        if value >= options.word:
            likeness.append(value)
            left.remove(best)
    if not likeness:
        return 0.0, 0, len(long)
    joined = JaroWinkler.similarity("".join(short), "".join(long))
    unmatched = len(short) - len(likeness)
    spelling = max(sum(likeness) / (len(likeness) + unmatched), joined if not left else 0.0)
    return spelling, len(likeness), len(left)


def _why(own: str, name: str, signals: Sequence[Signal]) -> str:
    said = {
        "one word alone": "one word of a person’s name is all they share",
        "part of a name": "one of them has words that the other lacks",
        "kind not listed": "the list does not say what kind of thing it is",
        "other kind": "the pages take it for another kind of thing",
    }
    first = f"“{own}” in the pages, “{name}” on the list"
    same = "spelled alike" if signals[0].weight == 1 else f"spelled {signals[0].weight:.2f} alike"
    return "; ".join((first, same, *(said[each.name] for each in signals[1:])))
