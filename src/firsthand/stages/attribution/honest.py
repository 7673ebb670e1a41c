"""What is said of a speaker whom nobody can name, and which phrases are no speakers at all."""

import re

import msgspec

from firsthand.model.attribution import Attribution
from firsthand.model.document import Document

__all__ = ["honest", "is_mute"]

_HAPPENINGS = frozenset(
    "meeting meetings talks summit demonstration rally incident incidents search raid task visit clash "
    "clashes attack attacks fire flood crash".split()
)
"""What happens and does not speak, whatever the parser makes the subject of a verb."""
_HEAD_END = re.compile(r"[,;(]| (?:of|for|in|on|at|with|between|about|who|which|that) ")
_TAIL = re.compile(r"\b(?:that|who|which)\s+$")
_NOBODY = {
    "he": ("an unnamed person", "described_person"), "she": ("an unnamed person", "described_person"),
    "i": ("an unnamed person", "described_person"), "we": ("unnamed people", "group"),
    "its": ("an unnamed body", "office"), "their": ("unnamed people", "group"),
    "they": ("unnamed people", "group"), "it": ("an unnamed body", "office"),
}  # fmt: skip


def is_mute(one: Attribution, document: Document) -> bool:
    """Whether the source names no one who speaks: a happening, or a verb behind a relative pronoun.

    "The meeting said", "a government that | names a date is asking for time".
    """
    printed = " ".join(document.words(one.source[0]).split())
    head = _HEAD_END.split(printed, maxsplit=1)[0].split()
    if head and head[-1].lower() in _HAPPENINGS and len(one.source) == 1:
        return True
    verb = printed.split()[0]
    behind = _TAIL.search(document.text, max(0, one.source[0].start - 12), one.source[0].start)
    return (
        behind is not None
        and verb.islower()
        and verb.endswith("s")
        and len(printed.split()) > 1
        and (printed.split()[1] in {"a", "an", "the", "its", "his", "her", "their"})
    )


def honest(one: Attribution, document: Document) -> Attribution:
    """`one` without a pronoun for its speaker: whoever signs the page, or somebody unnamed.

    "I" outside quotation marks is the writer, "we" of a comment its paper; a pronoun that stands for nobody
    known is said to be unnamed.
    """
    word = (one.speaker or "").casefold()
    if word in {"i", "we"} and one.source and one.parent is None and not _quoted(one, document):
        house = document.outlet if document.kind == "comment" else None
        writer = (document.authors[0] if document.authors else None) or house
        if writer is not None:
            return msgspec.structs.replace(one, speaker=writer)
    if one.speaker_entity is not None or word not in _NOBODY:
        return one
    called, anonymity = _NOBODY[word]
    return msgspec.structs.replace(one, speaker=called, anonymous=True, anonymity=anonymity)


def _quoted(one: Attribution, document: Document) -> bool:
    """Whether the source stands inside quotation marks of its paragraph."""
    start = one.source[0].start
    before = document.text[document.text.rfind("\n", 0, start) + 1 : start]
    return before.count("“") > before.count("”") or before.count('"') % 2 == 1
