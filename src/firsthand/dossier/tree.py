"""The copy tree of a heap, ready to be drawn: who stands under whom, and where on the sheet."""

from collections.abc import Iterator, Mapping, Sequence

import msgspec

from firsthand.model.copies import Copy
from firsthand.model.document import Document
from firsthand.model.dossier import Dossier
from firsthand.model.span import DocId
from firsthand.stages.brief import called, opening

__all__ = ["Drawing", "Item", "Line", "Node", "Placed", "drawing", "listing", "outline", "tree"]


class Node(msgspec.Struct, frozen=True, kw_only=True):
    """One page or unseen upstream with what derives from it; ``copy`` is why it stands under its parent.

    ``pages`` counts the pages that stand here and below. A chain of copies may be thousands of nodes deep:
    walk it with a list of what is still to do, not with a function that calls itself.
    """

    id: str
    name: str
    date: str = ""
    unseen: bool = False
    copy: Copy | None = None
    others: tuple[str, ...] = ()
    children: tuple["Node", ...] = ()
    pages: int


class Line(msgspec.Struct, frozen=True, kw_only=True):
    """One line of the small tree; ``more`` counts the copies that it stands for when they do not fit.

    ``above`` is the number of the line of its parent, counted from 0.
    """

    depth: int
    node: Node | None
    more: int = 0
    above: int | None = None


class Item(msgspec.Struct, frozen=True, kw_only=True):
    """One entry of the nested list: whether it opens a list of its own, and how many lists end after it.

    Entries deeper than the list goes stand on its last level; ``under`` then names the page that they copy.
    """

    node: Node
    opens: bool
    closes: int
    under: str = ""


class Placed(msgspec.Struct, frozen=True, kw_only=True):
    """A node with its place on the sheet, in pixels from the upper left corner.

    Without a node it is the box that stands for ``more`` pages further down.
    """

    node: Node | None
    more: int = 0
    x: int
    y: int
    parent: tuple[int, int] | None


class Drawing(msgspec.Struct, frozen=True, kw_only=True):
    """The large tree laid out from left to right; ``left_out`` counts the pages without their own box."""

    nodes: tuple[Placed, ...]
    width: int
    height: int
    left_out: int


BOX = (236, 44)
_STEP = (352, 58)
_COLUMNS = 4
"""How many pages that stand alone are drawn side by side."""
_LEVELS = 12
"""How many lists the nested list holds inside each other."""
_ALL = 1 << 30


class _Room(msgspec.Struct, frozen=True):
    """What a drawing has room for: bare copies under one parent, children of any kind, and levels."""

    bare: int
    children: int
    levels: int


_ROOMS = (
    *(_Room(bare, _ALL, 8) for bare in (1000, 6, 4, 3, 2, 1, 0)),
    *(_Room(0, most, levels) for most, levels in ((6, 8), (4, 6), (3, 5), (2, 4), (1, 3), (0, 1))),
)
"""From a drawing that shows everything to one that shows the root alone."""


def tree(dossier: Dossier) -> tuple[Node, ...]:
    """The roots of the heap, those with most pages first, each with everything that derives from it.

    A merged page stands under its surest parent and names the others in ``others``; a quotation makes none.
    """
    documents = {document.id: document for document in dossier.documents}
    names, titles = _unseen(dossier), _titles(dossier)
    rows = sorted(
        (copy for copy in dossier.copies if copy.kind != "quotation"), key=lambda c: (-c.score, c.id)
    )
    upper: dict[DocId, Copy] = {}
    spare: dict[DocId, list[str]] = {}
    tops: dict[str, str] = {}
    for copy in rows:
        above = copy.parent or copy.origin or ""
        known = above in documents or above in names
        if known and copy.child not in upper and _top(above, tops) != copy.child:
            upper[copy.child] = copy
            tops[copy.child] = above
        elif known:
            name = names.get(above) or titles[above]
            spare.setdefault(copy.child, []).append(name)
    below = _below(dossier, upper, names)
    under = {child for children in below.values() for child in children}
    heads = [name for name in names if name in below] + [doc for doc in documents if doc not in under]
    bare = {
        ident: _bare(ident, documents, {**titles, **names}, upper, spare) for ident in (*names, *documents)
    }
    return _ordered(_grown(heads, bare, below))


def outline(roots: tuple[Node, ...], rows: int) -> tuple[Line, ...]:
    """The small tree in at most `rows` lines: bare copies are folded first, then the deep and the many.

    What then does not fit is counted in the last line.
    """
    for room in _ROOMS:
        lines = tuple(_fold(roots, room))
        if len(lines) <= rows:
            return _joined(lines)
    kept = lines[: rows - 1]
    shown = sum((not line.node.unseen) if line.node else line.more for line in kept)
    return _joined((*kept, Line(depth=0, node=None, more=sum(root.pages for root in roots) - shown)))


def listing(roots: Sequence[Node]) -> tuple[Item, ...]:
    """Every node of `roots` in the order of the tree, as entries of lists inside lists."""
    lines: list[tuple[int, Node, str]] = []
    todo = [(0, root, "") for root in reversed(roots)]
    while todo:
        depth, node, parent = todo.pop()
        lines.append((min(depth, _LEVELS), node, parent if depth > _LEVELS else ""))
        todo += [(depth + 1, child, node.name) for child in reversed(node.children)]
    after = [*(depth for depth, _, _ in lines[1:]), 0][: len(lines)]
    return tuple(
        Item(node=node, opens=following > depth, closes=max(0, depth - following), under=parent)
        for (depth, node, parent), following in zip(lines, after, strict=True)
    )


