"""What a stretch of text states: predicate, subject, terms, and whether it affirms or denies them."""

from collections.abc import Collection, Iterable, Iterator, Sequence

import msgspec

from firsthand.model.annotated import Annotated, Sentence, Token
from firsthand.model.attribution import Attribution
from firsthand.model.claim import Stance
from firsthand.model.span import Span
from firsthand.stages.claims.clauses import SUBJECTS, Clause, clauses, inside, pieces, subtree, wordless
from firsthand.stages.claims.names import Names
from firsthand.stages.claims.pointing import Teller, points, stand_ins, tellers_own
from firsthand.stages.claims.proposition import Proposition
from firsthand.stages.claims.qualities import (
    NOBODY,
    is_future,
    is_hedged,
    is_late,
    is_negated,
    modifiers,
    values,
)
from firsthand.stages.claims.terms import (
    Keys,
    concept,
    is_done_to,
    keys_of,
    predicate_of,
    said_of,
    verdict_words,
    words,
)
from firsthand.stages.claims.verdicts import called

__all__ = ["narrated", "proposition", "propositions_of", "side_of", "spoken", "told_in"]


def narrated(
    annotated: Annotated, attributions: Iterable[Attribution], names: Names
) -> Iterator[Proposition]:
    """Yield what the writer states in sentences that no attribution reaches into."""
    extents = [attribution.extent for attribution in attributions]
    for sentence in annotated.sentences:
        if sentence.label == "body" and not any(extent.overlaps(sentence.span) for extent in extents):
            yield from told_in(sentence, range(len(sentence.parse.tokens)), names)


def propositions_of(attribution: Attribution, annotated: Annotated, names: Names) -> tuple[Proposition, ...]:
    """What the content of `attribution` states, clause by clause; empty when it holds no statement."""
    found: list[Proposition] = []
    for sentence in annotated.reached(attribution.content):
        within = _own(sentence, attribution)
        if within and attribution.kind != "direct":
            within = within[_opens_with_that(sentence, within, attribution) :]
        if within and not _is_aside(sentence):
            told = told_in(sentence, within, names, attribution.speaker_entity, _teller(attribution, names))
            taken = _retracted(sentence.parse.tokens, range(len(sentence.parse.tokens)))
            back = None if taken is None else sentence.token_span(taken, taken)
            found.extend(
                _taken_back(one) if back is not None and one.verb == back and not one.retracts else one
                for one in told
                if not _is_narrators(one, sentence, attribution)
            )
    if not any(one.whole for one in found):
        found.extend(called(attribution, annotated, names))
    cues = frozenset(
        word.casefold() for span in attribution.cue for word in annotated.document.words(span).split()
    )
    doubted = bool((cues - {"alleged"}) & words("hedge"))  # who alleges, asserts
    return tuple(spoken(one, attribution, annotated, names, doubted=doubted) for one in found)


def _opens_with_that(sentence: Sentence, within: Sequence[int], attribution: Attribution) -> int:
    """How many words lead up to the "that" of indirect speech, whatever the parser takes it for.

    "Said | that version 6 was safe", "said | earlier that".
    """
    tokens, start = sentence.parse.tokens, sentence.span.start
    opening = [tokens[i] for i in within[:_LEAD]]
    first = start + opening[0].start
    if first != min(span.start for span in attribution.content) and not any(
        0 <= first - cue.end <= 1 for cue in attribution.cue
    ):
        return 0
    for number, token in enumerate(opening):
        if token.text.lower() == "that":
            return number + 1 if number + 1 < len(within) else 0
        if token.pos != "ADV" and token.ent[2:] not in {"DATE", "TIME"}:
            return 0
    return 0


_LEAD = 4


def _taken_back(one: Proposition) -> Proposition:
    stance: Stance = "deny" if one.stance == "assert" else one.stance
    return msgspec.structs.replace(one, stance=stance, retracts=True)


