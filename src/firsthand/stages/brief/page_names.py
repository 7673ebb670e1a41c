"""How pages are called in prose: nobody who reads a brief knows a page by the name of its file."""

import re
from collections import Counter
from collections.abc import Iterable

from firsthand.model.document import RESIDUE_LABELS, Document
from firsthand.model.span import DocId

__all__ = ["called", "is_described", "opening"]

_LONGEST = 8
"""Words of a headline that are enough to know a page by."""
_DESCRIBED = re.compile(r"(?:the page ‘|a page that credits )", re.IGNORECASE)


def called(documents: Iterable[Document]) -> dict[DocId, str]:
    """The name of each page: its outlet or site, else its headline, the outlet it credits, or its file.

    Two pages that would share a headline or a credit are called by their files.
    """
    rows = tuple(documents)
    names = {row.id: _described(row) for row in rows if not _outlet(row)}
    shared = Counter(name.casefold() for name in names.values())
    return {
        row.id: _outlet(row)
        or (names[row.id] if names[row.id] and shared[names[row.id].casefold()] == 1 else _file(row))
        for row in rows
    }


def is_described(name: str, *, anywhere: bool = False) -> bool:
    """Whether a page goes by its headline or by what it credits; with `anywhere`, if a sentence has one."""
    return (_DESCRIBED.search if anywhere else _DESCRIBED.match)(name) is not None


def opening(text: str) -> str:
    """`text` with a capital where it opens with such a description; a file keeps its letters."""
    return text[:1].upper() + text[1:] if is_described(text) else text


def _outlet(document: Document) -> str:
    if document.outlet or "://" not in document.path_or_url:
        return document.outlet or ""
    return document.path_or_url.split("://", 1)[1].split("/", 1)[0]


def _file(document: Document) -> str:
    return document.path_or_url.rsplit("/", 1)[-1] or document.path_or_url


def _described(document: Document) -> str:
    """``the page ‘Ferry stays in port’`` or ``a page that credits Harbour Wire``; else empty."""
    span = document.title_span
    if span is not None and document.label_at(span.start) not in RESIDUE_LABELS:
        # Up to the first mark that would break a sentence around it.
        head = re.split(r"[,:;“”\"()\[\]]|[!?](?:\s|$)|\s[-–—|]\s", " ".join(document.words(span).split()))[0]
        words = head.replace("‘", "").strip(" ’'.").split()
        if len(words) > _LONGEST:
            words = [*words[:_LONGEST], "…"]
        if len(words) >= 2:
            return f"the page ‘{' '.join(words)}’"
    if document.upstreams and not re.search(r"[,:;“”]", document.upstreams[0].name):
        return f"a page that credits {document.upstreams[0].name}"
    return ""
