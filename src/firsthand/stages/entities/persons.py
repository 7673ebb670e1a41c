"""Which mentions of persons inside one document are one person.

Full names first, then surnames and given names.
"""

from collections.abc import Iterable, Sequence
from functools import cache

import msgspec
from rapidfuzz.fuzz import ratio

from firsthand.lexicon import Row, load
from firsthand.options.entities import EntitiesOptions
from firsthand.stages.entities.raw import Key, Raw
from firsthand.text.names import gender, has_given_name, person_parts

__all__ = ["compatible", "full_tail", "keyed", "misspelt", "same_given"]


class _Short(Row, frozen=True, kw_only=True):
    short: str
    full: tuple[str, ...]


@cache
def _short_forms() -> dict[str, frozenset[str]]:
    return {row.short: frozenset(row.full) for row in load("short_names", _Short)}


def same_given(a: str, b: str) -> bool:
    """Whether two folded given names may be one person's: equal, or one short for the other."""
    forms = _short_forms()
    return a == b or b in forms.get(a, ()) or a in forms.get(b, ())


def full_tail(parts: Key, names: Iterable[Key]) -> Key | None:
    """The one name of `names` that ends with both family names `parts` after a given name, else null."""
    if len(parts) != 2 or has_given_name(parts[0]):
        return None
    longer = sorted({name for name in names if len(name) > len(parts) and name[-len(parts) :] == parts})
    return longer[0] if len(longer) == 1 else None


def keyed(persons: Sequence[Raw], options: EntitiesOptions) -> tuple[Raw, ...]:
    """`persons` with their keys: the words of the fullest name that the document gives each.

    A single name takes the full name that ends with it, else the one that begins with it; of several bearers
    the last one named before it, unless an honorific speaks against it.
    """
    full = _full_names(persons, options)
    done: list[Raw] = []
    for raw in persons:
        parts = person_parts(raw.text)
        key = full.get(parts) or _bearer(raw, parts, full, done)
        done.append(msgspec.structs.replace(raw, key=("person", *key)))
    return tuple(done)


def _full_names(persons: Sequence[Raw], options: EntitiesOptions) -> dict[Key, Key]:
    """Names of two words or more, each with the spelling that stands for all its variants."""
    counts: dict[Key, int] = {}
    for raw in persons:
        parts = person_parts(raw.text)
        if len(parts) > 1:
            counts[parts] = counts.get(parts, 0) + 1
    chosen: dict[Key, Key] = {}
    kept: list[Key] = []
    for parts in sorted(counts, key=lambda key: (-counts[key], key)):
        if full_tail(parts, counts) is not None:
            continue
        twin = next((other for other in kept if _same_full(parts, other, options)), None)
        chosen[parts] = twin or parts
        if twin is None:
            kept.append(parts)
    for parts in sorted(counts.keys() - chosen.keys()):
        longer = full_tail(parts, counts)
        chosen[parts] = chosen.get(longer or parts, parts)
    return chosen


def _same_full(a: Key, b: Key, options: EntitiesOptions) -> bool:
    if same_given(a[0], b[0]) and a[-1] == b[-1]:
        return True
    return misspelt(a, b, options)


def misspelt(a: Key, b: Key, options: EntitiesOptions, *, in_role: bool = False) -> bool:
    """Whether two full names are one, once misspelt.

    One word equal, the other alike and long enough to tell.
    """
    if len(a) != len(b) or len(a) < 2:
        return False
    different = [(x, y) for x, y in zip(a, b, strict=True) if x != y]
    if len(different) != 1:
        return False
    x, y = different[0]
    if min(len(x), len(y)) < options.least_letters or x[0] != y[0]:
        return False
    least = options.spelling_in_role if in_role and a[0] == b[0] else options.spelling
    return ratio(x, y) >= least or (abs(len(x) - len(y)) == 1 and (x.startswith(y) or y.startswith(x)))


def _bearer(raw: Raw, parts: Key, full: dict[Key, Key], done: list[Raw]) -> Key:
    if not parts:
        return (raw.text.casefold(),)
    if len(parts) > 1:
        return parts
    chosen = sorted(set(full.values()))
    bearers = [key for key in chosen if key[-1] == parts[0]] or [key for key in chosen if key[0] == parts[0]]
    bearers = bearers or [key for key in chosen if parts[0] in key]
    bearers = [
        key for key in bearers if compatible(gender(raw.honorific, raw.role), gender(" ".join(key), None))
    ]
    if not bearers:
        return parts
    for earlier in reversed(done):
        if earlier.key[1:] in bearers:
            return earlier.key[1:]
    return bearers[0]


def compatible(a: str, b: str) -> bool:
    """Whether two genders may be one person's; an unknown one (empty) fits all."""
    return not a or not b or a == b
