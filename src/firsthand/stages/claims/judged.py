"""What a document states, and what its answers and judgements say of what was asked or told before them."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

import msgspec

from firsthand.model.annotated import Annotated, Sentence
from firsthand.model.attribution import Attribution
from firsthand.model.claim import Stance
from firsthand.model.span import Span
from firsthand.stages.claims.charges import CHARGES, GUILT, against, alleges, charged, met_by
from firsthand.stages.claims.clauses import SUBJECTS, inside, subtree, wordless
from firsthand.stages.claims.names import Names
from firsthand.stages.claims.proposition import Proposition
from firsthand.stages.claims.propositions import (
    narrated,
    propositions_of,
    side_of,
    spoken,
    told_in,
)
from firsthand.stages.claims.terms import LIGHT, concept, keys_of, said_of, words

__all__ = ["stated"]

_LOOK_BACK = 10
"""How many propositions before (or after) a judgement may be what it judges."""

_UNRESOLVED = frozenset(
    "he she it they we i you who which both all none nobody neither either one some others somebody".split()
) | {"an unnamed person", "unnamed people", "an unnamed body"}
"""Words that are nobody's name: what they are credited with is nobody's claim."""


class _Said(msgspec.Struct, frozen=True):
    """An attribution with what its content states; ``asked``: it is a question or stands in one."""

    attribution: Attribution
    found: tuple[Proposition, ...]
    asked: bool


def stated(attributions: Iterable[Attribution], annotated: Annotated, names: Names) -> Iterator[Proposition]:
    """Yield what a document credits to somebody, in reading order, then what it narrates.

    One value for each clause. What only reports another attribution ("two officials said that ...") is left
    to that one. Questions state nothing. A content that only judges ("fake news", "that", "no") denies,
    affirms or leaves open what was asked in its sentence or told before it; when neither is there it yields
    nothing, as contents without a statement do ("an answer"), and as what a bare pronoun is credited with.
    """
    rows = sorted(attributions, key=lambda one: (one.extent, one.id))
    by_id = {one.id: one for one in rows}
    said = [
        _Said(
            one,
            charged(one, annotated, names) or propositions_of(one, annotated, names),
            _is_asked(one, by_id, annotated),
        )
        for one in rows
        if not _is_echo(one, by_id)
        and not _is_negated_telling(one, annotated)
        and not _is_label(one, annotated)
    ]
    inner: dict[str, list[_Said]] = {}
    for each in said:
        if each.attribution.parent:
            inner.setdefault(each.attribution.parent, []).append(each)
    told = tuple(narrated(annotated, rows, names))
    alleging = frozenset(one.id for one in rows if alleges(one, annotated))
    before: list[Proposition] = []
    for number, each in enumerate(said):
        below = inner.get(each.attribution.id, ())
        own = [one for one in each.found if not _is_reported(one, below)]
        if each.asked:
            before.extend(own)
            answered = [] if each.attribution.parent else list(_answered(each, annotated, names))
            before.extend(answered)
            yield from answered
            continue
        near = _Near(_before(each, before, told), [o for s in said[number + 1 :] for o in s.found if o.whole])
        judged = _judged(each, own, below, near, annotated, names)
        met = () if judged is not None else _met(each, own, near, alleging, annotated, names)
        own = list(judged) if judged is not None else [*own, *_claimed(own, below, annotated, names), *met]
        before.extend(own)
        if not _is_nobody(own):
            yield from own
    yield from told


def _before(each: _Said, said: Iterable[Proposition], told: Iterable[Proposition]) -> list[Proposition]:
    """What the document has stated by the time of `each`, the last of it, in reading order."""
    start = each.attribution.extent.start
    cues = each.attribution.cue
    before = (one for one in said if one.verb is None or not any(cue.overlaps(one.verb) for cue in cues))
    known = [*before, *(one for one in told if one.whole and one.span.start < start)]
    return sorted(known, key=lambda one: one.span)[-_LOOK_BACK:]


_CLAIMING = ("claim", "assert", "maintain", "insist", "contend", "argue", "hold")


def _claimed(
    own: Sequence[Proposition], below: Iterable[_Said], annotated: Annotated, names: Names
) -> Iterator[Proposition]:
    """What is denied is asserted by the one who claims it: "it claims the isle, which the isle rejects"."""
    for one in own:
        for each in below:
            claims = one.verb is not None and any(cue.overlaps(one.verb) for cue in each.attribution.cue)
            cue = " ".join(annotated.document.words(span) for span in each.attribution.cue).lower()
            if one.stance == "deny" and claims and cue.startswith(_CLAIMING):
                told = msgspec.structs.replace(one, stance="assert")
                yield spoken(told, each.attribution, annotated, names)


def _met(
    each: _Said,
    own: Sequence[Proposition],
    near: "_Near",
    alleging: Collection[str],
    annotated: Annotated,
    names: Names,
) -> tuple[Proposition, ...]:
    """The charge that a denial in words of its own meets, denied in those words."""
    denied = next((one for one in own if one.whole and one.stance == "deny"), None)
    if each.attribution.polarity != "deny" or denied is None:
        return ()
    charge = met_by(denied, near.before, alleging)
    span = None if charge is None else denied.span
    return () if charge is None else (_of(charge, "deny", each.attribution, annotated, names, span),)


def _is_nobody(found: Sequence[Proposition]) -> bool:
    return any((one.speaker or "").casefold() in _UNRESOLVED and not one.speaker_entity for one in found)


def _is_asked(one: Attribution, by_id: Mapping[str, Attribution], annotated: Annotated) -> bool:
    """Whether an attribution is a question, or stands inside one: a reporter's words, nobody's claim.

    What the main verb of a sentence tells stands in no question before it: "asked about it, she denied it".
    """
    if one.polarity != "question" and _is_main(one, annotated):
        return False
    seen: set[str] = set()
    at: Attribution | None = one
    while at is not None and at.id not in seen:
        if at.polarity == "question":
            return True
        seen.add(at.id)
        at = by_id.get(at.parent or "")
    return False


def _is_main(one: Attribution, annotated: Annotated) -> bool:
    """Whether the cue holds the main verb of its sentence, outside quotation marks."""
    for sentence in annotated.reached(one.cue):
        cues = inside(sentence, one.cue)
        if any(sentence.parse.tokens[i].dep == "ROOT" for i in cues):
            return not any(mark in sentence.parse.text for mark in '“"') and sentence.label == "body"
    return False


def _is_echo(one: Attribution, by_id: Mapping[str, Attribution]) -> bool:
    """Whether words inside a quotation are credited to somebody the speaker mentions after them."""
    above = by_id.get(one.parent or "")
    return (
        above is not None
        and above.kind == "direct"
        and one.kind == "direct"
        and min(one.content).start == min(above.content).start
    )


def _is_negated_telling(one: Attribution, annotated: Annotated) -> bool:
    """Whether a cue inside another's words is a verb with "not" ("we have not seen it arrive"), no denial."""
    cue = " ".join(annotated.document.words(span) for span in one.cue).lower()
    return (
        one.parent is not None and one.polarity == "deny" and any(w in cue.split() for w in ("not", "never"))
    )


