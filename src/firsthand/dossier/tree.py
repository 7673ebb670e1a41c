"""The copy tree of a heap, ready to be drawn: who stands under whom, and where on the sheet."""

from collections.abc import Iterator, Mapping

import msgspec

from firsthand.model.copies import Copy
from firsthand.model.document import Document
from firsthand.model.dossier import Dossier
from firsthand.model.span import DocId

__all__ = ["Drawing", "Line", "Node", "Placed", "drawing", "outline", "tree"]


class Node(msgspec.Struct, frozen=True, kw_only=True):
    """One page or unseen upstream with what derives from it; ``copy`` is why it stands under its parent."""

    id: str
    name: str
    date: str = ""
    unseen: bool = False
    copy: Copy | None = None
    others: tuple[str, ...] = ()
    children: tuple["Node", ...] = ()

    @property
    def pages(self) -> int:
        """How many pages stand here and below."""
        return (not self.unseen) + sum(child.pages for child in self.children)


class Line(msgspec.Struct, frozen=True, kw_only=True):
    """One line of the small tree; ``more`` counts the copies that it stands for when they do not fit.

    ``above`` is the number of the line of its parent, counted from 0.
    """

    depth: int
    node: Node | None
    more: int = 0
    above: int | None = None


class Placed(msgspec.Struct, frozen=True, kw_only=True):
    """A node with its place on the sheet, in pixels from the upper left corner."""

    node: Node
    x: int
    y: int
    parent: tuple[int, int] | None


class Drawing(msgspec.Struct, frozen=True, kw_only=True):
    """The large tree laid out from left to right. ``left_out`` counts the pages that it has no room for."""

    nodes: tuple[Placed, ...]
    width: int
    height: int
    left_out: int


BOX = (236, 44)
_STEP = (352, 58)
_COLUMNS = 4
"""How many pages that stand alone are drawn side by side."""


def tree(dossier: Dossier) -> tuple[Node, ...]:
    """The roots of the heap, those with most pages first, each with everything that derives from it.

    A merged page stands under its surest parent and names the others in ``others``; a quotation makes none.
    """
    documents = {document.id: document for document in dossier.documents}
    names = _unseen(dossier)
    rows = sorted(
        (copy for copy in dossier.copies if copy.kind != "quotation"), key=lambda c: (-c.score, c.id)
    )
    upper: dict[DocId, Copy] = {}
    spare: dict[DocId, list[str]] = {}
    for copy in rows:
        above = copy.parent or copy.origin or ""
        known = above in documents or above in names
        if known and copy.child not in upper and not _loops(copy, upper):
            upper[copy.child] = copy
        elif known:
            name = names.get(above) or _name(documents[above])
            spare.setdefault(copy.child, []).append(name)
    below = _below(dossier, upper, names)
    tops = [name for name in names if name in below] + [doc for doc in documents if not _under(doc, below)]
    roots = [_node(top, documents, names, below, upper, spare) for top in tops]
    return tuple(sorted(roots, key=lambda node: (-node.pages, node.date or "9", node.id)))


def outline(roots: tuple[Node, ...], rows: int) -> tuple[Line, ...]:
    """The small tree in at most `rows` lines: bare copies are folded first, then the tail is counted."""
    for keep in (1000, 6, 4, 3, 2, 1, 0):
        lines = tuple(_fold(roots, 0, keep, top=True))
        if len(lines) <= rows:
            return _joined(lines)
    kept = lines[: rows - 1]
    shown = sum((not line.node.unseen) if line.node else line.more for line in kept)
    return _joined((*kept, Line(depth=0, node=None, more=sum(root.pages for root in roots) - shown)))


