"""Charges against somebody, and which of them an answer such as "denied the allegations" turns to."""

from collections.abc import Collection, Iterable, Iterator, Sequence

import msgspec

from firsthand.model.annotated import Annotated, Sentence, Token
from firsthand.model.attribution import Attribution
from firsthand.model.span import Span
from firsthand.stages.claims.clauses import Clause, inside, subtree, wordless
from firsthand.stages.claims.names import Names
from firsthand.stages.claims.proposition import Proposition
from firsthand.stages.claims.propositions import proposition, side_of, spoken
from firsthand.stages.claims.terms import concept, keys_of, words

__all__ = ["CHARGES", "GUILT", "against", "alleges", "charged", "met_by"]

_CHARGING = {"accuse": "of", "charge": "with", "blame": "for"}
_ACCUSED = " [is accused of] "
_ALLEGING = ("alleg", "accus", "suspect", "charg", "blam")
GUILT = frozenset("wrongdoing involvement guilt guilty responsibility misconduct negligence part".split())
"""What is denied where nothing is named: "any wrongdoing", "not guilty"."""

CHARGES = frozenset({"allegation", "accusation", "charge", "claim", "suspicion", "assertion"})
"""Nouns for what is said against somebody."""


def charged(attribution: Attribution, annotated: Annotated, names: Names) -> tuple[Proposition, ...]:
    """What somebody is accused of: "accused the mill | of burning rubber" says that the mill burns rubber."""
    found = [
        spoken(one, attribution, annotated, names)
        for sentence in annotated.sentences
        for one in _charges(sentence, attribution, names)
    ]
    return tuple(found)


def _charges(sentence: Sentence, attribution: Attribution, names: Names) -> Iterator[Proposition]:
    tokens = sentence.parse.tokens
    within = [i for i in inside(sentence, attribution.content) if not wordless(tokens[i])]
    if any(tokens[i].lemma.lower() in words("refuting") for i in within):
        return  # "accused them of spreading lies" says that what they told is untrue
    for verb in inside(sentence, attribution.cue):
        preposition = _CHARGING.get(tokens[verb].lemma.lower())
        whom = next(
            (i for i in within if tokens[i].head == verb and tokens[i].dep in {"dobj", "nsubjpass"}), None
        )
        deeds = [] if whom is None else _deeds(tokens, within, verb, whom, preposition)
        if whom is None or not deeds:
            continue
        keys = keys_of(sentence, within, names, None)
        subject = keys.get(whom) or concept(tokens[whom].lemma)
        named = [i for i in subtree(tokens, whom, {tokens[deeds[0]].head}) if i in within]
        core = tuple(i for i in subtree(tokens, deeds[0]) if i in within)
        one = proposition(sentence, Clause(deeds[0], core, core), subject, keys, None, refuted=False)
        if one is not None and named:
            pieces = (sentence.token_span(min(named), max(named)), sentence.token_span(min(core), max(core)))
            span = Span(pieces[0].doc, min(pieces).start, max(piece.end for piece in pieces))
            points = tokens[whom].pos == "PRON" and whom not in keys
            yield msgspec.structs.replace(
                one, span=span, pieces=pieces, charge=True, points=points, between=_ACCUSED
            )


def _deeds(
    tokens: Sequence[Token], within: Collection[int], verb: int, whom: int, preposition: str | None
) -> list[int]:
    """The verbs after "accused X of", wherever the parser hangs the "of"."""
    heads = {verb, *subtree(tokens, whom)}
    return [
        i
        for i in within
        if tokens[i].dep == "pcomp"
        and tokens[i].pos in {"VERB", "AUX"}
        and tokens[tokens[i].head].lemma == preposition
        and tokens[tokens[i].head].head in heads
    ]


def alleges(attribution: Attribution, annotated: Annotated) -> bool:
    """Whether a cue makes a charge: "is alleged to have", "accused", "suspected of"."""
    cue = " ".join(annotated.document.words(span) for span in attribution.cue).lower()
    return any(word.startswith(_ALLEGING) for word in cue.split())


def against(said: Iterable[Proposition], attribution: Attribution, names: Names) -> tuple[Proposition, ...]:
    """What was said of the one who answers, by others than himself: the charges of the voice heard last.

    One that says nothing of him is no charge against him; of several voices the last one is answered.
    """
    entity = attribution.speaker_entity
    own = {entity, side_of(attribution, names)} - {None}
    last = (attribution.speaker or "").lower().split()[-1:]
    own |= {concept(word) for word in last} if entity is None else set()
    found = [
        one
        for one in said
        if one.attribution is not None
        and one.stance != "deny"
        and (one.whole or one.charge)
        and not (one.speaker_entity in own or (one.speaker or "") == attribution.speaker)
        and (one.subject in own or own & one.terms)
    ]
    if not found:
        return ()
    return tuple(one for one in found if _voice(one) == _voice(found[-1]))


def _voice(one: Proposition) -> str:
    return one.speaker_entity or one.speaker or one.attribution or ""


def met_by(denied: Proposition, said: Iterable[Proposition], alleging: Collection[str]) -> Proposition | None:
    """The one charge that a denial in other words meets, null where there is none or more than one.

    "The barge is alleged to have dumped oil in the bay" is met by "denied that the barge had been in the
    bay": both are said of one named thing.
    """
    found = [
        one
        for one in said
        if (one.charge or one.attribution in alleging)
        and one.whole
        and one.stance != "deny"
        and one.predicate != denied.predicate
        and _of_one_thing(one, denied)
    ]
    return found[0] if len({(one.predicate, one.subject, one.terms) for one in found}) == 1 else None


def _of_one_thing(charge: Proposition, denied: Proposition) -> bool:
    subject = denied.subject
    if subject is None or subject not in {charge.subject, *charge.terms}:
        return False
    return subject.startswith("n-") or bool(denied.terms & charge.terms - {subject})
