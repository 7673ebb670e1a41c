"""A tagger without a model: tokens, capitals and a flat tree. Weak, but it always works."""

import re
from collections.abc import Sequence

from firsthand.model.annotated import Parse, Token

__all__ = ["RulesTagger"]

_TOKEN = re.compile(r"\w+(?:[’'-]\w+)*|[^\w\s]")


class RulesTagger:
    """Cuts words and guesses proper nouns by their capitals; every token hangs on the first.

    What stages can still do with it: quotations, cue words from the lists, names; not indirect speech.
    """

    name = "rules 1"

    def parse(self, texts: Sequence[str]) -> tuple[Parse, ...]:
        """The flat parses of `texts`, in their order."""
        return tuple(Parse(text, tuple(_tokens(text))) for text in texts)


def _tokens(text: str) -> list[Token]:
    tokens = []
    for number, match in enumerate(_TOKEN.finditer(text)):
        word = match.group()
        proper = word[0].isupper() and number > 0
        pos = "PUNCT" if not word[0].isalnum() else "NUM" if word[0].isdigit() else "PROPN" if proper else "X"
        tokens.append(
            Token(
                start=match.start(),
                end=match.end(),
                text=word,
                lemma=word.lower(),
                pos=pos,
                tag="NNP" if proper else "",
                dep="ROOT" if number == 0 else "dep",
                head=0,
                ent="",
            )
        )
    return tokens