def _own(sentence: Sentence, attribution: Attribution) -> tuple[int, ...]:
    """The tokens of the content, but for whoever is told it: "the house, the court was told, burned"."""
    within = inside(sentence, attribution.content)
    tokens = sentence.parse.tokens
    cues = inside(sentence, attribution.cue)
    told = [i for i in within if tokens[i].head in cues and tokens[i].dep == "nsubjpass"]
    if told:  # "the barge | Little Wren is alleged": the parser may make two subjects of one
        also = [
            i
            for i, t in enumerate(tokens)
            if t.dep == "nsubjpass" and t.head == tokens[told[0]].head and i > told[-1]
        ]
        within = tuple(sorted({*within, *(j for i in also for j in subtree(tokens, i))}))
        told += also
    heads = {tokens[i].head for i in within if _is_finite_root(tokens, i, within)}
    addressed = {j for i in told for j in subtree(tokens, i)} if heads else set()
    return tuple(i for i in within if i not in addressed)


def _is_finite_root(tokens: Sequence[Token], index: int, within: Collection[int]) -> bool:
    own = [t for t in tokens if t.head == index and t.dep in SUBJECTS]
    return tokens[index].pos in {"VERB", "AUX"} and bool(own) and tokens[index].head not in within


def _is_narrators(one: Proposition, sentence: Sentence, attribution: Attribution) -> bool:
    """Whether a clause is coordinated with the verb of telling: "Orlund warned them, and nobody came"."""
    tokens, cues = sentence.parse.tokens, inside(sentence, attribution.cue)
    verb = one.verb
    if verb is None or not one.whole or attribution.kind == "direct":
        return False
    index = next(i for i, t in enumerate(tokens) if sentence.span.start + t.start == verb.start)
    return tokens[index].dep == "conj" and tokens[index].head in cues


def _is_aside(sentence: Sentence) -> bool:
    """Whether a whole sentence stands in brackets: "(Laughter.)" is nobody's statement."""
    text = sentence.parse.text.strip()
    return text.startswith("(") and text.endswith(")")


def spoken(
    found: Proposition, attribution: Attribution, annotated: Annotated, names: Names, *, doubted: bool = False
) -> Proposition:
    """`found` as the statement of whoever `attribution` credits with it."""
    stance = found.stance
    if attribution.polarity == "deny" and stance != "hedge":
        stance = "assert" if stance == "deny" else "deny"
    elif doubted or attribution.polarity in {"question", "decline"} or attribution.speech_act == "forecast":
        stance = "hedge"
    withheld = attribution.polarity in {"question", "decline"}
    return msgspec.structs.replace(
        found,
        attribution=attribution.id,
        stance=stance,
        whole=found.whole and not withheld,
        speaker=_voice(attribution, annotated),
        speaker_entity=attribution.speaker_entity,
        addressee=attribution.addressee,
        anonymous=attribution.anonymous or not attribution.source,
        side=side_of(attribution, names),
        unsaid=withheld,
    )


def _voice(attribution: Attribution, annotated: Annotated) -> str | None:
    """The speaker by name: "I" and "we" outside quotation marks are whoever signs the page."""
    if (attribution.speaker or "").casefold() not in {"i", "we"}:
        return attribution.speaker
    document = annotated.document
    return (document.authors[0] if document.authors else None) or document.outlet or attribution.speaker


def side_of(attribution: Attribution, names: Names) -> str | None:
    """The body that the speaker is or speaks for, or that the source names, else the affiliation."""
    if attribution.speaker_entity in names.sides:
        return names.sides[attribution.speaker_entity]
    source = attribution.source
    named = [each for each in names.entities.items() if any(one.covers(each[0]) for one in source)]
    sides = [names.sides[entity] for _, entity in sorted(named) if entity in names.sides]
    return sides[0] if sides else attribution.affiliation


