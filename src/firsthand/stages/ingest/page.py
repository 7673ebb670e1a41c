"""One page in, one document out, or the reason why it was refused."""

import re
from collections.abc import Sequence
from copy import deepcopy
from functools import partial
from hashlib import sha256

import msgspec

from firsthand.model.document import Document, Label, Segment
from firsthand.model.ids import digest
from firsthand.model.page import Page, Refused
from firsthand.model.span import Span
from firsthand.options.ingest import DEFAULTS
from firsthand.stages.ingest import decode, markup, second
from firsthand.stages.ingest.blocks import Block, blocks
from firsthand.stages.ingest.byline import authors
from firsthand.stages.ingest.kind import kind
from firsthand.stages.ingest.labels import labels
from firsthand.stages.ingest.language import language
from firsthand.stages.ingest.outlet import outlet, title
from firsthand.stages.ingest.pagedate import library_day
from firsthand.stages.ingest.pdf import text_layer
from firsthand.stages.ingest.published import candidates, decided
from firsthand.stages.ingest.segments import segments
from firsthand.stages.ingest.tags import Tags, tags
from firsthand.stages.ingest.upstreams import upstreams

__all__ = ["ingest"]

WORD = re.compile(r"\w")
ENDS = ".?!。…"
SENTENCE = 20
"""Characters that a sentence has at least between its first letter and its end."""
GAP = "\n\n"
TOP = 4
"""Blocks from the start among which the headline is looked for."""
LEAST = 15
"""Words of article text that an HTML page must have."""


class Reading(msgspec.Struct, frozen=True):
    """A page's text with its blocks and their labels, and what its markup says."""

    text: str
    blocks: tuple[Block, ...]
    labels: tuple[Label, ...]
    tags: Tags = Tags()
    library: str | None = None


def ingest(page: Page) -> Document | Refused:
    """The document on `page`: text, labels, what it says of itself; or why it was refused.

    Never raises on what stands in the bytes; the result depends on the page alone.
    """
    if not page.raw:
        return Refused(page.path, "the file is empty: save the page again")
    if len(page.raw) > DEFAULTS.max_bytes:
        size, most = len(page.raw) / 1e6, DEFAULTS.max_bytes / 1e6
        return Refused(
            page.path, f"the file has {size:.0f} MB, more than {most:.0f}: split it into one file a page"
        )
    if page.media == "application/pdf" or decode.looks_like_pdf(page.raw):
        reading = _read_pdf(page)
    elif page.media == "text/html" or decode.looks_like_html(page.raw):
        reading = _read_html(page)
    else:
        reading = _read_text(page)
    return reading if isinstance(reading, Refused) else _document(page, reading)


def _read_text(page: Page) -> Reading | Refused:
    text = decode.text(page.raw, page.charset)
    if text is None:
        return Refused(
            page.path, "the bytes are no text in any known charset: save it as UTF-8 text, HTML or PDF"
        )
    return _labelled(page, text)


def _read_pdf(page: Page) -> Reading | Refused:
    text = text_layer(page.raw)
    if not text.strip():
        return Refused(page.path, "the PDF has no text layer or is damaged: recognise its text first (OCR)")
    return _labelled(page, text)


def _labelled(page: Page, text: str) -> Reading | Refused:
    found = blocks(text)
    if not any(char.isalnum() for block in found for char in block.text):
        return Refused(page.path, "there is no word in it: check what the file should hold")
    return Reading(text, found, labels([block.text for block in found]))


def _read_html(page: Page) -> Reading | Refused:
    if decode.is_binary(page.raw) and not page.raw.startswith(tuple(mark for mark, _ in decode.MARKS)):
        return Refused(page.path, "the bytes are no HTML: save the page again as HTML or text")
    html = markup.decoded(page.raw, page.charset)
    tree = markup.tree(html) if html.strip() else None
    if tree is None:
        return Refused(page.path, "no HTML could be parsed in it: save the page again as HTML or text")
    said = tags(tree, html)
    url = said.address(page.address)
    library = library_day(deepcopy(tree), url)
    heading = title(page.title, said, ())
    found, agreed = _article(tree, html, url)
    if heading and not any(_same(block.text, heading) for block in found[:TOP]):
        found, agreed = (Block(0, 0, heading), *found), (True, *agreed)
    heads = frozenset(i for i, block in enumerate(found) if block.head)
    named = labels([block.text for block in found], heads=heads, trusted=True, title=heading)
    named = tuple(
        "furniture" if label in {"body", "subhead"} and not kept else label
        for label, kept in zip(named, agreed, strict=True)
    )
    words = sum(_size(b.text) for b, label in zip(found, named, strict=True) if label in {"body", "subhead"})
    if words < LEAST or not any(_has_sentence(block.text) for block in found):
        return Refused(page.path, "no article found: save the article's own page, or its text as .txt")
    text, placed = _joined(found)
    return Reading(text, placed, named, said, library)