def _is_label(one: Attribution, annotated: Annotated) -> bool:
    """Whether a headline's first words are a label of its matter ("Hollin flood: ..."), nobody who speaks."""
    document = annotated.document
    colon = [span for span in one.cue if document.words(span).strip() == ":"]
    return bool(colon) and one.speaker_entity is None and document.label_at(colon[0].start) != "body"


def _is_reported(one: Proposition, inner: Iterable[_Said]) -> bool:
    """Whether the clause only says that somebody said, and his own words are read by themselves."""
    verb = one.verb
    return verb is not None and any(
        any(cue.overlaps(verb) for cue in each.attribution.cue)
        and (each.asked or _declines_himself(each.attribution) or any(other.whole for other in each.found))
        for each in inner
    )


def _declines_himself(attribution: Attribution) -> bool:
    """Whether "I decline to comment" is all he says: an answer refused is no claim."""
    lengths = [span.end - span.start for span in attribution.source]
    return attribution.polarity == "decline" and bool(lengths) and max(lengths) <= len("we")


class _Near(msgspec.Struct, frozen=True):
    """What a document states before and after a judgement, questions included."""

    before: list[Proposition]
    after: list[Proposition]


def _judged(
    each: _Said,
    own: Sequence[Proposition],
    inner: Sequence[_Said],
    near: _Near,
    annotated: Annotated,
    names: Names,
) -> tuple[Proposition, ...] | None:
    """What a content says of something asked or told elsewhere; None when it speaks for itself."""
    attribution = each.attribution
    asked = _put_to_him(attribution, inner, annotated, names)
    if asked is not None:
        stance = _answer(attribution, annotated)
        return (_of(asked, stance, attribution, annotated, names),) if stance else ()
    if attribution.polarity == "question":
        return None
    content = _Content.read(attribution, annotated, names)
    stance = _verdict(attribution, own, content, annotated) if content is not None else None
    if content is None or stance is None:
        return None
    refutes = content.refuting or stance == "hedge"
    target = _asked(content.sentence, attribution, names) if refutes else None
    targets: tuple[Proposition, ...] = () if target is None else (target,)
    if target is None or len(target.terms) + (target.subject is not None) <= 1:
        targets = _charges(content, near, attribution, names)
        told = None if targets else _told(content, near, attribution, own[0] if own else None, target)
        targets = targets or ((told,) if told else ())
    if not targets:
        return () if refutes and not any(one.whole for one in own) else None
    return tuple(_of(one, stance, attribution, annotated, names, content.span) for one in targets)


