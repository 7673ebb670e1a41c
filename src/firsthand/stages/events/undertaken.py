"""What a speaker undertakes in plain words: "we will keep the line staffed", "said it would pay the crew"."""

from firsthand.model.annotated import Sentence
from firsthand.model.attribution import Attribution
from firsthand.model.span import Span
from firsthand.stages.events.coding import acts
from firsthand.stages.events.deeds import verb_at
from firsthand.stages.events.modality import mood
from firsthand.stages.events.tree import Tree, tree
from firsthand.stages.events.words import by_verb, verbs_that

__all__ = ["is_undertaking"]

_WILL = frozenset({"will", "'ll", "’ll", "wo", "shall", "would"})
_OWN = {"direct": frozenset({"we", "i"}), "indirect": frozenset({"it", "he", "she"})}
_NO_DEEDS = frozenset(
    "say see discuss talk know have be find look think hear comment need like want wait show tell ask speak "
    "answer consider watch study examine decide determine continue hope believe call remember miss love add "
    "repeat explain win lose become go come get live die face suffer learn happen agree feel expect mean "
    "seem remain stay".split()
)
_HOSTILE = frozenset({"SANCTION", "COERCE", "ASSAULT", "MOBILIZE", "THREATEN", "PROTEST"})


def is_undertaking(sentence: Sentence, said: Attribution) -> bool:
    """Whether the speaker of `said` undertakes, in `sentence`, a deed of his own or to keep a thing running.

    The main clause must look ahead without a condition, be about the speaker ("we", "it") or say that a thing
    will stay as it is, and name a deed, not a feeling, a fate or more talk. Hostile deeds are no promises.
    """
    here = tree(sentence.parse)
    for index, token in enumerate(here.tokens):
        if token.pos not in {"VERB", "AUX"} or not _heads(sentence, here, index, said):
            continue
        ahead = {here.tokens[kid].text.lower() for kid in here.children(index, "aux")} & _WILL
        conditional = any(
            here.lemma(kid) in {"if", "unless"}
            for clause in here.children(index, "advcl")
            for kid in here.children(clause, "mark")
        )
        if (
            ahead
            and not conditional
            and not mood(here, index).supposed
            and _of_the_speaker(here, index, said)
        ):
            return True
    return False


def _heads(sentence: Sentence, here: Tree, index: int, said: Attribution) -> bool:
    """Whether the verb at `index` heads what is said: it stands inside, what governs it does not."""

    def inside(token: int) -> bool:
        where: Span = sentence.token_span(token, token)
        return any(span.covers(where) for span in said.content)

    above = here.tokens[index].head
    return inside(index) and (above == index or not inside(above))


def _of_the_speaker(here: Tree, verb: int, said: Attribution) -> bool:
    subject = here.child(verb, "nsubj")
    lemma = here.lemma(verb)
    if subject is None:
        return False
    if verb_at(here, verb) in verbs_that("keep") and lemma in {"stay", "remain"}:
        return not acts(here, subject) and verb_at(here, verb) != lemma
    own = _OWN["indirect" if said.kind == "indirect" else "direct"]
    hostile = any(row.root in _HOSTILE for row in by_verb().get(lemma, ()) if not row.objects)
    return here.tokens[subject].text.lower() in own and lemma not in _NO_DEEDS and not hostile
