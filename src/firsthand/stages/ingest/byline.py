"""Who wrote a page: names given with it, in its markup, or in the byline of the text."""

import re
from collections.abc import Iterable, Sequence

from firsthand.stages.ingest.tags import Tags

__all__ = ["authors", "byline_names"]

LEAD = re.compile(
    r"^\W*(?:(?:written|posted|published|reported|story|report|words|text|article)?\s*(?:by|von|par|por|di|door)\b:?|"
    r"authors?\s*:?|autor(?:in)?\s*:?|reporter\s*:|correspondent\s*:)\s*",
    re.IGNORECASE,
)
SPLIT = re.compile(r"\s*(?:,|;|/|\||&|\band\b|\bund\b|\bet\b|\by\b)\s*")
TAIL = re.compile(
    r"\s*(?:[|–—-]\s.*|\(.*|@\S+.*|\b(?:am|on|updated?|published|posted|um|le)\b.*|\d.*|\b(?:for|in|of) [A-Z].*)$",
    re.IGNORECASE,
)
NAME = re.compile(r"^[^\W\d_][\w.'’-]*(?: (?:[^\W\d_][\w.'’-]*)){0,4}$")
TITLES = re.compile(
    r"\b(?:staff|editors?|reporters?|writers?|correspondents?|desk|team|redaktion|admin|administrator|contributor|guest|"
    r"agency|news|press|associated|reuters|afp|dpa|online|website|http|www|facebook|twitter|home|author|byline|more|by|"
    r"alle|artikel|posts?|view|profile)\b",
    re.IGNORECASE,
)


def authors(given: Sequence[str], tags: Tags, bylines: Iterable[str]) -> tuple[str, ...]:
    """The authors, from the surest place that names any: given, JSON-LD, meta tags, author marks, byline of the text."""
    if given:
        return tuple(dict.fromkeys(given))
    linked = _people([*tags.linked_names("author"), *tags.linked_names("creator")])
    meta = _people(
        tags.values(
            "author",
            "article:author",
            "dc.creator",
            "dcterms.creator",
            "parsely-author",
            "sailthru.author",
            "byl",
        )
    )
    marks = _people(tags.author_marks)
    return linked or meta or marks or _people(name for line in bylines for name in byline_names(line))


def byline_names(line: str) -> tuple[str, ...]:
    """The names in a byline, without "By", functions, outlets and times."""
    found = []
    for part in SPLIT.split(LEAD.sub("", line, count=1)):
        name = TAIL.sub("", part).strip(" .,:•·")
        if NAME.match(name) and not TITLES.search(name):
            found.append(_cased(name))
    return tuple(dict.fromkeys(found))


def _people(raws: Iterable[str]) -> tuple[str, ...]:
    found = []
    for raw in raws:
        if "//" not in raw and len(raw) <= 120:
            found += byline_names(raw)
    return tuple(dict.fromkeys(found))[:8]


def _cased(name: str) -> str:
    return name.title() if name.isupper() and len(name) > 4 else name
