"""How a claim is printed: one member's words, as a sentence that stands by itself."""

import re
from collections.abc import Collection, Mapping, Sequence

from firsthand.model.document import Document
from firsthand.model.span import Span
from firsthand.stages.claims.names import Names
from firsthand.stages.claims.proposition import Proposition

__all__ = ["printed", "wording"]

_POINTS_BACK = re.compile(
    r"(?:[“\"‘']?)(?:he|she|it|its|his|her|they|their|them|this|that|these|those|such)\b", re.IGNORECASE
)
_ANY = re.compile(r"\b(?:any|anybody|anything|ever)\b", re.IGNORECASE)
"""Words that stand in denials: of two wordings of what is denied, the other reads as a claim."""
_PRONOUN = re.compile(r"(he|she|it|they|his|her|its|their|him|them)\b(?![’'])", re.IGNORECASE)
_OURS = re.compile(r"\b(?:we|our|us|I|my)\b", re.IGNORECASE)
"""Words of the speaker for himself: another page may say whom they mean."""
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
            one.points or bool(_POINTS_BACK.match(texts[one.span])),
            one.stance == "deny" and bool(_ANY.search(texts[one.span])),
            one.subject is None,
            bool(_OURS.search(texts[one.span])),
            abs(one.span.end - one.span.start - 80),
            one.span,
        ),
    )
    return texts[best.span]


def printed(one: Proposition, documents: Mapping[str, Document], names: Mapping[str, Names]) -> str:
    """The words of `one` as a sentence: marks in pairs, a capital, a stop, its first pronoun made clear."""
    document = documents[one.span.doc]
    own = names.get(one.span.doc, Names())
    parts = _parts(one, document, own)
    words = _tied(parts, one.between) if one.between else _joined(parts).strip(" ,;")
    if _QUOTED.fullmatch(words):
        words = words.strip('“”"‘ ,;')
    words = _EDGES.sub("", words).strip(" ,;")
    before, behind = words.startswith("”"), words.endswith("“")
    words = words.lstrip("” ") if before else words.rstrip("“ ") if behind else words
    missing = words.count("“") - words.count("”")
    words = words + "”" if missing == 1 else "“" + words if missing == -1 else words
    words = words + '"' if words.count('"') == 1 and not words.endswith('"') else words
    words = _named(words, one, own)
    at = next((index for index, letter in enumerate(words) if letter.isalnum()), 0)
    text = words[:at] + words[at : at + 1].upper() + words[at + 1 :]
    return text if text.rstrip("”").endswith((".", "?", "!")) else text + "."


def _body(speaker: str | None) -> str | None:
    """A speaker that is no person by its article: "the company" is what "it" stands for."""
    is_one = speaker is not None and speaker.casefold().startswith("the ")
    return speaker[:1].upper() + speaker[1:] if speaker is not None and is_one else None


def _tied(parts: Sequence[str], between: str) -> str:
    """A first and a last piece as one sentence: "The mill [is accused of] burning rubber"."""
    return f"{parts[0].strip(' ,;')}{between}{parts[-1].strip(' ,;')}"


def _joined(parts: Sequence[str]) -> str:
    """The pieces of a clause with the marks at their seams taken away."""
    text = parts[0]
    for part in parts[1:]:
        text = f"{text.rstrip('”, ')} {part.lstrip('“, ')}"
    return text


def _parts(one: Proposition, document: Document, names: Names) -> list[str]:
    """The words of each piece, the pronouns of those whom it has not named yet replaced by their names."""
    pieces = one.pieces or (one.span,)
    told = {
        entity
        for span, entity in (names.entities.items() if one.stands else ())
        if any(piece.covers(span) for piece in pieces)
        and document.words(span)[:1].isupper()
        and not _PRONOUN.fullmatch(document.words(span))
    }
    parts = []
    for piece in pieces:
        text, at = "", piece.start
        for span, entity in one.stands:
            name = names.called.get(entity, "")
            if piece.covers(span) and entity not in told and name[:1].isupper():
                text += document.text[at : span.start] + _bracketed(
                    name, document.words(span), document, span
                )
                at = span.end
                told.add(entity)
        parts.append(" ".join((text + document.text[at : piece.end]).split()))
    return parts


def _bracketed(name: str, pronoun: str, document: Document, span: Span) -> str:
    """A name in the place of a pronoun: "[Ann Lee]’s" for "her boat", but "[Ann Lee]" for "told her"."""
    owns = pronoun.lower() in {"his", "its", "their"} or (
        pronoun.lower() == "her"
        and document.text[span.end : span.end + 2].strip().isalpha()
        and document.text[span.end : span.end + 1] == " "
    )
    return f"[{name}]" + (("’" if name.endswith("s") else "’s") if owns else "")


def _named(words: str, one: Proposition, names: Names) -> str:
    """`words` with a pronoun left at their beginning replaced by the body or person that tells it.

    "It" and "they" of a body that speaks are the body.
    """
    match = _PRONOUN.match(words)
    if match is None:
        return words
    name: str | None = None
    if match[1].lower() in {"it", "its"}:
        is_body = one.speaker_entity is not None and names.sides.get(one.speaker_entity) == one.speaker_entity
        name = names.called.get(one.speaker_entity or "") if is_body else one.addressee or _body(one.speaker)
    if not name or not name[:1].isupper():
        return words
    ending = ("’" if name.endswith("s") else "’s") if match[1].lower() in _POSSESSIVE else ""
    return f"[{name}]{ending}{words[match.end() :]}"
