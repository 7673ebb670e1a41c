"""Who the source is: the entity behind the words, or the description where there is none."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

import msgspec

from firsthand.model.attribution import Attribution
from firsthand.model.document import Document
from firsthand.model.entity import Entity
from firsthand.model.span import DocId, Span
from firsthand.stages.attribution.honest import honest, is_mute
from firsthand.stages.attribution.lexicon import people
from firsthand.stages.attribution.outlets import shown_outlets
from firsthand.text.names import bare_name, gender, has_given_name, titles

__all__ = ["speakers"]

_CORE_END = re.compile(r"[,;(—–]| (?:who|whom|whose|which|that|familiar|speaking|told|said) ")
_BENEATH = re.compile(r"\b(?:of|to|for|by|with|in|on|at|from|about)\b")
_RULERS = re.compile(
    r"\b(?:government|administration|authorities|leadership|leaders|ministry) of\b", re.IGNORECASE
)
_NAME_GOES_ON = re.compile(r"\s+(?:[A-Z]|himself|herself|and\b|&|\()|[-’']?[A-Z]|\W*$")
_ARTICLE = re.compile(r"^(?:the|a|an|this|that|these|those|one|another)\s+", re.IGNORECASE)
_MEDIUM = re.compile(r" in an? (?:statement|interview|e-?mail|note|letter|blog post|press release)$")
_NEARBY = 40  # mentions before a pronoun among which the one it takes up is looked for
_STOP = re.compile(r"[.?!][”\"]?\s+(?=[A-Z“\"])")
_PRONOUN = {
    "he": "person", "she": "person", "his": "person", "her": "person", "him": "person",
    "i": "self", "we": "self", "my": "self", "our": "self", "me": "self", "us": "self",
    "they": "any", "it": "any", "their": "any", "its": "any", "them": "any",
}  # fmt: skip
_HUMAN = frozenset({"he", "she", "his", "her", "him"})
_MOUTHS = frozenset({"spokesman", "spokeswoman", "spokesperson", "representative"})
_LABELLED = re.compile(r"(?:MR|MRS|MS|DR)\.? (?P<name>[A-Z]{2,})")
_RELATIVE = frozenset({"who", "which", "that", "whom"})


def speakers(
    attributions: Sequence[Attribution],
    entities: Sequence[Entity],
    documents: Mapping[DocId, Document],
) -> tuple[Attribution, ...]:
    """`attributions` with ``speaker`` and ``speaker_entity`` set, in their order.

    An unnamed official keeps the description as printed, never the country's name; "the official" and "he"
    take over the longer description or the name that the page gave last. Where nobody is credited the
    speaker is null.
    """
    index = _mentions(entities)
    bearers = _bearers(entities)
    places = frozenset(one.id for one in entities if one.kind in {"place", "government"})
    bodies = frozenset(one.id for one in entities if one.kind not in {"person", "place"})
    resolved: dict[str, Attribution] = {}
    by_document: dict[DocId, list[Attribution]] = {}
    for one in attributions:
        by_document.setdefault(one.doc, []).append(one)
    for doc in sorted(by_document):
        named = {name for one in by_document[doc] for name in (one.via, one.translated_by) if name}
        shown = shown_outlets(documents[doc].text, documents[doc].outlet)
        earlier = _Earlier(shown | {bare_name(name) for name in named})
        mentions = index.get(doc) or _Mentions(())
        for one in sorted(by_document[doc], key=_reading_order):
            beside, nearby = mentions.beside(one.source), mentions.before(one.source)
            one = _resolve(one, beside, nearby, documents[doc], earlier, bodies)  # noqa: PLW2901
            done = _by_surname(one, documents[doc], bearers.get(doc, {}), places)
            done = _on_the_same_occasion(done, earlier.rows, documents[doc])
            earlier.add(done)
            resolved[one.id] = done
    inside = (_inside_speech(resolved[one.id], resolved) for one in attributions)
    return tuple(honest(one, documents[one.doc]) for one in inside)


class _Mentions:
    """The mentions of one document in reading order, each with whom it stands for."""

    def __init__(self, rows: Sequence[tuple[Span, Entity]]) -> None:
        self._rows = rows
        self._starts = [span.start for span, _ in rows]
        self._longest = max((span.end - span.start for span, _ in rows), default=0)

    def beside(self, parts: Sequence[Span]) -> tuple[tuple[Span, Entity], ...]:
        """The mentions that share a character with one of `parts`, in reading order."""
        found = {
            at
            for part in parts
            for at in range(
                bisect_left(self._starts, part.start - self._longest), bisect_left(self._starts, part.end)
            )
            if self._rows[at][0].overlaps(part)
        }
        return tuple(self._rows[at] for at in sorted(found))

    def before(self, parts: Sequence[Span]) -> tuple[tuple[Span, Entity], ...]:
        """The last mentions that begin before `parts`, in reading order."""
        end = bisect_left(self._starts, parts[0].start) if parts else 0
        return tuple(self._rows[max(0, end - _NEARBY) : end])


class _Earlier:
    """The attributions before one, in reading order, the last one of each speaker, and the page's outlets."""

    def __init__(self, outlets: frozenset[str]) -> None:
        self.outlets = outlets
        self.rows: list[Attribution] = []
        self.of_entity: dict[str, Attribution] = {}
        self._described: dict[tuple[str, str], Attribution] = {}

    def add(self, one: Attribution) -> None:
        """Put `one` last."""
        self.rows.append(one)
        if one.speaker and one.speaker_entity is not None:
            self.of_entity[one.speaker_entity] = one
        if one.speaker:
            key = (one.anonymity, one.speaker.lower())
            self._described.pop(key, None)
            self._described[key] = one

    def described(self, anonymity: str) -> Iterator[tuple[str, Attribution]]:
        """Each distinct speaker of a class of anonymity in lower case, with the last words; latest first."""
        for (kind, speaker), one in reversed(self._described.items()):
            if kind == anonymity:
                yield speaker, one


