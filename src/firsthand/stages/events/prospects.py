"""Whom people expect in an office: "is widely seen as the next minister", "is tipped to become premier"."""

from collections.abc import Iterator

from firsthand.model.annotated import Annotated
from firsthand.model.event import Pledge
from firsthand.model.ids import span_id
from firsthand.stages.events.coding import acts
from firsthand.stages.events.tree import Tree, tree

__all__ = ["prospects"]

_SEEN = frozenset({"see", "regard", "view", "consider", "tip", "expect", "favour", "favor"})
_NEXT = frozenset({"next", "future", "likely", "successor", "heir"})
_BECOMING = frozenset({"become", "succeed", "replace"})


def prospects(annotated: Annotated) -> Iterator[Pledge]:
    """One forecast for each person whom a page says to be held for the next holder of an office."""
    for sentence in annotated.sentences:
        here = tree(sentence.parse)
        for verb, token in enumerate(here.tokens):
            if token.pos != "VERB" or here.lemma(verb) not in _SEEN or here.children(verb, "neg"):
                continue
            subject = here.child(verb, "nsubjpass")
            if subject is None or not here.tokens[subject].ent.endswith("PERSON") or not acts(here, subject):
                continue
            if _as_next(here, verb) or _to_become(here, verb):
                span = sentence.token_span(*here.extent(verb, frozenset({"advcl", "parataxis", "mark"})))
                yield Pledge(
                    id=span_id("p", (span,)),
                    kind="forecast",
                    spans=(span,),
                    score=0.6,
                    why="the page says who is held for the next in an office",
                )


def _as_next(here: Tree, verb: int) -> bool:
    offices = [
        pobj
        for kid in here.children(verb, "prep")
        if here.lemma(kid) == "as"
        for pobj in here.children(kid, "pobj")
    ]
    return any({here.lemma(office), *map(here.lemma, here.kids[office])} & _NEXT for office in offices)


def _to_become(here: Tree, verb: int) -> bool:
    return any(here.lemma(kid) in _BECOMING for kid in here.children(verb, "xcomp"))
