"""Work out the tables of the scopes that are stale, and put a heap together from its scopes."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import partial

import msgspec

from firsthand.increment.aliases import aliases
from firsthand.increment.alone import LANGUAGE
from firsthand.increment.draft import Draft
from firsthand.increment.scopes import kinship_of
from firsthand.model.annotated import Annotated
from firsthand.model.document import Document
from firsthand.model.dossier import Dossier
from firsthand.model.judgement import Alias
from firsthand.model.novelty import Novelty
from firsthand.model.span import DocId
from firsthand.nlp import assemble, distinct
from firsthand.pipeline import Progress, across, page_notes, uncompared, united
from firsthand.shelf import Alone, Met, Scope, Shelf, Ties, Written
from firsthand.stages import copies, watch

__all__ = ["dossier", "written"]


def written(shelf: Shelf, told: Progress) -> tuple[tuple[DocId, ...], tuple[Alias, ...], tuple[Novelty, ...]]:
    """Keep the tables of all stale scopes; which these were, which groups have other ids now, what is news.

    Scopes that take over tables of the same old scope are kept together; a crash leaves the others stale.
    """
    stale = shelf.stale()
    scopes = shelf.values(Scope, stale)
    changed: list[Alias] = []
    news: list[Novelty] = []
    done = 0
    for bunch in _bunches(list(scopes.values())):
        fresh = []
        documents: list[Document] = []
        for scope in bunch:
            tell = partial(_of_scope, told, done, len(stale))
            inside, tables = _tables(shelf, scope, tell)
            fresh.append((scope, tables))
            documents += inside
            done += 1
        gone = shelf.tables({each for scope in bunch for each in (scope.id, *scope.replaces)})
        before, after = united(gone.values()), united(tables for _, tables in fresh)
        moved = aliases(before, after)
        told_now = watch.novelties(before, msgspec.structs.replace(after, documents=tuple(documents)))
        shelf.keep_scopes(
            [
                Written(
                    scope=msgspec.structs.replace(scope, done=scope.needs, replaces=()),
                    tables=tables,
                    aliases=moved if number == 0 else (),
                    news=told_now if number == 0 else (),
                )
                for number, (scope, tables) in enumerate(fresh)
            ]
        )
        changed += moved
        news += told_now
    return stale, tuple(sorted(changed, key=lambda alias: alias.old)), tuple(news)


def dossier(shelf: Shelf, docs: Collection[DocId]) -> Dossier:
    """The dossier of the scopes that `docs` are in, with all documents of these.

    The same pages read at once give the same tables.
    """
    draft = Draft(shelf)
    ids = sorted({place.scope for place in draft.places(docs).values()})
    scopes = draft.values(Scope, ids)
    tables = shelf.tables(ids)
    alone = draft.values(Alone, (doc for scope in scopes.values() for doc in scope.documents))
    documents = tuple(alone[doc].document for doc in sorted(alone))
    notes = (
        *page_notes(documents),
        *(note for each in ids if each in tables for note in tables[each].notes),
        *(note for doc in sorted(alone) for note in alone[doc].notes),
    )
    whole = united(tables[each] for each in ids if each in tables)
    return msgspec.structs.replace(whole, documents=documents, notes=notes)


def _tables(shelf: Shelf, scope: Scope, told: Progress) -> tuple[list[Document], Dossier]:
    """The documents of `scope` and its tables."""
    draft = Draft(shelf)
    alone = draft.values(Alone, scope.documents)
    documents = {doc: alone[doc].document for doc in scope.documents}
    tables = across(
        documents,
        kinship_of(draft, scope.documents),
        _annotated(shelf, alone),
        {doc: alone[doc].reading for doc in documents},
        scope.stories,
        told,
    )
    tables = msgspec.structs.replace(tables, notes=_uncompared(draft, scope.documents))
    return list(documents.values()), tables


def _annotated(shelf: Shelf, alone: Mapping[DocId, Alone]) -> dict[DocId, Annotated]:
    """The documents with the parses that they were read by, each by the tagger of its time."""
    by_tagger: dict[str, list[Document]] = defaultdict(list)
    for one in alone.values():
        by_tagger[next((step.version for step in one.steps if step.name == LANGUAGE), "")].append(
            one.document
        )
    found = {}
    for tagger, documents in by_tagger.items():
        parses = shelf.parses(distinct(documents), tagger)
        found.update({document.id: assemble(document, parses) for document in documents})
    return {doc: found[doc] for doc in sorted(found)}


def _uncompared(draft: Draft, docs: Iterable[DocId]) -> tuple[str, ...]:
    """For each pair that could not be compared, told with its first document, the sentence that says so."""
    ties = draft.values(Ties, docs)
    pairs = [(doc, other) for doc, one in ties.items() for other in one.failed if doc < other]
    met = draft.values(Met, (Met.key(a, b) for a, b in pairs))
    alone = draft.values(Alone, (doc for pair in pairs for doc in pair))
    return tuple(
        uncompared(alone[a].document, alone[b].document, met[Met.key(a, b)].failed) for a, b in pairs
    )


def _bunches(scopes: Sequence[Scope]) -> list[list[Scope]]:
    """The scopes that take over tables of a common one, together."""
    taken = {
        (min(one.id, gone), max(one.id, gone)) for one in scopes for gone in one.replaces if gone != one.id
    }
    head = {each: part.documents[0] for part in copies.components(taken) for each in part.documents}
    bunches: dict[DocId, list[Scope]] = defaultdict(list)
    for scope in sorted(scopes, key=lambda scope: scope.id):
        bunches[head.get(scope.id, scope.id)].append(scope)
    return list(bunches.values())


def _of_scope(told: Progress, number: int, total: int, stage: str, _done: int, _total: int) -> None:
    """Tell a stage of one of `total` scopes."""
    told(stage, number, total)