def _reading_order(one: Attribution) -> tuple[int, int, str]:
    place = one.source[0] if one.source else one.cue[0]
    return place.start, place.end, one.id


def _mentions(entities: Sequence[Entity]) -> dict[DocId, _Mentions]:
    """Every mention with whom it stands for: a country that speaks is its government, not a place."""
    governments = {
        name: entity
        for entity in entities
        if entity.kind == "government"
        for name in (entity.name, *entity.aliases)
    }
    found: dict[DocId, list[tuple[Span, Entity]]] = {}
    for entity in entities:
        speaks = governments.get(entity.name, entity) if entity.kind == "place" else entity
        for span in entity.mentions:
            found.setdefault(span.doc, []).append((span, speaks))
    return {
        doc: _Mentions(sorted(pairs, key=lambda pair: (pair[0], pair[1].id))) for doc, pairs in found.items()
    }


def _bearers(entities: Sequence[Entity]) -> dict[DocId, dict[str, list[tuple[int, Entity]]]]:
    """By document and last name: the persons whom the page names in full, and where it does so first."""
    found: dict[DocId, dict[str, list[tuple[int, Entity]]]] = {}
    for entity in entities:
        names = entity.name.split()
        if entity.kind != "person" or len(names) < 2 or not names[-1][:1].isupper():
            continue
        for doc in sorted({span.doc for span in entity.mentions}):
            first = min(span.start for span in entity.mentions if span.doc == doc)
            found.setdefault(doc, {}).setdefault(names[-1], []).append((first, entity))
    return found


def _by_surname(
    one: Attribution,
    document: Document,
    bearers: Mapping[str, Sequence[tuple[int, Entity]]],
    places: frozenset[str],
) -> Attribution:
    """`one` said by a person named in full before, where a bare surname was taken for a place or for nobody.

    "London said" is the United Kingdom, but not on a page that has told of Ellen London.
    """
    if not one.source or (one.speaker_entity is not None and one.speaker_entity not in places):
        return one
    printed = _printed(one, document)
    label = _LABELLED.fullmatch(printed)
    if label is not None:  # a transcript prints "MR. HOLT:"
        printed = label["name"].capitalize()
    known = [entity for first, entity in bearers.get(printed, ()) if first < one.source[0].start]
    if len(known) != 1:
        return one
    return msgspec.structs.replace(
        one,
        speaker=known[0].name,
        speaker_entity=known[0].id,
        anonymous=False,
        anonymity="named",
        condition=(),
    )


