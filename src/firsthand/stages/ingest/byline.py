"""Who wrote a page: names given with it, in its markup, or in the byline of the text."""

import re
from collections.abc import Iterable, Sequence

from firsthand.stages.ingest.tags import Tags

__all__ = ["authors", "byline_names"]

LEAD = re.compile(
    r"^\W*(?:(?:written|posted|published|reported|story|report|words|text|article)?\s*(?:by|"
    r"von|par|por|di|door)\b:?|"
    r"authors?\b\s*:?|autor(?:in|en)?\b\s*:?|veröffentlicht von|escribe|reporter\s*:|correspondent\s*:)\s*",
    re.IGNORECASE,
)
SPLIT = re.compile(r"\s*(?:,|;|/|\||&|\band\b|\bund\b|\bet\b|\by\b)\s*")
TAIL = re.compile(
    r"\s*(?:[|–—-]\s.*|\(.*|@\S+.*|\b(?:am|on|updated?|published|posted|um|le)\b.*|\d.*|"
    r"\b(?:for|in|of) [A-Z].*)$",
    re.IGNORECASE,
)
NAME = re.compile(r"^[^\W\d_][\w.'’-]*(?: (?:[^\W\d_][\w.'’-]*)){0,4}$")
DEGREE = re.compile(r"(?:ph\.?d|m\.?d|m\.?a|dr|prof|jr|sr|rd|ms)\.?", re.IGNORECASE)
TITLES = re.compile(
    r"\b(?:staff|editors?|reporters?|writers?|correspondents?|desk|team|redaktion|admin|"
    r"administrator|contributor|guest|"
    r"agency|news|press|associated|reuters|afp|dpa|online|website|http|www|facebook|twitter|"
    r"home|author|byline|more|by|"
    r"alle|artikel|posts?|view|profile|name|user|publisher|gmbh|e\.? ?v|ag|verband|institut|"
    r"verein|weitere?|\w+\.(?:com|de|at|ch|org|net))\b",
    re.IGNORECASE,
)


def authors(
    given: Sequence[str], tags: Tags, bylines: Iterable[str], own: str | None = None
) -> tuple[str, ...]:
    """The authors, from the surest place that names any.

    `own` is the outlet, whose name is nobody's byline.
    """
    if given:
        return tuple(dict.fromkeys(given))
    people = (
        [*tags.linked_names("author"), *tags.linked_names("creator")],
        [bit for bit in tags.beside if _is_shown_byline(bit)],
        tags.author_marks[:1],
        tags.values(
            "author",
            "article:author",
            "dc.creator",
            "dcterms.creator",
            "parsely-author",
            "sailthru.author",
            "byl",
        ),
        bylines,
    )
    for place in people:
        found = _people(place, own or "")
        if found:
            return found
    return ()


def _is_shown_byline(bit: str) -> bool:
    """Whether a bit of text beside the heading says "by" and a name of at least two capitalised words."""
    words = [
        word
        for word in LEAD.sub("", bit, count=1).split()
        if word not in {"and", "und", "et", "y", "de", "van", "von"}
    ]
    return (
        bool(LEAD.match(bit))
        and len(bit) <= 60
        and len(words) >= 2
        and all(w[0].isupper() for w in words[:2])
    )


def byline_names(line: str) -> tuple[str, ...]:
    """The names in a byline, without "By", functions, outlets and times."""
    found: list[str] = []
    words = TAIL.sub("", LEAD.sub("", line, count=1))
    for part in SPLIT.split(words):
        name = TAIL.sub("", part).strip(" .,:•·*")
        if NAME.match(name) and not TITLES.search(name) and not DEGREE.fullmatch(name):
            found.append(_cased(name))
    return tuple(dict.fromkeys(found))


def _people(raws: Iterable[str], own: str) -> tuple[str, ...]:
    """The names in `raws` that are neither addresses nor the outlet's own."""
    site = _bare(own)
    found: list[str] = []
    for raw in raws:
        if "//" not in raw and "@" not in raw and len(raw) <= 120:
            names = byline_names(raw)
            found += [name for name in names if not site or not (_bare(name) in site or site in _bare(name))]
    return tuple(dict.fromkeys(found))[:8]


def _bare(name: str) -> str:
    return re.sub(r"\W+|\.(?:com|de|org|net|at|ch)$", "", name.lower())


def _cased(name: str) -> str:
    return name.title() if name.isupper() and len(name) > 4 else name
