"""What a brief has told already, so that nothing is told twice, and the gate that every sentence passes."""

from collections.abc import Iterable

from firsthand.model.span import Span
from firsthand.model.story import Statement
from firsthand.options.brief import BriefOptions
from firsthand.stages.brief.evidence import Evidence
from firsthand.stages.brief.gate import Support, reasons
from firsthand.stages.brief.wording import content, uncredited

__all__ = ["Book"]


class Book:
    """The sentences told so far in one brief."""

    def __init__(self, evidence: Evidence, options: BriefOptions) -> None:
        self.evidence = evidence
        self.options = options
        self._told: list[frozenset[str]] = []
        self._spans: list[Span] = []

    def passes(self, statement: Statement | None) -> bool:
        """Whether the gate lets `statement` through."""
        return statement is not None and not reasons(Support(statement, self.evidence))

    def repeats(self, statement: Statement) -> bool:
        """Whether `statement` tells what was told: most of its words and no new number, or one passage."""
        own = content(uncredited(statement.text))
        first = statement.citations[0] if statement.citations else None
        if first is not None and any(first.overlaps(span) for span in self._spans):
            return True
        limit = self.options.repeat
        figures = {word for word in own if word[0].isdigit()}
        return any(
            len(own & told) >= limit * min(len(own), len(told)) and figures <= told
            for told in self._told
            if told
        )

    def tell(self, statement: Statement | None, *, again: bool = False) -> Statement | None:
        """`statement`, remembered, when it passes the gate and is new (or may be told `again`); else None."""
        if statement is None or (not again and self.repeats(statement)) or not self.passes(statement):
            return None
        self._told.append(content(uncredited(statement.text)))
        self._spans.extend(statement.citations)
        return statement

    def telling(self, statements: Iterable[Statement | None], most: int) -> tuple[Statement, ...]:
        """The first `most` of `statements` that can be told."""
        found: list[Statement] = []
        for statement in statements:
            if len(found) == most:
                break
            told = self.tell(statement)
            if told is not None:
                found.append(told)
        return tuple(found)
