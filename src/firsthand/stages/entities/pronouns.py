"""Who ``he`` and ``she`` are: the last fitting person, subjects first, narration and quotation kept apart."""

from collections.abc import Mapping, Sequence

from firsthand.model.span import Span
from firsthand.options.entities import EntitiesOptions
from firsthand.stages.entities.persons import compatible
from firsthand.stages.entities.raw import Key, Place, Raw, is_subject, quote_at
from firsthand.stages.entities.scan import Reading
from firsthand.text.quotes import Quotation

__all__ = ["pronouns"]

_PRONOUNS = {
    "he": "m",
    "him": "m",
    "his": "m",
    "himself": "m",
    "she": "f",
    "her": "f",
    "hers": "f",
    "herself": "f",
}
_LEAST = 16
"""Characters of a quotation that is speech rather than a word held up."""


def pronouns(
    readings: Sequence[Reading],
    people: Sequence[Raw],
    genders: Mapping[Key, str],
    quotes: tuple[Quotation, ...],
    options: EntitiesOptions,
) -> tuple[Raw, ...]:
    """Mentions for the third-person pronouns that have a fitting person before them; the others are left out.

    Inside a quotation only persons named in the same quotation fit, outside only persons named outside, so
    that ``he said`` never means somebody who was merely talked about, nor one whom the quotation itself
    names. A sex once learned holds for the rest of the page.
    """
    known = dict(genders)
    found: list[Raw] = []
    unknown: dict[int, str] = {}
    everyone = sorted(people, key=lambda raw: raw.span)
    opened: dict[int, int] = {}
    for number, reading in enumerate(readings):
        paragraph = reading.sentence.paragraph
        opened.setdefault(paragraph, number)
        for index, token in enumerate(reading.tokens):
            sex = _PRONOUNS.get(token.text.lower())
            if sex is None:
                continue
            place = Place(
                number,
                paragraph,
                quote_at(quotes, reading.sentence, token.start),
                is_subject(reading, index, index),
            )
            span = reading.sentence.token_span(index, index)
            earlier = [raw for raw in (*everyone, *found) if raw.span.end <= span.start]
            talked_of = _in_own_words(reading, place, everyone, quotes)
            fitting = [
                raw
                for raw in earlier
                if raw.place.quote == place.quote
                and raw.key not in talked_of
                and compatible(sex, known.get(raw.key, ""))
            ]
            chosen = _choose(
                fitting, place, opened[paragraph] == number, _bound(reading, index, everyone), options
            )
            if chosen is not None and unknown.get(chosen.place.sentence) == sex and not chosen.place.subject:
                chosen = None  # "He threatened to kill Lee. He ...": goes on with the one nobody named
            if chosen is None:
                if place.subject:
                    unknown[number] = sex
                continue
            known.setdefault(chosen.key, sex)
            found.append(_standing_for(chosen, span, token.text, place))
    return tuple(found)


def _standing_for(person: Raw, span: Span, text: str, place: Place) -> Raw:
    """The mention of a pronoun that stands for `person`."""
    return Raw(
        span=span, text=text, kind="pronoun", entity_kind="person", weight=1, place=place, key=person.key
    )


def _bound(reading: Reading, index: int, everyone: Sequence[Raw]) -> frozenset[Key]:
    """Persons that an object pronoun cannot mean: the subject of its own verb."""
    token = reading.tokens[index]
    if token.dep not in {"dobj", "pobj", "dative", "iobj"} or token.text.lower().endswith("self"):
        return frozenset()
    offset = reading.sentence.span.start
    subjects = set()
    for other in reading.tokens:
        if other.dep.startswith("nsubj") and other.head == token.head:
            at = offset + other.start
            subjects |= {raw.key for raw in everyone if raw.span.start <= at < raw.span.end}
    return frozenset(subjects)


def _in_own_words(
    reading: Reading, place: Place, everyone: Sequence[Raw], quotes: tuple[Quotation, ...]
) -> frozenset[Key]:
    """Persons named in the quotation of the pronoun's own sentence: nobody calls himself by name."""
    if place.quote >= 0 or not place.subject:
        return frozenset()
    span = reading.sentence.span
    beside = [
        quote
        for quote in quotes
        if not quote.title
        and quote.start < span.end
        and quote.end > span.start
        and quote.inner_end - quote.inner_start >= _LEAST
    ]
    return frozenset(
        raw.key
        for raw in everyone
        if raw.kind == "name" and any(q.inner_start <= raw.span.start < q.inner_end for q in beside)
    )


def _choose(
    fitting: Sequence[Raw], place: Place, opens: bool, barred: frozenset[Key], options: EntitiesOptions
) -> Raw | None:
    """The antecedent: in the sentence, then back through the paragraph.

    Across paragraphs only where the pronoun opens one.
    """
    here = [raw for raw in fitting if raw.place.sentence == place.sentence and raw.key not in barred]
    if here:
        return _best(here)
    oldest = place.paragraph - (options.pronoun_paragraphs if opens else 0)
    near = [raw for raw in fitting if oldest <= raw.place.paragraph and raw.place.sentence < place.sentence]
    if not near:
        return None
    latest = max(raw.place.sentence for raw in near)
    return _best([raw for raw in near if raw.place.sentence == latest])


def _best(group: Sequence[Raw]) -> Raw:
    subjects = [raw for raw in group if raw.place.subject]
    return (subjects or list(group))[0]
