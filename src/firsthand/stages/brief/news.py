"""What an update tells first: what is new since the last version of a dossier."""

from collections.abc import Iterable, Iterator

import msgspec

from firsthand.model.dossier import Dossier
from firsthand.model.span import DocId, Span
from firsthand.model.story import Brief, Section, Statement, Story
from firsthand.options.brief import BriefOptions
from firsthand.stages.brief.wording import content, counted, joined, uncredited, upper_first
from firsthand.text.days import day_in_words

__all__ = ["NEW", "updated"]

NEW = "New since the last version"
"""The section that an update opens with."""
_TOLD = (
    "What happened",
    "What is disputed",
    "What became of earlier warnings and plans",
    "What changed on the way",
    "Why it matters",
)
"""Sections whose news is told first, in this order."""
_MOST = {"headline": 1, "short": 2, "page": 6, "full": 16}
"""The most sentences of news in an update of each length."""


def updated(
    rows: Iterable[Brief], dossier: Dossier, earlier: Dossier, options: BriefOptions | None = None
) -> Iterator[Brief]:
    """`rows`, each opened by what `earlier` did not tell of its story, in sentences of its own full account.

    New is a sentence that rests on a page that was not there, and that no sentence of the earlier account
    told already: most of its words, and no new number. A story is known again by the pages it shares.
    """
    limit = (options or BriefOptions()).repeat
    full = {brief.story: brief for brief in dossier.briefs if brief.length == "full"}
    stories = {story.id: story for story in dossier.stories}
    known = {document.id for document in earlier.documents}
    for brief in rows:
        story, account = stories.get(brief.story), full.get(brief.story)
        if story is None or account is None:
            yield brief
            continue
        told = [content(uncredited(s.text)) for s in _last(story, earlier)]
        news = [s for s in _statements(account) if _is_new(s, known, told, limit)]
        opening = (_pages(story, dossier, known), *news[: _MOST.get(brief.length, 1)])
        yield msgspec.structs.replace(brief, sections=(Section(NEW, opening), *brief.sections))


def _statements(account: Brief) -> Iterator[Statement]:
    by_name = {section.name: section.sentences for section in account.sections}
    for name in _TOLD:
        yield from (statement for statement in by_name.get(name, ()) if statement.citations)


def _last(story: Story, earlier: Dossier) -> tuple[Statement, ...]:
    """The sentences of the earlier account of the story that shares most pages with `story`."""
    pages = set(story.documents)
    shared = [(len(pages & set(other.documents)), other.id) for other in earlier.stories]
    most, ident = max(shared, default=(0, ""))
    if not most:
        return ()
    accounts = (brief for brief in earlier.briefs if brief.length == "full" and brief.story == ident)
    return tuple(s for brief in accounts for section in brief.sections for s in section.sentences)


def _is_new(statement: Statement, known: set[DocId], told: list[frozenset[str]], limit: float) -> bool:
    if all(span.doc in known for span in statement.citations):
        return False
    own = content(uncredited(statement.text))
    figures = {word for word in own if word[0].isdigit()}
    return not any(
        len(own & other) >= limit * min(len(own), len(other)) and figures <= other for other in told if other
    )


def _pages(story: Story, dossier: Dossier, known: set[DocId]) -> Statement:
    """Which pages of the story are new, by outlet and day; the newest first."""
    added = [d for d in dossier.documents if d.id in set(story.documents) and d.id not in known]
    if not added:
        return Statement(text="No page of this story is new.")
    added.sort(key=lambda d: (d.published is None, tuple(-ord(c) for c in d.published or ""), d.id))
    names = []
    for document in added:
        name = document.outlet or document.path_or_url.rsplit("/", 1)[-1]
        day = day_in_words(document.published)
        names.append(f"{name} ({day})" if day else name)
    spans = (d.title_span or Span(d.id, 0, min(len(d.text), 80)) for d in added[:8] if d.text)
    verb = "is" if len(added) == 1 else "are"
    return Statement(
        text=f"{upper_first(counted(len(added), 'page'))} {verb} new: {joined(names, 5)}.",
        citations=tuple(spans),
    )