def _resolve(
    one: Attribution,
    mentions: Sequence[tuple[Span, Entity]],
    nearby: Sequence[tuple[Span, Entity]],
    document: Document,
    earlier: _Earlier,
    bodies: frozenset[str],
) -> Attribution:
    if not one.source or is_mute(one, document):
        return msgspec.structs.replace(one, speaker=None, speaker_entity=None)
    printed = _printed(one, document)
    if _several(one, mentions, document):
        return msgspec.structs.replace(one, speaker=_clean(printed, keep=True), speaker_entity=None)
    entity = _entity(one, mentions, document) or _before_it(one, printed, nearby, document)
    if entity is not None and printed.lower() in _HUMAN and bare_name(entity.name) in earlier.outlets:
        entity = None  # "told the agency Kestrel. ... she wrote": no agency is a woman
    if entity is not None and printed.lower() in _PRONOUN and _of_his(one, entity, earlier.rows, document):
        entity = None  # "Lee's brother said ... he said": the brother
    if entity is not None and not _is_description(entity):
        own_name = set(entity.name.lower().split()) & set(printed.lower().split())
        named = one.anonymity if one.anonymity == "office" and not own_name else "named"
        return msgspec.structs.replace(
            one, speaker=entity.name, speaker_entity=entity.id, anonymous=False, anonymity=named, condition=()
        )
    same = None
    if entity is not None:
        one = msgspec.structs.replace(one, speaker_entity=entity.id)
        if printed.lower() in _PRONOUN:
            same = earlier.of_entity.get(entity.id)
    before = same or _antecedent(one, printed, earlier, bodies)
    if before is not None:
        return msgspec.structs.replace(
            one,
            speaker=before.speaker,
            speaker_entity=before.speaker_entity,
            anonymous=before.anonymous,
            anonymity=before.anonymity,
            affiliation=one.affiliation or before.affiliation,
        )
    return msgspec.structs.replace(one, speaker=_clean(printed, keep=one.anonymous) or None)


def _before_it(
    one: Attribution, printed: str, nearby: Sequence[tuple[Span, Entity]], document: Document
) -> Entity | None:
    """The body that "it" at the head of a sentence takes up: the one with which the sentence before begins.

    "Ilvania has closed its port. It has said that": Ilvania, not whoever spoke last. A sentence that itself
    begins with "it" passes on what it took up.
    """
    if printed.lower() not in {"it", "its"}:
        return None
    start = one.source[0].start
    line = document.text.rfind("\n", 0, start) + 1
    starts = [line, *(line + match.end() for match in _STOP.finditer(document.text[line:start]))]
    if (
        printed.lower() == "its"
    ):  # "the firm withdrew its statement that": the body that its own sentence tells of
        own = [
            entity for span, entity in nearby if span.start >= starts[-1] and entity.kind == "organisation"
        ]
        return own[-1] if own else None
    for at in reversed([each for each in starts if each < start]):
        opening = re.match(r"(?:The |But |And )?", document.text[at:start])
        first = at + (opening.end() if opening else 0)
        if re.match(r"It\b", document.text[first:start]) is None:
            heads = [entity for span, entity in nearby if span.start == first and entity.kind != "person"]
            return heads[0] if heads else None
    return None


def _of_his(one: Attribution, entity: Entity, earlier: Sequence[Attribution], document: Document) -> bool:
    """Whether the last speaker of the paragraph is a relative or aide whom the page calls by `entity`."""
    before = next((b for b in reversed(earlier) if b.parent is None and b.speaker), None)
    if before is None or before.speaker_entity is not None or one.parent is not None:
        return False
    between = document.text[before.extent.end : max(before.extent.end, one.extent.start)]
    own = re.match(
        rf"(?:[\w.]+ )*?(?:{re.escape(entity.name)}|{re.escape(entity.name.split()[-1])})[’']s? ",
        before.speaker or "",
    )
    return own is not None and "\n" not in between.strip()


def _on_the_same_occasion(
    one: Attribution, earlier: Sequence[Attribution], document: Document
) -> Attribution:
    """`one` with the outlet and occasion of the speaker's words just before, where it tells none.

    A page says once that it was an interview; the sentences that follow, or a quotation that opens the next
    paragraph, are of the same interview.
    """
    if one.via or one.occasion or one.date or one.parent or not one.speaker:
        return one
    for before in reversed(earlier[-4:]):
        if before.parent is not None:
            continue
        if before.speaker != one.speaker or not (before.via or before.occasion):
            return one
        between = document.text[before.extent.end : one.extent.start]
        if (
            between.strip("\n").count("\n\n") > 0
            or len(between) > 250
            or ("\n" in between and one.kind != "direct")
        ):
            return one
        return msgspec.structs.replace(
            one,
            via=before.via,
            via_span=before.via_span,
            occasion=before.occasion,
            occasion_span=before.occasion_span,
            addressee=one.addressee or before.addressee,
        )
    return one