def _charges(
    content: "_Content", near: "_Near", attribution: Attribution, names: Names
) -> tuple[Proposition, ...]:
    """The charges that "denied the allegation" or "any wrongdoing" answers: one, or all of one voice."""
    named = [lemma for lemma in content.lemmas if lemma not in _POINTING]
    guilt = bool(named) and bool(GUILT.intersection(named[:2])) and attribution.polarity == "deny"
    if not guilt and not (content.only_points and CHARGES.intersection(named) and content.owner is None):
        return ()
    found = against(near.before, attribution, names)
    if guilt or content.plural:
        return found
    return found[-1:]


class _Content(msgspec.Struct, frozen=True):
    """The longest stretch of a content, with its lemmas and the keys of those whom it names."""

    sentence: Sentence
    span: Span
    text: str
    lemmas: tuple[str, ...]
    refuting: bool
    negated: frozenset[str]
    about: frozenset[str]
    owner: str | None
    plural: bool

    @classmethod
    def read(cls, attribution: Attribution, annotated: Annotated, names: Names) -> "_Content | None":
        """The content of `attribution`, None where no read sentence holds it."""
        first = max(attribution.content, key=lambda span: (span.end - span.start, span))
        for sentence in annotated.sentences:
            if sentence.span.overlaps(first):
                within = inside(sentence, (first,))
                tokens = sentence.parse.tokens
                keys = keys_of(sentence, within, names, None)
                owned = [i for i in within if tokens[i].dep == "poss" and i in keys]
                return cls(
                    sentence=sentence,
                    span=first,
                    text=" ".join(annotated.document.words(first).split()).strip("“”\"'‘’.,;: ").lower(),
                    lemmas=tuple(tokens[i].lemma.lower() for i in within if not wordless(tokens[i])),
                    refuting=any(
                        tokens[i].lemma.lower() in words("refuting") and tokens[i].pos != "VERB"
                        for i in within
                    ),
                    negated=frozenset(
                        concept(tokens[tokens[i].head].lemma)
                        for i in within
                        if tokens[i].lemma.lower() in _NEGATES and tokens[i].dep in {"neg", "det", *SUBJECTS}
                    ),
                    about=frozenset(key for key in keys.values() if key.startswith("n-")),
                    owner=next((keys[i] for i in owned), None),
                    plural=any(tokens[i].tag == "NNS" for i in within),
                )
        return None

    @property
    def only_points(self) -> bool:
        """Whether it only points to what was told: "that", "the claim", "their allegations"."""
        return (
            bool(self.lemmas)
            and all(
                lemma in _POINTING or lemma in words("told") or concept(lemma) == "ask"
                for lemma in self.lemmas
            )
        ) or (self.owner is not None and self.lemmas[-1] in words("told"))


