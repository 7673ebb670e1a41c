"""A sentence whose parse knows what its page knows: names that the tagger missed are tagged."""

from collections.abc import Sequence

import msgspec

from firsthand.model.annotated import Annotated, Parse, Sentence, Token
from firsthand.model.entity import Mention
from firsthand.text.names import related

__all__ = ["bare_names", "informed"]

_LABELS = {"person": "PERSON", "government": "GPE", "place": "GPE", "organisation": "ORG", "outlet": "ORG"}
_NOMINAL = frozenset({"NOUN", "PROPN", "ADJ"})


def bare_names(annotated: Annotated) -> frozenset[str]:
    """Words that open a sentence and are names, for an adjective of the page is made from them.

    "Orlund had warned" beside "two Orlunder corvettes": the tagger took the first for a common noun.
    """
    opening = {
        first.text
        for sentence in annotated.sentences
        for first in sentence.parse.tokens[:1]
        if first.text[:1].isupper() and not first.ent and first.tag in {"NN", "NNP"} and first.dep == "nsubj"
    }
    if not opening:
        return frozenset()
    adjectives: set[str] = set()
    small: set[str] = set()
    for sentence in annotated.sentences:
        for index, token in enumerate(sentence.parse.tokens):
            if not token.text[:1].isupper():
                small.add(token.text)
            elif index and token.pos in _NOMINAL:
                adjectives.add(token.text)
    return frozenset(
        word
        for word in opening
        if word.lower() not in small
        and any(related(each, word) for each in adjectives if each[:1] == word[:1])
    )


def informed(
    sentence: Sentence, mentions: Sequence[Mention], names: frozenset[str] = frozenset()
) -> Sentence:
    """`sentence` with an entity label on every capitalised word of a mention that the tagger left bare.

    A name is a name in every sentence of its page, also where the tagger took it for a common noun. Only
    untagged words change: what the tagger says of a name stands. An opening word among `names` is one too.
    """
    labels: dict[int, str] = {}
    first = sentence.parse.tokens[0] if sentence.parse.tokens else None
    if first is not None and first.text in names and not first.ent:
        labels[0] = "B-GPE"
    for mention in sorted(mentions, key=lambda each: each.span):
        label = _LABELS.get(mention.entity_kind)
        if (
            label is None
            or mention.kind in {"pronoun", "description"}
            or not sentence.span.covers(mention.span)
        ):
            continue
        start, end = mention.span.start - sentence.span.start, mention.span.end - sentence.span.start
        inside = [
            index
            for index, token in enumerate(sentence.parse.tokens)
            if start <= token.start and token.end <= end
        ]
        if any(sentence.parse.tokens[index].ent for index in inside):
            continue
        named = [index for index in inside if _is_name(sentence.parse.tokens[index])]
        for number, index in enumerate(named):
            labels.setdefault(index, f"{'I' if number else 'B'}-{label}")
    if not labels:
        return sentence
    tokens = tuple(
        msgspec.structs.replace(token, ent=labels[index]) if index in labels else token
        for index, token in enumerate(sentence.parse.tokens)
    )
    return msgspec.structs.replace(sentence, parse=Parse(sentence.parse.text, tokens))


def _is_name(token: Token) -> bool:
    return token.text[:1].isupper() and token.pos in _NOMINAL
