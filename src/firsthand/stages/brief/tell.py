"""One sentence made to stand alone: pronouns named, days dated, forecasts marked, outlets credited."""

import re

from firsthand.model.attribution import Attribution
from firsthand.model.claim import Claim
from firsthand.model.entity import Entity
from firsthand.model.event import Event
from firsthand.model.span import Span
from firsthand.model.story import Statement
from firsthand.options.brief import BriefOptions
from firsthand.stages.brief.credit import uncredited
from firsthand.stages.brief.evidence import Evidence
from firsthand.stages.brief.page_names import opening
from firsthand.stages.brief.wording import alone, hedges, is_voice, upper_first
from firsthand.text.days import MONTHS, day_in_words

__all__ = ["Teller"]

_PRONOUN = re.compile(
    r"^(?:he|she|they|it|the (?:official|spokes\w+|minister|secretary|president|source))$", re.IGNORECASE
)

_OFFICE = re.compile(
    r"The (?:[a-z]+ ){0,2}"
    r"([Mm]inister|[Pp]resident|[Ss]ecretary|[Cc]hancellor|[Pp]remier|[Gg]overnor|[Mm]ayor)"
)
"""An office that opens a sentence: who holds it stood before."""
_NAME = re.compile(r"[A-Z][\w’'.-]+(?: (?:[A-Z][\w’'.-]*|al|bin|de|van|von|der|ten)){1,3}")
_ASIDE = re.compile(r", (?:which|who|whom|whose) [^,“”]*\b(?:he|she|him|his|her)\b[^,“”]*(?:,|(?=[.]$))")
"""A describing clause with a pronoun: without it the sentence may stand alone."""
_ON = re.compile(
    r"\b(?:on|late on|early on|since|until|till|by|from|of|before|after|for|last|and|or|to|between|next) $",
    re.IGNORECASE,
)
_WEEKDAY = re.compile(r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day")
_PART = re.compile(
    r"[’'-]|,? (?:\d+|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\w*\.? \d+|"
    r"morning|evening|night|afternoon|midday|noon)\b"
)
_AMERICAN = re.compile(rf"\b({'|'.join(MONTHS)}) (\d{{1,2}})(?!\d|:)(?:, (\d{{4}})\b,?)?")

_LABEL = re.compile(r"^[A-Z][A-Z. ]{2,30}:\s")
"""Who speaks in a transcript."""

_DETERMINED = re.compile(
    r"(?:an?|the|one|two|three|four|five|some|several|many|both|unnamed|his|her|its|their) |\S+[’']s ",
    re.IGNORECASE,
)


_SOMEBODY = re.compile(
    r"\b(?:Mrs?|Ms|Dr|Gen|Sen|Lord|Sir)\.? [A-Z]|[A-Z]\w+ [A-Z]\w+|"
    r"\b(?:\w*(?:minister|president|secretary|official|officer|leader|diplomat|driver|actress|actor|woman|man|boy|girl|"
    r"person|spokes\w+|chancellor|captain|pilot|player|suspect|victim|singer|judge|lawyer|student|"
    r"teacher|mother|father|son|daughter|wife|husband|teen\w*|year-old|employee|worker|gunman|speaker|"
    r"chief|director|founder|author|head|candidate|mayor|governor|senator|doctor|who))\b"
)
"""Somebody for whom a pronoun may stand: a name with its title, two capitals, a word for a person."""


_POINTS = re.compile(
    r"\b(?:reject|deni|confirm|dismiss|disput|said|call)\w* (?:that|it|this|so)"
    r"(?:[,.;]| and\b| as well\b| too\b)|"
    r"\b(?:that|those|such|this|these) (?:time|talks|meeting|assistance|decision|move|comments?|"
    r"remarks?|position|context|point|choice|claims?|allegations?|statement|report)\b|"
    r"\b(?:meeting|talks|summit|conference|exchange)s? said\b|^[_\s]*(?:its|their|it|they)\b",
    re.IGNORECASE,
)
"""A deed done to what stood before, a thing told before, a meeting that speaks, a pronoun first."""


class Teller:
    """Turns sentences of the pages into statements of a brief."""

    def __init__(self, evidence: Evidence, options: BriefOptions, year: str = "") -> None:
        self.evidence = evidence
        self.options = options
        self.year = year

    def tell(self, sentence: Span, *, alone_in: bool = False) -> Statement | None:
        """The statement that `sentence` makes, with all that tells it; None when it cannot stand alone.

        With `alone_in`, what several origins tell is credited to its own page as well.
        """
        words = self._spoken(sentence) or alone(self.resolved(sentence))
        if words is not None and _dangling(words, self.evidence, sentence):
            words = _ASIDE.sub("", words)
        if (
            words is None
            or _POINTS.search(_unquoted(words))
            or self._spun(words, sentence)
            or _dangling(words, self.evidence, sentence)
            or not self.options.shortest <= len(words.split()) <= self.options.longest
        ):
            return None
        events, claims = self.facts(sentence)
        origins = self._origins(events, claims)
        text = self.credited(words, sentence, 1 if alone_in else origins)
        return Statement(
            text=self._marked(text, sentence),
            citations=self._citations(sentence, events, claims),
            claims=tuple(claim.id for claim in claims),
            origins=origins,
        )

    def _spun(self, words: str, sentence: Span) -> bool:
        """Whether a synonymiser's turn stands in the narration of a page that is far from its root."""
        return self.evidence.distance(sentence.doc) >= 5 and bool(hedges(_unquoted(words), "spun_marks"))

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
        """The words of `sentence`, pronouns replaced by the people they stand for, days given their date."""
        document = self.evidence.documents[sentence.doc]
        edits = {**self._people(sentence), **self._days(sentence)}
        text, at = "", sentence.start
        for (start, end), new in sorted(edits.items()):
            if start >= at:
                text += document.text[at:start] + new
                at = end
        text += document.text[at : sentence.end]
        return self._numbered(upper_first(text) if edits and text[:1].islower() else text)

    def _people(self, sentence: Span) -> dict[tuple[int, int], str]:
        """Pronouns that speak, and an office that opens the sentence, replaced by whom the page means."""
        document = self.evidence.documents[sentence.doc]
        outside = _unquoted(document.words(sentence))
        edits: dict[tuple[int, int], str] = {}
        for span, entity in self.evidence.people_in(sentence):
            office = _OFFICE.fullmatch(document.words(span)) if span.start == sentence.start else None
            followed = document.text[span.end : span.end + 4] in {" of ", " for"}
            if office and not followed and _NAME.fullmatch(entity.name) and _holds(entity, office[1]):
                edits[span.start, span.end] = entity.name
        for row in self.evidence.said.get(sentence.doc, ()):
            for span in row.source:
                if sentence.covers(span) and row.speaker and _PRONOUN.match(document.words(span)):
                    name = self.speaker(row)
                    if not name[:1].isupper() or name.startswith("The ") or not is_voice(name):
                        name = name if span.start == sentence.start else ""
                    if name and not _seen(name, outside[: span.start - sentence.start]):
                        edits[span.start, span.end] = name
                    else:
                        edits.pop((span.start, span.end), None)
        return edits

    def _days(self, sentence: Span) -> dict[tuple[int, int], str]:
        """``on Friday`` as ``on 5 April``; other days without a number with their date in brackets."""
        document = self.evidence.documents[sentence.doc]
        outside = _unquoted(document.words(sentence))
        edits: dict[tuple[int, int], str] = {}
        for span, day in self.evidence.days(sentence).items():
            at, end = span.start - sentence.start, span.end - sentence.start
            lead = _ON.search(outside[:at])
            if _WEEKDAY.fullmatch(
                outside[at:end].removeprefix("on ").removeprefix("On ")
            ) and not _PART.match(outside[end:]):
                prefix = "" if outside[at : at + 2].lower() == "on" or lead else "on "
                keep = outside[at : at + 3] if outside[at : at + 3].lower() == "on " else ""
                edits[span.start, span.end] = f"{prefix}{keep}{self.day(day)}"
            elif outside[at:end].strip("_") and not outside[end : end + 2].startswith(("’s", "'s")):
                edits[span.end, span.end] = f" ({self.day(day)})"
        if document.published:
            for match in re.finditer(r"\b[Tt]oday\b(?! \(|['’])", outside):
                at = sentence.start + match.start()
                if any(start <= at < end or start == at + 5 for start, end in edits):
                    continue
                edits.setdefault(
                    (at, at + 5), f"{'On' if match[0][0] == 'T' else 'on'} {self.day(document.published)}"
                )
        return edits

    def day(self, value: str) -> str:
        """An ISO day in words, without its year where that is the year of the story."""
        return day_in_words(value).removesuffix(f" {self.year}") if self.year else day_in_words(value)

    def _numbered(self, text: str) -> str:
        """`text` with days in one form: ``April 20, 2024`` as ``20 April``."""
        return _AMERICAN.sub(
            lambda m: f"{m[2]} {m[1]}{f' {m[3]}' if m[3] and m[3] != self.year else ''}", text
        )

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

    def credited(self, text: str, sentence: Span, origins: int = 1) -> str:
        """`text`, credited to the page of `sentence` where it does not say who says so and has one origin."""
        evidence = self.evidence
        if not uncredited(text, sentence, origins, evidence):
            return text
        document = evidence.documents[sentence.doc]
        outlet = evidence.outlet(sentence.doc)
        if document.kind == "comment":
            return f"Comment by {outlet}: {text}"
        upstreams = [upstream.name for upstream in document.upstreams]
        if any(name.casefold() in text.casefold() for name in (outlet, *upstreams)):
            return text
        verb = "said" if document.kind in {"official_statement", "press_release", "notice"} else "reported"
        cites = upstreams and not outlet.startswith("a page that credits")
        told = f"{outlet} {verb}" + (f", citing {upstreams[0]}" if cites else "")
        if re.search(r"[!?…”\"’)]\W*$", text) or "“" in text:
            return f"{opening(told)}: {text}"
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


def _holds(entity: Entity, office: str) -> bool:
    """Whether some page gives `entity` this office."""
    return any(office.casefold() in role.title.casefold() for role in entity.roles)


def _seen(name: str, before: str) -> bool:
    """Whether the last word of `name` stands in `before`."""
    words = name.split()
    return bool(words) and re.search(rf"(?<!\w){re.escape(words[-1])}(?!\w)", before) is not None


def _dangling(words: str, evidence: Evidence, sentence: Span) -> bool:
    """Whether a pronoun for a person comes before anybody whom it may stand for."""
    bare = _unquoted(words)
    pronoun = re.search(r"\b(?:he|she|him|his|her)\b", bare, re.IGNORECASE)
    if pronoun is None:
        return False
    before = bare[: pronoun.start()]
    people = [entity.name for _, entity in evidence.people_in(sentence)]
    return not (_SOMEBODY.search(before) or any(_seen(name, before) for name in people))


def _unquoted(words: str) -> str:
    """`words` with what stands in quotation marks blanked, so that it is not edited."""
    return re.sub(r"“[^”]*(?:”|$)|\"[^\"]*(?:\"|$)", lambda match: "_" * len(match[0]), words)


def _shared(a: Span, b: Span) -> int:
    return max(0, min(a.end, b.end) - max(a.start, b.start)) if a.doc == b.doc else 0
