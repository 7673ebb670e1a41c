"""The gate: a sentence is printed only when its citations support it, name by name and number by number."""

import re
from collections.abc import Callable, Iterator

from firsthand.model.claim import Witness
from firsthand.model.dossier import Dossier
from firsthand.model.span import DocId, Span
from firsthand.model.story import Statement
from firsthand.stages.brief.credit import uncredited
from firsthand.stages.brief.evidence import Evidence
from firsthand.stages.brief.frames import framed
from firsthand.stages.brief.loaded import nearest, parts, turned
from firsthand.stages.brief.page_names import is_described
from firsthand.stages.brief.voices import called
from firsthand.stages.brief.wording import OUTCOMES, content, hedges, upper_first
from firsthand.text.days import MONTHS, day_in_words
from firsthand.text.numbers import numbers, same

__all__ = ["Support", "gate", "reasons"]

_QUOTED = re.compile(r"“([^”]+)”")
_COUNTS = re.compile(
    r"\b(?:\d[\d,]*|no|one|two|three|four|five|six|seven|eight|nine|ten) "
    r"(?:more |other |further )?(?:independent )?"
    r"(?:origins?|pages?|passages?|copies|copy|others?|channels?|sources?|days later)\b",
    re.IGNORECASE,
)
_MONTH = "|".join(MONTHS)
_DATE = re.compile(rf"\b(?:(\d{{1,2}}) )?({_MONTH})(?: (\d{{1,2}})(?!\d))?(?:,? (\d{{4}}))?\b")
_NAME = re.compile(r"(?<![\w’'])[A-ZÀ-ÖØ-Þ][\w]*(?:[’'-][A-Za-zÀ-ÿ]\w*)*")
_WORD = re.compile(r"\w+")
_OPENING = re.compile(r"(?:^|[.!?…:;]\s+|[“(]\s*|[.!?…][”\"’)]\s+)$")
_REPORTED = re.compile(
    r", ([^,“”]+) reported(?:, citing [^,]+)?\.$|^([^,“”:]+) reported(?:, citing [^,:]+)?:|"
    r"^Comment by ([^:]+):"
)
_MONTH_NAMES = content(" ".join(MONTHS))
_FEW = frozenset("Two Three Four Five Six Seven Eight Nine Ten One No".split())
_FRAME = frozenset(
    "the a an no nobody none one two it where forecast comment asked unnamed neither both in among what "
    "whether all quoted that also this asserted denied of by on every nothing each some three four five six "
    "seven eight nine ten confidence".split()
)
_OF_PAGES = frozenset("sources own late pages first_hand shares described named listed alone".split())
"""Forms that tell where pages come from and who stands on them, and nothing of what they say."""


class Support:
    """The evidence under one statement: the cited sentences and what is known of who says them, when."""

    def __init__(self, statement: Statement, evidence: Evidence) -> None:
        self.statement = statement
        self.evidence = evidence
        self.cited = tuple(statement.citations)
        self.sentences = tuple(
            dict.fromkeys(
                evidence.around(span) or span for span in self.cited if span.doc in evidence.documents
            )
        )
        self.told = " ".join(evidence.words(span) for span in self.sentences)
        self.known = " ".join([self.told, *self._about()])
        self.framed = framed(statement.text)
        self.plain = statement.text.replace(self.framed.slots.get("outside", ""), "")
        bare = self.plain
        for slot in ("count", "figures"):
            bare = bare.replace(self.framed.slots.get(slot, ""), "")
        self.said = _COUNTS.sub(lambda match: " " * len(match[0]), bare)

    def _about(self) -> Iterator[str]:
        """Outlets, days, names in full and resolved dates of the cited sentences."""
        evidence = self.evidence
        for span in self.sentences:
            document = evidence.documents[span.doc]
            yield from (evidence.outlet(span.doc), document.path_or_url)
            yield day_in_words(document.published)
            yield from (upstream.name for upstream in document.upstreams)
            origin = evidence.origins.get(evidence.origin(span.doc))
            yield origin.name if origin else ""
            for row in evidence.said.get(span.doc, ()):
                if any(place.overlaps(span) for place in (*row.source, *row.cue, *row.content)):
                    yield from (row.speaker or "", row.via or "", row.occasion or "", row.addressee or "")
                    entity = evidence.entities.get(row.speaker_entity or "")
                    yield " ".join((entity.name, *(role.title for role in entity.roles))) if entity else ""
            yield from (entity.name for _, entity in evidence.people_in(span))
            yield from (day_in_words(day) for day in evidence.days(span).values())
            for event in evidence.events_in(span):
                if event.date:
                    yield from (day_in_words(event.date.start), day_in_words(event.date.end))


