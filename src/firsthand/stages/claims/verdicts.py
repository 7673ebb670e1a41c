"""What somebody calls something: a verdict without a verb of its own."""

from collections.abc import Iterator

from firsthand.model.annotated import Annotated, Token
from firsthand.model.attribution import Attribution
from firsthand.stages.claims.clauses import inside, subtree
from firsthand.stages.claims.names import Names
from firsthand.stages.claims.proposition import Proposition
from firsthand.stages.claims.terms import concept, keys_of, predicate_of, said_of

__all__ = ["called"]


def called(attribution: Attribution, annotated: Annotated, names: Names) -> Iterator[Proposition]:
    """What somebody calls something: "called the strike illegal" says that the strike is illegal."""
    for sentence in annotated.reached(attribution.content):
        tokens, within = sentence.parse.tokens, inside(sentence, attribution.content)
        calls = [i for i in inside(sentence, attribution.cue) if tokens[i].lemma.lower() in _CALLING]
        keys = keys_of(sentence, within, names, None) if calls else {}
        said = [i for i in within if _judges(tokens[i]) and tokens[i].dep in {"oprd", "ccomp", "acomp"}]
        things = [
            i
            for i in within
            if tokens[i].dep in {"nsubj", "dobj"} and i in keys and tokens[i].head in (*calls, *said)
        ]
        if said and things:
            predicate, turned = predicate_of(tokens, said[0], said)
            thing, verdict = (
                [i for i in subtree(tokens, head, {other}) if i in within]
                for head, other in ((things[0], said[0]), (said[0], things[0]))
            )
            pieces = tuple(sentence.token_span(min(part), max(part)) for part in (thing, verdict))
            yield Proposition(
                span=sentence.token_span(min(*thing, *verdict), max(*thing, *verdict)),
                pieces=pieces,
                between=" [is called] ",
                verb=sentence.token_span(said[0], said[0]),
                attribution=None,
                predicate=predicate,
                subject=keys[things[0]],
                terms=frozenset(),
                numbers=frozenset(),
                stance="deny" if turned else "assert",
                whole=False,
                of_it=True,
            )


def _judges(token: Token) -> bool:
    return token.pos == "ADJ" or concept(token.lemma) in said_of()


_CALLING = frozenset({"call", "describe", "brand", "label", "declare", "deem", "term", "consider"})
