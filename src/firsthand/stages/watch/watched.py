"""Where a watched name or wording appears in pages."""

import re
from collections.abc import Iterable, Sequence

from firsthand.model.document import Document
from firsthand.model.ids import digest
from firsthand.model.novelty import Novelty
from firsthand.model.span import Span
from firsthand.model.story import Story

__all__ = ["appearances"]

_MARKS = {"'": "['’‘ʼ]", '"': '["“”„«»]', "-": "[-‐‑–]"}
_AROUND = 60  # characters shown on each side


def appearances(
    documents: Iterable[Document],
    watched: Sequence[str],
    stories: Iterable[Story] = (),
) -> tuple[Novelty, ...]:
    """The first place of each of `watched` in each of `documents`, by page.

    Whole words are meant, whatever their case, the blanks between them and the kind of quotation marks,
    apostrophes and dashes. An empty wording is found nowhere.
    """
    told = {doc: story.id for story in stories for doc in story.documents}
    patterns = [(wording, _pattern(wording)) for wording in dict.fromkeys(watched) if wording.strip()]
    found = []
    for document in documents:
        for wording, pattern in patterns:
            match = pattern.search(document.text)
            if match is None:
                continue
            span = Span(document.id, match.start(), match.end())
            found.append(
                Novelty(
                    id="n-" + digest("appearance", wording, document.id),
                    kind="appearance",
                    story=told.get(document.id),
                    text=f"“{' '.join(wording.split())}” in {_name(document)}: {_shown(document, span)}",
                    table="documents",
                    row=document.id,
                    spans=(span,),
                    documents=(document.id,),
                )
            )
    return tuple(sorted(found, key=lambda one: one.id))


def _pattern(wording: str) -> re.Pattern[str]:
    words = [
        "".join(_MARKS.get(mark) or re.escape(mark) for mark in _plain(word)) for word in wording.split()
    ]
    joined = r"\s+".join(words)
    return re.compile(rf"(?<!\w){joined}(?!\w)", re.IGNORECASE)


def _plain(word: str) -> str:
    return word.translate(str.maketrans("’‘ʼ“”„«»‐‑–", '\'\'\'"""""---'))


def _name(document: Document) -> str:
    return document.outlet or document.path_or_url.rsplit("/", 1)[-1]


def _shown(document: Document, span: Span) -> str:
    start, end = max(0, span.start - _AROUND), min(len(document.text), span.end + _AROUND)
    words = " ".join(document.text[start:end].split())
    return f"{'…' if start else ''}{words}{'…' if end < len(document.text) else ''}"