def drawing(roots: tuple[Node, ...], limit: int) -> Drawing:
    """The large tree in at most `limit` boxes: branches, folded where need be, then what stands alone."""
    placed: list[Placed] = []
    row = 0
    for root in (root for root in roots if root.children):
        row = _place(_fitted(root, limit - len(placed)), row, placed)
    alone = [root for root in roots if not root.children]
    shown = alone[: max(0, limit - len(placed))]
    for number, root in enumerate(shown):
        below, column = divmod(number, _COLUMNS)
        spot = Placed(node=root, x=2 + column * (BOX[0] + 24), y=(row + below) * _STEP[1] + 6, parent=None)
        placed.append(spot)
    row += -(-len(shown) // _COLUMNS)
    boxes = sum(spot.node is not None and not spot.node.unseen for spot in placed)
    width = max((spot.x for spot in placed), default=0) + BOX[0] + 4
    return Drawing(
        nodes=tuple(placed),
        width=width,
        height=max(row, 1) * _STEP[1],
        left_out=sum(root.pages for root in roots) - boxes,
    )


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


def _top(ident: str, tops: dict[str, str]) -> str:
    """The node at the head of the branch that holds `ident`; shortens the way there for the next who asks."""
    while ident in tops:
        above = tops[ident]
        if above in tops:
            tops[ident] = tops[above]
        ident = above
    return ident


def _bare(
    ident: str,
    documents: Mapping[DocId, Document],
    names: Mapping[str, str],
    upper: Mapping[DocId, Copy],
    spare: Mapping[DocId, list[str]],
) -> Node:
    """The node of a page or an unseen upstream, without its children."""
    document = documents.get(ident)
    if document is None:
        return Node(id=ident, name=names[ident], unseen=True, pages=0)
    return Node(
        id=ident,
        name=names[ident],
        date=(document.published or "")[:10],
        copy=upper.get(ident),
        others=tuple(spare.get(ident, ())),
        pages=1,
    )


def _grown(heads: Sequence[str], bare: Mapping[str, Node], below: Mapping[str, Sequence[str]]) -> list[Node]:
    """The nodes of `heads` with all that stands below them."""
    order, todo = [], list(heads)
    while todo:
        ident = todo.pop()
        order.append(ident)
        todo += (child for child in below.get(ident, ()) if child in bare)
    grown: dict[str, Node] = {}
    for ident in reversed(order):
        children = _ordered([grown.pop(child) for child in below.get(ident, ()) if child in bare])
        pages = bare[ident].pages + sum(child.pages for child in children)
        grown[ident] = msgspec.structs.replace(bare[ident], children=children, pages=pages)
    return [grown[head] for head in heads]


def _ordered(nodes: Sequence[Node]) -> tuple[Node, ...]:
    """The larger branches first, then the earlier ones."""
    return tuple(sorted(nodes, key=lambda node: (-node.pages, node.date or "9", node.id)))


def _titles(dossier: Dossier) -> dict[DocId, str]:
    """The outlet of each page, else its headline in quotation marks, what it credits, or its file."""
    names = called(dossier.documents)
    return {doc: opening(name.removeprefix("the page ")) for doc, name in names.items()}


def _fold(roots: Sequence[Node], room: _Room) -> Iterator[Line]:
    """Lines of `roots` in the order of the tree; what has no room is counted, but never one page alone."""
    todo: list[Line] = [Line(depth=0, node=root) for root in reversed(roots)]
    while todo:
        line = todo.pop()
        yield line
        if line.node is None:
            continue
        shown, folded = _split(line.node.children, line.depth + 1, room)
        if folded:
            todo.append(Line(depth=line.depth + 1, node=None, more=sum(node.pages for node in folded)))
        todo += [Line(depth=line.depth + 1, node=node) for node in reversed(shown)]


def _split(nodes: tuple[Node, ...], depth: int, room: _Room) -> tuple[tuple[Node, ...], tuple[Node, ...]]:
    """Which of the children on level `depth` are shown, and which are folded into one line."""
    if depth > room.levels:
        keep = 0
    else:
        leaves = sum(not node.children for node in nodes)  # they stand last
        keep = min(room.children, len(nodes) - max(0, leaves - room.bare))
    return (nodes, ()) if sum(node.pages for node in nodes[keep:]) <= 1 else (nodes[:keep], nodes[keep:])


def _joined(lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """`lines` with the number of the line above each that it hangs from."""
    latest: dict[int, int] = {}
    found = []
    for number, line in enumerate(lines):
        latest[line.depth] = number
        above = latest[line.depth - 1] if line.depth else None
        found.append(msgspec.structs.replace(line, above=above))
    return tuple(found)


def _fitted(root: Node, limit: int) -> tuple[Line, ...]:
    """The branch of `root` in at most `limit` lines, nothing when not even the root has room."""
    for room in _ROOMS:
        lines = tuple(_fold((root,), room))
        if len(lines) <= limit:
            return _joined(lines)
    return ()


def _place(lines: tuple[Line, ...], row: int, placed: list[Placed]) -> int:
    """Place `lines` from `row` on, a first child on the row of its parent; returns the next free row."""
    spots: list[tuple[int, int]] = []
    for number, line in enumerate(lines):
        if line.above is not None and line.above != number - 1:
            row += 1
        spots.append((2 + line.depth * _STEP[0], row * _STEP[1] + 6))
        parent = spots[line.above] if line.above is not None else None
        placed.append(Placed(node=line.node, more=line.more, x=spots[-1][0], y=spots[-1][1], parent=parent))
    return row + 1 if lines else row
