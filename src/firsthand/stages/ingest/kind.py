"""What kind of text a page is, and whether it says that a machine wrote it."""

import re
from collections.abc import Sequence

from firsthand.model.document import DocumentKind, Label
from firsthand.stages.ingest.blocks import Block
from firsthand.stages.ingest.tags import Tags

__all__ = ["kind"]

SPEAKER = re.compile(
    r"^(?:(?:[A-ZÀ-Þ][A-ZÀ-Þ.'’-]+(?: [A-ZÀ-Þ.'’-]+){0,4}|Q(?:UESTION)?|A(?:NSWER)?)"
    r"(?:\s*\([^)]{1,60}\))?\s*:)\s+\S"
)
STATEMENT = re.compile(
    r"^(?:joint |press |official |full )?(?:statement|communiqu[eé]|readout|remarks|"
    r"declaration|address|proclamation)s? (?:by|of|from|on|to|at|following)\b|"
    r"\b(?:joint statement|joint communiqu[eé]|readout of)\b|\bstatement (?:by|from) (?:the )"
    r"?(?:president|prime|minister|secretary|spokes|ministry|office)",
    re.IGNORECASE,
)
TRANSCRIPT = re.compile(r"\b(?:full |rush )?transcript\b", re.IGNORECASE)
RELEASE = re.compile(
    r"^for immediate release|\b(?:PRNewswire|PR Newswire|Business Wire|GlobeNewswire|"
    r"ACCESSWIRE)\b|^(?:media|press) contacts?\s*:|"
    r"^press release\b|^about [A-Z][\w ]{2,40}$",
    re.IGNORECASE,
)
COMMENT = re.compile(
    r"^(?:opinion|op-ed|editorial|commentary|comment|column|guest (?:essay|column)|"
    r"letters? to the editor|viewpoint|analysis)\s*(?:[:|–—-]|$)|"
    r"^our view\b",
    re.IGNORECASE,
)
COMMENT_URL = re.compile(
    r"/(?:opinions?|op-ed|editorials?|commentisfree|commentary|columns?|columnists?|blogs?/opinion)/",
    re.IGNORECASE,
)
WRITER = re.compile(
    r"\b(?:the (?:writer|author) is|is the author of|(?:the )?(?:views|opinions)"
    r" expressed (?:here|in this|are|by)|is a (?:\w+ ){0,2}columnist)\b",
    re.IGNORECASE,
)
NOTICE = re.compile(
    r"^(?:public |legal |navigational )?(?:notice|advisory|tender|travel (?:alert|advice|"
    r"advisory))\b(?: (?:to|of|for|no)\b|\s*:|$)",
    re.IGNORECASE,
)
FIRST = re.compile(r"\b(?:I|I’m|I'm|I’ve|I've|my|we must|we should|let us)\b")
QUOTED = re.compile(r"[“\"][^”\"]*[”\"]?")
LEAST = 60
"""Words of body below which a page is no report but something else."""


def kind(title: str | None, tags: Tags, lines: Sequence[tuple[Block, Label]], address: str) -> DocumentKind:
    """The kind of a document, from its title, its markup and the form of its lines."""
    heads = [
        title or "",
        *(block.text for block, label in lines if label in {"headline", "subhead", "site_name", "furniture"}),
    ][:12]
    body = [block.text for block, label in lines if label == "body"]
    types = " ".join(tags.linked("@type"))
    spoken = sum(bool(SPEAKER.match(text)) for text in body)
    if (spoken >= 4 and spoken >= 0.3 * len(body)) or (title and TRANSCRIPT.search(title)):
        return "transcript"
    if title and re.match(r"correction\b", title, re.IGNORECASE):
        return "correction"
    if any(RELEASE.search(block.text) for block, _ in (*lines[:6], *lines[-6:])):
        return "press_release"
    if any(STATEMENT.search(head) for head in heads[:2]):
        return "official_statement"
    if any(NOTICE.search(head) for head in heads[:2]):
        return "notice"
    opinion = "OpinionNewsArticle" in types or COMMENT_URL.search(address)
    if (
        opinion
        or any(COMMENT.search(head) for head in heads)
        or any(WRITER.search(text) for text in body[-3:])
    ):
        return "comment"
    return _by_voice(body)


def _by_voice(body: Sequence[str]) -> DocumentKind:
    """Comment where the writer speaks as "I" outside of quotations, other where hardly anything is said."""
    outside = [QUOTED.sub(" ", text) for text in body]
    words = sum(len(text.split()) for text in outside)
    voiced = sum(bool(FIRST.search(text)) for text in outside)
    if words < LEAST and len(body) <= 1 and words < 25:
        return "other"
    return "comment" if len(body) >= 4 and voiced >= 0.4 * len(body) else "report"
