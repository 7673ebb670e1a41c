"""Trees of copies for other people's programs: GraphML, DOT (Graphviz) and Mermaid."""

import re
from collections.abc import Iterable, Iterator
from xml.etree import ElementTree as ET

from firsthand.dossier.ask.trees import Tree, Twig

__all__ = ["dot", "graphml", "mermaid"]

_NAMESPACE = "http://graphml.graphdrawing.org/xmlns"
_NODE_KEYS = ("name", "address", "date", "unseen")
_EDGE_KEYS = (("kind", "string"), ("score", "double"), ("why", "string"))
_NO_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 cannot hold, not even escaped."""

_NO_MERMAID = re.compile(r"[^\w .,:;()/’‘“”–—-]")


def graphml(trees: Iterable[Tree]) -> str:
    """One directed graph from parents to children, for Gephi, yEd, Cytoscape and networkx.

    Pages carry their names and days, copies their kind, score and reason.
    """
    root = ET.Element("graphml", {"xmlns": _NAMESPACE})
    for key in _NODE_KEYS:
        ET.SubElement(root, "key", {"id": key, "for": "node", "attr.name": key, "attr.type": "string"})
    for key, kind in _EDGE_KEYS:
        ET.SubElement(root, "key", {"id": key, "for": "edge", "attr.name": key, "attr.type": kind})
    graph = ET.SubElement(root, "graph", {"id": "copies", "edgedefault": "directed"})
    rows = list(trees)
    for twig in _places(rows):
        node = ET.SubElement(graph, "node", {"id": _xml(twig.id)})
        for key in _NODE_KEYS:
            value = getattr(twig, key)
            if value:
                ET.SubElement(node, "data", {"key": key}).text = _xml(value)
    for twig in _edges(rows):
        edge = ET.SubElement(graph, "edge", {"source": _xml(str(twig.above)), "target": _xml(twig.id)})
        if twig.copy is not None:
            values = (twig.copy.kind, f"{twig.copy.score:.4f}", _xml(twig.copy.why))
            for (key, _), value in zip(_EDGE_KEYS, values, strict=True):
                ET.SubElement(edge, "data", {"key": key}).text = value
    ET.indent(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ET.tostring(root, encoding="unicode") + "\n"


def dot(trees: Iterable[Tree]) -> str:
    """One directed graph for Graphviz; unseen upstreams and mere quotations are dashed."""
    rows = list(trees)
    lines = ["digraph copies {", "  rankdir=LR;", '  node [shape=box, fontname="sans-serif"];']
    for twig in _places(rows):
        style = ", style=dashed" if twig.unseen else ""
        label = "\\n".join(_quoted(line) for line in _label(twig))
        lines.append(f'  "{_quoted(twig.id)}" [label="{label}"{style}];')
    for twig in _edges(rows):
        style = ", style=dashed" if _is_dashed(twig) else ""
        label = _quoted(_kind(twig))
        lines.append(f'  "{_quoted(str(twig.above))}" -> "{_quoted(twig.id)}" [label="{label}"{style}];')
    return "\n".join([*lines, "}"]) + "\n"


def mermaid(trees: Iterable[Tree]) -> str:
    """One flow chart for Mermaid (Markdown pages, wikis); unseen upstreams and mere quotations are dashed."""
    rows = list(trees)
    number = {twig.id: f"n{place}" for place, twig in enumerate(_places(rows))}
    lines = ["flowchart LR"]
    for twig in _places(rows):
        label = "<br>".join(_entities(line) for line in _label(twig))
        lines.append(f'  {number[twig.id]}["{label}"]' + (":::unseen" if twig.unseen else ""))
    for twig in _edges(rows):
        arrow = "-.->" if _is_dashed(twig) else "-->"
        label = f'|"{_entities(_kind(twig))}"|' if twig.copy else ""
        lines.append(f"  {number[str(twig.above)]} {arrow}{label} {number[twig.id]}")
    return "\n".join([*lines, "  classDef unseen stroke-dasharray: 5 5"]) + "\n"


def _places(trees: Iterable[Tree]) -> Iterator[Twig]:
    """Every page and unseen upstream once, though a merged page stands in two trees."""
    seen: set[str] = set()
    for tree in trees:
        for twig in tree.twigs:
            if twig.id not in seen:
                seen.add(twig.id)
                yield twig


def _edges(trees: Iterable[Tree]) -> Iterator[Twig]:
    return (twig for tree in trees for twig in tree.twigs if twig.above is not None)


def _is_dashed(twig: Twig) -> bool:
    unseen = twig.copy is None or twig.copy.parent is None
    return unseen or (twig.copy is not None and twig.copy.kind == "quotation")


def _label(twig: Twig) -> list[str]:
    second = (twig.unseen and "not among the pages") or twig.date or "undated"
    return [twig.name, second]


def _kind(twig: Twig) -> str:
    return f"{twig.copy.kind} {twig.copy.score:.2f}" if twig.copy else ""


def _xml(text: str) -> str:
    return _NO_XML.sub("\ufffd", text)


def _quoted(text: str) -> str:
    """`text` inside the double quotes of DOT: one line, quotes and backslashes escaped."""
    flat = " ".join(_NO_XML.sub("\ufffd", text).split())
    return flat.replace("\\", "\\\\").replace('"', '\\"')


def _entities(text: str) -> str:
    """`text` inside a Mermaid label: all but letters, digits and plain punctuation as numbered entities."""
    flat = " ".join(_NO_XML.sub("\ufffd", text).split())
    return _NO_MERMAID.sub(lambda found: f"#{ord(found.group())};", flat)
