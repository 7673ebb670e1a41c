"""Which pages are one page: equal ones joined, later versions of an address linked to the earlier one."""

from collections.abc import Iterable

import msgspec

from firsthand.model.document import Document

__all__ = ["versions"]


def versions(documents: Iterable[Document]) -> tuple[Document, ...]:
    """The distinct documents, sorted by id, with ``paths`` joined and ``version_of`` set.

    Equal bytes at one address are one document. Different bytes at one URL are versions: each names the one
    before it, by publication date and then id. File names are no addresses in this sense: two folders may
    hold an ``index.html`` each.
    """
    joined: dict[str, Document] = {}
    for document in sorted(documents, key=_earliest):
        seen = joined.get(document.id)
        paths = document.paths if seen is None else (*seen.paths, *document.paths)
        joined[document.id] = msgspec.structs.replace(seen or document, paths=tuple(sorted(set(paths))))
    earlier: dict[str, str] = {}
    by_age = sorted(joined.values(), key=lambda document: (document.published or "9999", document.id))
    found = []
    for document in by_age:
        if "://" in document.path_or_url:
            found.append(msgspec.structs.replace(document, version_of=earlier.get(document.path_or_url)))
            earlier[document.path_or_url] = document.id
        else:
            found.append(msgspec.structs.replace(document, version_of=None))
    return tuple(sorted(found, key=lambda document: document.id))


def _earliest(document: Document) -> tuple[str, bytes]:
    """The order in which equal pages with other claims about them are taken: the first one stands.

    Neither where the page was read nor which versions of it are known counts, so that pages may be joined a
    few at a time.
    """
    bare = msgspec.structs.replace(document, paths=(), version_of=None)
    return document.published or "9999", msgspec.json.encode(bare)
