"""One sentence made to stand alone: pronouns named, days dated, forecasts marked, outlets credited."""

import re

from firsthand.model.attribution import Attribution
from firsthand.model.claim import Claim
from firsthand.model.event import Event
from firsthand.model.span import Span
from firsthand.model.story import Statement
from firsthand.options.brief import BriefOptions
from firsthand.stages.brief.evidence import Evidence
from firsthand.stages.brief.wording import alone, upper_first
from firsthand.text.days import day_in_words

__all__ = ["Teller"]

_PRONOUN = re.compile(
    r"^(?:he|she|they|it|the (?:official|spokes\w+|minister|secretary|president|source))$", re.IGNORECASE
)

_LABEL = re.compile(r"^[A-Z][A-Z. ]{2,30}:\s")
"""Who speaks in a transcript."""

_DETERMINED = re.compile(
    r"(?:an?|the|one|two|three|four|five|some|several|many|both|unnamed|his|her|its|their) |\S+[’']s ",
    re.IGNORECASE,
)


class Teller:
    """Turns sentences of the pages into statements of a brief."""

    def __init__(self, evidence: Evidence, options: BriefOptions) -> None:
        self.evidence = evidence
        self.options = options

    def tell(self, sentence: Span) -> Statement | None:
        """The statement that `sentence` makes, with all that tells it; None when it cannot stand alone."""
        words = self._spoken(sentence) or alone(self.resolved(sentence))
        if words is None or not self.options.shortest <= len(words.split()) <= self.options.longest:
            return None
        events, claims = self.facts(sentence)
        origins = self._origins(events, claims)
        text = self._credited(words, sentence, origins)
        return Statement(
            text=self._marked(text, sentence),
            citations=self._citations(sentence, events, claims),
            claims=tuple(claim.id for claim in claims),
            origins=origins,
        )

    def facts(self, sentence: Span) -> tuple[tuple[Event, ...], tuple[Claim, ...]]:
        """The events and claims that make up at least half of `sentence`."""
        size = sentence.end - sentence.start
        events = tuple(
            event
            for event in self.evidence.events_in(sentence)
            if any(_shared(span, sentence) >= 0.5 * size for span in event.spans)
        )
        rows = self.evidence.asserted.get(sentence.doc, ())
        found = {claim.id: claim for span, claim in rows if _shared(span, sentence) >= 0.4 * size}
        claims = tuple(found[key] for key in sorted(found))
        return events, claims

    def resolved(self, sentence: Span) -> str:
        """The words of `sentence`, pronouns that speak replaced by their speakers, days given their date."""
        document = self.evidence.documents[sentence.doc]
        edits: dict[tuple[int, int], str] = {}
        for row in self.evidence.said.get(sentence.doc, ()):
            for span in row.source:
                if sentence.covers(span) and row.speaker and _PRONOUN.match(document.words(span)):
                    edits[span.start, span.end] = self.speaker(row)
        for event in self.evidence.events_in(sentence):
            if event.date and event.date.precision == "day" and event.date.start == event.date.end:
                for span in event.date.evidence:
                    if sentence.covers(span) and not re.search(r"\d", document.words(span)):
                        edits[span.end, span.end] = f" ({day_in_words(event.date.start)})"
        if document.published:
            for match in re.finditer(r"\b[Tt]oday\b", _unquoted(document.words(sentence))):
                at = sentence.start + match.end()
                edits.setdefault((at, at), f" ({day_in_words(document.published)})")
        text, at = "", sentence.start
        for (start, end), new in sorted(edits.items()):
            if start >= at:
                text += document.text[at:start] + new
                at = end
        text += document.text[at : sentence.end]
        return upper_first(text) if edits and text[:1].islower() else text

    def _spoken(self, sentence: Span) -> str | None:
        """A sentence that is nothing but quotation, given back its speaker; None for every other."""
        document = self.evidence.documents[sentence.doc]
        words = self.evidence.words(sentence).strip('“”" ')
        label = _LABEL.match(words)
        if label:
            return self._answered(words[label.end() :], sentence)
        for row in self.evidence.attributions_in(sentence):
            inside = any(
                _shared(place, sentence) >= 0.9 * (sentence.end - sentence.start) for place in row.content
            )
            named = any(sentence.covers(span) for span in row.source)
            quoted = any(
                "“" in document.words(place) or '"' in document.words(place) for place in row.content
            )
            if inside and quoted and not named and row.speaker and not re.search(r"[“”\"]", words):
                said = (
                    words if words[:1].isupper() and re.search(r"[.!?…]$", words) else f"{words.rstrip(',')}."
                )
                return upper_first(f"{self.speaker(row)} said: “{said}”")
        return None

    def _answered(self, words: str, sentence: Span) -> str | None:
        """A speech of a transcript with its speaker; None for one that nobody is known to have made."""
        rows = self.evidence.attributions_in(sentence)
        if not rows or not rows[0].speaker or re.search(r"[“”\"]|\?$", words):
            return None
        name = self.speaker(rows[0])
        return f"{name.title() if name.isupper() else name} said: “{words}”"

    def speaker(self, row: Attribution) -> str:
        """A speaker's name as the heap knows it in full, else the description."""
        entity = self.evidence.entities.get(row.speaker_entity or "")
        name = entity.name if entity and not row.anonymous else (row.speaker or "")
        described = name.split()[-1:] and name.split()[-1].islower() and not _DETERMINED.match(name)
        if described and not name.split(",")[0].split(" who ")[0].endswith("s"):
            head = name.split()[0]
            rest = name if head.endswith(("an", "ese", "ish", "ch")) else name[:1].lower() + name[1:]
            return f"{'an' if rest[:1].casefold() in 'aeio' else 'a'} {rest}"
        return name

    def _credited(self, text: str, sentence: Span, origins: int) -> str:
        """Narration that one origin alone tells is credited to it."""
        evidence = self.evidence
        if origins > 1 or evidence.attributions_in(sentence):
            return text
        document = evidence.documents[sentence.doc]
        outlet = evidence.outlet(sentence.doc)
        if document.kind == "comment":
            return f"Comment by {outlet}: {text}"
        upstreams = [upstream.name for upstream in document.upstreams]
        if any(name.casefold() in text.casefold() for name in (outlet, *upstreams)):
            return text
        verb = "said" if document.kind in {"official_statement", "press_release", "notice"} else "reported"
        told = f"{outlet} {verb}" + (f", citing {upstreams[0]}" if upstreams else "")
        if re.search(r"[!?…”\"’)]\W*$", text) or "“" in text:
            return f"{told}: {text}"
        return f"{text.rstrip('.')}, {told}."

    def _marked(self, text: str, sentence: Span) -> str:
        size = sentence.end - sentence.start
        acts = {
            row.speech_act
            for row in self.evidence.attributions_in(sentence)
            if sum(_shared(place, sentence) for place in row.content) >= 0.4 * size
            and not (row.speech_act == "comment" and self._official(row))
        }
        for act in ("forecast", "comment"):
            if act in acts and not text.startswith("Comment by"):
                return f"{act.capitalize()}: {text}"
        return text

    def _official(self, row: Attribution) -> bool:
        """Whether a government or body speaks: what it says is its position, not somebody's comment."""
        entity = self.evidence.entities.get(row.speaker_entity or "")
        return entity is not None and entity.kind != "person"

    def _origins(self, events: tuple[Event, ...], claims: tuple[Claim, ...]) -> int:
        counts = [claim.independent_origins.asserting for claim in claims]
        counts += [len({witness.origin for witness in event.witnesses if witness.origin}) for event in events]
        return max(1, min(counts, default=1))

    def _citations(
        self, sentence: Span, events: tuple[Event, ...], claims: tuple[Claim, ...]
    ) -> tuple[Span, ...]:
        evidence = self.evidence
        others = [span for event in events for span in event.spans]
        others += [witness.span for claim in claims for witness in claim.assertions]
        found = {sentence.doc: sentence}
        for span in sorted(others, key=lambda span: (evidence.trust(span.doc), span)):
            if span.doc not in found and not evidence.is_flagged(span) and not evidence.is_residue(span):
                found[span.doc] = span
        return tuple(found.values())[: self.options.citations]


def _unquoted(words: str) -> str:
    """`words` with what stands in quotation marks blanked, so that it is not edited."""
    return re.sub(r"“[^”]*(?:”|$)|\"[^\"]*(?:\"|$)", lambda match: "_" * len(match[0]), words)


def _shared(a: Span, b: Span) -> int:
    return max(0, min(a.end, b.end) - max(a.start, b.start)) if a.doc == b.doc else 0