def gate(statement: Statement, dossier: Dossier) -> tuple[str, ...]:
    """Why the citations of `statement` do not support it, one sentence each; empty when they do."""
    return reasons(Support(statement, Evidence(dossier)))


def reasons(support: Support) -> tuple[str, ...]:
    """What every check has against a statement, in the order of the checks."""
    if not support.sentences:
        return ("It cites nothing.",)
    return tuple(reason for check in _CHECKS for reason in check(support))


def _residue(support: Support) -> Iterator[str]:
    for span in support.cited:
        if support.evidence.is_residue(span):
            yield f"It cites residue: “{support.evidence.words(span)[:60]}”."


def _quotes(support: Support) -> Iterator[str]:
    known = _bare(support.known)
    for quoted in _QUOTED.findall(support.plain):
        for part in re.split(r"…|\.\.\.", quoted):
            if _bare(part) and _bare(part) not in known:
                yield f"“{part.strip()[:60]}” stands in none of its citations."


def _names(support: Support) -> Iterator[str]:
    known = {word.casefold() for word in _WORD.findall(support.known)}
    for match in _NAME.finditer(support.said):
        words = [word.casefold() for word in _WORD.findall(match[0]) if word not in {"s", "S"}]
        opening = _OPENING.search(support.said[: match.start()]) is not None
        if opening and words and words[0] in _FRAME:
            continue
        if not all(word in known for word in words):
            yield f"“{match[0]}” is named in none of its citations."


def _numbers(support: Support) -> Iterator[str]:
    told = numbers(_DATE.sub(lambda match: " " * len(match[0]), support.said))
    counts = [found for found in told if found.kind == "count"]
    known = numbers(support.known) if counts else ()
    for found in counts:
        if not any(same(found, other) for other in known):
            words = support.said[found.start : found.end]
            if words.strip().casefold() not in support.known.casefold():
                yield f"The number “{words}” stands in none of its citations."


def _dates(support: Support) -> Iterator[str]:
    """A day with its month must be given by a citation, and so must the year behind it."""
    known = [_date(match) for match in _DATE.finditer(support.known)]
    for match in _DATE.finditer(support.said):
        day, month, year = _date(match)
        same = [theirs for theirs in known if theirs[1] == month and (not day or theirs[0] == day)]
        if (day or year) and not any(not year or theirs[2] == year for theirs in same):
            yield f"The date “{match[0].strip()}” is given by none of its citations."


def _date(match: re.Match[str]) -> tuple[str, str, str]:
    return (match[1] or match[3] or "").lstrip("0"), match[2], match[4] or ""


def _form(support: Support) -> Iterator[str]:
    """A sentence that reports on the pages does so in a known form."""
    if support.framed.loose:
        yield "It reports on the pages in no known form."


def _turned(support: Support) -> Iterator[str]:
    sources = tuple(support.evidence.words(span) for span in support.sentences)
    for told in support.framed.tells:
        yield from turned(told, sources)


def _credit(support: Support) -> Iterator[str]:
    """What only somebody says must carry that somebody; a headline as printed need not."""
    if support.statement.text in {
        support.evidence.words(span) for span in support.cited if _is_title(span, support)
    }:
        return
    by_words = {support.evidence.words(span): span for span in reversed(support.sentences)}
    for told in support.framed.told:
        for part in parts(told):
            sentence = by_words[nearest(part, tuple(reversed(by_words)))]
            reason = uncredited(part, sentence, _telling(support), support.evidence)
            if reason:
                yield reason
                return