def _teller(attribution: Attribution, names: Names) -> Teller | None:
    """Whom "he" and "it" may stand for in what `attribution` tells indirectly."""
    turn = any(span.end - span.start == 1 for span in attribution.cue)  # "MR. HOLT:" of a transcript
    if attribution.kind == "direct" or turn or not attribution.source:
        return None
    entity = attribution.speaker_entity
    if entity is not None and entity in names.sides:
        return Teller(entity, body=names.sides[entity] == entity)
    return Teller(entity, body=False if attribution.anonymity == "named" else None)


def told_in(
    sentence: Sentence,
    within: Collection[int],
    names: Names,
    speaker: str | None = None,
    teller: Teller | None = None,
) -> list[Proposition]:
    """The statements that the tokens `within` make.

    `speaker` stands in for a subject that is left out, `teller` for pronouns in indirect speech.
    """
    tokens = sentence.parse.tokens
    chosen = [index for index in within if not wordless(tokens[index])]
    me = names.sides.get(speaker, speaker) if speaker else None
    keys = tellers_own(sentence, chosen, keys_of(sentence, chosen, names, me), teller)
    taken_back, told = _retracted(tokens, chosen), _told_clause(tokens, chosen)
    inner = told if taken_back is None else taken_back
    if inner is None:
        return _read(sentence, chosen, keys, speaker, teller)
    below = [index for index in chosen if inner in _path(tokens, index)]
    found = _read(sentence, below, keys, None, teller, refuted=True)[:1]
    return [msgspec.structs.replace(one, retracts=taken_back is not None) for one in found]


def _path(tokens: Sequence[Token], index: int) -> list[int]:
    """`index` and all that stands above it."""
    path = [index]
    while tokens[index].head != index and len(path) <= len(tokens):
        index = tokens[index].head
        path.append(index)
    return path


def _read(
    sentence: Sentence,
    chosen: Sequence[int],
    keys: Keys,
    speaker: str | None,
    teller: Teller | None,
    *,
    refuted: bool = False,
) -> list[Proposition]:
    tokens = sentence.parse.tokens
    found: list[Proposition] = []
    heads: dict[int, tuple[str | None, Proposition | None, bool]] = {}
    for clause in clauses(tokens, chosen):
        if clause.shares is not None:
            subject, above, negated = heads.get(clause.shares, (None, None, False))
            one = proposition(sentence, clause, subject, keys, teller, refuted=refuted)
            if one is not None and above is not None:
                found.append(_going_on(one, above, negated=negated and not _stands_apart(tokens, clause)))
            continue
        subject = _subject(tokens, clause, keys)
        if subject is None and not _has_subject(tokens, clause.root) and not found:
            subject = None if _speaks_of_itself(sentence, clause.root) else speaker
        one = proposition(sentence, clause, subject, keys, teller, refuted=refuted)
        heads[clause.root] = subject, one, is_negated(tokens, clause.root, clause.core)
        if one is not None:
            found.append(one)
    return found


def _going_on(one: Proposition, above: Proposition, *, negated: bool) -> Proposition:
    """The second verb of a clause: it stands where that stands, and a "not" before both reaches it."""
    turned: dict[Stance, Stance] = {"assert": "deny", "deny": "assert", "hedge": "hedge"}
    return msgspec.structs.replace(
        one,
        span=above.span,
        pieces=above.pieces,
        negated=one.negated or negated,
        stance=turned[one.stance] if negated and not one.negated else one.stance,
    )


def _stands_apart(tokens: Sequence[Token], clause: Clause) -> bool:
    """Whether a second verb has an auxiliary of its own or is set against the first by "but"."""
    own = any(t.head == clause.root and t.dep in {"aux", "auxpass", "neg"} for t in tokens)
    but = any(t.head == clause.shares and t.dep == "cc" and t.lemma == "but" for t in tokens)
    return own or but


