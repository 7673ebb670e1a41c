"""What a page's JSON-LD blocks say of its article: read by regular expression, forgiving of broken blocks."""

import json
import re
from collections.abc import Iterator
from typing import Any

__all__ = ["articles", "names", "texts"]

BLOCK = re.compile(
    r"<script[^>]{0,300}type\s*=\s*[\"']?application/ld\+json[^>]{0,300}>(.{0,400000}?)</script>",
    re.IGNORECASE | re.DOTALL,
)
ARTICLE = re.compile(
    r"(?:article|posting|report|liveblog|webpage|claimreview|videoobject|statement)", re.IGNORECASE
)
PAGE_ONLY = re.compile(r"^(?:webpage|videoobject|itempage|collectionpage)$", re.IGNORECASE)
DEPTH = 12


def articles(html: str) -> tuple[dict[str, Any], ...]:
    """The objects that describe an article, those typed as articles before those typed as mere pages."""
    found = [each for block in BLOCK.findall(html) for each in _walk(_parsed(block), 0)]
    typed = [each for each in found if ARTICLE.search(_type(each))]
    return tuple(sorted(typed, key=lambda each: bool(PAGE_ONLY.match(_type(each)))))


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
