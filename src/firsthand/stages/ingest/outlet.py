"""Which outlet a page is from, and what its article is called."""

import re
from collections.abc import Sequence
from urllib.parse import urlsplit

from firsthand.stages.ingest.listed import spelled
from firsthand.stages.ingest.tags import Tags

__all__ = ["host", "outlet", "title"]

PARTED = re.compile(r"\s+(?:[|•»·]|[-–—]|::|//)\s+|\s+\|\s*|\s*\|\s+")
WORD = re.compile(r"\w+")


def host(address: str) -> str | None:
    """The host of a URL without ``www.``; None for file names."""
    try:
        name = urlsplit(address).hostname if address.startswith(("http://", "https://")) else None
    except ValueError:
        return None
    return name.removeprefix("www.") if name else None


def outlet(given: str | None, tags: Tags, site_names: Sequence[str], address: str) -> str | None:
    """The outlet: as given, else as the markup, the text or the address names it."""
    named = (
        *tags.values("og:site_name"),
        *tags.linked_names("publisher"),
        *tags.values("application-name", "dc.publisher", "twitter:app:name:iphone"),
        *(PARTED.split(name)[0] for name in site_names),
        *_beside_title(tags),
    )
    found = next((name.strip() for name in named if 1 < len(name.strip()) <= 60), None)
    return given or (_spelled(found) if found else _of_host(host(address)))


def _of_host(name: str | None) -> str | None:
    """The listed outlet that a host is called after, else the host."""
    labels = name.split(".")[:-1] if name else []
    return next((found for label in labels if (found := spelled(label))), name)


def _spelled(name: str) -> str:
    """A name without a space ("islandpost", "islandpost.com") as the list of outlets has it, if it does."""
    if " " in name:
        return name
    return spelled(_ENDING.sub("", name)) or name


_ENDING = re.compile(r"\.(?:com|org|net|co\.\w\w|\w\w)$")


def _beside_title(tags: Tags) -> tuple[str, ...]:
    """What the window's title says besides the heading, when that is a name of a few words."""
    shown = tags.window_title
    for heading in tags.headings:
        place = shown.lower().find(heading.lower())
        if place >= 0 and len(heading) >= 12:
            rest = (shown[:place], shown[place + len(heading) :])
            names = [part.strip(" |:–—·»•-/") for side in rest for part in PARTED.split(side)]
            return tuple(name for name in reversed(names) if 1 <= len(name.split()) <= 5)[:1]
    return ()


def title(given: str | None, tags: Tags, headlines: Sequence[str]) -> str | None:
    """The headline: as given, else the heading that other places confirm, else as the text has it."""
    if given:
        return given
    shown = tags.window_title
    spoken = [*tags.values("og:title", "twitter:title", "dc.title", "title"), *tags.linked("headline")]
    for heading in tags.headings:
        if any(_same(heading, other) or _within(heading, other) for other in (*spoken, shown)):
            return heading
    site = outlet(None, tags, (), "")
    for text in (*spoken, shown):
        stripped = _without_site(text, site)
        if len(WORD.findall(stripped)) >= 2:
            return stripped
    return next(iter((*headlines, *tags.headings, *spoken, *filter(None, [shown]))), None)


def _key(text: str) -> str:
    return " ".join(WORD.findall(text.lower()))


def _same(a: str, b: str) -> bool:
    return _key(a) == _key(b)


def _within(heading: str, other: str) -> bool:
    key = _key(heading)
    return len(key) >= 12 and key in _key(other)


def _without_site(text: str, site: str | None) -> str:
    parts = PARTED.split(text)
    if len(parts) == 1:
        return text
    longest = max(parts, key=len)
    kept = [part for part in parts if not (site and _key(part) == _key(site))]
    rest = " ".join(kept) if len(kept) == 1 else longest
    return rest if len(WORD.findall(rest)) >= 2 else text
