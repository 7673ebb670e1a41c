"""The written account of each story, in the form of the newsroom."""

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
from firsthand.stages.brief.select import background, happened, matters, title
from firsthand.stages.brief.tell import Teller
from firsthand.stages.brief.wording import alone, stop
from firsthand.text.days import day_in_words

__all__ = ["briefs"]

LENGTHS = ("headline", "short", "page", "full")
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
            sections=tuple(_filled(section) for section in _cut(full, length, options)),
        )


def _sections(story: Story, evidence: Evidence, options: BriefOptions) -> tuple[Section, ...]:
    """All that can be told, each fact once; sections may be empty here."""
    book, teller = Book(evidence, options), Teller(evidence, options)
    most = options.full_items
    headline = next((s for s in title(story, evidence) if book.passes(s)), None)
    # What the pages dispute is told before what happened, so that no part of it slips into the plain account.
    contested = _kept(disputed(story, evidence, teller, options), book, 3 * most)
    events = book.telling(happened(story, evidence, teller, options), most)
    outcomes = _kept(became(story, evidence, teller, options), book, most)
    why = book.telling(matters(story, evidence, teller), most // 2)
    turned = _kept(changed(story, evidence, options), book, most)
    before = book.telling(background(story, evidence, teller, options), most // 2)
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
        when = day_in_words(entry.date)
        cited = [span for span in entry.citations if not evidence.is_flagged(span)]
        told = None
        for span in sorted(cited, key=lambda span: (evidence.trust(span.doc), span)):
            sentence = evidence.around(span)
            told = told or (teller.tell(sentence) if sentence is not None else None)
        if told is None and alone(stop(entry.text)) is None:
            continue
        spun = bool(told) and all(evidence.distance(span.doc) >= 5 for span in cited)
        if spun and entry.date in dated:
            continue
        dated.add(entry.date)
        yield Statement(
            text=f"{when}: {(told.text if told else stop(entry.text)).replace(f' ({when})', '')}",
            citations=told.citations if told else entry.citations,
            origins=max(len(set(entry.origins)), 1),
        )


def _farness(entry: TimelineEntry, evidence: Evidence) -> int:
    return min((evidence.distance(span.doc) for span in entry.citations), default=0)


def _cut(full: tuple[Section, ...], length: str, options: BriefOptions) -> tuple[Section, ...]:
    if length == "headline":
        return full[:1]
    if length == "short":
        return _short(full, options)
    if length == "page":
        most = {"Headline": 1, "Timeline": 0, "Background": 2, "Who says so": options.page_items}
        cut = [Section(s.name, s.sentences[: most.get(s.name, options.page_items)]) for s in full]
        return tuple(section for section in cut if section.name != "Timeline")
    return full


def _short(full: tuple[Section, ...], options: BriefOptions) -> tuple[Section, ...]:
    """About a hundred words: the headline, then in turn what happened, what is disputed and what changed."""
    names = ("What happened", "What is disputed", "What changed on the way")
    by_name = {section.name: section.sentences for section in full}
    taken: dict[str, list[Statement]] = {name: [] for name in names}
    left = options.short_words - sum(len(s.text.split()) for s in full[0].sentences)
    for turn in range(options.full_items):
        for name in names:
            sentence = by_name[name][turn] if turn < len(by_name[name]) else None
            size = len(sentence.text.split()) if sentence else 0
            if sentence is not None and size <= left:
                taken[name].append(sentence)
                left -= size
    return (full[0], *(Section(name, tuple(taken[name])) for name in names if taken[name]))


def _filled(section: Section) -> Section:
    return section if section.sentences else Section(section.name, (Statement(text=_EMPTY[section.name]),))
