"""Both wordings of a change as whole phrases, so that a reader sees what only one of them says."""

import re
from collections.abc import Sequence
from difflib import SequenceMatcher

from firsthand.dossier.passages import around
from firsthand.model.document import Document
from firsthand.model.span import Span

__all__ = ["widened"]

_WORD = re.compile(r"\w+(?:[’'.,-]\w+)*|[^\w\s]")
_LONGEST = 12
"""Words of a phrase: beyond, the words that were changed are shown alone."""


def widened(document: Document, start: int, end: int, attested: str, sentence: str) -> tuple[int, int, str]:
    """``[start, end)`` of `document` and `attested`, both grown to the phrases that differ.

    `sentence` is what the witness prints around the attested words. Where "transferred" stands for "is
    alleged to have transferred", "alleged" alone would say nothing. What cannot be laid side by side stays.
    """
    as_it_was = (start, end, attested)
    whole = around(document, Span(document.id, start, end))
    mine = [match.span() for match in _WORD.finditer(document.text, whole.start, whole.end)]
    theirs = [match.span() for match in _WORD.finditer(sentence)]
    place = sentence.find(attested)
    if place < 0 or " … " in attested:
        return as_it_was
    own = [n for n, (low, high) in enumerate(mine) if low < end and start < high]
    other = [n for n, (low, high) in enumerate(theirs) if low < place + len(attested) and place < high]
    if not own or not other:
        return as_it_was
    keys = [document.text[low:high].casefold() for low, high in mine]
    matcher = SequenceMatcher(None, keys, [sentence[a:b].casefold() for a, b in theirs], autojunk=False)
    i0, i1, k0, k1 = own[0], own[-1] + 1, other[0], other[-1] + 1
    for tag, a, b, c, d in _between(matcher.get_opcodes(), (i0, i1), (k0, k1)):
        if tag == "equal":
            # The part of the common words that lies between the two regions belongs to both phrases.
            low = min(max(a, i0), b) if i0 < b and i1 > a else max(a, a + k0 - c)
            high = max(min(b, i1), a) if i0 < b and i1 > a else min(b, a + k1 - c)
            a, b, c, d = low, high, c + low - a, c + high - a  # noqa: PLW2901
        if b > a or d > c:
            i0, i1, k0, k1 = min(i0, a), max(i1, b), min(k0, c), max(k1, d)
    if max(i1 - i0, k1 - k0) > _LONGEST:
        return as_it_was
    return mine[i0][0], mine[i1 - 1][1], sentence[theirs[k0][0] : theirs[k1 - 1][1]]


def _between(
    codes: Sequence[tuple[str, int, int, int, int]], own: tuple[int, int], other: tuple[int, int]
) -> Sequence[tuple[str, int, int, int, int]]:
    """The steps of an alignment from the first that touches one of the two regions to the last."""
    touched = [
        n
        for n, (_, a, b, c, d) in enumerate(codes)
        if (a < own[1] and own[0] < b) or (c < other[1] and other[0] < d)
    ]
    # Both in one step: they stand for each other as they are.
    return codes[touched[0] : touched[-1] + 1] if len(touched) > 1 else []
