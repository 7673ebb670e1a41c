"""From a heap of pages to a dossier: the only file that knows the order of the stages."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import chain, islice
from typing import TypeVar

import msgspec

from firsthand.engines import Engine, Failed, InProcess
from firsthand.model.annotated import Annotated, Parse
from firsthand.model.copies import Kinship, Origin
from firsthand.model.document import Document
from firsthand.model.dossier import TABLES, Dossier
from firsthand.model.page import Page, Refused
from firsthand.model.reading import Reading
from firsthand.nlp import Tagger, assemble, distinct
from firsthand.nlp.spacy import SpacyTagger
from firsthand.options.reading import ReadingOptions
from firsthand.stages import attribution, brief, claims, copies, drift, entities, events, ingest, stories
from firsthand.stages.unread import page_notes
from firsthand.stages.versions import versions

__all__ = [
    "Progress",
    "across",
    "compared",
    "ingested",
    "page_notes",
    "parsed",
    "read",
    "readings",
    "silent",
    "told_of",
    "uncompared",
    "united",
    "unparsed",
]

Progress = Callable[[str, int, int], None]
"""Told the name of the stage, how many of its items are done, and how many there are."""

T = TypeVar("T")
R = TypeVar("R")

_LIMITS = ReadingOptions()
_OF_SCOPES = tuple(name for name in TABLES if name not in {"documents", "judgements", "aliases"})


def read(
    pages: Iterable[Page | Refused],
    *,
    engine: Engine | None = None,
    tagger: Tagger | None = None,
    progress: Progress | None = None,
) -> Dossier:
    """Read a heap of pages into one dossier.

    The same pages give the same dossier, whatever their order and whatever the engine. Pages that cannot be
    read come back as ``refused`` with the reason; the rest goes on. So it does where a page takes longer than
    `ReadingOptions.seconds` or kills the process that reads it, which is said in ``refused`` or ``notes``.

    Raises:
        TaggerError: when the language model is missing or not the one that was checked.
    """
    engine, tagger, told = engine or InProcess(), tagger or SpacyTagger(), progress or silent

    found, refused = ingested(pages, engine, told)
    documents = versions(found)
    by_id = {document.id: document for document in documents}
    kin, not_compared = _kinship(documents, engine, told)
    parses, reasons = parsed(distinct(documents), engine, tagger, told)
    annotated = {document.id: assemble(document, parses) for document in documents}
    read_alone = dict(zip(annotated, readings(tuple(annotated.values()), engine, told), strict=True))
    said = {doc: reading for doc, (reading, _) in read_alone.items()}
    not_read = chain.from_iterable(notes for _, notes in read_alone.values())
    told("stories", 0, 1)
    scopes = _scopes(by_id, copies.united(_distinct(kin.values())), said)
    parts = []
    for number, groups in enumerate(scopes):
        docs = sorted(chain.from_iterable(groups))
        parts.append(
            across(
                {doc: by_id[doc] for doc in docs},
                copies.united(_distinct(kin[doc] for doc in docs)),
                {doc: annotated[doc] for doc in docs},
                {doc: said[doc] for doc in docs},
                groups,
                partial(_of_scope, told, number, len(scopes)),
            )
        )
    notes = (*page_notes(documents), *not_compared, *unparsed(documents, reasons), *not_read)
    return msgspec.structs.replace(united(parts), documents=documents, refused=refused, notes=notes)


def across(
    documents: Mapping[str, Document],
    kinship: Kinship,
    annotated: Mapping[str, Annotated],
    alone: Mapping[str, Reading],
    groups: Sequence[tuple[str, ...]],
    progress: Progress | None = None,
) -> Dossier:
    """The tables of one scope: everything that looks across its documents, in its order.

    `documents`, `annotated` and `alone` are those of the scope and sorted by id, `groups` the documents of
    its stories; `kinship` may hold more than concerns them. The table ``documents`` stays empty.
    """
    told = progress or silent
    whole, kinship = stories.inside(kinship, documents)
    told("entities", 0, 1)
    people = entities.entities({doc: reading.mentions for doc, reading in alone.items()}, documents)
    said = attribution.speakers(_all(reading.attributions for reading in alone.values()), people, documents)
    said, utterances = attribution.utterances(said, documents)
    spoken = claims.utterance_origins(utterances, said, documents)
    origins = _by_id((*kinship.origins, *spoken))
    told("drift", 0, 1)
    drifts = drift.drift(documents, kinship, said, utterances, people)
    told("events", 0, 1)
    happened, channels, pledges = events.merge(
        _all(reading.events for reading in alone.values()),
        _all(reading.channels for reading in alone.values()),
        _all(reading.pledges for reading in alone.values()),
        people,
        documents,
        kinship.families,
        origins,
        annotated,
        said,
        drifts,
    )
    told("claims", 0, 1)
    ledger = claims.claims(documents, annotated, said, kinship, origins, people, drifts)
    told("stories", 0, 1)
    tales = stories.stories(documents, kinship, people, happened, groups)
    dossier = Dossier(
        documents=tuple(documents.values()),
        attributions=_by_id(said),
        utterances=_by_id(utterances),
        origins=origins,
        copies=_by_id(kinship.copies),
        families=_by_id(kinship.families),
        drift=_by_id(drifts),
        claims=_by_id(ledger),
        events=_by_id(happened),
        pledges=_by_id(pledges),
        channels=_by_id(channels),
        entities=_by_id(people),
        stories=_by_id(tales),
        timeline=_by_id(stories.timeline(tales, happened, ledger, documents, kinship, drifts=drifts)),
    )
    told("brief", 0, 1)
    return _whole(msgspec.structs.replace(dossier, briefs=brief.briefs(dossier)), whole, spoken)


def _whole(dossier: Dossier, kinship: Kinship, spoken: Iterable[Origin]) -> Dossier:
    """The tables of a scope without its documents, with what `kinship` tells of pages outside it as well."""
    return msgspec.structs.replace(
        dossier,
        documents=(),
        copies=_by_id(kinship.copies),
        families=_by_id(kinship.families),
        origins=_by_id((*kinship.origins, *spoken)),
    )


def united(parts: Iterable[Dossier]) -> Dossier:
    """The tables of several scopes as one, whatever their order; the largest story has the first brief."""
    each = tuple(parts)
    tables = {name: _by_id(_all(getattr(part, name) for part in each)) for name in _OF_SCOPES}
    sizes = {story.id: len(story.documents) for part in each for story in part.stories}
    briefs = sorted(
        _all(part.briefs for part in each), key=lambda one: (-sizes[one.story], one.story)
    )  # the lengths of one story stay in their order
    return Dossier(**tables, briefs=tuple(briefs))


def _scopes(
    documents: Mapping[str, Document], kinship: Kinship, readings: Mapping[str, Reading]
) -> tuple[tuple[tuple[str, ...], ...], ...]:
    """The documents of each story of each scope."""
    foreign = stories.foreign_parts(kinship)
    vectors = {
        doc: stories.alone(documents[doc], readings[doc].mentions, foreign.get(doc, ())) for doc in documents
    }
    groups = {group[0]: group for group in stories.groups(stories.parted(documents, kinship), vectors)}
    story_of = {doc: head for head, group in groups.items() for doc in group}
    welded = stories.welded(story_of, stories.ties(kinship))
    return tuple(tuple(sorted(groups[head] for head in heads)) for heads in welded)


def ingested(
    pages: Iterable[Page | Refused], engine: Engine, told: Progress
) -> tuple[tuple[Document, ...], tuple[Refused, ...]]:
    """The documents of `pages`, each page by itself and in their order, and the pages that were refused."""
    heap = list(pages)
    readable = [page for page in heap if isinstance(page, Page)]
    results = [
        Refused(page.path, f"{result.reason}: leave it out, or save the text of its article as .txt")
        if isinstance(result, Failed)
        else result
        for page, result in _tried(engine, told, "ingest", ingest.ingest, readable)
    ]
    refused = [page for page in chain(heap, results) if isinstance(page, Refused)]
    return tuple(page for page in results if isinstance(page, Document)), tuple(sorted(set(refused)))


def _kinship(
    documents: Sequence[Document], engine: Engine, told: Progress
) -> tuple[dict[str, Kinship], tuple[str, ...]]:
    """For each document the kinship of its component, and which pages could not be compared."""
    by_id = {document.id: document for document in documents}
    size = _LIMITS.chunk_pages
    chunks = [documents[start : start + size] for start in range(0, len(documents), size)]
    each = chain.from_iterable(engine.map(copies.fingerprints, chunks))
    prints = told_of(told, "fingerprints", each, len(documents))
    parts = copies.components(copies.candidates(tuple(prints)))
    pairs = [(by_id[a], by_id[b]) for part in parts for a, b in copies.tour(part.pairs)]
    met = zip(pairs, compared(pairs, engine, told), strict=True)
    notes: list[str] = []
    kin: dict[str, Kinship] = {}
    for part in parts:  # one after the other, so that what was compared need not be kept
        found: list[copies.Comparison] = []
        for (a, b), one in islice(met, len(part.pairs)):
            if isinstance(one, Failed):
                notes.append(uncompared(a, b, one.reason))
            elif one is not None:
                found.append(one)
        kin |= dict.fromkeys(part.documents, copies.kinship([by_id[doc] for doc in part.documents], found))
    alone = {doc: copies.kinship([by_id[doc]], ()) for doc in by_id if doc not in kin}
    return kin | alone, tuple(notes)


def _distinct(kin: Iterable[Kinship]) -> list[Kinship]:
    """Each of `kin` once, by identity: the documents of a component share theirs."""
    return list({id(one): one for one in kin}.values())


def compared(
    pairs: Sequence[tuple[Document, Document]], engine: Engine, told: Progress
) -> Iterator[copies.Comparison | Failed | None]:
    """For each of `pairs` what the two have in common: nothing where that is too little to matter.

    Where a task fails its pairs are tried one by one.
    """
    size = _LIMITS.chunk_pairs
    chunks = [pairs[start : start + size] for start in range(0, len(pairs), size)]
    for chunk, result in _tried(engine, told, "copies", copies.compared, chunks):
        if not isinstance(result, Failed):
            yield from (one if copies.matters(one) else None for one in result)
            continue
        for _, alone in _tried(engine, silent, "copies", copies.compared, [[pair] for pair in chunk]):
            if isinstance(alone, Failed):
                yield alone
            else:
                yield alone[0] if copies.matters(alone[0]) else None


def uncompared(a: Document, b: Document, reason: str) -> str:
    """The note that two pages are not compared."""
    return f"{a.path_or_url} and {b.path_or_url} are not compared as copies: {reason}."


def parsed(
    texts: Sequence[str], engine: Engine, tagger: Tagger, told: Progress
) -> tuple[dict[str, Parse], dict[str, str]]:
    """The parses of distinct sentences, and why some could not be parsed.

    Where a task fails its sentences are tried one by one: the bad one is left out, alone.
    """
    size = _LIMITS.chunk_sentences
    chunks = [texts[start : start + size] for start in range(0, len(texts), size)]
    parse = partial(_parse, tagger)
    parses: dict[str, Parse] = {}
    failed: list[Sequence[str]] = []
    for chunk, result in _tried(engine, told, "language", parse, chunks):
        if isinstance(result, Failed):
            failed.extend([text] for text in chunk)
        else:
            parses.update((each.text, each) for each in result)
    reasons: dict[str, str] = {}
    for alone, result in _tried(engine, silent, "language", parse, failed):
        if isinstance(result, Failed):
            reasons[alone[0]] = result.reason
        else:
            parses[alone[0]] = result[0]
    return parses, reasons


def unparsed(documents: Sequence[Document], reasons: Mapping[str, str]) -> tuple[str, ...]:
    """For each document with sentences that could not be parsed, the sentence that says so."""
    notes: list[str] = []
    for document in documents if reasons else ():
        bad = [text for text in distinct([document]) if text in reasons]
        if bad:
            start = " ".join(bad[0].split())[:60]
            notes.append(
                f'{document.path_or_url} has a sentence that is left out ("{start}..."): {reasons[bad[0]]}.'
            )
    return tuple(notes)


def readings(
    annotated: Sequence[Annotated], engine: Engine, told: Progress
) -> Iterator[tuple[Reading, tuple[str, ...]]]:
    """What each document says, and the note that it could not be read where it says nothing for that."""
    for page, result in _tried(engine, told, "reading", _reading, annotated):
        if isinstance(result, Failed):
            note = f"{page.document.path_or_url} is compared as a copy and not read: {result.reason}."
            yield Reading(), (note,)
        else:
            yield result, ()


def _parse(tagger: Tagger, texts: Sequence[str]) -> tuple[Parse, ...]:
    return tagger.parse(texts)


def _reading(annotated: Annotated) -> Reading:
    said = attribution.attributions(annotated)
    named = entities.mentions(annotated)
    happened = events.events(annotated, said, named)
    return Reading(
        attributions=said,
        mentions=named,
        events=happened,
        channels=events.channels(annotated, said, named),
        pledges=events.pledges(annotated, said, happened),
    )


def _all(rows: Iterable[Sequence[T]]) -> tuple[T, ...]:
    return tuple(chain.from_iterable(rows))


def _by_id(rows: Iterable[T]) -> tuple[T, ...]:
    return tuple(sorted(rows, key=lambda row: row.id))  # type: ignore[attr-defined]  # every row has one


def _tried(
    engine: Engine, told: Progress, stage: str, function: Callable[[T], R], items: Sequence[T]
) -> Iterator[tuple[T, R | Failed]]:
    """Each of `items` with its result or why there is none, within the limit of time, told as it goes."""
    results = engine.attempt(function, items, _LIMITS.seconds)
    return zip(items, told_of(told, stage, results, len(items)), strict=True)


def _of_scope(told: Progress, number: int, total: int, stage: str, _done: int, _total: int) -> None:
    """Tell a stage of one of `total` scopes."""
    told(stage, number, total)


def silent(stage: str, done: int, total: int) -> None:
    """Tell nobody."""


def told_of(told: Progress, stage: str, results: Iterable[T], total: int) -> Iterator[T]:
    """Yield `results` and tell after each how far the stage is."""
    told(stage, 0, total)
    for done, result in enumerate(results, start=1):
        yield result
        told(stage, done, total)
