"""Which components of copies change, and the kinship of those that do."""

from collections.abc import Collection, Iterable
from itertools import chain

from firsthand.increment.draft import Draft
from firsthand.model.document import Document
from firsthand.model.span import DocId
from firsthand.shelf import Alone, Component, Met, Ties
from firsthand.stages import copies

__all__ = ["components"]


def components(
    draft: Draft, changed: Collection[DocId], gone: Collection[DocId]
) -> tuple[frozenset[str], frozenset[str]]:
    """Put the components of the documents whose kin or self `changed` as they are without `gone`.

    The ids of the components that are new or other than before, and of those that are no more.
    """
    places = draft.places({*changed, *gone})
    old = draft.values(Component, (place.component for place in places.values()))
    docs = {*chain.from_iterable(one.documents for one in old.values()), *changed} - set(gone)
    ties = draft.values(Ties, docs)
    pairs = {(min(doc, other), max(doc, other)) for doc in docs for other in ties[doc].kin}
    parts = [(part.documents, part.pairs) for part in copies.components(pairs)]
    tied = {doc for documents, _ in parts for doc in documents}
    parts += [((doc,), ()) for doc in sorted(docs - tied)]
    selves = draft.values(Alone, docs)
    found = [
        _component(draft, {doc: selves[doc].document for doc in documents}, met) for documents, met in parts
    ]
    draft.drop(Component, sorted(old.keys() - {one.id for one in found}))
    for one in found:
        draft.put(one)
    put = frozenset(one.id for one in found if old.get(one.id) != one)
    return put, frozenset(old.keys() - {one.id for one in found})


def _component(
    draft: Draft, documents: dict[DocId, Document], pairs: Iterable[tuple[DocId, DocId]]
) -> Component:
    met = draft.shelf.values(Met, [Met.key(a, b) for a, b in pairs])
    compared = [one.comparison for one in met.values() if one.comparison is not None]
    docs = tuple(sorted(documents))
    return Component(id=docs[0], documents=docs, kinship=copies.kinship(documents, compared))