_POINTING = frozenset("it this that these those them the a an such any all both report’s ’s 's".split())


def _verdict(
    attribution: Attribution, own: Sequence[Proposition], content: _Content, annotated: Annotated
) -> Stance | None:
    """How a content judges what was told; None when it does not."""
    if attribution.polarity == "decline":
        cue = " ".join(annotated.document.words(span) for span in attribution.cue).lower()
        bare = content.only_points or len(content.lemmas) <= _SHORT
        return "hedge" if bare and any(word in cue for word in _WITHHELD) else None
    first = own[0] if own else None
    bare = not any(one.whole for one in own)
    if content.refuting and attribution.polarity == "assert":
        judges = bare or (first is not None and not first.predicate and _points(first, content))
        return "deny" if judges else None
    if attribution.polarity == "deny" and (bare or content.only_points or (first and len(first.terms) <= 2)):
        return "deny"
    verdict = first is not None and first.predicate in said_of()  # "the vote was rigged" speaks for itself
    if first is not None and not verdict and first.stance == "deny" and len(first.terms) <= 2:
        return "deny"
    return "deny" if bare and content.negated and len(content.lemmas) <= _SHORT else None


_NEGATES = frozenset("no not n't never nobody none nothing".split())
_WITHHELD = ("deny", "confirm", "comment", "rule out", "ruled out", "denied")
_SHORT = 12
"""Words up to which a content without a statement of its own may only deny: "nobody asked"."""


def _points(first: Proposition, content: _Content) -> bool:
    """Whether the subject of a judgement is "it" or a word for something told: "the charge is false"."""
    return first.subject is None or first.subject in words("told") or content.lemmas[:1] == ("it",)


def _of(
    target: Proposition,
    stance: Stance,
    attribution: Attribution,
    annotated: Annotated,
    names: Names,
    span: Span | None = None,
) -> Proposition:
    """`target` as judged by the speaker of `attribution` in the words of `span`."""
    where = span or max(attribution.content, key=lambda each: (each.end - each.start, each))
    if attribution.cue and (stance == "hedge" or span is None):
        ends = (*attribution.cue, where)
        where = Span(where.doc, min(each.start for each in ends), max(each.end for each in ends))
    told = msgspec.structs.replace(target, stance="assert", span=where, pieces=(where,), retracts=False)
    one = spoken(told, attribution, annotated, names)
    return msgspec.structs.replace(
        one, stance=stance, whole=False, side=side_of(attribution, names), unsaid=stance == "hedge"
    )


def _told(
    content: _Content,
    near: _Near,
    attribution: Attribution,
    own: Proposition | None,
    asked: Proposition | None,
) -> Proposition | None:
    """What a judgement turns to: a proposition whose predicate it names, else how the last account began.

    Whoever and whatever the judgement names must be in that proposition, or have told it ("rejected
    Velmaria's claim").
    """
    named = content.negated or {concept(lemma) for lemma in content.lemmas}
    if asked is not None:
        named = named | asked.terms
    things = (own.terms if own is not None and own.whole else frozenset()) - _RECEIVED - named
    for one in (*reversed(near.before), *near.after[:_LOOK_BACK]):
        known = one.terms | {one.subject, one.side, one.speaker_entity, one.predicate}
        if (
            one.predicate
            and one.predicate in named
            and one.stance != "deny"
            and content.about | things <= known
        ):
            return one
    others = [one for one in near.before if not _is_his(one, attribution)]
    if content.owner is not None:
        mine = [one for one in others if content.owner in {one.side, one.speaker_entity}]
        return mine[-1] if mine else None
    if content.only_points and others:
        return others[-1]
    account = [one for one in near.before if one.attribution and one.whole]
    account = account or [one for one in near.before if one.attribution] or near.before
    if not content.refuting or not account:
        return None
    start = len(account) - 1
    while start > 0 and _same_voice(account[start - 1], account[-1]):
        start -= 1
    return account[start]


