"""What one document knows of one thing, and whether what two documents know fits together."""

from collections import defaultdict
from collections.abc import Mapping

import msgspec

from firsthand.model.document import Document
from firsthand.model.entity import EntityKind, Mention
from firsthand.model.span import DocId, Span
from firsthand.text.names import bare_name, bodies, fold, known, person_parts, titles

__all__ = ["Local", "contexts", "fits", "locals_of", "surface"]

_EMPTY = frozenset(
    "of the for in on at to and a an s new former senior top chief deputy acting office".split()
)


class Local(msgspec.Struct, frozen=True, kw_only=True):
    """One cluster of one document: its kind, best name, the words of a person's name, mentions and roles."""

    doc: DocId
    kind: EntityKind
    name: str
    parts: tuple[str, ...]
    mentions: tuple[Mention, ...]
    roles: tuple[tuple[str, Span], ...]
    unnamed: bool

    @property
    def order(self) -> tuple[DocId, Span]:
        """What sorts it among all others: its first mention."""
        return (self.doc, self.mentions[0].span)


def locals_of(mentions: Mapping[DocId, tuple[Mention, ...]]) -> tuple[Local, ...]:
    """All clusters of all documents, by document and first mention."""
    found = []
    for doc in sorted(mentions):
        clusters: dict[int, list[Mention]] = defaultdict(list)
        for mention in mentions[doc]:
            clusters[mention.cluster].append(mention)
        for number in sorted(clusters):
            group = tuple(sorted(clusters[number], key=lambda mention: mention.span))
            found.append(_local(doc, group))
    return tuple(sorted(found, key=lambda local: local.order))


def _local(doc: DocId, group: tuple[Mention, ...]) -> Local:
    first = group[0]
    person = first.entity_kind == "person"
    unnamed = all(mention.kind in {"description", "pronoun"} for mention in group)
    return Local(
        doc=doc,
        kind=first.entity_kind,
        name=first.name,
        parts=person_parts(first.name) if person and not unnamed else (),
        mentions=group,
        roles=tuple((mention.role, mention.role_span or mention.span) for mention in group if mention.role),
        unnamed=person and unnamed,
    )


def contexts(everything: tuple[Local, ...]) -> dict[DocId, frozenset[str]]:
    """For each document the surnames of its persons and the names of its bodies.

    What pages on one matter share.
    """
    shared: dict[DocId, set[str]] = defaultdict(set)
    for local in everything:
        if local.kind == "person" and local.parts:
            shared[local.doc].add(local.parts[-1])
        elif local.kind == "organisation":
            shared[local.doc].add(bare_name(local.name))
    return {doc: frozenset(names) for doc, names in sorted(shared.items())}


def fits(a: tuple[str, ...], b: tuple[str, ...]) -> bool | None:
    """Whether two lists of roles may be one person's.

    True where they share a country or a telling word, False where their countries exclude each other, None
    where nothing tells.
    """
    land_a, land_b = _countries(a), _countries(b)
    if land_a and land_b and not land_a & land_b:
        return False
    if land_a & land_b or _telling(a) & _telling(b):
        return True
    return None


def _countries(roles: tuple[str, ...]) -> frozenset[str]:
    of_body = {row.name: row.country for row in bodies()}
    names = set()
    for role in roles:
        head = fold(role).split(" for ")[0]
        for mark in known(role):
            if mark.kind == "newsroom" or mark.start > len(head) + 2:
                continue
            name = of_body[mark.name] if mark.kind == "body" else mark.name
            if name:
                names.add(name)
    return frozenset(names)


def _telling(roles: tuple[str, ...]) -> frozenset[str]:
    spelled = {
        "advisor": "adviser",
        "spokeswoman": "spokesman",
        "spokesperson": "spokesman",
        "presidents": "president",
    }
    words = (word for role in roles for word in fold(role).split())
    return frozenset(
        spelled.get(word, word) for word in words if word not in _EMPTY and word not in titles("honorific")
    )


def surface(document: Document, mention: Mention) -> str:
    """The words of a mention as printed, white space levelled, without a possessive."""
    words = " ".join(document.words(mention.span).split())
    return words.removesuffix("’s").removesuffix("'s")
