"""Add pages to a heap on a shelf, and take one away."""

from collections.abc import Collection, Iterable, Mapping, Sequence

import msgspec

from firsthand.engines import Engine, InProcess
from firsthand.increment.added import Added
from firsthand.increment.alone import read_alone, steps
from firsthand.increment.settle import laid_out, settle
from firsthand.increment.write import written
from firsthand.model.document import Document
from firsthand.model.page import Page, Refused
from firsthand.model.span import DocId
from firsthand.nlp import Tagger
from firsthand.nlp.spacy import SpacyTagger
from firsthand.pipeline import Progress, ingested, silent
from firsthand.shelf import Alone, Shelf, Text
from firsthand.stages.versions import versions

__all__ = ["add", "forget"]


def add(
    shelf: Shelf,
    pages: Iterable[Page | Refused],
    *,
    engine: Engine | None = None,
    tagger: Tagger | None = None,
    progress: Progress | None = None,
) -> Added:
    """Add `pages` to the heap on `shelf`; a page that is there already changes nothing.

    However the pages of a heap are split and ordered, its tables are those of reading all of them at once.
    The cost is that of the new pages and of the scopes that they change. Every step is kept when it is done:
    after a crash the next addition, of no pages if need be, goes on from there.

    Raises:
        TaggerError: when the language model is missing or not the one that was checked.
    """
    engine, tagger, told = engine or InProcess(), tagger or SpacyTagger(), progress or silent
    found, refused = ingested(pages, engine, told)
    given = {document.id for document in found}
    kept = _kept(shelf, found)
    joined = versions([*(one.document for one in kept.values()), *found])
    taken = steps(tagger.name)
    unread = [
        document
        for document in joined
        if document.id in given
        and (document.id not in kept or kept[document.id].steps != taken or _other(document, kept))
    ]
    _drop(shelf, [document.id for document in unread if document.id in kept], engine, told)
    read_alone(shelf, unread, engine, tagger, told)
    moved = [
        msgspec.structs.replace(kept[document.id], document=document)
        for document in joined
        if document not in unread and document != kept[document.id].document
    ]
    if moved:
        shelf.keep_documents(moved, [], [])
    settle(shelf, engine, told)
    scopes, aliases, news = written(shelf, told)
    return Added(
        new=tuple(sorted(given - kept.keys())),
        known=tuple(sorted(given & kept.keys())),
        changed=tuple(sorted({*(one.id for one in moved), *(one.id for one in unread if one.id in kept)})),
        scopes=scopes,
        aliases=aliases,
        news=news,
        refused=refused,
    )


def forget(
    shelf: Shelf, docs: Collection[DocId], *, engine: Engine | None = None, progress: Progress | None = None
) -> Added:
    """Take `docs` off `shelf`, with all that they said, and write the scopes that they were in again.

    What is left has the tables that it would have if the documents had never come.
    """
    engine, told = engine or InProcess(), progress or silent
    settle(shelf, engine, told)
    known = shelf.values(Alone, docs)
    _drop(shelf, sorted(known), engine, told)
    rest = _kept(shelf, [one.document for one in known.values()])
    moved = [
        msgspec.structs.replace(rest[document.id], document=document)
        for document in versions(one.document for one in rest.values())
        if document != rest[document.id].document
    ]
    if moved:
        shelf.keep_documents(moved, [], [])
    settle(shelf, engine, told)
    scopes, aliases, news = written(shelf, told)
    return Added(changed=tuple(one.id for one in moved), scopes=scopes, aliases=aliases, news=news)


def _drop(shelf: Shelf, docs: Sequence[DocId], engine: Engine, told: Progress) -> None:
    """Take `docs` off the shelf, one by one; all that they leave stale stays so."""
    if docs:
        settle(shelf, engine, told)
    for doc in docs:
        layout = laid_out(shelf, (), (doc,), engine, told)
        text = shelf.values(Text, [one.text for one in shelf.values(Alone, [doc]).values()])
        left = [
            msgspec.structs.replace(one, documents=tuple(other for other in one.documents if other != doc))
            for one in text.values()
            if one.documents != (doc,)
        ]
        shelf.drop_document(doc, left[0] if left else None, layout)


def _other(document: Document, kept: Mapping[DocId, Alone]) -> bool:
    """Whether the same page comes with other claims about it than before, and they are the better ones."""
    bare = [
        msgspec.structs.replace(one, paths=(), version_of=None)
        for one in (document, kept[document.id].document)
    ]
    return bare[0] != bare[1]


def _kept(shelf: Shelf, found: Sequence[Document]) -> dict[DocId, Alone]:
    """What is known of the documents `found`, and of all versions of their addresses."""
    addresses = {document.path_or_url for document in found if "://" in document.path_or_url}
    ids = {document.id for document in found}
    for docs in shelf.addressed(addresses).values():
        ids.update(docs)
    return shelf.values(Alone, ids)