def _is_title(span: Span, support: Support) -> bool:
    return support.evidence.documents[span.doc].title_span == span


def _telling(support: Support) -> int:
    """How many origins tell the statement: no more than pages are cited."""
    return min(support.statement.origins, len({span.doc for span in support.cited}))


def _sides(support: Support) -> Iterator[str]:
    """Who asserts and who denies stand on the sides that the claim has them on."""
    evidence = support.evidence
    claims = evidence.claims.on(span.doc for span in support.cited)
    mine = [claim for claim in claims if claim.id in support.statement.claims]
    counts = numbers(support.framed.slots.get("count", ""))
    known = {(c.independent_origins.asserting, c.independent_origins.denying) for c in mine}
    if counts and (counts[0].value, counts[-1].value) not in known:
        yield "It counts origins that the claim does not have."
    for slot in ("yes", "no"):
        words = support.framed.slots.get(slot)
        if words is None:
            continue
        witnesses = [w for claim in mine for w in (claim.assertions if slot == "yes" else claim.denials)]
        named = content(" ".join(name for witness in witnesses for name in _called(witness, evidence)))
        for match in _NAME.finditer(words):
            if match.start() > 0 and not content(match[0]) <= named:
                yield f"“{match[0]}” stands on the wrong side of the dispute."


def _called(witness: Witness, evidence: Evidence) -> tuple[str, ...]:
    row = evidence.attributions.get(witness.attribution or "")
    entity = evidence.entities.get(row.speaker_entity or "") if row else None
    spoken = row.speaker if row else None
    return (
        witness.speaker or "",
        spoken or "",
        entity.name if entity else "",
        evidence.outlet(witness.span.doc),
    )


def _pages(support: Support) -> Iterator[str]:
    """Pages and reports that a form names are those that are cited or credited, each with its own words."""
    evidence, slots = support.evidence, support.framed.slots
    docs = list(dict.fromkeys(span.doc for span in support.cited))
    known = content(" ".join(name for doc in docs for name in _titles(doc, evidence)))
    for slot in ("page", "other", "lacks", "heirs", "pages", "root", "reports"):
        for match in _NAME.finditer(slots.get(slot, "")):
            if not content(match[0]) <= known | _MONTH_NAMES and match[0] not in _FEW:
                yield f"“{match[0]}” is none of the pages that it cites."
    for told in support.framed.told:
        for match in _REPORTED.finditer(told):
            name = match[1] or match[2] or match[3]
            if not content(name) <= known:
                yield f"“{name}” is none of the pages that it cites."
    left = support.statement.text
    for name in sorted({evidence.outlet(doc) for doc in docs}, key=lambda name: (-len(name), name)):
        left = left.replace(name, " ").replace(upper_first(name), " ")
    if is_described(left, anywhere=True):
        yield "It calls a page by a headline or a credit that none of its citations has."
    for slot, page in (("a", "page"), ("b", "other")):
        mine = [
            span
            for span in support.sentences
            if upper_first(evidence.outlet(span.doc)) == upper_first(slots.get(page, ""))
        ]
        told = _bare(" ".join(evidence.words(span) for span in mine))
        if mine and any(_bare(part) not in told for part in slots.get(slot, "").split("…")):
            yield f"{slots[page]} does not have “{slots[slot][:60]}”."


def _titles(doc: DocId, evidence: Evidence) -> Iterator[str]:
    document = evidence.documents[doc]
    yield from (
        evidence.outlet(doc),
        document.path_or_url,
        *(upstream.name for upstream in document.upstreams),
    )
    origin = evidence.origins.get(evidence.origin(doc))
    yield origin.name if origin else ""
    yield from (credited.name for credited in evidence.credited.on([doc]) if credited.kind == "upstream")