def _article(tree: object, html: str, url: str | None) -> tuple[tuple[Block, ...], tuple[bool, ...]]:
    """The article's blocks, and for each whether two extractors agree on it."""
    found = markup.article(tree, url)
    if found:
        return found, second.agreed([block.text for block in found], html)
    found = tuple(Block(0, 0, line) for line in second.alone(html)) or markup.rough(html)
    return found, (True,) * len(found)


def _has_sentence(line: str) -> bool:
    """Whether a line holds a sentence with its end; one mark is enough where a script has its own."""
    first = WORD.search(line)
    last = max(line.rfind(mark) for mark in ENDS)
    return "。" in line or "؟" in line or (first is not None and last - first.start() > SENTENCE)


def _size(text: str) -> int:
    """Words of a text; where a script has no spaces, two characters count as a word."""
    unspaced = sum("\u3040" <= char <= "\u9fff" or "\u0e00" <= char <= "\u0e7f" for char in text)
    return len(text.split()) + unspaced // 2


def _joined(found: Sequence[Block]) -> tuple[str, tuple[Block, ...]]:
    placed, start = [], 0
    for block in found:
        placed.append(Block(start, start + len(block.text), block.text, block.head))
        start += len(block.text) + len(GAP)
    return GAP.join(block.text for block in found), tuple(placed)


def _document(page: Page, reading: Reading) -> Document:
    doc = digest(sha256(page.raw).hexdigest(), page.address)
    lines = tuple(zip(reading.blocks, reading.labels, strict=True))
    cut = segments(reading.text, reading.blocks, reading.labels)
    under = partial(_words_under, reading.text, cut)
    address = reading.tags.address(page.address) or page.address
    own = outlet(page.outlet, reading.tags, under("site_name"), address)
    named = title(page.title, reading.tags, under("headline"))
    evidence = candidates(page, reading.tags, reading.library, lines, doc)
    published, why = decided(evidence)
    notes = tuple(
        Span(doc, s.start, s.start + len(reading.text[s.start : s.end].rstrip()))
        for s in cut
        if s.label == "generator_note"
    )
    body = " ".join(under("body")) or reading.text
    return Document(
        id=doc,
        path_or_url=page.address,
        paths=(page.path,),
        external_id=page.external_id,
        outlet=own,
        title=named,
        title_span=_title_span(doc, named, lines),
        authors=authors(page.authors, reading.tags, under("byline"), own),
        kind=kind(named, reading.tags, lines, address),
        published=published,
        published_evidence=evidence,
        published_why=why,
        language=language(body, reading.tags.language),
        text=reading.text,
        segments=cut,
        upstreams=upstreams(doc, reading.text, cut, reading.tags, own, page.address),
        machine_written=True if notes else None,
        machine_evidence=notes,
    )


def _words_under(text: str, cut: Sequence[Segment], label: Label) -> tuple[str, ...]:
    found = (text[segment.start : segment.end].strip() for segment in cut if segment.label == label)
    return tuple(words for words in found if words)


def _title_span(doc: str, named: str | None, lines: Sequence[tuple[Block, Label]]) -> Span | None:
    """Where the title stands: the first headline that has its words."""
    heads = [block for block, label in lines if label in {"headline", "subhead"}]
    same = [block for block in heads if named and _same(block.text, named)]
    best = same[0] if same else None
    return Span(doc, best.start, best.end) if best else None


def _same(a: str, b: str) -> bool:
    return a.casefold().split() == b.casefold().split()
