"""Read new pages alone and keep each with all that it says, a few at a time."""

from collections.abc import Mapping, Sequence

from firsthand.engines import Engine
from firsthand.increment.postings import keys_of
from firsthand.model.document import Document
from firsthand.model.span import DocId
from firsthand.nlp import Tagger, assemble, distinct
from firsthand.pipeline import Progress, parsed, readings, silent, unparsed
from firsthand.shelf import Alone, Posting, Shelf, Step, Text
from firsthand.stages import copies
from firsthand.version import __version__

__all__ = ["LANGUAGE", "read_alone", "steps"]

LANGUAGE = "language"
"""The step whose version is the name of the tagger."""

_BATCH = 32
"""Documents that are read and kept in one go: what a crash costs at most."""


def steps(tagger: str) -> tuple[Step, ...]:
    """What a document goes through alone, with the versions of today."""
    return (
        Step("fingerprint", __version__),
        Step("ingest", __version__),
        Step(LANGUAGE, tagger),
        Step("reading", __version__),
    )


def read_alone(
    shelf: Shelf, documents: Sequence[Document], engine: Engine, tagger: Tagger, told: Progress
) -> None:
    """Read `documents` alone and keep them; sentences that the shelf has parses of are not parsed again."""
    for start in range(0, len(documents), _BATCH):
        told("reading", start, len(documents))
        _keep(shelf, documents[start : start + _BATCH], engine, tagger)
    if documents:
        told("reading", len(documents), len(documents))


def _keep(shelf: Shelf, documents: Sequence[Document], engine: Engine, tagger: Tagger) -> None:
    texts, names, postings = _texts(shelf, documents, engine)
    wanted = distinct(documents)
    parses = shelf.parses(wanted, tagger.name)
    fresh, reasons = parsed([text for text in wanted if text not in parses], engine, tagger, silent)
    shelf.keep_parses([fresh[text] for text in sorted(fresh)], tagger.name)
    annotated = tuple(assemble(document, parses | fresh) for document in documents)
    taken = steps(tagger.name)
    alone = [
        Alone(
            document=document,
            text=names.get(document.id, ""),
            reading=reading,
            notes=(*unparsed([document], reasons), *notes),
            steps=taken,
        )
        for document, (reading, notes) in zip(documents, readings(annotated, engine, silent), strict=True)
    ]
    shelf.keep_documents(alone, texts, postings)


def _texts(
    shelf: Shelf, documents: Sequence[Document], engine: Engine
) -> tuple[list[Text], Mapping[DocId, str], list[Posting]]:
    """The texts of `documents` with all that have them, whose they are, and the postings of new ones."""
    found = copies.texts(engine.map(copies.fingerprint, documents))
    known = shelf.values(Text, [text.id for text in found])
    texts, postings = [], []
    for text in found:
        before = known[text.id].documents if text.id in known else ()
        docs = tuple(sorted({*before, *text.documents}))
        raw = text.shingles.astype("<u8").tobytes()
        texts.append(Text(id=text.id, sketch=text.sketch, shingles=raw, documents=docs))
        if text.id not in known:
            postings += [Posting(key, text.sketch, text.id) for key in keys_of(texts[-1])]
    return texts, {doc: text.id for text in found for doc in text.documents}, postings
