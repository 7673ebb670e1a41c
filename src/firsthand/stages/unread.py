"""Which pages are not read or not dated, in sentences for the reader."""

from collections.abc import Sequence

from firsthand.model.document import Document

__all__ = ["page_notes"]


def page_notes(documents: Sequence[Document]) -> tuple[str, ...]:
    """What was not read, in sentences for the reader."""
    notes: list[str] = []
    foreign = [document for document in documents if document.language != "en"]
    notes.extend(
        f"{document.path_or_url} is not in English ({document.language}): "
        "it is dated and compared as a copy, and read no further."
        for document in foreign
    )
    for document in documents:
        if document.published is None:
            why = document.published_why.rstrip(".") or "no date stands on the page"
            notes.append(f"{document.path_or_url} is undated: {why}.")
    return tuple(notes)
