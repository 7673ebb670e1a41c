"""The one file that loads trafilatura: a page's bytes to its tree, and the article in it, block by block."""

from itertools import count
from typing import Any

from firsthand.stages.ingest.blocks import Block, collapsed

__all__ = ["article", "decoded", "rough", "tree"]

_AT_ONCE = 1000
"""Pages after which the library's caches are emptied: they grow with every page of a long run."""
_read = count(1)


def decoded(raw: bytes, charset: str | None) -> str:
    """The source of an HTML page: by the declared charset when it fits the bytes, else as detected."""
    from trafilatura.utils import decode_file

    if charset:
        try:
            return raw.decode(charset)
        except (LookupError, ValueError):
            pass
    return str(decode_file(raw))


def tree(html: str) -> Any | None:
    """The parsed page, or None when nothing can be parsed; a fragment counts as the body of one."""
    from trafilatura.meta import reset_caches
    from trafilatura.utils import load_html

    if next(_read) % _AT_ONCE == 0:
        reset_caches()
    try:
        found = load_html(html)
        return load_html(f"<html><body>{html}</body></html>") if found is None and "<" in html else found
    except Exception:  # noqa: BLE001 whatever the parser stumbles over, the page is not readable by it
        return None


def article(page: Any, url: str | None) -> tuple[Block, ...]:
    """The article of a parsed page as blocks without places, headings marked; empty when there is none."""
    from trafilatura import bare_extraction

    try:
        found = bare_extraction(page, url=url, fast=True, include_comments=False, with_metadata=False)
    except Exception:  # noqa: BLE001 a hostile page must not stop the others
        return ()
    body = getattr(found, "body", None)
    return () if body is None else tuple(_blocks(body))


def rough(html: str) -> tuple[Block, ...]:
    """A crude reading of a page in which no article was found: its paragraphs, as they come."""
    from trafilatura import baseline

    try:
        _, text, _ = baseline(html)
    except Exception:  # noqa: BLE001 a hostile page must not stop the others
        return ()
    return tuple(Block(0, 0, collapsed(line)) for line in text.split("\n") if line.strip())


def _blocks(body: Any) -> list[Block]:
    found: list[Block] = []
    for node in body:
        if node.tag == "table":
            rows = [
                " ".join(filter(None, (_text(cell) for cell in row.iter("cell")))) for row in node.iter("row")
            ]
            found += [Block(0, 0, collapsed(row)) for row in rows]
        elif node.tag in {"list", "quote"} and len(node):
            found += [Block(0, 0, line) for line in _lines(node)]
        else:
            found += [Block(0, 0, line, head=node.tag == "head") for line in _lines(node)]
        found.append(Block(0, 0, collapsed(node.tail or "")))
    return [block for block in found if block.text]


def _lines(node: Any) -> list[str]:
    return [collapsed(line) for line in _text(node).split("\n") if line.strip()]


def _text(node: Any) -> str:
    """The words of a node; its own line breaks and items begin new lines, the source's do not."""
    parts = [" ".join((node.text or "").split("\n"))]
    for child in node:
        broken = child.tag in {"lb", "item", "p", "quote", "list", "head"}
        parts.append(("\n" if broken else "") + _text(child) + ("\n" if broken and child.tag != "lb" else ""))
        parts.append(" ".join((child.tail or "").split("\n")))
    return "".join(parts)
