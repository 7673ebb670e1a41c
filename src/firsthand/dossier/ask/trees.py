"""The tree of every family: who stands under whom, as rows in the order in which a tree is drawn."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Literal, Unpack

import msgspec

from firsthand.dossier.ask.shelf import Shelf
from firsthand.dossier.ask.where import Where, narrowed
from firsthand.model.copies import Copy, Family
from firsthand.model.dossier import Dossier
from firsthand.model.span import DocId

__all__ = ["Tree", "Twig", "tree"]

Unseen = Literal["", "upstream", "latent"]


class Twig(msgspec.Struct, frozen=True, kw_only=True):
    """One place in a tree: a page, or an upstream that is not among the pages.

    ``depth`` counts from 0, ``above`` is the id of the place it hangs from. ``unseen`` says why a place is no
    page: a credited upstream, or a latent parent whose traces alone are left. ``copy`` is why the page hangs
    there. ``also`` names the further parents of a merged page.
    """

    depth: int
    id: str
    above: str | None = None
    name: str
    title: str = ""
    address: str = ""
    date: str = ""
    unseen: Unseen = ""
    copy: Copy | None = None
    also: tuple[str, ...] = ()


class Tree(msgspec.Struct, frozen=True, kw_only=True):
    """One family as a tree. ``twigs`` stand in drawing order: each before what hangs from it.

    A page that only quotes a passage is drawn under the page that it quotes (kind ``quotation``), but is no
    member of the family: ``pages`` counts members alone.
    """

    family: str
    origin: str
    name: str
    why: str
    pages: int
    twigs: tuple[Twig, ...]


def tree(dossier: Dossier, *, family: str = "", **where: Unpack[Where]) -> tuple[Tree, ...]:
    """The tree of every family, those with most pages first; a page without copies is a tree of one place.

    A family is shown whole when one of its pages is asked for.

    Raises:
        OptionError: when a filter has a value that cannot be.
    """
    shelf = Shelf(dossier)
    wanted = shelf.family(family).id if family else None
    rows = narrowed([row for row in dossier.families if wanted in {None, row.id}], shelf, where)
    edges: dict[DocId, list[Copy]] = {}
    for copy in sorted(dossier.copies, key=lambda row: (-row.score, row.id)):
        edges.setdefault(copy.child, []).append(copy)
    quoting: dict[DocId, list[Copy]] = {}
    for copy in dossier.copies:
        if copy.kind == "quotation" and copy.parent:
            quoting.setdefault(copy.parent, []).append(copy)
    trees = [_tree(row, shelf, edges, quoting) for row in rows]
    return tuple(sorted(trees, key=lambda one: (-one.pages, _first_day(one), one.family)))


def _tree(
    family: Family,
    shelf: Shelf,
    edges: Mapping[DocId, Sequence[Copy]],
    quoting: Mapping[DocId, Sequence[Copy]],
) -> Tree:
    members = tuple(doc for doc in family.documents if doc in shelf.documents)
    origin = shelf.origins.get(family.origin)
    hidden = _hidden(family, shelf)
    upper = _parents(family, members, edges, hidden)
    below: dict[str | None, list[tuple[str, Copy | None]]] = {}
    for doc in members:
        above, copy = upper[doc]
        below.setdefault(above, []).append((doc, copy))
    for above in [above for above in below if above is not None and above not in upper]:
        below.setdefault(None, []).append((above, None))
    for doc in members:
        for copy in quoting.get(doc, ()):
            if copy.child not in upper and copy.child in shelf.documents:
                below.setdefault(doc, []).append((copy.child, copy))
    return Tree(
        family=family.id,
        origin=family.origin,
        name=shelf.origin(family.origin),
        why=origin.why if origin else "",
        pages=len(members),
        twigs=tuple(_twigs(below, frozenset(members), shelf, edges)),
    )


def _hidden(family: Family, shelf: Shelf) -> str | None:
    """The id of the unseen place that the whole family hangs from; None when its root is a page."""
    origin = shelf.origins.get(family.origin)
    return family.origin if origin is not None and origin.kind in {"upstream", "latent"} else None


def _parents(
    family: Family, members: Sequence[DocId], edges: Mapping[DocId, Sequence[Copy]], hidden: str | None
) -> dict[DocId, tuple[str | None, Copy | None]]:
    """Where each member hangs and why; no page hangs from itself, however the rows go round."""
    inside = set(members)
    upper: dict[DocId, tuple[str | None, Copy | None]] = {}
    for doc in members:
        rows = [row for row in edges.get(doc, ()) if row.kind != "quotation"]
        seen = next((row for row in rows if row.parent in inside and row.parent != doc), None)
        unseen = next((row for row in rows if row.parent is None and row.origin), None)
        if seen is not None:
            upper[doc] = (seen.parent, seen)
        elif unseen is not None:
            upper[doc] = (unseen.origin, unseen)
        else:
            upper[doc] = (hidden, None)
    safe: set[str | None] = {None, *(above for above, _ in upper.values() if above not in upper)}
    for doc in ([family.root] if family.root in upper else []) + list(members):
        path: dict[str, None] = {}
        at: str | None = doc
        while at not in safe and at not in path:
            path[str(at)] = None
            at = upper[str(at)][0]
        if at not in safe:
            upper[str(at)] = (hidden, None)
        safe.update(path)
    return upper


def _twigs(
    below: Mapping[str | None, Sequence[tuple[str, Copy | None]]],
    members: frozenset[str],
    shelf: Shelf,
    edges: Mapping[DocId, Sequence[Copy]],
) -> Iterator[Twig]:
    """Every place of a tree before those that hang from it, without recursion: a chain may be long."""
    weights = _weights(below)
    stack: list[tuple[str, Copy | None, int, str | None]] = [
        (ident, copy, 0, None) for ident, copy in reversed(_ordered(below.get(None, ()), weights, shelf))
    ]
    while stack:
        ident, copy, depth, above = stack.pop()
        yield _twig(ident, copy, depth, above, shelf, edges)
        if ident in members or ident not in shelf.documents:
            following = _ordered(below.get(ident, ()), weights, shelf)
            stack.extend((child, row, depth + 1, ident) for child, row in reversed(following))


def _ordered(
    places: Iterable[tuple[str, Copy | None]], weights: Mapping[str, int], shelf: Shelf
) -> list[tuple[str, Copy | None]]:
    """Copies before mere quotations, those with most below them first, then by day and id."""
    return sorted(
        places,
        key=lambda place: (
            place[1] is not None and place[1].kind == "quotation",
            -weights.get(place[0], 0),
            shelf.day(place[0]) or "9",
            place[0],
        ),
    )


def _weights(below: Mapping[str | None, Sequence[tuple[str, Copy | None]]]) -> dict[str, int]:
    """How many places hang below each, at any depth."""
    order: list[tuple[str, str | None]] = []
    stack: list[str | None] = [None]
    while stack:
        parent = stack.pop()
        children = [
            child for child, copy in below.get(parent, ()) if copy is None or copy.kind != "quotation"
        ]
        order.extend((child, parent) for child in children)
        stack.extend(children)
    found: dict[str, int] = {}
    for child, parent in reversed(order):
        if parent is not None:
            found[parent] = found.get(parent, 0) + found.get(child, 0) + 1
    return found


def _twig(
    ident: str,
    copy: Copy | None,
    depth: int,
    above: str | None,
    shelf: Shelf,
    edges: Mapping[DocId, Sequence[Copy]],
) -> Twig:
    document = shelf.documents.get(ident)
    if document is None:
        origin = shelf.origins.get(ident)
        kind: Unseen = "upstream" if origin is not None and origin.kind == "upstream" else "latent"
        name = shelf.origin(ident).split(" behind ", 1)[0]
        return Twig(depth=depth, id=ident, above=above, name=name, unseen=kind, copy=copy)
    others = [row for row in edges.get(ident, ()) if row.kind != "quotation" and row is not copy]
    return Twig(
        depth=depth,
        id=ident,
        above=above,
        name=shelf.called(ident),
        title=document.title or "",
        address=document.path_or_url,
        date=shelf.day(ident),
        copy=copy,
        also=tuple(
            shelf.called(row.parent) if row.parent else shelf.origin(row.origin or "") for row in others
        )
        if copy is not None and copy.kind != "quotation"
        else (),
    )


def _first_day(one: Tree) -> str:
    return min((twig.date for twig in one.twigs if twig.date), default="9")