def proposition(
    sentence: Sentence,
    clause: Clause,
    subject: str | None,
    keys: Keys,
    teller: Teller | None,
    *,
    refuted: bool,
) -> Proposition | None:
    """What one clause states, null where it says too little to be compared with another."""
    tokens, body = sentence.parse.tokens, clause.core
    predicate, turned = predicate_of(tokens, clause.root, body)
    negated = (is_negated(tokens, clause.root, body) != turned) != is_late(tokens, clause.root)
    hedged = is_hedged(tokens, clause.root, body) or (
        clause.raised is not None and tokens[clause.raised].lemma in words("hedge")
    )
    if any(tokens[i].lemma == "whether" and tokens[i].head == clause.root for i in body):
        hedged, negated = True, False
    stance: Stance = "deny" if negated != refuted else "hedge" if hedged else "assert"
    if is_done_to(tokens, clause.root, body):
        subject = None
    within = (*body, *_raised_subject(tokens, clause))
    same = verdict_words(tokens, clause.root, body) if predicate in said_of() else ()
    terms = frozenset(keys[i] for i in within if i in keys and i not in same) - {predicate, subject}
    says = clause.whole and len(clause.extent) >= (_SAYS if (subject or "").startswith("n-") else _SAYS + 1)
    if len(terms) + (subject is not None) < (1 if says else 2):
        return None
    where = pieces(sentence, clause, frozenset(range(len(tokens)))) if clause.whole else ()
    span = Span(where[0].doc, where[0].start, where[-1].end) if where else _span(sentence, body)
    asks = sentence.parse.text.rstrip("”\"’' ").endswith("?") and _is_last(tokens, clause.extent)
    return Proposition(
        span=span,
        pieces=where or (span,),
        verb=sentence.token_span(clause.root, clause.root),
        attribution=None,
        predicate=predicate,
        subject=subject,
        terms=frozenset(term for term in terms if term is not None),
        numbers=frozenset(value for i in body for value in values(tokens[i])),
        modifiers=modifiers(tokens, body, keys),
        stance=stance,
        negated=negated and not refuted,
        headline=sentence.label != "body",
        of_it=(tokens[clause.root].lemma == "be" and predicate != "") or predicate in said_of(),
        whole=clause.whole and not asks and _has_substance(tokens, clause, terms, keys),
        future=is_future(tokens, clause.root),
        stands=stand_ins(sentence, clause, keys),
        points=clause.whole and points(sentence, clause, keys, teller),
    )


def _raised_subject(tokens: Sequence[Token], clause: Clause) -> tuple[int, ...]:
    """The words of the subject before the outer verb: "the barge Little Wren | is said to have sunk"."""
    if clause.raised is None:
        return ()
    above = (i for i, t in enumerate(tokens) if t.head == clause.raised and t.dep == "nsubjpass")
    return tuple(i for head in above for i in subtree(tokens, head))


def _has_substance(
    tokens: Sequence[Token], clause: Clause, terms: Collection[str | None], keys: Keys
) -> bool:
    """Whether a clause says enough to be a claim: "we tested it", "it was good", "they said hello" do not."""
    subject = next(
        (i for i in clause.core if tokens[i].head == clause.root and tokens[i].dep in SUBJECTS), None
    )
    if subject is not None and tokens[subject].lemma.lower() in NOBODY:
        return len(terms) > 1
    described = any(t.head == subject and t.dep in {"relcl", "acl"} for t in tokens)  # "those who left"
    if subject is None or described or not _is_pronoun(tokens[subject]):
        return True
    silent = tokens[clause.root].lemma == "comment" and is_negated(tokens, clause.root, clause.core)
    if (silent or tokens[clause.root].lemma in {"decline", "refuse"}) and tokens[subject].lemma in {
        "I",
        "we",
    }:
        return False
    says = tokens[clause.root].lemma in {"say", "tell"} and tokens[subject].dep == "nsubj"
    if says or _asks_whether(tokens, clause.root):
        return False
    if subject in keys:
        told = bool(terms) or len(clause.extent) > _SAYS + 1
        return told or tokens[subject].text.lower() not in {"i", "we"}
    complement = any(t.head == clause.root and t.dep in {"ccomp", "xcomp", "advcl"} for t in tokens)
    if tokens[clause.root].lemma == "be" and tokens[subject].dep != "expl" and not complement:
        return any(key.startswith("n-") and tokens[i].tag not in {"PRP", "PRP$"} for i, key in keys.items())
    numerals = {"one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"}
    return len([term for term in terms if term not in numerals]) >= 2


