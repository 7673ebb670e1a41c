"""What the head and the headings of a page say of it: meta tags, times, titles, author marks."""

import re
from typing import Any

import msgspec

from firsthand.stages.ingest import jsonld
from firsthand.stages.ingest.blocks import collapsed

__all__ = ["Tags", "Times", "tags"]

AUTHORED = re.compile(r"(?:^|[\s_-])(?:author|byline|autor|verfasser|writer)(?:$|[\s_-])", re.IGNORECASE)
AUTHOR_NAME = re.compile(r"(?:^|[\s_-])(?:author|byline|autor)s?(?:[_-]*name)?$", re.IGNORECASE)
MOST = 400
HIDDEN = frozenset({"script", "style", "noscript", "template", "option"})


class Times(msgspec.Struct, frozen=True):
    """One ``time`` element: its machine-readable value, its words, and whether its marks say publication."""

    value: str
    words: str
    published: bool


class Tags(msgspec.Struct, frozen=True, kw_only=True):
    """The parts of a page outside its running text that speak of the article."""

    meta: tuple[tuple[str, str], ...] = ()
    times: tuple[Times, ...] = ()
    headings: tuple[str, ...] = ()
    window_title: str = ""
    author_marks: tuple[str, ...] = ()
    beside: tuple[str, ...] = ()
    canonical: str = ""
    language: str = ""
    articles: tuple[dict[str, Any], ...] = ()

    def address(self, given: str) -> str | None:
        """The page's URL: the address it came with when that is one, else the one it names itself."""
        named = (given, self.canonical, *self.values("og:url"))
        return next((url for url in named if url.startswith(("http://", "https://"))), None)

    def values(self, *keys: str) -> tuple[str, ...]:
        """The contents of the meta tags `keys`, in the order of `keys`."""
        return tuple(value for key in keys for name, value in self.meta if name == key)

    def linked(self, key: str) -> tuple[str, ...]:
        """The strings under `key` in the article objects of JSON-LD, in order."""
        return tuple(text for each in self.articles for text in jsonld.texts(each.get(key)))

    def linked_names(self, key: str) -> tuple[str, ...]:
        """The names under `key` in the article objects of JSON-LD, in order, each once."""
        return tuple(dict.fromkeys(name for each in self.articles for name in jsonld.names(each.get(key))))


def tags(tree: Any, html: str) -> Tags:
    """The tags of a parsed page; `html` is its source, for the JSON-LD blocks."""
    title = tree.find(".//head/title")
    links = tree.xpath("//link[@rel='canonical']/@href")[:1]
    return Tags(
        meta=_meta(tree),
        times=_times(tree),
        headings=tuple(filter(None, (_words(node) for node in tree.xpath("//h1")[:8]))),
        window_title=_words(title) if title is not None else "",
        author_marks=_author_marks(tree),
        beside=_beside(tree),
        canonical=str(links[0]) if links else "",
        language=str(tree.get("lang") or "")[:12],
        articles=jsonld.articles(html),
    )


def _words(node: Any) -> str:
    return collapsed(" ".join(node.itertext()))[:500]


def _meta(tree: Any) -> tuple[tuple[str, str], ...]:
    found = []
    for node in tree.xpath("//meta[@content]")[:MOST]:
        key = node.get("property") or node.get("name") or node.get("itemprop") or node.get("http-equiv") or ""
        value = collapsed(node.get("content") or "")
        if key and value:
            found.append((key.strip().lower(), value[:1000]))
    return tuple(found)


def _times(tree: Any) -> tuple[Times, ...]:
    found = []
    for node in tree.xpath("//time|//*[@itemprop='datePublished']|//abbr[contains(@class,'published')]")[
        :MOST
    ]:
        value = (
            node.get("datetime")
            or node.get("content")
            or (node.get("title") if node.tag == "abbr" else "")
            or ""
        )
        marks = " ".join(
            [
                node.get("itemprop") or "",
                node.get("class") or "",
                "pubdate" if "pubdate" in node.attrib else "",
            ]
        )
        published = bool(re.search(r"publish|pubdate|entry-date|posted|date-created", marks, re.IGNORECASE))
        found.append(
            Times(value.strip()[:80], _words(node)[:120], published and "update" not in marks.lower())
        )
    return tuple(found)


def _beside(tree: Any) -> tuple[str, ...]:
    """The bits of text shown right behind the heading and right before it: dates and names."""
    found: list[str] = []
    shown = collapsed(" ".join(tree.xpath("//head/title//text()")[:3])).lower()
    headings = tree.xpath("//h1")[:8]
    fitting = [node for node in headings if len(_words(node)) >= 8 and _words(node).lower() in shown]
    for heading in (fitting or headings)[:1]:
        after = heading.xpath("following::text()[normalize-space()][position() <= 40]")
        before = heading.xpath("preceding::text()[normalize-space()][position() <= 6]")
        for bit in (*after, *before):
            parent = bit.getparent()
            if parent is not None and parent.tag not in HIDDEN:
                found.append(collapsed(str(bit))[:200])
    return tuple(found)


def _author_marks(tree: Any) -> tuple[str, ...]:
    """Names that the markup calls the author's, surest marks first."""
    found: list[str] = []
    for path in (
        "//*[@rel='author']",
        "//*[@itemprop='author']//*[@itemprop='name']",
        "//*[@itemprop='author']",
    ):
        found += [_words(node) or str(node.get("content") or "") for node in tree.xpath(path)[:6]]
    if not found:
        for node in tree.xpath(
            "//*[self::a or self::span or self::p or self::div or self::address or self::li][@class]"
        )[:4000]:
            if AUTHOR_NAME.search(node.get("class")):
                found.append(_words(node))
            if len(found) >= 6:
                break
    return tuple(dict.fromkeys(name for name in found if 2 < len(name) <= 90))
