"""When a page was published: every candidate with its place, and the day on which they agree best."""

import re
from collections.abc import Iterable, Sequence
from datetime import date

from firsthand.model.document import DateCandidate, Label
from firsthand.model.page import Page
from firsthand.model.span import Span
from firsthand.options.ingest import DEFAULTS
from firsthand.stages.ingest.blocks import Block
from firsthand.stages.ingest.days import instant, url_day, written_day
from firsthand.stages.ingest.segments import dateline
from firsthand.stages.ingest.tags import Tags

__all__ = ["candidates", "decided"]

META = tuple(
    (
        "article:published_time og:article:published_time datepublished date pubdate publishdate "
        "publish_date publish-date publication_date "
        "article:published dc.date.issued dcterms.created dcterms.date dc.date "
        "dc.date.created sailthru.date parsely-pub-date article.published cxenseparse:recs:publishtime "
        "datecreated rnews:datepublished og:published_time created originalpublicationdate "
        "citation_publication_date bt:pubdate"
    ).split()
)
"""Names of meta tags that hold the date of publication, surest first."""
SCORES = {"given": 1.0, "json-ld": 0.8, "meta": 0.8, "text": 0.75, "library": 0.7, "url": 0.5, "time": 0.4}
BARE = 0.5
"""Score of a line of the text that holds a date and does not say what for."""
WORDS = {
    "given": "the date given with the page",
    "library": "the reading of the markup",
    "json-ld": "JSON-LD",
    "meta": "a meta tag",
    "url": "the address",
    "time": "a time tag",
    "text": "a date line in the text",
}
UPDATED = re.compile(
    r"\b(?:updated?|modified|aktualisiert|stand|mis à jour|actualizado|aggiornato)\b", re.IGNORECASE
)
FIRST = re.compile(r"\b(?:published|posted|issued|released|veröffentlicht|publié)\b", re.IGNORECASE)
TOP = 6
"""Lines from the start in which a heading may carry the date."""
Lines = Sequence[tuple[Block, Label]]


def candidates(
    page: Page, tags: Tags, library: str | None, lines: Lines, doc: str
) -> tuple[DateCandidate, ...]:
    """Every place of the page where its publication date may be read, in a fixed order of kinds."""
    found = [
        *_marked("given", [page.published or ""]),
        *_marked("json-ld", (*tags.linked("datePublished"), *tags.linked("dateCreated"))[:3]),
        *_marked("meta", tags.values(*META)[:4]),
        *_marked("time", [time.value or time.words for time in tags.times if time.published][:2]),
        *_marked("url", [url_day(tags.address(page.address) or "") or ""]),
        *_in_text(lines, doc),
        *_beside(tags.beside),
        *_marked("library", [library or ""]),
    ]
    return tuple(_placed(candidate, page.raw) for candidate in dict.fromkeys(found))


def decided(found: Sequence[DateCandidate]) -> tuple[str | None, str]:
    """The publication date and its reason in a sentence; None when nothing reliable was found."""
    if not found:
        return None, "The page carries no date."
    given = [each for each in found if each.where == "given"]
    if given:
        return given[0].value, "The date was given with the page."
    votes: dict[str, dict[str, float]] = {}
    for each in found:
        kinds = votes.setdefault(each.value[:10], {})
        kinds[each.where] = max(kinds.get(each.where, 0.0), each.score)
    ranked = sorted(votes, key=lambda day: (-round(sum(votes[day].values()), 4), day))
    best = ranked[0]
    strength = sum(votes[best].values())
    rival = next((day for day in ranked[1:] if _days_apart(day, best) > DEFAULTS.years_apart), None)
    if rival and sum(votes[rival].values()) >= strength and len(votes[best]) == 1:
        return (
            None,
            f"The page dates itself both {best} ({_said(votes[best])}) and {rival} ({_said(votes[rival])}).",
        )
    values = [each.value for each in found if each.value.startswith(best)]
    value = max(values, key=lambda text: (min(len(text), 25), text))
    others = "" if len(ranked) == 1 else f"; other dates on the page: {', '.join(sorted(ranked[1:])[:3])}"
    return value, f"{best} stands in {_said(votes[best])}{others}."


def _marked(where: str, raws: Iterable[str]) -> list[DateCandidate]:
    found = []
    for raw in raws:
        value = instant(raw) if raw else None
        if value:
            found.append(DateCandidate(value=value, where=where, raw=raw[:120], score=SCORES[where]))
    return found


def _beside(bits: Sequence[str]) -> list[DateCandidate]:
    """The first date that is shown beside the heading and is not said to be an update's."""
    for before, bit in zip(("", *bits), bits, strict=False):
        value = written_day(bit) if len(bit) <= 90 else None
        if value and not UPDATED.search(bit) and not UPDATED.search(before[-30:]):
            return [DateCandidate(value=value, where="text", raw=bit, score=SCORES["text"])]
    return []


def _in_text(lines: Lines, doc: str) -> list[DateCandidate]:
    """Dates in date lines, datelines, bylines and first headings of the text, the first two."""
    found = []
    for place, (block, label) in enumerate(lines):
        heading = label in {"headline", "subhead", "furniture"} and place < TOP and len(block.text) <= 90
        dated = label in {"date", "dateline", "byline"} or heading
        value = written_day(block.text[:160]) if dated or (label == "body" and dateline(block.text)) else None
        if value and not UPDATED.search(block.text[:24]):
            score = SCORES["text"] if FIRST.search(block.text) else BARE
            span = Span(doc, block.start, block.end)
            found.append(
                DateCandidate(value=value, where="text", raw=block.text[:120], score=score, span=span)
            )
    return found[:2]


def _placed(candidate: DateCandidate, raw: bytes) -> DateCandidate:
    """The candidate with the place of its words in the raw bytes, where they stand there literally."""
    if candidate.where in {"given", "url", "library"} or candidate.span is not None:
        return candidate
    place = raw.find(candidate.raw.encode("utf-8", "ignore"))
    return candidate if place < 0 else DateCandidate(
        value=candidate.value, where=candidate.where, raw=candidate.raw, score=candidate.score, offset=place
    )  # fmt: skip


def _days_apart(a: str, b: str) -> int:
    return abs((date.fromisoformat(a[:10]) - date.fromisoformat(b[:10])).days)


def _said(kinds: dict[str, float]) -> str:
    names = [WORDS[where] for where in WORDS if where in kinds]
    return names[0] if len(names) == 1 else ", ".join(names[:-1]) + " and " + names[-1]
