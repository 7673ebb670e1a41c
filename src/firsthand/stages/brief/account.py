"""The written account of each story, in the form of the newsroom."""

import re
from collections.abc import Iterable, Iterator

from firsthand.model.dossier import Dossier
from firsthand.model.story import Brief, Section, Statement, Story, TimelineEntry
from firsthand.options.brief import BriefOptions
from firsthand.stages.brief.book import Book
from firsthand.stages.brief.changes import changed
from firsthand.stages.brief.disputes import disputed
from firsthand.stages.brief.evidence import Evidence
from firsthand.stages.brief.later import became, open_pledges
from firsthand.stages.brief.limits import sources, unknown
from firsthand.stages.brief.page import Page
from firsthand.stages.brief.select import background, happened, matters, title
from firsthand.stages.brief.tell import Teller
from firsthand.stages.brief.wording import alone, stop, upper_first
from firsthand.text.days import day_in_words

__all__ = ["briefs"]

LENGTHS = ("headline", "short", "page", "full")
_SHORT = ("What happened", "What is disputed", "What changed on the way")
"""The sections of the short brief."""
_LEADS = (
    "What happened",
    "What is disputed",
    "What became of earlier warnings and plans",
    "What changed on the way",
    "Background",
    "Who says so",
)
"""Sections whose first statement every page has, the first in need of room first."""
_END = re.compile(r"\b(?:since|until|by)\s+$")
"""What stands before a day that bounds a time and dates no deed."""
_EMPTY = {
    "Headline": "No page has a headline that its own text supports.",
    "What happened": "No sentence of these pages stands on its own and is supported by its page.",
    "Why it matters": "No page says why this matters.",
    "What is disputed": "No claim on these pages is both asserted and denied.",
    "What changed on the way": "No change of meaning was found between these pages.",
    "What became of earlier warnings and plans": "No page tells what became of a warning, promise or plan.",
    "Background": "No page tells of anything dated well before this story.",
    "Timeline": "No event of this story could be dated and supported.",
    "Who says so": "Nothing is known about who stands behind these pages.",
    "What we do not know": "No open question stands out on these pages.",
}


def briefs(dossier: Dossier, options: BriefOptions | None = None) -> tuple[Brief, ...]:
    """Four briefs for each story, the largest story first: headline, short, page, full.

    Every sentence has passed the gate. A section without material holds one that says why, and cites nothing.
    """
    options = options or BriefOptions()
    evidence = Evidence(dossier)
    stories = sorted(dossier.stories, key=lambda story: (-len(story.documents), story.id))
    return tuple(brief for story in stories for brief in _of_story(story, evidence, options))


def _of_story(story: Story, evidence: Evidence, options: BriefOptions) -> Iterator[Brief]:
    full = _sections(story, evidence, options)
    heading = full[0].sentences[0] if full[0].sentences else None
    for length in LENGTHS:
        yield Brief(
            story=story.id,
            template="newsroom",
            length=length,
            title=heading.text if heading else story.title,
            sections=tuple(_filled(section) for section in _cut(full, length, story, evidence, options)),
        )


