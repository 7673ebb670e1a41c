"""What a statement of the full account weighs for a reader who has one page."""

import re
from math import exp

from firsthand.model.story import Statement, Story
from firsthand.model.template import Part
from firsthand.options.brief import BriefOptions
from firsthand.stages.brief.evidence import Evidence

__all__ = ["Scale"]

_DENIED = re.compile(
    r"\b(?:den(?:y|ies|ied)|reject(?:s|ed)|dismiss(?:es|ed)|disput(?:es|ed)|unlawful|illegal|untrue|disinformation)\b",
    re.IGNORECASE,
)
_SETTLED = re.compile(
    r"\bnot (?:been )?(?:carried out|published|kept|done|paid|opened)\b|\bneither\b|\bnobody answered\b|"
    r"\bagreed\b|\b(?:would|will|to) (?:stay|remain)\b|\bremain(?:s|ed)\b|\blifted\b|\bpostponed\b|"
    r"\bresumed\b",
    re.IGNORECASE,
)
"""Words of where a matter stands now: kept or not kept, agreed, refused, left as it was."""
_LOOSE = re.compile(r"^(?:Comment|Forecast)\b", re.IGNORECASE)


class Scale:
    """Weighs the statements of one story."""

    def __init__(self, story: Story, evidence: Evidence, options: BriefOptions) -> None:
        self.story = story
        self.evidence = evidence
        self.options = options
        known = (evidence.documents[doc] for doc in story.documents if doc in evidence.documents)
        self._days = sorted({(document.published or "")[:10] for document in known} - {""})

    def weight(self, part: Part, place: int, statement: Statement) -> float:
        """What `statement` weighs by its section, its place there, its wording and how late its page is."""
        text, options = statement.text, self.options
        own = 1 + 0.5 * bool(_SETTLED.search(text))
        own += (-0.4 if self._unprovoked(statement) else 0.4) * bool(_DENIED.search(text))
        own += 0.3 * bool(re.search(r"\d", text)) - 0.4 * bool(_LOOSE.search(text))
        own += options.recency * self._recency(statement)
        if part.holds[0] in {"happened", "judgements"}:
            own *= 1 + options.lead * exp(-place / options.lead_fades)
            own *= options.outdated if self._outdated(statement) else 1.0
        else:
            own *= 2 * options.fades**place
        return own * part.weight

    def _unprovoked(self, statement: Statement) -> bool:
        """Whether a statement denies what nobody on the pages asserts: an aside beside the charges."""
        span = statement.citations[0]
        denied = [
            claim
            for claim in self.evidence.claims.on([span.doc])
            if any(span.overlaps(witness.span) for witness in claim.denials)
        ]
        return bool(denied) and not any(claim.assertions for claim in denied)

    def _outdated(self, statement: Statement) -> bool:
        """Whether a statement tells a plan whose day, or whose outcome, the story has seen."""
        span = statement.citations[0]
        for pledge in self.evidence.pledges.on([span.doc]):
            seen = pledge.outcome in {"kept", "broken", "partly", "changed"}
            if seen and any(span.overlaps(own) for own in pledge.spans):
                return True
        last = (self.story.last or "")[:10]
        events = self.evidence.events_in(span)
        return any(e.status == "planned" and e.date is not None and e.date.end < last for e in events)

    def _recency(self, statement: Statement) -> float:
        """How late in the story the latest page of a statement came out, from 0 (first, or undated) to 1."""
        pages = (self.evidence.documents[span.doc] for span in statement.citations)
        day = max((page.published or "")[:10] for page in pages)
        return self._days.index(day) / max(1, len(self._days) - 1) if day in self._days else 0.0