def _is_description(entity: Entity) -> bool:
    """Whether an entity has no name of its own: "senior US official", "minister", "the captain's aides"."""
    if entity.kind == "person" and entity.name.split()[-1:] and entity.name.split()[-1].islower():
        return True
    words = entity.name.split()
    if entity.kind == "person" and len(words) in {2, 3} and has_given_name(entity.name):
        return False  # "Ken Doctor" is a name
    last = entity.name.lower().split()[-1:]
    heads = people("person") | people("crowd") | _MOUTHS
    return bool(last) and (last[0] in heads or (last[0].endswith("s") and last[0][:-1] in heads))


def _printed(one: Attribution, document: Document) -> str:
    words = [document.words(span) for span in one.source]
    if len(words) > 1 and words[-1].lower() in _RELATIVE:
        words.pop()
    text = " ".join(" ".join(words).split())
    return re.sub(r"\s+(?:who|which|that|whom)$", "", text)


def _clean(text: str, *, keep: bool) -> str:
    """The description without what an apposition adds; an unnamed person's whole description is kept."""
    bare = re.sub(r"[’']s?$", "", text).strip(' ,;:“”"')
    bare = _MEDIUM.sub("", re.sub(r"^whose ", "the ", bare))
    if keep:
        bare = re.split(r", (?:who|which|speaking|citing)\b", bare, maxsplit=1)[0]
        return re.sub(r"^(?:A|An|The|One|Some)\b", lambda m: m.group().lower(), bare)
    return _CORE_END.split(bare, maxsplit=1)[0].strip(' ,;:“”"') or bare


def _entity(one: Attribution, mentions: Sequence[tuple[Span, Entity]], document: Document) -> Entity | None:
    """The entity whose mention is the head of the source, not one that merely stands in it."""
    best: tuple[float, int, str] | None = None
    found: Entity | None = None
    for span, entity in mentions:
        for part in one.source:
            if span.overlaps(part):
                worth = _worth(one, span, entity, part, document)
                key = (worth, -span.start, entity.id)
                if worth > 0 and (best is None or key > best):
                    best, found = key, entity
    return found


def _several(one: Attribution, mentions: Sequence[tuple[Span, Entity]], document: Document) -> bool:
    """Whether the source joins two persons or bodies with "and": neither is the speaker alone."""
    start = one.source[0].start + len(
        match.group() if (match := _ARTICLE.match(_printed(one, document))) else ""
    )
    inside = [
        (span, entity)
        for span, entity in mentions
        if any(part.covers(span) for part in one.source)
        and (entity.kind == "person" or span.start == start or span.end == one.source[-1].end)
        and document.words(span).lower() not in _PRONOUN
    ]
    for (a, first), (b, second) in pairwise(inside):
        if first.id != second.id and a.end <= b.start:
            between = document.text[a.end : b.start]
            if re.fullmatch(r",? (?:and|&) (?:[\w’. -]{0,40})", between):
                return True
    return False


def _worth(one: Attribution, span: Span, entity: Entity, part: Span, document: Document) -> float:
    text = document.words(part)
    cut = _CORE_END.search(text, 2)
    core = part.start + (cut.start() if cut else len(text))
    start = part.start + len(match.group()) if (match := _ARTICLE.match(text)) else part.start
    share = (min(span.end, core) - max(span.start, start)) / max(1, core - start)
    at_end = span.end >= core - 2
    after = document.text[span.end : min(core, span.end + 2)]
    possessive = after[:1] in {"’", "'"} and core - span.end > 3
    if document.words(span).lower() in _PRONOUN and not at_end:
        return 0.0
    before = document.text[part.start : _title_start(span, entity, part, document)]
    if entity.kind == "person":
        if span.start < core:
            if _BENEATH.search(before):
                return 0.0
            rest = document.text[span.end : core]
            if at_end or _BENEATH.match(rest[1:]):
                return 3.5 + share
            return 0.4 + share if not possessive and _NAME_GOES_ON.match(rest) else 0.0
        beside = document.text[core : span.start].strip(" ,—–(") == ""
        return 3.2 if beside else 0.0  # an apposition names the one described: "its top diplomat, Ann Lee"
    if one.anonymous and not _is_description(entity):
        return 0.0
    named_after = document.text[core : span.start].strip(" ,—–(") == "" and span.start > core
    if named_after and entity.kind == "organisation" and not _BENEATH.search(text[: core - part.start]):
        return 3.0  # "the ferry's owner, Brightwater Lines"
    if _BENEATH.search(before) and not _RULERS.search(before):
        return 0.0
    return 2.0 + share if at_end and not possessive and span.start < core else 0.0