def _witnesses(support: Support) -> Iterator[str]:
    """The voices on which a claim rests are described as its witnesses are."""
    voices = support.framed.slots.get("voices")
    if voices is not None:
        told = tuple(
            " ".join(_called(witness, support.evidence))
            for claim in support.evidence.claims.on(span.doc for span in support.cited)
            if claim.id in support.statement.claims
            for witness in claim.assertions
        )
        yield from turned(voices, told)


def _listed(support: Support) -> Iterator[str]:
    """A list of voices holds nobody whom the cited passages do not name so."""
    left = support.framed.slots.get("list")
    if left is None:
        return
    rows = [
        row
        for span in support.cited
        for row in support.evidence.said.get(span.doc, ())
        if any(place.overlaps(span) for place in row.source)
    ]
    for name in sorted({called(row, support.evidence) for row in rows}, key=lambda name: (-len(name), name)):
        left = left.replace(name, "", 1)
    left = re.sub(r"\band (?:\w+ others?|\d+ others?)?|[\s,]", "", left)
    if left:
        yield f"“{left[:60]}” is not how its citations call anybody."


def _levels(support: Support) -> Iterator[str]:
    """A level of confidence goes with the origins that are counted, and with no word of likelihood."""
    level, basis = support.framed.slots.get("level"), support.framed.slots.get("basis", "")
    if level is None:
        return
    counts = [found.value for found in numbers(basis)]
    if counts[:1] != [support.statement.origins]:
        yield "It counts origins that it does not have."
    if level != "low" and (counts[:1] == [1] or "," in basis):
        yield f"Confidence is no more than low where it rests on {basis}."
    if any(hedges(told) for told in support.framed.told):
        yield "It mixes a level of confidence with a word of likelihood."


def _sourced(support: Support) -> Iterator[str]:
    """The figures of a summary of sources are those of a story that holds its pages."""
    slots, evidence = support.framed.slots, support.evidence
    if "origins" not in slots:
        return
    docs = {span.doc for span in support.cited}
    mine = [story for story in evidence.dossier.stories if docs <= set(story.documents)]
    told = tuple(found.value for slot in ("many", "origins") for found in numbers(slots[slot])[:1])
    if told not in {(len(s.documents), len(s.counted) or evidence.independent(s.documents)) for s in mine}:
        yield "It counts pages or origins that the story does not have."


def _outcome(support: Support) -> Iterator[str]:
    """What became of a pledge is what the ledger of pledges has."""
    words = support.framed.slots.get("outcome")
    pledges = support.evidence.pledges.on(span.doc for span in support.cited)
    mine = [p for p in pledges if any(a.overlaps(b) for a in p.spans for b in support.cited)]
    if words is not None and not any(OUTCOMES.get((p.kind, p.outcome)) == words for p in mine):
        yield "It tells an outcome that the pledges do not have."


def _drift(support: Support) -> Iterator[str]:
    """What a copy changed is no fact; a statement that shows both wordings tells of the change itself."""
    if support.framed.names and _OF_PAGES.issuperset(support.framed.names):
        return
    rows = support.evidence.flags(support.cited)
    touched = [(drift, _touch(support, drift.a), _touch(support, drift.b)) for drift in rows]
    if "“" in support.statement.text and any(a and b for _, a, b in touched):
        return
    for drift, a, b in touched:
        if (a and drift.likely_faithful != "a") or (b and drift.likely_faithful != "b"):
            yield f"It rests on a wording that was changed on the way: {drift.why}"
            return


def _touch(support: Support, spans: tuple[Span, ...]) -> bool:
    return any(span.overlaps(cited) for span in spans for cited in support.cited)


def _bare(text: str) -> str:
    return " ".join(_WORD.findall(text.casefold()))


_CHECKS: tuple[Callable[[Support], Iterator[str]], ...] = (
    _residue,
    _quotes,
    _names,
    _numbers,
    _dates,
    _form,
    _turned,
    _sides,
    _pages,
    _witnesses,
    _listed,
    _levels,
    _sourced,
    _outcome,
    _credit,
    _drift,
)