def drawing(roots: tuple[Node, ...], limit: int) -> Drawing:
    """The large tree: whole branches while they fit into `limit` nodes, then the pages that stand alone."""
    placed: list[Placed] = []
    row = left_out = 0
    for root in (root for root in roots if root.children):
        if len(placed) + _size(root) > limit:
            left_out += root.pages
            continue
        row = _place(root, 0, row, None, placed)
    alone = [root for root in roots if not root.children]
    shown = alone[: max(0, limit - len(placed))]
    for number, root in enumerate(shown):
        below, column = divmod(number, _COLUMNS)
        spot = Placed(node=root, x=2 + column * (BOX[0] + 24), y=(row + below) * _STEP[1] + 6, parent=None)
        placed.append(spot)
    row += -(-len(shown) // _COLUMNS)
    left_out += sum(root.pages for root in alone[len(shown) :])
    width = max((spot.x for spot in placed), default=0) + BOX[0] + 4
    return Drawing(nodes=tuple(placed), width=width, height=max(row, 1) * _STEP[1], left_out=left_out)


def _unseen(dossier: Dossier) -> dict[str, str]:
    hidden = {
        origin.id: origin.name.split(" behind ", 1)[0]
        for origin in dossier.origins
        if origin.kind in {"upstream", "latent"}
    }
    used = {copy.origin for copy in dossier.copies if copy.parent is None} | {
        family.origin for family in dossier.families if family.root is None
    }
    return {ident: name for ident, name in hidden.items() if ident in used}


def _below(dossier: Dossier, upper: dict[DocId, Copy], names: Mapping[str, str]) -> dict[str, list[str]]:
    """Children by parent; a page of a family without a seen root hangs under the unseen one."""
    below: dict[str, list[str]] = {}
    for child, copy in upper.items():
        below.setdefault(copy.parent or copy.origin or "", []).append(child)
    hung = set(upper)
    for family in dossier.families:
        if family.origin in names:
            loose = [doc for doc in family.documents if doc not in hung]
            hung.update(loose)
            if loose:
                below.setdefault(family.origin, []).extend(loose)
    return below


def _under(doc: DocId, below: Mapping[str, list[str]]) -> bool:
    return any(doc in children for children in below.values())


def _loops(copy: Copy, upper: Mapping[DocId, Copy]) -> bool:
    above, seen = copy.parent, {copy.child}
    while above is not None:
        if above in seen:
            return True
        seen.add(above)
        above = upper[above].parent if above in upper else None
    return False


def _node(
    ident: str,
    documents: Mapping[DocId, Document],
    names: Mapping[str, str],
    below: Mapping[str, list[str]],
    upper: Mapping[DocId, Copy],
    spare: Mapping[DocId, list[str]],
) -> Node:
    children = [
        _node(child, documents, names, below, upper, spare)
        for child in below.get(ident, [])
        if child in documents
    ]
    ordered = tuple(sorted(children, key=lambda node: (-node.pages, node.date or "9", node.id)))
    if ident in names:
        return Node(id=ident, name=names[ident], unseen=True, children=ordered)
    document = documents[ident]
    return Node(
        id=ident,
        name=_name(document),
        date=(document.published or "")[:10],
        copy=upper.get(ident),
        others=tuple(spare.get(ident, ())),
        children=ordered,
    )


def _name(document: Document) -> str:
    if document.outlet:
        return document.outlet
    return document.path_or_url.rstrip("/").rsplit("/", 1)[-1] or document.path_or_url


def _fold(nodes: tuple[Node, ...], depth: int, keep: int, *, top: bool) -> Iterator[Line]:
    """Lines of `nodes`; of bare copies under one parent `keep` stay, and one alone is never folded."""
    bare = [] if top else [node.id for node in nodes if not node.children]
    folded = set(bare[keep:]) if len(bare) > keep + 1 else set()
    for node in nodes:
        if node.id not in folded:
            yield Line(depth=depth, node=node)
            yield from _fold(node.children, depth + 1, keep, top=False)
    if folded:
        yield Line(depth=depth, node=None, more=len(folded))


def _joined(lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """`lines` with the number of the line above each that it hangs from."""
    latest: dict[int, int] = {}
    found = []
    for number, line in enumerate(lines):
        latest[line.depth] = number
        above = latest[line.depth - 1] if line.depth else None
        found.append(msgspec.structs.replace(line, above=above))
    return tuple(found)


def _size(node: Node) -> int:
    return 1 + sum(_size(child) for child in node.children)


def _place(node: Node, depth: int, row: int, parent: tuple[int, int] | None, placed: list[Placed]) -> int:
    """Place `node` on row `row` with its first child on the same row; returns the next free row."""
    x, y = 2 + depth * _STEP[0], row * _STEP[1] + 6
    placed.append(Placed(node=node, x=x, y=y, parent=parent))
    for child in node.children:
        row = _place(child, depth + 1, row, (x, y), placed)
    return row if node.children else row + 1
