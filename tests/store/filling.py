"""A store with a dossier in it, without reading anything."""

import firsthand
from firsthand.model.reading import Reading
from firsthand.shelf import Alone, Scope, Text, Written

__all__ = ["filled"]


def filled(store, dossier):
    """Put a dossier into `store` as one scope: nothing is read again."""
    docs = tuple(document.id for document in dossier.documents)
    store.shelf.keep_documents(
        [Alone(document=document, text="t", reading=Reading()) for document in dossier.documents],
        [Text(id="t", sketch=0, shingles=b"", documents=docs)],
        [],
    )
    scope = Scope(id=docs[0], documents=docs, stories=(docs,), needs="n", done="n", replaces=(docs[0],))
    tables = firsthand.Dossier(
        **{name: getattr(dossier, name) for name in dossier.__struct_fields__ if name != "documents"}
    )
    store.shelf.keep_scopes([Written(scope=scope, tables=tables)])
