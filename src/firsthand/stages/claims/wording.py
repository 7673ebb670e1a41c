"""How a claim is printed: one member's words, as a sentence that stands by itself."""

import re
from collections.abc import Collection, Mapping, Sequence

from firsthand.model.document import Document
from firsthand.stages.claims.names import Names
from firsthand.stages.claims.propositions import Proposition

__all__ = ["printed", "wording"]

_POINTS_BACK = re.compile(
    r"(?:[“\"‘']?)(?:he|she|it|its|his|her|they|their|them|this|that|these|those|such)\b", re.IGNORECASE
)
_ANY = re.compile(r"\b(?:any|anybody|anything|ever)\b", re.IGNORECASE)
"""Words that stand in denials: of two wordings of what is denied, the other reads as a claim."""
_PRONOUN = re.compile(r"(he|she|it|they|his|her|its|their)\b(?![’'])", re.IGNORECASE)
_POSSESSIVE = frozenset({"his", "her", "its", "their"})
_EDGES = re.compile(r"^(?:but|and|or|so)\s+(?=\S+\s)|[,;]?\s+(?:but|and|or)$", re.IGNORECASE)
"""Words that tie a clause to its sentence and say nothing of their own."""
_QUOTED = re.compile(r"“[^“”]*[”,.]?|\"[^\"]*\"?|‘[^‘’]*")
"""A stretch that begins with a quotation mark and has no second one, but perhaps at its end."""


def wording(
    group: Sequence[Proposition],
    documents: Mapping[str, Document],
    names: Mapping[str, Names],
    copied: Collection[str],
) -> str:
    """The member that reads best: affirmed, a whole clause, of no copy, pointing to nothing before it."""
    texts = {one.span: printed(one, documents, names) for one in group}
    best = min(
        group,
        key=lambda one: (
            one.stance != "assert",
            not one.whole,
            one.attribution is None,
            one.span.doc in copied,
            bool(_POINTS_BACK.match(texts[one.span])),
            one.stance == "deny" and bool(_ANY.search(texts[one.span])),
            one.subject is None,
            abs(one.span.end - one.span.start - 80),
            one.span,
        ),
    )
    return texts[best.span]


def printed(one: Proposition, documents: Mapping[str, Document], names: Mapping[str, Names]) -> str:
    """The words of `one` as a sentence: marks in pairs, a capital, a stop, its first pronoun made clear."""
    document = documents[one.span.doc]
    parts = [" ".join(document.words(piece).split()) for piece in one.pieces or (one.span,)]
    words = _joined(parts).strip(" ,;")
    if _QUOTED.fullmatch(words):
        words = words.strip('“”"‘ ,;')
    words = _EDGES.sub("", words).strip(" ,;")
    before, behind = words.startswith("”"), words.endswith("“")
    words = words.lstrip("” ") if before else words.rstrip("“ ") if behind else words
    missing = words.count("“") - words.count("”")
    words = words + "”" if missing == 1 else "“" + words if missing == -1 else words
    words = words + '"' if words.count('"') == 1 and not words.endswith('"') else words
    words = _named(words, one, names.get(one.span.doc, Names()))
    at = next((index for index, letter in enumerate(words) if letter.isalnum()), 0)
    text = words[:at] + words[at : at + 1].upper() + words[at + 1 :]
    return text if text.rstrip("”").endswith((".", "?", "!")) else text + "."


def _body(speaker: str | None) -> str | None:
    """A speaker that is no person by its article: "the company" is what "it" stands for."""
    is_one = speaker is not None and speaker.casefold().startswith("the ")
    return speaker[:1].upper() + speaker[1:] if speaker is not None and is_one else None


def _joined(parts: Sequence[str]) -> str:
    """The pieces of a clause with the marks at their seams taken away."""
    text = parts[0]
    for part in parts[1:]:
        text = f"{text.rstrip('”, ')} {part.lstrip('“, ')}"
    return text


def _named(words: str, one: Proposition, names: Names) -> str:
    """`words` with a pronoun at their beginning replaced by a name in square brackets, where it is known.

    "It" and "they" of a body that speaks are the body.
    """
    match = _PRONOUN.match(words)
    start = (one.pieces or (one.span,))[0].start
    if match is None:
        return words
    entity = next((names.entities[span] for span in names.entities if span.start == start), None)
    if entity is None and match[1].lower() in {"it", "its"} and one.speaker_entity in names.sides:
        is_body = names.sides.get(one.speaker_entity or "") == one.speaker_entity
        entity = one.speaker_entity if is_body else None
    name = names.called.get(entity or "")
    if not name and match[1].lower() in {"it", "its"}:
        name = one.addressee or _body(one.speaker)
    if not name or not name[:1].isupper():
        return words
    ending = ("’" if name.endswith("s") else "’s") if match[1].lower() in _POSSESSIVE else ""
    return f"[{name}]{ending}{words[match.end() :]}"