def _is_pronoun(token: Token) -> bool:
    return token.tag in {"PRP", "EX"} or token.lemma.lower() in {"this", "that", "these", "those"}


def _asks_whether(tokens: Sequence[Token], root: int) -> bool:
    return tokens[root].lemma == "ask" and any(t.head == root and t.dep == "ccomp" for t in tokens)


_SAYS = 3
"""Words from which a clause about a name is read where one can be compared: "he was ill"; else one more."""


def _is_last(tokens: Sequence[Token], extent: Sequence[int]) -> bool:
    return all(wordless(token) for token in tokens[max(extent) + 1 :])


def _told_clause(tokens: Sequence[Token], chosen: Sequence[int]) -> int | None:
    """The clause under a noun of telling that a refuting word is said of: "reports that X were untrue"."""
    lemmas = {tokens[index].lemma.lower() for index in chosen}
    if not lemmas & words("refuting"):
        return None
    return _under_telling(tokens, chosen, words("told"))


def _under_telling(tokens: Sequence[Token], chosen: Sequence[int], nouns: frozenset[str]) -> int | None:
    for index in chosen:
        token = tokens[index]
        if token.dep in {"acl", "ccomp", "relcl"} and tokens[token.head].lemma.lower() in nouns:
            return index
    return None


def _retracted(tokens: Sequence[Token], chosen: Sequence[int]) -> int | None:
    """The clause that is taken back: "the paper withdrew its report that X". Troops are withdrawn too."""
    taken = [i for i in chosen if tokens[i].lemma.lower() in words("retraction")]
    nouns = [
        i
        for i in chosen
        if tokens[i].head in taken
        and tokens[i].dep in {"dobj", "nsubjpass"}
        and tokens[i].lemma.lower() in words("retracted")
    ]
    for index in chosen:
        if tokens[index].dep in {"acl", "ccomp", "relcl"} and tokens[index].head in nouns:
            return index
    return None


def _subject(tokens: Sequence[Token], clause: Clause, keys: Keys) -> str | None:
    """The key of the subject; of a passive, the one who does it, and nothing when nobody is named."""
    root = clause.root
    for index, token in enumerate(tokens):
        if token.head == root and token.dep == "agent":
            done = [i for i, other in enumerate(tokens) if other.head == index and other.dep == "pobj"]
            return next((keys.get(i) or concept(tokens[i].lemma) for i in done), None)
    above = root if clause.raised is None else clause.raised
    judged = concept(tokens[root].text) in said_of()  # "the vote was rigged" is said of the vote
    passive = clause.raised is not None or judged
    wanted = SUBJECTS - {"expl"} if passive else SUBJECTS - {"nsubjpass", "expl"}
    for index, token in enumerate(tokens):
        if token.head == above and token.dep in wanted:
            if token.lemma.lower() in NOBODY:
                return None
            return keys.get(index) or (None if token.pos in {"PRON", "DET"} else concept(token.lemma))
    return None


def _span(sentence: Sentence, body: Sequence[int]) -> Span:
    """Where a fragment stands, without the conjunction that ties the next one to it."""
    tokens = sentence.parse.tokens
    last = max((index for index in body if tokens[index].pos not in {"CCONJ", "PUNCT"}), default=max(body))
    return sentence.token_span(min(body), last)


def _has_subject(tokens: Sequence[Token], root: int) -> bool:
    return any(token.head == root and token.dep in SUBJECTS for token in tokens)


def _speaks_of_itself(sentence: Sentence, root: int) -> bool:
    """Whether an "I" stands as subject in a sentence without quotation marks: a stray word, no speaker."""
    quoted = any(mark in sentence.parse.text for mark in '“”"')
    return not quoted and any(
        token.head == root and token.dep in SUBJECTS and token.lemma == "I" for token in sentence.parse.tokens
    )
