"""Conditions and consequences: what a warning is tied to and what it holds out."""

from collections.abc import Iterable

import msgspec

from firsthand.model.annotated import Sentence
from firsthand.model.span import Span
from firsthand.stages.events.tree import Tree, tree
from firsthand.stages.events.words import warning_words

__all__ = ["Conditional", "Limit", "conditional_of", "conditionals", "is_threat", "limits", "warned_of"]

_CONDITIONS = frozenset({"if", "unless", "should"})
_AHEAD = frozenset({"will", "would", "'ll", "’ll", "shall", "could", "may", "might", "must", "wo", "can"})
_CONDITION_DEPS = frozenset({"advcl", "punct", "mark", "prep", "cc"})


class Conditional(msgspec.Struct, frozen=True, kw_only=True):
    """A condition and its consequence in one sentence: the verbs at their heads, and where they stand."""

    condition_verb: int
    consequence_verb: int
    condition: Span
    consequence: Span


class Limit(msgspec.Struct, frozen=True, kw_only=True):
    """What somebody will not stand for: the negated verb, where it stands, and the deed that it is about."""

    verb: int
    consequence: Span
    condition: Span


def conditionals(sentence: Sentence) -> tuple[Conditional, ...]:
    """Every "if ..., ... will ..." of a sentence; "even if" and "as if" are no conditions."""
    here = tree(sentence.parse)
    found: list[Conditional] = []
    if "advcl" not in here.deps:
        return ()
    for verb, token in enumerate(here.tokens):
        if token.dep != "advcl" or not _conditional(here, verb):
            continue
        governor = token.head
        if not _looks_ahead(here, governor):
            continue
        condition = sentence.token_span(*here.extent(verb))
        consequence = _main_clause(sentence, here, governor, verb)
        if consequence is not None:
            found.append(
                Conditional(
                    condition_verb=verb,
                    consequence_verb=governor,
                    condition=condition,
                    consequence=consequence,
                )
            )
    return tuple(found)


def _conditional(here: Tree, verb: int) -> bool:
    marks = [kid for kid in here.children(verb, "mark", "advmod", "aux") if here.lemma(kid) in _CONDITIONS]
    if not marks:
        return False
    first = marks[0]
    if here.tokens[first].dep == "aux":  # "should it sail": the auxiliary comes before its subject
        subject = here.child(verb, "nsubj", "nsubjpass")
        return subject is not None and first < subject
    before = here.tokens[first - 1].text.lower() if first else ""
    return before not in {"even", "as", "only", "but"}


def _looks_ahead(here: Tree, verb: int) -> bool:
    return any(here.tokens[kid].text.lower() in _AHEAD for kid in here.children(verb, "aux"))


def _main_clause(sentence: Sentence, here: Tree, governor: int, condition: int) -> Span | None:
    """The clause of `governor` without the condition, cut at the condition.

    Where that stands in the middle.
    """
    below = set(here.subtree(condition))
    inside = [each for each in here.subtree(governor, frozenset({"parataxis"})) if each not in below]
    runs: list[list[int]] = []
    for each in inside:
        if here.tokens[each].pos in {"PUNCT", "SPACE", "SCONJ"} and (
            not runs or here.tokens[each].dep in {"mark", "punct"}
        ):
            continue
        if runs and each - runs[-1][-1] <= 2:
            runs[-1].append(each)
        else:
            runs.append([each])
    holding = next((run for run in runs if governor in run), None)
    if holding is None:
        return None
    return sentence.token_span(holding[0], holding[-1])


def is_threat(sentence: Sentence, verb: int, exclude: Iterable[int] = ()) -> bool:
    """Whether the clause of `verb` holds out costs.

    One of the words for consequences stands in it, not negated.
    """
    here = tree(sentence.parse)
    left_out = {inner for each in exclude for inner in here.subtree(each)}
    words = warning_words("consequence")
    if here.children(verb, "neg"):
        return False
    for index in here.subtree(verb, frozenset({"advcl", "relcl", "parataxis"})):
        if index in left_out or here.lemma(index) not in words:
            continue
        if here.tokens[index].pos == "NOUN" and any(
            here.lemma(kid) == "no" for kid in here.children(index, "det")
        ):
            continue
        if here.tokens[index].pos == "VERB" and not (
            index == verb or here.tokens[index].dep in {"xcomp", "conj"}
        ):
            continue
        return True
    return False


def limits(sentence: Sentence) -> tuple[Limit, ...]:
    """What is said not to be tolerated: "we will not stand by and allow them to ..."."""
    here = tree(sentence.parse)
    found = []
    for verb, token in enumerate(here.tokens):
        if token.pos != "VERB" or here.lemma(verb) not in warning_words("limit"):
            continue
        if not here.children(verb, "neg") or not _looks_ahead(here, verb):
            continue
        subject = here.subject(verb)
        if subject is None or here.tokens[subject].text.lower() in {"it", "that", "this", "there"}:
            continue
        allowed = next(
            (
                each
                for each in (*here.children(verb, "conj"), verb)
                if here.child(each, "ccomp", "dobj", "xcomp") is not None
            ),
            None,
        )
        if allowed is None:
            continue
        complement = here.child(allowed, "ccomp", "dobj", "xcomp")
        assert complement is not None
        first, last = here.extent(verb, frozenset({"advcl", "parataxis"}))
        found.append(
            Limit(
                verb=verb,
                consequence=sentence.token_span(first, last),
                condition=sentence.token_span(*here.extent(complement, frozenset({"advcl", "parataxis"}))),
            )
        )
    return tuple(found)


def conditional_of(found: Iterable[Conditional], here: Tree, verb: int) -> Conditional | None:
    """The conditional that stands inside the complement of `verb`, or whose main verb it is."""
    below = set(here.subtree(verb))
    return next(
        (each for each in found if each.consequence_verb == verb or each.consequence_verb in below), None
    )


def warned_of(sentence: Sentence, verb: int) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
    """Condition and consequence of "warned".

    After "against" stands the deed, after "that", "of" or "to" what follows.
    """
    here = tree(sentence.parse)
    condition: list[Span] = []
    consequence: list[Span] = []
    for kid in here.children(verb, "prep"):
        inner = here.child(kid, "pcomp", "pobj")
        if inner is None:
            continue
        where = sentence.token_span(*here.extent(inner, frozenset({"advcl", "parataxis", "relcl"})))
        if here.lemma(kid) in {"against", "over"}:
            condition.append(where)
        elif here.lemma(kid) == "of":
            consequence.append(where)
    consequence.extend(
        sentence.token_span(*here.extent(kid, frozenset({"advcl", "parataxis", "mark"})))
        for kid in here.children(verb, "ccomp", "xcomp")
    )
    return tuple(condition[:1]), tuple(consequence[:1])