def _sections(story: Story, evidence: Evidence, options: BriefOptions) -> tuple[Section, ...]:
    """All that can be told, each fact once; sections may be empty here."""
    book, teller = Book(evidence, options), Teller(evidence, options, (story.last or "")[:4])
    most = options.full_items
    headline = next((s for s in title(story, evidence) if book.passes(s)), None)
    # What the pages dispute is told before what happened, so that no part of it slips into the plain account.
    contested = _kept(disputed(story, evidence, teller, options), book, 3 * most)
    events = book.telling(happened(story, evidence, teller, options), 4 * most)
    before = book.telling(background(story, evidence, teller, options), most // 2)
    outcomes = _kept(became(story, evidence, teller, options), book, most)
    why = book.telling(matters(story, evidence, teller), most // 2)
    turned = _kept(changed(story, evidence, options), book, most)
    dates = _kept(_timeline(story, evidence, teller), book, 3 * most)
    behind = _kept(sources(story, evidence), book, 2 * most)
    open_ = _kept(unknown(story, evidence, teller, options), book, most)
    open_ += _kept(open_pledges(story, evidence, teller, options), book, most - len(open_))
    if not contested and evidence.has_disputes:
        contested = (
            Statement(text="What is disputed could not be put into words that stand alone; see the claims."),
        )
    return (
        Section("Headline", (headline,) if headline else ()),
        Section("What happened", events),
        Section("Why it matters", why),
        Section("What is disputed", contested),
        Section("What changed on the way", turned),
        Section("What became of earlier warnings and plans", outcomes),
        Section("Background", before),
        Section("Timeline", dates),
        Section("Who says so", behind),
        Section("What we do not know", open_),
    )


def _kept(statements: Iterable[Statement], book: Book, most: int) -> tuple[Statement, ...]:
    """The first `most` that pass the gate; they report on the pages and may name a fact again."""
    found: dict[str, Statement] = {}
    for statement in statements:
        if len(found) >= most:
            break
        if statement.text not in found and book.tell(statement, again=True) is not None:
            found[statement.text] = statement
    return tuple(found.values())


def _timeline(story: Story, evidence: Evidence, teller: Teller) -> Iterator[Statement]:
    """The dated lines of the story, in the words of the most trustworthy page that stand alone."""
    rows = evidence.timeline.get(story.id, [])
    dated: set[str] = set()
    for entry in sorted(rows, key=lambda entry: (entry.date, _farness(entry, evidence), entry.id)):
        cited = [s for s in entry.citations if not evidence.is_flagged(s) and not evidence.is_overtaken(s)]
        when = day_in_words(_dated_by(entry, evidence))
        if not when:
            continue
        told = None
        for span in sorted(cited, key=lambda span: (evidence.trust(span.doc), span)):
            sentence = evidence.around(span)
            told = told or (teller.tell(sentence) if sentence is not None else None)
        if told is None and (
            not cited or len(cited) < len(entry.citations) or alone(stop(entry.text)) is None
        ):
            continue
        spun = bool(told) and all(evidence.distance(span.doc) >= 5 for span in cited)
        if spun and entry.date in dated:
            continue
        dated.add(entry.date)
        yield Statement(
            text=f"{when}: {_undated(told.text if told else stop(entry.text), when)}",
            citations=told.citations if told else entry.citations,
            origins=max(len(set(entry.origins)), 1),
        )


def _undated(text: str, when: str) -> str:
    """`text` without the day that stands before the line anyway."""
    day = when.rsplit(" ", 1)[0]
    if not day[:1].isdigit() or not day[-1:].isalpha():
        return text
    bare = re.sub(rf" \({day}(?: \d{{4}})?\)| on {day}(?: \d{{4}})?(?=[ ,.;])", "", text, count=1)
    return upper_first(re.sub(rf"^On {day}(?: \d{{4}})?,? ", "", bare))


def _dated_by(entry: TimelineEntry, evidence: Evidence) -> str:
    """The day of a line, or of its main clause where its own is only an end ("by Sunday")."""
    sentence = evidence.around(entry.citations[0])
    if sentence is None or "/" in entry.date:
        return entry.date
    text = evidence.documents[sentence.doc].text
    days = sorted(
        (span.start, event.date.start, event.date.end)
        for event in evidence.events_in(sentence)
        if event.date is not None
        for span in event.date.evidence
        if sentence.covers(span)
    )
    ends = [bool(_END.search(text[sentence.start : start])) for start, _, _ in days]
    own = [end for end, (_, first, _) in zip(ends, days, strict=True) if first.startswith(entry.date)]
    if not own or not all(own):
        return entry.date
    main = [first for end, (_, first, last) in zip(ends, days, strict=True) if not end and first == last]
    return main[0] if main else ""


def _farness(entry: TimelineEntry, evidence: Evidence) -> int:
    return min((evidence.distance(span.doc) for span in entry.citations), default=0)


def _cut(
    full: tuple[Section, ...], length: str, story: Story, evidence: Evidence, options: BriefOptions
) -> tuple[Section, ...]:
    if length == "headline":
        return full[:1]
    if length == "short":
        return _short(full, story, evidence, options)
    if length == "page":
        return _page(full, story, evidence, options)
    return full


def _short(
    full: tuple[Section, ...], story: Story, evidence: Evidence, options: BriefOptions
) -> tuple[Section, ...]:
    """About a hundred words: the headline, then what tells most of three sections."""
    left = options.short_words - sum(len(s.text.split()) for s in full[0].sentences)
    news = [section for section in full if section.name in _SHORT]
    taken = Page(news, story, evidence, options, terse=True).filled(left, _SHORT[1:2])
    return (full[0], *(Section(name, taken[name]) for name in _SHORT if taken.get(name)))


def _page(
    full: tuple[Section, ...], story: Story, evidence: Evidence, options: BriefOptions
) -> tuple[Section, ...]:
    """One page: the headline, then what tells most in the room that is left; empty sections say why."""
    left = options.page_words - sum(len(s.text.split()) for s in full[0].sentences)
    left -= sum(len(_EMPTY[s.name].split()) for s in full[1:] if s.name != "Timeline" and not s.sentences)
    taken = Page(full, story, evidence, options).filled(left, _LEADS)
    return (
        full[0],
        *(
            Section(s.name, taken.get(s.name, ()))
            for s in full[1:]
            if taken.get(s.name) or (s.name != "Timeline" and not s.sentences)
        ),
    )


def _filled(section: Section) -> Section:
    return section if section.sentences else Section(section.name, (Statement(text=_EMPTY[section.name]),))