_RECEIVED = frozenset({"receive", "there", "any"}) | LIGHT


def _is_his(one: Proposition, attribution: Attribution) -> bool:
    if one.speaker is None:
        return False
    return one.speaker == attribution.speaker or one.speaker_entity == (attribution.speaker_entity or "")


def _same_voice(a: Proposition, b: Proposition) -> bool:
    return (a.anonymous and b.anonymous) or a.speaker == b.speaker


def _put_to_him(
    attribution: Attribution, inner: Sequence[_Said], annotated: Annotated, names: Names
) -> Proposition | None:
    """The question that stands in place of a content: "asked whether X, he said no"."""
    start = min(attribution.content).start
    for each in inner:
        cues = [cue.start for cue in each.attribution.cue]
        if each.attribution.polarity == "question" and cues and min(cues) <= start:
            return _question(each, annotated, names)
    return None


def _answered(each: _Said, annotated: Annotated, names: Names) -> Iterator[Proposition]:
    """The bare answer to a question, credited to who gives it: "asked whether X, the minister said no"."""
    asked = _question(each, annotated, names)
    for sentence in annotated.sentences:
        tokens = sentence.parse.tokens
        if asked is None or not sentence.span.overlaps(asked.span):
            continue
        for token in tokens:
            word = token.text.lower()
            who = next((i for i, t in enumerate(tokens) if t.head == token.head and t.dep == "nsubj"), None)
            if word in {"no", "yes"} and token.dep in {"intj", "dobj"} and who is not None:
                span = sentence.token_span(min(subtree(tokens, who)), max(subtree(tokens, who)))
                entity = next((names.entities[s] for s in sorted(names.entities) if span.covers(s)), None)
                yield msgspec.structs.replace(
                    asked,
                    attribution=each.attribution.id,
                    stance="deny" if word == "no" else "assert",
                    whole=False,
                    speaker=names.called.get(entity or "") or annotated.document.words(span),
                    speaker_entity=entity,
                    side=names.sides.get(entity or ""),
                )


def _question(each: _Said, annotated: Annotated, names: Names) -> Proposition | None:
    """What a question asks: the clause behind "whether" where it has one."""
    for sentence in annotated.sentences:
        within = inside(sentence, each.attribution.content)
        tokens = sentence.parse.tokens
        marks = [i for i in within if tokens[i].lemma == "whether"]
        if marks:
            below = [i for i in subtree(tokens, tokens[marks[-1]].head) if i in within]
            found = told_in(sentence, below, names)
            if found:
                return found[0]
    return each.found[0] if each.found else None


def _answer(attribution: Attribution, annotated: Annotated) -> Stance | None:
    """What follows the cue in its sentence: "no" and refuting words deny, unless he did not deny it."""
    last = max(span.end for span in attribution.cue)
    for sentence in annotated.sentences:
        if sentence.span.start <= last - 1 < sentence.span.end:
            rest = annotated.document.text[last : sentence.span.end].lower()
            said = [word.strip("“”\"'‘’.,;:—–-") for word in rest.split()]
            if " not deny" in rest or " nor deny" in rest or " not confirm" in rest:
                return "hedge"
            if said[:1] in (["no"], ["never"]) or not words("refuting").isdisjoint(said):
                return "deny"
            return "assert" if said[:1] in (["yes"], ["so"]) else None
    return None


def _asked(sentence: Sentence, attribution: Attribution, names: Names) -> Proposition | None:
    """The clause that a question or a noun of telling opens in this sentence, outside the content itself."""
    tokens = sentence.parse.tokens
    contents = inside(sentence, attribution.content)
    for token in sorted(tokens, key=lambda token: token.lemma != "whether"):
        opens = token.dep == "mark" and token.lemma in {"whether", "that", "if"}
        if opens and tokens[token.head].pos in {"VERB", "AUX"} and token.head not in contents:
            found = told_in(sentence, subtree(tokens, token.head), names)
            if found:
                return found[0]
    return None
