"""Whom a page credits: by the upstreams that were read in it, or by an outlet's name in its text."""

import re
from functools import lru_cache

from firsthand.model.document import Document

__all__ = ["credit_places", "has_credit", "outlet_key"]

_SHORT = 4  # letters: a shorter name ("AP", "Sun") must have been read as an upstream


def outlet_key(name: str | None) -> str:
    """The name of an outlet without case, article and signs (``The Harbour Post``: ``harbour post``)."""
    low = re.sub(r"\W+", " ", (name or "").casefold()).strip()
    return low.removeprefix("the ")


def has_credit(document: Document, other: Document) -> bool:
    """Whether the text of `document` credits the outlet of `other`, which must not be its own."""
    return bool(credit_places(document, other)) or (
        outlet_key(other.outlet) != outlet_key(document.outlet)
        and any(outlet_key(credit.name) == outlet_key(other.outlet) for credit in document.upstreams)
    )


def credit_places(document: Document, other: Document) -> tuple[tuple[int, int], ...]:
    """Where `document` names the outlet of `other`; nothing when the two are of one outlet."""
    key = outlet_key(other.outlet)
    if not key or key == outlet_key(document.outlet):
        return ()
    spans = {
        (credit.span.start, credit.span.end)
        for credit in document.upstreams
        if credit.span is not None and outlet_key(credit.name) == key
    }
    if len(key) > _SHORT:
        read = document.read()
        for match in _pattern(key).finditer(document.text):
            if any(part.start <= match.start() < part.end for part in read):
                spans.add(match.span())
    return tuple(sorted(spans))


@lru_cache(maxsize=1024)
def _pattern(key: str) -> re.Pattern[str]:
    """The name as printed, capitalised as a name is."""
    name = r"\W+".join(
        f"(?:{re.escape(w)}|{re.escape(w.title())}|{re.escape(w.upper())})" for w in key.split()
    )
    return re.compile(rf"(?<!\w){name}(?!\w)")
