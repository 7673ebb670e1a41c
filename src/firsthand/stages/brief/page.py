"""What one page takes of all that can be told: most news in fewest words, each fact once."""

import re
from collections.abc import Mapping, Sequence

import msgspec

from firsthand.model.span import Span
from firsthand.model.story import Section, Statement, Story
from firsthand.model.template import Part
from firsthand.options.brief import BriefOptions
from firsthand.stages.brief.evidence import Evidence
from firsthand.stages.brief.frames import framed
from firsthand.stages.brief.fuse import fused
from firsthand.stages.brief.gate import Support, reasons
from firsthand.stages.brief.shorten import shorter
from firsthand.stages.brief.weigh import Scale
from firsthand.stages.brief.wording import OUTCOMES, content, uncredited
from firsthand.text.stems import stem

__all__ = ["Page"]

_COUNT = re.compile(r" \([^()]+ for it[^()]*; [^()]+ against\)\.$")
"""How many origins stand on either side, behind a dispute."""
_HEIRS = re.compile(r"(?<=”); [^“”]+ (?:has|have) it too\.$")
_ENDS = "|".join(sorted(OUTCOMES.values(), key=len, reverse=True))
_OUTCOME = re.compile(rf"(.+[.!?…][”\"’)]*) ((?:{_ENDS})(?: on \d[^:]+)?): ")
"""A pledge and what became of it, before the passage that tells how, which a page leaves out."""
_BECAME = re.compile(rf"[.!?…][”\"’)]* (?:{_ENDS})(?: on \d[^:.]+)?[:.]")
"""What became of a pledge, behind its words."""
_NEWS = 0.3
"""Share of the weight of its words that must be news for a statement to be told; a dispute is news itself."""
_RARE = 0.2
"""What a word weighs that stands in no sentence of the story, 0 to 1: most are of our own frames."""


class _Row(msgspec.Struct, frozen=True, kw_only=True):
    """A statement that may be told, where it stands in the full account, and what it weighs by itself."""

    section: str
    disputed: bool
    outcome: bool
    place: int
    statement: Statement
    concepts: frozenset[str]
    events: frozenset[str]
    weight: float
    masses: tuple[tuple[str, float], ...]
    """What each concept weighs, by concept."""
    words: int


class Page:
    """Fills a page from the sections of the full account.

    First one statement of each lead section; then again and again the statement that weighs most for its
    length: by its section and place, how recent it is, whether it answers a charge or tells an outcome, and
    how much of it is news. A pledge whose outcome was told weighs little, and what weighs too little leaves
    its room empty. A `terse` page leaves the counts behind a dispute to the full account.
    """

    def __init__(
        self,
        full: Sequence[Section],
        parts: Mapping[str, Part],
        story: Story,
        evidence: Evidence,
        options: BriefOptions,
        *,
        terse: bool = False,
    ) -> None:
        self.evidence = evidence
        self._terse = terse
        self.options = options
        scale = Scale(story, evidence, options)
        self._central = evidence.central(story.documents)
        self._parts = parts
        self._names = tuple(section.name for section in full)
        self._rows = [row for section in full for row in self._of(section, scale)]
        self._told: list[_Row] = []
        self._concepts: set[str] = set()
        self._events: set[str] = set()
        self._spans: list[Span] = []

    def filled(self, room: int, leads: Sequence[str]) -> dict[str, tuple[Statement, ...]]:
        """The statements of each section that `room` words hold, in the order of the full account."""
        for name in leads:
            for row in [row for row in self._rows if row.section == name][:1]:
                room -= self._tell(row) if row.words <= room else 0
        room = self._fill(room)
        plain = sum(row.words for row in self._told)
        joined = sum(len(s.text.split()) for name in self._names for s in fused(self._taken(name)))
        self._fill(room + plain - joined)
        return {name: fused(self._taken(name)) for name in self._names}

    def _fill(self, room: int) -> int:
        """Tell the best rows until nothing fits into `room`; the words that are left."""
        while True:
            open_ = [row for row in self._rows if row not in self._told and row.words <= room]
            values = [(self._value(row), -row.place, row.section, row) for row in open_]
            best = max(values, key=lambda value: value[:3], default=None)
            if best is None or best[0] <= self.options.least:
                return room
            room -= self._tell(best[3])

    def _taken(self, name: str) -> tuple[Statement, ...]:
        return tuple(row.statement for row in self._rows if row.section == name and row in self._told)

    def _tell(self, row: _Row) -> int:
        """Remember `row`, and with a dispute what either side says; its length in words."""
        self._told.append(row)
        self._concepts |= row.concepts
        self._events |= row.events
        self._spans += row.statement.citations[:1]
        if row.disputed:
            for claim in self.evidence.claims.on(span.doc for span in row.statement.citations):
                if claim.id in row.statement.claims:
                    self._spans += [witness.span for witness in (*claim.assertions, *claim.denials)]
        return row.words

    def _value(self, row: _Row) -> float:
        """What `row` weighs for its length, with the share of it that is news."""
        mass = sum([weight for _, weight in row.masses])
        new = sum([weight for concept, weight in row.masses if concept not in self._concepts])
        first = row.statement.citations[0]
        stale = new < _NEWS * mass and not row.disputed
        if not mass or stale or any(first.overlaps(span) for span in self._spans):
            return 0.0
        known = row.events and row.events <= self._events
        again = self.options.again if known or self._settled(row) else 1.0
        share = self.options.familiar + (1 - self.options.familiar) * new / mass
        return round(row.weight * again * share / float((row.words + 10) ** self.options.length), 6)

    def _settled(self, row: _Row) -> bool:
        """Whether the page has told what became of the pledge that `row` tells."""
        later = row.statement.citations[1:] if row.outcome else ()
        return any(span.overlaps(told) for span in later for told in self._spans)

    def _of(self, section: Section, scale: Scale) -> list[_Row]:
        """The statements of `section` in few words.

        The words of a denial stand in the full account alone: the line before says who denies.
        """
        found = []
        part = self._parts[section.name]
        disputed = part.holds[0] == "disputed"
        for place, statement in enumerate(section.sentences):
            quoted = disputed and "dispute" not in framed(statement.text).names
            if not statement.citations or quoted:
                continue
            short = self._short(statement)
            first = short.citations[0]
            concepts = frozenset(stem(word) for word in content(uncredited(short.text)))
            events = (event for event in self.evidence.events_in(first) if first.covers(event.spans[0]))
            found.append(
                _Row(
                    section=section.name,
                    disputed=disputed,
                    outcome=_BECAME.search(statement.text) is not None,
                    place=place,
                    statement=short,
                    concepts=concepts,
                    events=frozenset(event.id for event in events),
                    weight=scale.weight(part, place, short),
                    masses=tuple((each, self._central.get(each, _RARE)) for each in sorted(concepts)),
                    words=len(short.text.split()),
                )
            )
        return found

    def _short(self, statement: Statement) -> Statement:
        """`statement` in fewer words where the gate lets them through."""
        pledge = _OUTCOME.match(statement.text)
        full = _HEIRS.sub(".", statement.text)
        full = _COUNT.sub(".", full) if self._terse else full
        text = f"{shorter(pledge[1])} {pledge[2]}." if pledge else shorter(full)
        if text == statement.text:
            return statement
        cut = msgspec.structs.replace(statement, text=text)
        return statement if reasons(Support(cut, self.evidence)) else cut
