"""What a stretch of text states: predicate, subject, terms, and whether it affirms or denies them."""

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Literal

import msgspec

from firsthand.lexicon import Row, load
from firsthand.model.annotated import Annotated, Sentence, Token
from firsthand.model.attribution import Attribution
from firsthand.model.claim import Stance
from firsthand.model.entity import Entity
from firsthand.model.span import Span

__all__ = ["Names", "Proposition", "names_of", "narrated", "proposition_of", "stated"]

Names = Mapping[Span, str]
"""Entity id under each mention span, so that "Moscow" and "Russia" compare equal."""

_CONTENT_POS = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "NUM"})
_EMPTY = frozenset(
    {"be", "have", "do", "say", "tell", "make", "take", "get", "go", "come", "thing", "year", "time"}
)
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "expl"})


class Words(Row, frozen=True, kw_only=True):
    """A row of words that do one job."""

    words: tuple[str, ...]


class Concept(Row, frozen=True, kw_only=True):
    """Words that name one thing."""

    concept: str
    words: tuple[str, ...]


class Proposition(msgspec.Struct, frozen=True, kw_only=True):
    """One stretch of text as a statement.

    ``predicate`` is the concept of its main verb, ``subject`` the entity or word it is about (null when left
    out), ``terms`` its other content terms. ``stance`` is that of the speaker to the terms without their
    negation; ``doc``, ``span`` and ``attribution`` say where it stands.
    """

    span: Span
    attribution: str | None
    predicate: str
    subject: str | None
    terms: frozenset[str]
    numbers: frozenset[str]
    stance: Stance
    speaker: str | None = None
    anonymous: bool = False
    affiliation: str | None = None
    retracts: bool = False


@cache
def _concepts() -> dict[str, str]:
    return {word: row.concept for row in load("concepts", Concept) for word in row.words}


@cache
def _words(table: Literal["refuting", "told", "hedge", "retraction"]) -> frozenset[str]:
    return frozenset(word for row in load("refutation", Words, table) for word in row.words)


def stated(attributions: Iterable[Attribution], annotated: Annotated, names: Names) -> Iterator[Proposition]:
    """Yield what each attribution of a document states, in reading order.

    An attribution whose content only judges something told ("fake news", "the allegations as baseless")
    denies what was told in the same sentence, or else the last proposition before it; when neither is there
    it yields nothing. Contents without a statement ("it", "an answer") yield nothing.
    """
    before: Proposition | None = None
    for attribution in sorted(attributions, key=lambda attribution: attribution.extent):
        found = proposition_of(attribution, annotated, names)
        if found is None:
            found = _judged(attribution, annotated, names, before)
        if found is not None:
            before = found
            yield found


def narrated(
    annotated: Annotated, attributions: Iterable[Attribution], names: Names
) -> Iterator[Proposition]:
    """Yield what the writer states in sentences that no attribution reaches into."""
    extents = [attribution.extent for attribution in attributions]
    for sentence in annotated.sentences:
        if sentence.label == "body" and not any(extent.overlaps(sentence.span) for extent in extents):
            found = _proposition(sentence, range(len(sentence.parse.tokens)), names)
            if found is not None:
                yield found


def proposition_of(attribution: Attribution, annotated: Annotated, names: Names) -> Proposition | None:
    """What the content of `attribution` states; None when it holds no statement of its own."""
    pieces = [
        (sentence, inside)
        for sentence in annotated.sentences
        if (inside := _inside(sentence, attribution.content))
    ]
    for sentence, inside in pieces:
        found = _proposition(sentence, inside, names, speaker=attribution.speaker_entity)
        if found is not None:
            return _spoken(found, attribution, span=_extent(attribution))
    return None


def _extent(attribution: Attribution) -> Span:
    first = attribution.content[0]
    same = [span for span in attribution.content if span.doc == first.doc]
    return Span(first.doc, min(span.start for span in same), max(span.end for span in same))


def _spoken(found: Proposition, attribution: Attribution, span: Span) -> Proposition:
    stance = found.stance
    if attribution.polarity == "deny":
        stance = "assert" if stance == "deny" else "deny"
    elif attribution.polarity in {"question", "decline"} or attribution.speech_act == "forecast":
        stance = "hedge"
    return msgspec.structs.replace(
        found,
        span=span,
        attribution=attribution.id,
        stance=stance,
        speaker=attribution.speaker,
        anonymous=attribution.anonymous,
        affiliation=attribution.affiliation,
    )


def _judged(
    attribution: Attribution, annotated: Annotated, names: Names, before: Proposition | None
) -> Proposition | None:
    words = " ".join(annotated.document.words(span) for span in attribution.content).lower()
    if attribution.polarity != "assert" or not _has(words, _words("refuting")):
        return None
    for sentence in annotated.sentences:
        if any(sentence.span.overlaps(span) for span in attribution.content):
            asked = _asked(sentence, attribution, names)
            target = asked or before
            if target is None:
                return None
            judged = msgspec.structs.replace(target, stance="assert")
            return msgspec.structs.replace(
                _spoken(judged, attribution, span=_extent(attribution)), stance="deny"
            )
    return None


def _asked(sentence: Sentence, attribution: Attribution, names: Names) -> Proposition | None:
    """The clause that a question or a noun of telling opens in this sentence, outside the content itself."""
    tokens = sentence.parse.tokens
    contents = _inside(sentence, attribution.content)
    for token in tokens:
        opens = token.dep == "mark" and token.lemma in {"whether", "that", "if"}
        if opens and tokens[token.head].pos in {"VERB", "AUX"} and token.head not in contents:
            found = _proposition(sentence, _subtree(tokens, token.head), names)
            if found is not None:
                return found
    return None