def _title_start(span: Span, entity: Entity, part: Span, document: Document) -> int:
    """Where a person's title begins that stands right before his name in `part`, else where the name does."""
    for role in entity.roles:
        title = role.span
        beside = title.doc == span.doc and part.start <= title.start and title.end <= span.start
        if beside and not document.text[title.end : span.start].strip():
            return title.start
    return span.start


def _antecedent(
    one: Attribution, printed: str, earlier: _Earlier, bodies: frozenset[str]
) -> Attribution | None:
    """The last speaker that a pronoun or a shortened description ("the official") can mean."""
    low = printed.lower()
    wanted = _PRONOUN.get(low)
    if wanted in {"person", "any"}:
        for before in reversed(earlier.rows[-6:]):
            if before.speaker is None or before.speaker.lower() in _PRONOUN:
                continue
            person = _is_somebody(before, bodies) and not _other_sex(low, before.speaker)
            if wanted == "person" and person and before.parent == one.parent:
                return before
            if wanted == "any" and low == "they" and before.anonymity == "group":
                return before
            if low == "it" and (before.anonymity == "office" or before.speaker_entity in bodies):
                return before
        return None
    if one.anonymity not in {"described_person", "group"} or not low.startswith(("the ", "that ", "this ")):
        return None
    head = _bare(_CORE_END.split(low, maxsplit=1)[0].strip())
    return next((b for speaker, b in earlier.described(one.anonymity) if _describes(speaker, head)), None)


def _is_somebody(before: Attribution, bodies: frozenset[str]) -> bool:
    """Whether an earlier speaker is one person: by name, by description or by office, but no body."""
    if before.speaker_entity in bodies or before.speaker is None:
        return False
    if before.speaker_entity is None and " and " in before.speaker:
        return False  # two who spoke together
    if before.anonymity in {"named", "described_person"}:
        return True
    last = _CORE_END.split(before.speaker.lower(), maxsplit=1)[0].split()[-1:]
    return before.anonymity == "office" and bool(last) and last[0] in titles("office") | _MOUTHS


def _other_sex(pronoun: str, name: str) -> bool:
    """Whether "he" or "she" cannot be the bearer of `name`."""
    wanted = {"he": "m", "his": "m", "him": "m", "she": "f", "her": "f"}.get(pronoun, "")
    told = gender(name, None)
    return bool(wanted and told) and wanted != told


def _bare(text: str) -> str:
    return _ARTICLE.sub("", text).replace(".", "")


def _describes(longer: str, shorter: str) -> bool:
    """Whether every word of the shorter description stands in the longer one ("a us official who")."""
    words = _bare(longer).split()
    return len(words) >= len(shorter.split()) and all(word in words for word in shorter.split())


def _vouches(outer: Attribution) -> bool:
    """Whether an outlet is the source itself: what it reports, it reports of everyone inside."""
    span = outer.via_span
    return span is not None and any(part.covers(span) for part in outer.source)


def _inside_speech(one: Attribution, resolved: Mapping[str, Attribution]) -> Attribution:
    """`one` with what its enclosing attribution tells: its outlet, and who "I" or "we" is."""
    outer = resolved.get(one.parent or "")
    if outer is not None and one.via is None and _vouches(outer):
        one = msgspec.structs.replace(one, via=outer.via, via_span=outer.via_span)
    if (
        outer is None
        or one.speaker is None
        or _PRONOUN.get(one.speaker.lower()) != "self"
        or outer.speaker is None
    ):
        return one
    return msgspec.structs.replace(
        one,
        speaker=outer.speaker,
        speaker_entity=outer.speaker_entity,
        anonymous=outer.anonymous,
        anonymity=outer.anonymity,
        affiliation=one.affiliation or outer.affiliation,
    )
