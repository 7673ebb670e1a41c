"""All that can be told of a story, by material: each fact once, each sentence through the gate."""

from collections.abc import Iterable, Iterator

from firsthand.model.listed import Candidate
from firsthand.model.story import Section, Statement, Story
from firsthand.model.template import Part, Template
from firsthand.options.brief import BriefOptions
from firsthand.stages.brief.book import Book
from firsthand.stages.brief.changes import changed
from firsthand.stages.brief.chronicle import chronicle
from firsthand.stages.brief.disputes import disputed
from firsthand.stages.brief.evidence import Evidence
from firsthand.stages.brief.gaps import unknown
from firsthand.stages.brief.judgements import judgements, withdrawn
from firsthand.stages.brief.later import became, open_pledges
from firsthand.stages.brief.limits import sources
from firsthand.stages.brief.parties import allegations, listed, measures, named
from firsthand.stages.brief.select import background, happened, matters, title
from firsthand.stages.brief.sourcing import descriptors, sourcing
from firsthand.stages.brief.tell import Teller

__all__ = ["Materials"]

_UNTOLD = "What is disputed could not be put into words that stand alone; see the claims."
_MOST_DISPUTED = 24
_MOST_HAPPENED = 32


class Materials:
    """The statements of one story by material, in the order of the materials' own ranks."""

    def __init__(
        self, story: Story, evidence: Evidence, options: BriefOptions, candidates: Iterable[Candidate] = ()
    ) -> None:
        self.story, self.evidence, self.options = story, evidence, options
        self._book = Book(evidence, options)
        self._teller = Teller(evidence, options, (story.last or "")[:4])
        self._candidates = tuple(candidates)
        self._news = self._told()

    def headline(self) -> tuple[Statement, ...]:
        """The first headline that the pages support, if any."""
        return tuple(s for s in title(self.story, self.evidence) if self._book.passes(s))[:1]

    def sections(self, template: Template) -> tuple[Section, ...]:
        """The sections of `template` at full length, those without material too."""
        return tuple(Section(part.title, self._part(part)) for part in template.section)

    def _part(self, part: Part) -> tuple[Statement, ...]:
        found: tuple[Statement, ...] = ()
        for word in part.holds:
            left = part.most - len(found)
            found += self._news[word][:left] if word in self._news else self._kept(self._of(word), left)
        return found

    def _told(self) -> dict[str, tuple[Statement, ...]]:
        """The materials that tell a fact once among them.

        What is disputed is told before what happened, so that no part of it slips into the plain account.
        """
        story, evidence, teller, options = self.story, self.evidence, self._teller, self.options
        few = options.full_items // 2
        contested = self._kept(disputed(story, evidence, teller, options), _MOST_DISPUTED)
        if not contested and evidence.has_disputes:
            contested = (Statement(text=_UNTOLD),)
        return {
            "disputed": contested,
            "happened": self._book.telling(happened(story, evidence, teller, options), _MOST_HAPPENED),
            "background": self._book.telling(background(story, evidence, teller, options), few),
            "outcomes": self._kept(became(story, evidence, teller, options), options.full_items),
            "matters": self._book.telling(matters(story, evidence, teller), few),
        }

    def _of(self, word: str) -> Iterator[Statement]:
        story, evidence, teller, options = self.story, self.evidence, self._teller, self.options
        others: dict[str, Iterator[Statement]] = {
            "changed": changed(story, evidence, options),
            "timeline": chronicle(story, evidence, teller),
            "sources": sources(story, evidence),
            "gaps": unknown(story, evidence, teller, options),
            "open": open_pledges(story, evidence, teller, options),
            "judgements": judgements(self._news["happened"], evidence, options),
            "withdrawn": withdrawn(self._news["happened"], evidence, options),
            "sourcing": sourcing(story, evidence),
            "descriptors": descriptors(story, evidence),
            "named": named(story, evidence),
            "allegations": allegations(story, evidence, teller, options),
            "measures": measures(story, evidence, teller),
            "listed": listed(story, evidence, self._candidates),
        }
        return others[word]

    def _kept(self, statements: Iterable[Statement], most: int) -> tuple[Statement, ...]:
        """The first `most` that pass the gate; they report on the pages and may name a fact again."""
        found: dict[str, Statement] = {}
        for statement in statements:
            if len(found) >= most:
                break
            if statement.text not in found and self._book.tell(statement, again=True) is not None:
                found[statement.text] = statement
        return tuple(found.values())
