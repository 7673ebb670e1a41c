"""The place of an event, where its own clause names one."""

from firsthand.model.annotated import Sentence
from firsthand.stages.events.tree import tree

__all__ = ["place"]

_CLAUSES = frozenset({"relcl", "acl", "advcl", "ccomp", "xcomp", "parataxis", "conj"})


def place(sentence: Sentence, trigger: int, avoid: frozenset[int]) -> str | None:
    """The place named after "in", "at" or "near" under `trigger`.

    Tokens of the parties in `avoid` are no places.
    """
    here = tree(sentence.parse)
    for index in here.subtree(trigger, _CLAUSES):
        token = here.tokens[index]
        if token.dep != "pobj" or index in avoid or token.ent[2:] not in {"GPE", "LOC", "FAC"}:
            continue
        preposition = token.head
        if here.lemma(preposition) in {"in", "at", "near", "outside", "off", "over"}:
            first, last = here.phrase(index)
            words = sentence.parse.text[here.tokens[first].start : here.tokens[last].end]
            return words.removeprefix("the ").strip()
    return None
