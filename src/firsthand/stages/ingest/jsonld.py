"""What a page's JSON-LD blocks say of its article: read by regular expression, forgiving of broken blocks."""

import json
import re
from collections.abc import Iterator
from typing import Any

__all__ = ["articles", "names", "texts"]

OPENED = re.compile(r"<script\b([^<>]{0,600})>", re.IGNORECASE)
CLOSED = re.compile(r"</script>", re.IGNORECASE)
LINKED = re.compile(r"type\s*=\s*[\"']?application/ld\+json", re.IGNORECASE)
LONGEST = 400_000
"""Characters of a block that is read."""
ARTICLE = re.compile(
    r"(?:article|posting|report|liveblog|webpage|claimreview|videoobject|statement)", re.IGNORECASE
)
PAGE_ONLY = re.compile(r"^(?:webpage|videoobject|itempage|collectionpage)$", re.IGNORECASE)
DEPTH = 12


def articles(html: str) -> tuple[dict[str, Any], ...]:
    """The objects that describe an article, those typed as articles before those typed as mere pages."""
    found = [each for block in _blocks(html) for each in _walk(_parsed(block), 0)]
    typed = [each for each in found if ARTICLE.search(_type(each))]
    return tuple(sorted(typed, key=lambda each: bool(PAGE_ONLY.match(_type(each)))))


def _blocks(html: str) -> Iterator[str]:
    """The insides of the JSON-LD script elements; one that is never closed ends the search."""
    at = 0
    while opened := OPENED.search(html, at):
        at = opened.end()
        if LINKED.search(opened[1]):
            closed = CLOSED.search(html, at)
            if closed is None:
                return
            if closed.start() - at <= LONGEST:
                yield html[at : closed.start()]
            at = closed.end()


def texts(value: Any) -> tuple[str, ...]:
    """The strings in `value`, which JSON-LD allows to be a string, an object or a list of either."""
    if isinstance(value, str):
        return (value.strip(),) if value.strip() else ()
    if isinstance(value, list):
        return tuple(text for each in value[:50] for text in texts(each))
    return ()


def names(value: Any) -> tuple[str, ...]:
    """The names in `value`: strings as they are, the ``name`` of objects."""
    if isinstance(value, dict):
        return texts(value.get("name"))
    if isinstance(value, list):
        return tuple(name for each in value[:50] for name in names(each))
    return texts(value)


def _type(node: dict[str, Any]) -> str:
    return " ".join(texts(node.get("@type")))


def _parsed(block: str) -> Any:
    text = (
        block.strip()
        .removeprefix("<!--")
        .removesuffix("-->")
        .strip()
        .removeprefix("//<![CDATA[")
        .removesuffix("//]]>")
    )
    for attempt in (text, text.rstrip(";"), re.sub(r",\s*([}\]])", r"\1", text)):
        try:
            return json.loads(attempt, strict=False)
        except (ValueError, RecursionError):
            continue
    return None


def _walk(value: Any, depth: int) -> Iterator[dict[str, Any]]:
    if depth > DEPTH:
        return
    if isinstance(value, list):
        for each in value[:200]:
            yield from _walk(each, depth + 1)
    elif isinstance(value, dict):
        yield value
        for key in ("@graph", "mainEntity", "mainEntityOfPage", "review"):
            yield from _walk(value.get(key), depth + 1)
