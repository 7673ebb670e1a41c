"""The written account of each story, in the sections of a template."""

from collections.abc import Iterable, Iterator

import msgspec

from firsthand.lexicon.templates import template as shipped
from firsthand.model.dossier import Dossier
from firsthand.model.listed import Candidate
from firsthand.model.story import Brief, Section, Statement, Story
from firsthand.model.template import Part, Template
from firsthand.options.brief import BriefOptions
from firsthand.stages.brief.evidence import Evidence
from firsthand.stages.brief.materials import Materials
from firsthand.stages.brief.page import Page
from firsthand.text.days import day_in_words

__all__ = ["briefs"]

LENGTHS = ("headline", "short", "page", "full")
_HEADLINE = "Headline"
_NO_HEADLINE = "No page has a headline that its own text supports."


def briefs(
    dossier: Dossier,
    options: BriefOptions | None = None,
    *,
    template: Template | None = None,
    candidates: Iterable[Candidate] = (),
) -> tuple[Brief, ...]:
    """Four briefs for each story, the largest story first: headline, short, page, full.

    Every sentence has passed the gate. `template` is the newsroom's unless given; a section without material
    holds the sentence that the template has for that, which cites nothing, or is left out. `candidates` are
    what a list of names gave, for templates that hold them.
    """
    options, template = options or BriefOptions(), template or shipped()
    evidence, found = Evidence(dossier), tuple(candidates)
    stories = sorted(dossier.stories, key=lambda story: (-len(story.documents), story.id))
    return tuple(brief for story in stories for brief in _of_story(story, evidence, options, template, found))


def _of_story(
    story: Story,
    evidence: Evidence,
    options: BriefOptions,
    template: Template,
    candidates: tuple[Candidate, ...],
) -> Iterator[Brief]:
    materials = Materials(story, evidence, options, candidates)
    headline = Section(_HEADLINE, materials.headline())
    full = materials.sections(template)
    heading = headline.sentences[0].text if headline.sentences else story.title
    cut = _Cut(headline, full, template, story, evidence, options)
    for length in LENGTHS:
        yield Brief(
            story=story.id,
            template=template.name,
            length=length,
            title=heading,
            sections=(
                _filled(headline, _NO_HEADLINE),
                *(_filled(section, cut.parts[section.name].empty) for section in cut.to(length)),
            ),
        )


class _Cut:
    """The sections of one full account, cut to a length."""

    def __init__(
        self,
        headline: Section,
        full: tuple[Section, ...],
        template: Template,
        story: Story,
        evidence: Evidence,
        options: BriefOptions,
    ) -> None:
        self.parts: dict[str, Part] = {part.title: part for part in template.section}
        self._full = full
        self._story, self._evidence, self._options = story, evidence, options
        self._spent = sum(len(s.text.split()) for s in headline.sentences)

    def to(self, length: str) -> tuple[Section, ...]:
        """The sections that a brief of that length has behind its headline."""
        if length == "headline":
            return ()
        if length == "short":
            return self._short()
        if length == "page":
            return self._page()
        shown = (s for s in self._full if s.sentences or self.parts[s.name].empty)
        return tuple(self._grouped(section) for section in shown)

    def _grouped(self, section: Section) -> Section:
        """What happened: the weightiest first, the rest by the day of the page cited first."""
        lead, limit = self._options.lead_items, self._options.grouped_from
        if self.parts[section.name].holds != ("happened",) or len(section.sentences) < limit:
            return section
        days: dict[str, list[Statement]] = {}
        for statement in section.sentences[lead:]:
            page = self._evidence.documents[statement.citations[0].doc]
            days.setdefault((page.published or "")[:10], []).append(statement)
        rest = [
            msgspec.structs.replace(statement, under=_reported(day))
            for day in sorted(days, key=lambda day: (not day, day))
            for statement in days[day]
        ]
        return Section(section.name, (*section.sentences[:lead], *rest))

    def _short(self) -> tuple[Section, ...]:
        """About a hundred words: what tells most of the sections that a template admits."""
        news = [section for section in self._full if self.parts[section.name].short]
        left = self._options.short_words - self._spent
        # The section that leads wins its places by weight; the one behind it is given its first statement.
        taken = self._filler(news, terse=True).filled(left, self._leads(news)[1:2])
        return tuple(
            Section(section.name, taken[section.name]) for section in news if taken.get(section.name)
        )

    def _page(self) -> tuple[Section, ...]:
        """One page: what tells most in the room that is left."""
        on_page = [section for section in self._full if self.parts[section.name].weight > 0]
        empty = [self.parts[section.name].empty for section in on_page if not section.sentences]
        left = self._options.page_words - self._spent - sum(len(words.split()) for words in empty)
        taken = self._filler(on_page, terse=False).filled(left, self._leads(on_page))
        return tuple(
            Section(section.name, taken.get(section.name, ()))
            for section in on_page
            if taken.get(section.name) or (not section.sentences and self.parts[section.name].empty)
        )

    def _filler(self, sections: list[Section], *, terse: bool) -> Page:
        return Page(sections, self.parts, self._story, self._evidence, self._options, terse=terse)

    def _leads(self, sections: list[Section]) -> list[str]:
        """The titles of the sections whose first statement is placed first, in their order."""
        found = [section.name for section in sections if self.parts[section.name].lead]
        return sorted(found, key=lambda name: self.parts[name].lead)


def _reported(day: str) -> str:
    when = day_in_words(day)
    return f"Reported on {when}" if when else "Reported on pages without a day"


def _filled(section: Section, empty: str) -> Section:
    return section if section.sentences else Section(section.name, (Statement(text=empty),))
