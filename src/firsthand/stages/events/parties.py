"""Who the parties of an action are called.

The mention that covers them, else the words of the noun phrase.
"""

from collections.abc import Sequence

import msgspec

from firsthand.model.annotated import Sentence
from firsthand.model.entity import Mention
from firsthand.model.span import Span
from firsthand.stages.events.tree import Tree, tree
from firsthand.text.names import adjective, known, related

__all__ = ["Party", "countries_of", "country_in", "parties_in", "party"]

_ARTICLES = frozenset({"the", "a", "an"})


class Party(msgspec.Struct, frozen=True):
    """A party by name, where it stands, and the cluster of the mention that names it (-1 without one)."""

    name: str
    span: Span
    cluster: int = -1
    kind: str = ""


def party(sentence: Sentence, index: int | None, mentions: Sequence[Mention]) -> Party | None:
    """The party headed by token `index`; None for a pronoun that nobody has resolved.

    Of several mentions in the phrase the one that covers the head counts, the longest first: "the premier of
    Tessaly" is the premier.
    """
    if index is None:
        return None
    here = tree(sentence.parse)
    token = here.tokens[index]
    head = sentence.token_span(index, index)
    named = _apposed(sentence, here, index, mentions)
    if named is not None:
        return named
    covering = [each for each in mentions if each.span.covers(head) or head.covers(each.span)]
    if covering:
        best = min(covering, key=lambda each: (each.span.start - each.span.end, each.span))
        return Party(best.name, best.span, best.cluster, best.entity_kind)
    if token.pos == "PRON":
        return None
    first, last = here.phrase(index)
    while first < index and here.tokens[first].text.lower() in _ARTICLES:
        first += 1
    span = sentence.token_span(first, last)
    return Party(" ".join(_words(here, first, last).split()), span)


def _apposed(sentence: Sentence, here: Tree, index: int, mentions: Sequence[Mention]) -> Party | None:
    """The person whose name stands in apposition to an office: "the minister of X, Mr Y" is Y."""
    if here.tokens[index].ent:
        return None
    for kid in here.children(index, "appos"):
        where = sentence.token_span(kid, kid)
        for each in mentions:
            if each.entity_kind == "person" and each.kind != "pronoun" and each.span.end == where.end:
                return Party(each.name, each.span, each.cluster, each.entity_kind)
    return None


def _words(here: Tree, first: int, last: int) -> str:
    text = here.parse.text[here.tokens[first].start : here.tokens[last].end]
    return text.removesuffix("'s").removesuffix("’s").strip(" ,;")


def parties_in(sentence: Sentence, mentions: Sequence[Mention]) -> tuple[Party, ...]:
    """The named parties of a sentence in text order, each thing once; names only, no pronouns."""
    found: dict[tuple[int, str], Party] = {}
    for each in mentions:
        if sentence.span.covers(each.span) and each.kind != "pronoun":
            key = (each.cluster, "" if each.cluster >= 0 else each.name)
            found.setdefault(key, Party(each.name, each.span, each.cluster, each.entity_kind))
    if found or mentions:
        return tuple(found.values())
    return _from_tags(sentence)


def countries_of(mentions: Sequence[Mention]) -> dict[int, str]:
    """The country that each cluster of persons and bodies acts for, where its name or office says so.

    "The Tessalian foreign minister" acts for Tessaly: by the list of countries, else by a government that the
    same document names and whose adjective it looks like.
    """
    governments = sorted({each.name for each in mentions if each.entity_kind == "government"})
    found: dict[int, str] = {}
    for each in sorted(mentions, key=lambda one: one.span):
        if each.entity_kind not in {"person", "organisation"} or each.cluster < 0:
            continue
        for text in (each.role or "", each.name):
            country = country_in(text, governments)
            if country is not None:
                found.setdefault(each.cluster, country)
    return found


def country_in(text: str, governments: Sequence[str]) -> str | None:
    """The first country that `text` names by any of its names, or by an adjective of one of `governments`."""
    for each in known(text):
        if each.kind in {"alias", "demonym", "capital", "metonym"}:
            return each.name
    for word in text.split():
        derived = adjective(word)
        for name in governments:
            if word == name or (derived and related(word, name)):
                return name
    return None


def _from_tags(sentence: Sentence) -> tuple[Party, ...]:
    """Parties by the tagger's own entities, where no mentions were given."""
    tokens = sentence.parse.tokens
    found: dict[str, Party] = {}
    index = 0
    while index < len(tokens):
        label = tokens[index].ent[2:]
        end = index
        while label and end + 1 < len(tokens) and tokens[end + 1].ent == f"I-{label}":
            end += 1
        if label in {"PERSON", "ORG", "GPE", "NORP"}:
            name = sentence.parse.text[tokens[index].start : tokens[end].end].removeprefix("the ")
            found.setdefault(name, Party(name, sentence.token_span(index, end), kind=_KINDS[label]))
        index = end + 1
    return tuple(found.values())


_KINDS = {"PERSON": "person", "ORG": "organisation", "GPE": "government", "NORP": "government"}
