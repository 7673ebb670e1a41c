"""A dossier at hand: its rows by id, how a page is called, and which page, story or family a word names."""

from collections.abc import Iterable, Sequence
from difflib import get_close_matches
from typing import TypeVar

from firsthand.errors import OptionError
from firsthand.model.copies import Family
from firsthand.model.document import Document
from firsthand.model.dossier import Dossier
from firsthand.model.entity import Entity
from firsthand.model.span import DocId, Span
from firsthand.model.story import Story

__all__ = ["Shelf"]

_MOST = 6
"""Candidates that an error names before it counts the rest."""

_SHORTEST = 4
"""Characters of an id, or of the end of an address, that may stand for the whole."""

R = TypeVar("R", Document, Story, Family)


class Shelf:
    """One dossier with its rows by id; building it costs one walk over the tables."""

    def __init__(self, dossier: Dossier) -> None:
        self.dossier = dossier
        self.documents = {row.id: row for row in dossier.documents}
        self.origins = {row.id: row for row in dossier.origins}
        self.entities = {row.id: row for row in dossier.entities}
        self.attributions = {row.id: row for row in dossier.attributions}
        self.events = {row.id: row for row in dossier.events}

    def called(self, doc: DocId) -> str:
        """How a page is called: its outlet, else the last part of its address."""
        document = self.documents.get(doc)
        if document is None:
            return doc
        return document.outlet or self.file(doc)

    def file(self, doc: DocId) -> str:
        """The last part of the address of a page, the whole address where there is none."""
        address = self.documents[doc].path_or_url
        return address.rstrip("/").rsplit("/", 1)[-1] or address

    def day(self, doc: DocId) -> str:
        """The ISO day on which a page says it was published; empty when it says none."""
        document = self.documents.get(doc)
        day = (document.published or "")[:10] if document else ""
        return day if day.replace("-", "").isdigit() else ""

    def words(self, spans: Iterable[Span]) -> str:
        """The words of `spans` on one line, an ellipsis between them."""
        return " … ".join(
            " ".join(self.documents[span.doc].words(span).split())
            for span in spans
            if span.doc in self.documents
        )

    def origin(self, ident: str) -> str:
        """How an origin is called; its id when the dossier has no row for it."""
        return self.origins[ident].name if ident in self.origins else ident

    def names(self, entity: str | None) -> tuple[str, ...]:
        """Every name of an entity, the best one first; nothing when there is no such entity."""
        row: Entity | None = self.entities.get(entity or "")
        return () if row is None else (row.name, *row.aliases)

    def document(self, key: str) -> Document:
        """The page that `key` names: id, address, file name or outlet, or what only one of these starts with.

        Raises:
            OptionError: when no page or more than one is meant; the text names the candidates.
        """
        rows = self.dossier.documents
        exact = [row for row in rows if key in {row.id, row.path_or_url, row.external_id, *row.paths}]
        low = key.casefold()
        ways: tuple[Sequence[Document], ...] = (
            exact,
            [row for row in rows if self.file(row.id).casefold() == low],
            [row for row in rows if (row.outlet or "").casefold() == low],
            [row for row in rows if len(key) >= _SHORTEST and row.id.startswith(low)],
            [row for row in rows if low and self.file(row.id).casefold().startswith(low)],
            [row for row in rows if low and (row.outlet or "").casefold().startswith(low)],
            [row for row in rows if low and low in row.path_or_url.casefold()],
        )
        known = [name for row in rows for name in (self.file(row.id), row.outlet or "") if name]
        return _one("page", key, ways, [(row, self._label(row)) for row in rows], known)

    def story(self, key: str) -> Story:
        """The story that `key` names: its id, the start of it, or words of its title.

        Raises:
            OptionError: when no story or more than one is meant.
        """
        rows, low = self.dossier.stories, key.casefold()
        ways: tuple[Sequence[Story], ...] = (
            [row for row in rows if row.id == key or row.title.casefold() == low],
            [row for row in rows if _starts(row.id, low)],
            [row for row in rows if low and low in row.title.casefold()],
        )
        labels = [(row, f"{row.id} “{row.title}”") for row in rows]
        return _one("story", key, ways, labels, [row.title for row in rows])

    def family(self, key: str) -> Family:
        """The family that `key` names: its id, or the start of it.

        Raises:
            OptionError: when no family or more than one is meant.
        """
        rows, low = self.dossier.families, key.casefold()
        ways = ([row for row in rows if row.id == key], [row for row in rows if _starts(row.id, low)])
        labels = [(row, f"{row.id} {self.origin(row.origin)}") for row in rows]
        return _one("family", key, ways, labels, [row.id for row in rows])

    def _label(self, document: Document) -> str:
        outlet = f" ({document.outlet})" if document.outlet else ""
        return f"{document.id} {self.file(document.id)}{outlet}"


def _starts(ident: str, low: str) -> bool:
    """Whether `low` begins an id, with or without the letter and hyphen in front of it."""
    bare = ident.partition("-")[2]
    return len(low) >= _SHORTEST and (ident.startswith(low) or bare.startswith(low))


def _one(
    noun: str,
    key: str,
    ways: Sequence[Sequence[R]],
    labels: Sequence[tuple[R, str]],
    known: Sequence[str],
) -> R:
    """The row of the first way that finds one; an error that helps when none does or several are meant."""
    found = next((way for way in ways if way), ())
    if len(found) == 1:
        return found[0]
    if not found:
        names = sorted(set(known))
        near = get_close_matches(key, names, n=3, cutoff=0.5)
        some = (
            f"there are {', '.join(names[:3])}{', ...' if len(names) > 3 else ''}"
            if names
            else "there are none"
        )
        hint = f"did you mean {' or '.join(near)}?" if near else some
        raise OptionError(f"no {noun} is called {key!r}; {hint}")
    meant = [label for row, label in labels if any(row is one for one in found)]
    more = f"\n  and {len(meant) - _MOST} more" if len(meant) > _MOST else ""
    listed = "".join(f"\n  {label}" for label in meant[:_MOST])
    raise OptionError(f"{key!r} may be {len(meant)} {_plural(noun)}; name one of them:{listed}{more}")


def _plural(noun: str) -> str:
    return noun[:-1] + "ies" if noun.endswith("y") else f"{noun}s"
