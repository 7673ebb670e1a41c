"""Values to rows and back: the rows of the contract carry the words of each span beside its offsets."""

from collections.abc import Mapping
from typing import Any, TypeVar

import msgspec

from firsthand.errors import DossierError
from firsthand.model.dossier import Dossier
from firsthand.model.span import DocId

__all__ = ["from_row", "texts", "to_row"]

_SPAN_KEYS = frozenset({"doc", "start", "end"})
_SCORES = frozenset({"score", "weight"})
_BARE = frozenset({str, int, bool, type(None)})

T = TypeVar("T")


def texts(dossier: Dossier) -> dict[DocId, str]:
    """The text of each document, by id: what the words of a span are cut from."""
    return {document.id: document.text for document in dossier.documents}


def to_row(value: msgspec.Struct, words: Mapping[DocId, str]) -> dict[str, Any]:
    """The row of `value` in plain dictionaries and lists: spans with ``text``, scores rounded to 4 decimals.

    Raises:
        DossierError: when a span points to a document that the heap does not have, or past its end.
    """
    row = _with_words(msgspec.to_builtins(value), words)
    assert isinstance(row, dict)
    return row


def from_row(row: Any, kind: type[T]) -> T:
    """The value of type `kind` that `row` was made from; fields that later versions add are ignored.

    Raises:
        msgspec.ValidationError: when a field is missing or of another type; the text has its path.
    """
    return msgspec.convert(row, type=kind)


def _with_words(value: Any, words: Mapping[DocId, str]) -> Any:
    if isinstance(value, dict):
        if len(value) == len(_SPAN_KEYS) and value.keys() == _SPAN_KEYS:
            return {**value, "text": _cut(value, words)}
        return {
            key: inner
            if inner.__class__ in _BARE
            else round(inner, 4)
            if key in _SCORES and isinstance(inner, float)
            else _with_words(inner, words)
            for key, inner in value.items()
        }
    if isinstance(value, (list, tuple)):
        return [inner if inner.__class__ in _BARE else _with_words(inner, words) for inner in value]
    return value


def _cut(span: Mapping[str, Any], words: Mapping[DocId, str]) -> str:
    text = words.get(span["doc"])
    if text is None or span["end"] > len(text):
        place = f"{span['start']}:{span['end']} of {span['doc']}"
        cause = (
            "no document of the heap has that id" if text is None else f"its text has {len(text)} characters"
        )
        raise DossierError(f"span {place} leads nowhere: {cause}; the tables do not belong together")
    return text[span["start"] : span["end"]]
