"""What a stretch of text states: predicate, subject, terms, and whether it affirms or denies them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import Literal

import msgspec

from firsthand.lexicon import Row, load
from firsthand.model.annotated import Annotated, Sentence, Token
from firsthand.model.attribution import Attribution
from firsthand.model.claim import Stance
from firsthand.model.span import Span
from firsthand.stages.claims.names import Names

__all__ = ["Proposition", "narrated", "propositions_of", "stated"]

_CONTENT_POS = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "NUM"})
_EMPTY = frozenset(
    {"be", "have", "do", "say", "tell", "make", "take", "get", "go", "come", "thing", "year", "time"}
)
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})
_LIGHT = frozenset(
    {"other", "more", "new", "such", "same", "own", "further", "recent", "any", "several", "possible"}
)
"""Adjectives that do not tell one thing from another."""


class Words(Row, frozen=True, kw_only=True):
    """A row of words that do one job."""

    words: tuple[str, ...]


class Concept(Row, frozen=True, kw_only=True):
    """Words that name one thing."""

    concept: str
    words: tuple[str, ...]


class Proposition(msgspec.Struct, frozen=True, kw_only=True):
    """One stretch of text as a statement.

    ``predicate`` is the concept of its main verb (empty for "is" and its like), ``subject`` the entity or
    word it is about (null when left out), ``terms`` its other content terms, ``modifiers`` the adjectives of
    each. ``negated``: the clause itself holds the "not"; ``own_subject``: it names whom it is about;
    ``future``: it speaks of what will or would be.
    ``stance`` is that of the speaker to the terms without their negation; ``side`` is the body that the
    speaker is or belongs to: an entity id where the text names one, else the words that say so.
    """

    span: Span
    attribution: str | None
    predicate: str
    subject: str | None
    terms: frozenset[str]
    numbers: frozenset[str]
    modifiers: tuple[tuple[str, frozenset[str]], ...] = ()
    stance: Stance
    negated: bool = False
    own_subject: bool = True
    future: bool = False
    speaker: str | None = None
    speaker_entity: str | None = None
    anonymous: bool = False
    side: str | None = None
    retracts: bool = False


@cache
def _concepts() -> dict[str, str]:
    return {word: row.concept for row in load("concepts", Concept) for word in row.words}


@cache
def _words(table: Literal["refuting", "told", "hedge", "retraction", "retracted"]) -> frozenset[str]:
    return frozenset(word for row in load("refutation", Words, table) for word in row.words)


def stated(attributions: Iterable[Attribution], annotated: Annotated, names: Names) -> Iterator[Proposition]:
    """Yield what each attribution of a document states, in reading order, one value for each clause.

    An attribution whose content only judges something told ("fake news", "the allegations as baseless")
    denies what was told in the same sentence, or else the last proposition before it; when neither is there
    it yields nothing. Contents without a statement ("it", "an answer") yield nothing.
    """
    before: list[Proposition] = []
    for attribution in sorted(attributions, key=lambda attribution: (attribution.extent, attribution.id)):
        found = propositions_of(attribution, annotated, names)
        short = bool(found) and _is_short_denial(found[0])
        if not found or short:
            found = _judged(attribution, annotated, names, before, short=short) or found
        before.extend(found)
        yield from found


def _is_short_denial(found: Proposition) -> bool:
    """Whether a content only turns something told away: "there was no request"."""
    return found.stance == "deny" and len(found.terms) <= 2


def narrated(
    annotated: Annotated, attributions: Iterable[Attribution], names: Names
) -> Iterator[Proposition]:
    """Yield what the writer states in sentences that no attribution reaches into."""
    extents = [attribution.extent for attribution in attributions]
    for sentence in annotated.sentences:
        if sentence.label == "body" and not any(extent.overlaps(sentence.span) for extent in extents):
            yield from _propositions(sentence, range(len(sentence.parse.tokens)), names)


def propositions_of(attribution: Attribution, annotated: Annotated, names: Names) -> tuple[Proposition, ...]:
    """What the content of `attribution` states, clause by clause; empty when it holds no statement."""
    found: list[Proposition] = []
    for sentence in annotated.sentences:
        inside = _inside(sentence, attribution.content)
        if inside:
            found.extend(_propositions(sentence, inside, names, speaker=attribution.speaker_entity))
    return tuple(_spoken(one, attribution, names) for one in found)


def _spoken(found: Proposition, attribution: Attribution, names: Names) -> Proposition:
    stance = found.stance
    if attribution.polarity == "deny" and stance != "hedge":
        stance = "assert" if stance == "deny" else "deny"
    elif attribution.polarity in {"question", "decline"} or attribution.speech_act == "forecast":
        stance = "hedge"
    return msgspec.structs.replace(
        found,
        attribution=attribution.id,
        stance=stance,
        speaker=attribution.speaker,
        speaker_entity=attribution.speaker_entity,
        anonymous=attribution.anonymous or not attribution.source,
        side=_side(attribution, names),
    )


def _side(attribution: Attribution, names: Names) -> str | None:
    """The body that the speaker is or speaks for, or that the source names, else the affiliation."""
    if attribution.speaker_entity in names.sides:
        return names.sides[attribution.speaker_entity]
    for span, entity in sorted(names.entities.items()):
        if entity in names.sides and any(source.covers(span) for source in attribution.source):
            return names.sides[entity]
    return attribution.affiliation


def _judged(
    attribution: Attribution,
    annotated: Annotated,
    names: Names,
    before: Sequence[Proposition],
    *,
    short: bool,
) -> tuple[Proposition, ...]:
    """What an attribution denies that only judges: something asked in its sentence, or told before it."""
    if attribution.polarity in {"question", "decline"}:
        return ()
    words = " ".join(annotated.document.words(span) for span in attribution.content).lower()
    refutes = attribution.polarity == "assert" and _has(words, _words("refuting"))
    if not (refutes or short or attribution.polarity == "deny"):
        return ()
    first = max(attribution.content, key=lambda span: (span.end - span.start, span))
    for sentence in annotated.sentences:
        if sentence.span.overlaps(first):
            target = _asked(sentence, attribution, names) if refutes else None
            named = _keys(sentence, _inside(sentence, (first,)), names).values()
            about = frozenset(key for key in named if key.startswith("n-"))
            target = target or _told_before(words, before, about, refutes=refutes)
            if target is None:
                return ()
            told = msgspec.structs.replace(target, stance="assert", span=first)
            return (msgspec.structs.replace(_spoken(told, attribution, names), stance="deny"),)
    return ()


_LOOK_BACK = 6
"""How many propositions before a judgement may be what it judges."""


def _told_before(
    words: str, before: Sequence[Proposition], about: frozenset[str], *, refutes: bool
) -> Proposition | None:
    """What a judgement turns to: a proposition whose predicate it names, else how the last account began.

    Whoever the judgement names (`about`) must be in that proposition.
    """
    near = before[-_LOOK_BACK:]
    named = {_concept(word.strip(".,;:“”\"'‘’")) for word in words.split()}
    for one in reversed(near):
        known = one.terms | {one.subject}
        if one.predicate and one.predicate in named and one.stance == "assert" and about <= known:
            return one
    if not refutes or not near:
        return None
    start = len(near) - 1
    while start > 0 and _same_voice(near[start - 1], near[-1]):
        start -= 1
    return near[start]


def _same_voice(a: Proposition, b: Proposition) -> bool:
    return (a.anonymous and b.anonymous) or a.speaker == b.speaker


def _asked(sentence: Sentence, attribution: Attribution, names: Names) -> Proposition | None:
    """The clause that a question or a noun of telling opens in this sentence, outside the content itself."""
    tokens = sentence.parse.tokens
    contents = _inside(sentence, attribution.content)
    for token in tokens:
        opens = token.dep == "mark" and token.lemma in {"whether", "that", "if"}
        if opens and tokens[token.head].pos in {"VERB", "AUX"} and token.head not in contents:
            found = _propositions(sentence, _subtree(tokens, token.head), names)
            if found:
                return found[0]
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


def _propositions(
    sentence: Sentence, inside: Iterable[int], names: Names, speaker: str | None = None
) -> list[Proposition]:
    """The statements that the tokens `inside` make; `speaker` stands in for a subject that is left out."""
    tokens = sentence.parse.tokens
    chosen = [index for index in inside if tokens[index].pos not in {"PUNCT", "SPACE"}]
    told = _told_clause(tokens, chosen)
    if told is not None:
        return _clause(sentence, told, _clause_of(tokens, told, set(chosen)), names, refuted=True)
    found: list[Proposition] = []
    for root in _roots(tokens, chosen):
        body = _clause_of(tokens, root, set(chosen))
        found.extend(_clause(sentence, root, body, names, speaker=None if found else speaker))
    return found


def _clause(
    sentence: Sentence,
    root: int,
    body: list[int],
    names: Names,
    *,
    speaker: str | None = None,
    refuted: bool = False,
) -> list[Proposition]:
    tokens = sentence.parse.tokens
    keys = _keys(sentence, body, names)
    subject = _subject(tokens, root, keys) or (None if _has_subject(tokens, root) else speaker)
    if subject == speaker and _speaks_of_itself(sentence, root):
        subject = None
    negated, hedged = _is_negated(tokens, root, body), _is_hedged(tokens, root, body)
    if any(tokens[i].lemma == "whether" for i in body):
        hedged, negated = True, False
    stance: Stance = "deny" if negated != refuted else "hedge" if hedged else "assert"
    lemma = tokens[root].lemma.lower()
    predicate = "" if lemma in _EMPTY else _concept(lemma)
    terms = frozenset(keys.values()) - {predicate, subject}
    if len(terms) + (subject is not None) < 2:
        return []
    return [
        Proposition(
            span=_span(sentence, body),
            attribution=None,
            predicate=predicate,
            subject=subject,
            terms=frozenset(term for term in terms if term is not None),
            numbers=frozenset(tokens[index].text for index in body if tokens[index].text[:1].isdigit()),
            modifiers=_modifiers(tokens, body, keys),
            stance=stance,
            negated=negated and not refuted,
            own_subject=_is_whole(tokens, root, body),
            future=_is_future(tokens, root),
            retracts=_retracts(tokens, body),
        )
    ]


def _retracts(tokens: tuple[Token, ...], body: Sequence[int]) -> bool:
    """Whether a statement is taken back: "withdrew the report" does so, "withdrew its troops" does not."""
    return any(
        tokens[verb].lemma.lower() in _words("retraction")
        and any(
            token.head == verb
            and token.dep in {"dobj", "nsubjpass"}
            and token.lemma.lower() in _words("retracted")
            for token in tokens
        )
        for verb in body
    )


_OTHER_CLAUSES = frozenset({"advcl", "relcl", "parataxis"})


def _roots(tokens: tuple[Token, ...], chosen: list[int]) -> list[int]:
    """The highest verb among `chosen`, then those coordinated with it that have a subject of their own."""
    inside = set(chosen)
    verbs = [index for index in chosen if tokens[index].pos in {"VERB", "AUX"} and tokens[index].dep != "aux"]
    tops = [index for index in verbs if tokens[index].head not in inside or tokens[index].head == index]
    if not tops:
        return verbs[:1]
    roots = tops[:1]
    for index in verbs:
        own = any(token.head == index and token.dep in _SUBJECTS for token in tokens)
        if (
            own
            and tokens[index].dep in {"conj", "ccomp"}
            and tokens[index].head in roots
            and index not in roots
        ):
            joined = tokens[index].dep == "conj" or tokens[index].start < tokens[roots[0]].start
            if joined:
                roots.append(index)
    return roots


def _clause_of(tokens: tuple[Token, ...], root: int, inside: set[int]) -> list[int]:
    """The tokens of `inside` below `root`, without the clauses that stand beside its own."""
    found = {root}
    for _ in range(len(tokens)):
        more = {
            index
            for index in inside - found
            if tokens[index].head in found
            and tokens[index].dep not in _OTHER_CLAUSES
            and not (tokens[index].dep == "conj" and tokens[index].pos in {"VERB", "AUX"})
        }
        if not more:
            break
        found |= more
    return sorted(found)


def _modifiers(
    tokens: tuple[Token, ...], body: list[int], keys: Mapping[int, str]
) -> tuple[tuple[str, frozenset[str]], ...]:
    found: dict[str, set[str]] = {}
    for index in body:
        head = tokens[index].head
        if tokens[index].dep == "amod" and head in keys and tokens[index].lemma.lower() not in _LIGHT:
            found.setdefault(keys[head], set()).add(_concept(tokens[index].lemma))
    return tuple((key, frozenset(found[key])) for key in sorted(found))


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
    here = [span for span in names.entities if span.overlaps(sentence.span)]
    for index in body:
        token = sentence.parse.tokens[index]
        start = sentence.span.start + token.start
        entity = next((names.entities[span] for span in here if span.start <= start < span.end), None)
        if entity is not None:
            keys[index] = entity
        elif token.pos in _CONTENT_POS and token.lemma.lower() not in _EMPTY:
            keys[index] = _concept(token.lemma)
    return keys


def _concept(lemma: str) -> str:
    return _concepts().get(lemma.lower(), lemma.lower())


def _subject(tokens: tuple[Token, ...], root: int, keys: Mapping[int, str]) -> str | None:
    """The key of the subject; of a passive, the one who does it, and nothing when nobody is named."""
    for index, token in enumerate(tokens):
        if token.head == root and token.dep == "agent":
            done = [i for i, other in enumerate(tokens) if other.head == index and other.dep == "pobj"]
            return next((keys.get(i) or _concept(tokens[i].lemma) for i in done), None)
    for index, token in enumerate(tokens):
        if token.head == root and token.dep in _SUBJECTS - {"nsubjpass"}:
            return keys.get(index) or (None if token.pos in {"PRON", "DET"} else _concept(token.lemma))
    return None


def _span(sentence: Sentence, body: list[int]) -> Span:
    """Where the clause stands, without the conjunction that ties the next one to it."""
    tokens = sentence.parse.tokens
    last = max((index for index in body if tokens[index].pos not in {"CCONJ", "PUNCT"}), default=max(body))
    return sentence.token_span(min(body), last)


def _has_subject(tokens: tuple[Token, ...], root: int) -> bool:
    return any(token.head == root and token.dep in _SUBJECTS for token in tokens)


def _is_whole(tokens: tuple[Token, ...], root: int, body: Iterable[int]) -> bool:
    """Whether the clause itself names whom it is about and is no infinitive ("for the fleet to be armed")."""
    inside = [tokens[index] for index in body if tokens[index].head == root]
    named = any(token.dep in _SUBJECTS for token in inside)
    return named and not any(token.dep == "aux" and token.lemma.lower() == "to" for token in inside)


def _is_future(tokens: tuple[Token, ...], root: int) -> bool:
    """Whether the clause tells what will, would or is to be: what becomes of it later is no denial."""
    return any(
        token.head == root and token.dep == "aux" and token.lemma.lower() in {"will", "would", "shall", "to"}
        for token in tokens
    )


def _speaks_of_itself(sentence: Sentence, root: int) -> bool:
    """Whether an "I" stands as subject in a sentence without quotation marks: a stray word, no speaker."""
    quoted = any(mark in sentence.parse.text for mark in '“”"')
    return not quoted and any(
        token.head == root and token.dep in _SUBJECTS and token.lemma == "I"
        for token in sentence.parse.tokens
    )


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
