"""The classes that the words of a relation belong to: around source and target, and in the deed itself."""

from collections.abc import Iterator
from functools import cache

from firsthand.lexicon import Row, load
from firsthand.stages.events.tree import Tree

__all__ = ["ClassRow", "Place", "around", "classes", "deed", "head_of"]

Place = tuple[int, int] | None
"""Where a party stands in the text: characters from and to; None where it does not."""

_LINKS = 4
_BELOW = ("dobj", "nsubjpass", "prep", "prt", "attr", "acomp")


class ClassRow(Row, frozen=True, kw_only=True):
    """Words of one class; a word may stand in several."""

    kind: str
    words: tuple[str, ...]


@cache
def classes() -> dict[str, tuple[str, ...]]:
    """The classes of each word, in the order of the list."""
    found: dict[str, tuple[str, ...]] = {}
    for row in load("relations", ClassRow, "class"):
        for word in row.words:
            found[word] = (*found.get(word, ()), row.kind)
    return found


def around(here: Tree, a: Place, b: Place) -> dict[str, float]:
    """The classes of all words, told apart by whether they stand in source or target, before or after.

    Those after the source count less the farther they are.
    """
    found: dict[str, float] = {}
    if a is None:
        return found
    steps = 0
    for index, token in enumerate(here.tokens):
        side = _side(token.start, a, b)
        steps += side == "after"
        weight = 1.0 / (1 + steps / 4) ** 0.5 if side == "after" else 0.6
        for kind in _kinds(here, index):
            name = f"{side}:{kind}"
            found[name] = max(found.get(name, 0.0), weight)
    return found


def _side(start: int, a: tuple[int, int], b: Place) -> str:
    if a[0] <= start < a[1]:
        return "source"
    if b is not None and b[0] <= start < b[1]:
        return "target"
    return "after" if start >= a[1] else "before"


def deed(here: Tree, a: Place) -> dict[str, float]:
    """What the source does: the verbs from the one above it down ("agreed to free"), with what hangs on each.

    Each by its class and its lemma; a class with its auxiliaries, particles, objects and the class above it.
    """
    found: dict[str, float] = {}
    above: tuple[str, ...] = ("top",)
    for depth, verb in enumerate(_chain(here, a)):
        kinds = _kinds(here, verb) or ("other",)
        found[f"verb{depth}:{here.lemma(verb)}"] = 1.0
        for kind in kinds:
            found[f"deed{depth}:{kind}"] = 1.0
            found[f"deed:{kind}"] = 1.0
            found.update((f"under:{each}:{kind}", 0.7) for each in above)
            for kid in here.children(verb, "aux", "auxpass", "neg"):
                found[f"how:{here.lemma(kid)}:{kind}"] = 0.7
        found.update(_objects(here, verb, kinds))
        above = kinds
    return found


def _objects(here: Tree, verb: int, kinds: tuple[str, ...]) -> Iterator[tuple[str, float]]:
    for kid in here.children(verb, *_BELOW):
        prepared = here.tokens[kid].dep == "prep"
        nouns = here.children(kid, "pobj") if prepared else (kid,)
        for what in (each for noun in nouns for each in _kinds(here, noun)):
            yield f"object:{what}", 1.0
            yield from ((f"with:{kind}:{what}", 1.0) for kind in kinds)
        if here.tokens[kid].dep in {"prep", "prt"}:
            yield from ((f"particle:{kind}:{here.lemma(kid)}", 0.7) for kind in kinds)
        if here.tokens[kid].dep in {"dobj", "prt", "acomp"}:
            yield f"word:{here.lemma(kid)}", 0.7
            yield f"words:{here.lemma(verb)}:{here.lemma(kid)}", 0.7


def _chain(here: Tree, a: Place) -> tuple[int, ...]:
    """The verb above the source and the verbs that carry it on ("agreed", "begin"), at most four."""
    head = head_of(here, a)
    if head is None:
        return ()
    found: list[int] = []
    verb = next((each for each in here.path(head) if here.tokens[each].pos in {"VERB", "AUX"}), None)
    while verb is not None and verb not in found and len(found) < _LINKS:
        found.append(verb)
        verb = next(
            (
                kid
                for dep in ("xcomp", "ccomp", "dobj", "prep")
                for kid in here.children(verb, dep)
                if here.tokens[kid].pos == "VERB"
            ),
            None,
        )
    return tuple(found)


def head_of(here: Tree, place: Place) -> int | None:
    """The highest token that begins inside `place`."""
    if place is None:
        return None
    inside = [index for index, token in enumerate(here.tokens) if place[0] <= token.start < place[1]]
    return min(inside, key=lambda index: (len(here.path(index)), index)) if inside else None


def _kinds(here: Tree, index: int) -> tuple[str, ...]:
    return classes().get(here.lemma(index)) or classes().get(here.tokens[index].text.lower(), ())