def _has(words: str, wanted: frozenset[str]) -> bool:
    return any(word.strip("“”\"'’.,") in wanted for word in words.split())


def _inside(sentence: Sentence, spans: Iterable[Span]) -> range | tuple[int, ...]:
    base = sentence.span.start
    wanted = [span for span in spans if span.overlaps(sentence.span)]
    return tuple(
        index
        for index, token in enumerate(sentence.parse.tokens)
        if any(span.start <= base + token.start and base + token.end <= span.end for span in wanted)
    )


def _subtree(tokens: tuple[Token, ...], root: int) -> tuple[int, ...]:
    found = {root}
    for _ in range(len(tokens)):
        more = {index for index, token in enumerate(tokens) if token.head in found} - found
        if not more:
            break
        found |= more
    return tuple(sorted(found))


def _proposition(
    sentence: Sentence, inside: Iterable[int], names: Names, speaker: str | None = None
) -> Proposition | None:
    """The statement that the tokens `inside` make; `speaker` stands in for a subject that is left out."""
    chosen = [index for index in inside if sentence.parse.tokens[index].pos != "PUNCT"]
    if not chosen:
        return None
    tokens = sentence.parse.tokens
    told = _told_clause(tokens, chosen)
    root, refuted = (told, True) if told is not None else (_root(tokens, chosen), False)
    if root is None:
        return None
    body = [index for index in _subtree(tokens, root) if index in set(chosen)] if refuted else chosen
    keys = _keys(sentence, body, names)
    subject = _subject(tokens, root, keys) or (None if refuted else speaker)
    negated = _is_negated(tokens, root, body)
    hedged = _is_hedged(tokens, root, body)
    stance: Stance = "deny" if negated != refuted else "hedge" if hedged else "assert"
    predicate = _concept(tokens[root].lemma)
    terms = frozenset(keys.values()) - {predicate, subject}
    lemmas = {tokens[index].lemma.lower() for index in chosen}
    return Proposition(
        span=sentence.token_span(min(body), max(body)),
        attribution=None,
        predicate=predicate,
        subject=subject,
        terms=frozenset(term for term in terms if term is not None),
        numbers=frozenset(tokens[index].text for index in body if tokens[index].text[:1].isdigit()),
        stance=stance,
        retracts=bool(lemmas & _words("retraction")),
    )


def _root(tokens: tuple[Token, ...], chosen: list[int]) -> int | None:
    """The highest verb among `chosen` that has a subject or an object of its own, else the highest verb."""
    inside = set(chosen)
    verbs = [index for index in chosen if tokens[index].pos in {"VERB", "AUX"} and tokens[index].dep != "aux"]
    tops = [index for index in verbs if tokens[index].head not in inside or tokens[index].head == index]
    return tops[0] if tops else (verbs[0] if verbs else None)


def _told_clause(tokens: tuple[Token, ...], chosen: list[int]) -> int | None:
    """The clause under a noun of telling that a refuting word is said of: "reports that X were untrue"."""
    lemmas = {tokens[index].lemma.lower() for index in chosen}
    if not lemmas & _words("refuting"):
        return None
    for index in chosen:
        token = tokens[index]
        if token.dep in {"acl", "ccomp", "relcl"} and tokens[token.head].lemma.lower() in _words("told"):
            return index
    return None


def _keys(sentence: Sentence, body: Iterable[int], names: Names) -> dict[int, str]:
    """The comparable key of each content token: its entity where a mention covers it, else its concept."""
    keys = {}
    here = [span for span in names if span.overlaps(sentence.span)]
    for index in body:
        token = sentence.parse.tokens[index]
        start = sentence.span.start + token.start
        entity = next((names[span] for span in here if span.start <= start < span.end), None)
        if entity is not None:
            keys[index] = entity
        elif token.pos in _CONTENT_POS and token.lemma.lower() not in _EMPTY:
            keys[index] = _concept(token.lemma)
    return keys


def _concept(lemma: str) -> str:
    return _concepts().get(lemma.lower(), lemma.lower())


def _subject(tokens: tuple[Token, ...], root: int, keys: Mapping[int, str]) -> str | None:
    for index, token in enumerate(tokens):
        if token.head == root and token.dep in _SUBJECTS:
            return keys.get(index) or _concept(token.lemma)
    return None


def _is_negated(tokens: tuple[Token, ...], root: int, body: Iterable[int]) -> bool:
    for index in body:
        token = tokens[index]
        if token.head == root and (token.dep == "neg" or token.lemma.lower() in {"never", "neither", "nor"}):
            return True
        if token.lemma.lower() == "no" and token.dep == "det" and tokens[token.head].head == root:
            return True
    return False


def _is_hedged(tokens: tuple[Token, ...], root: int, body: Iterable[int]) -> bool:
    return any(
        tokens[index].lemma.lower() in _words("hedge") and (tokens[index].head == root or index == root)
        for index in body
    )


def names_of(entities: Iterable[Entity]) -> dict[str, dict[Span, str]]:
    """Entity id under each mention span, per document."""
    found: dict[str, dict[Span, str]] = {}
    for entity in entities:
        for span in entity.mentions:
            found.setdefault(span.doc, {})[span] = entity.id
    return found
