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
from firsthand.stages.versions import versions

__all__ = ["Progress", "across", "read", "united"]

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
    engine, tagger, told = engine or InProcess(), tagger or SpacyTagger(), progress or _silent

    documents, refused = _documents(pages, engine, told)
    by_id = {document.id: document for document in documents}
    kinship, not_compared = _kinship(documents, engine, told)
    annotated, not_parsed = _annotated(documents, engine, tagger, told)
    readings, not_read = _readings(annotated, engine, told)
    pages_of = {page.document.id: page for page in annotated}
    told("stories", 0, 1)
    scopes = _scopes(by_id, kinship, readings)
    found = []
    for number, groups in enumerate(scopes):
        docs = sorted(chain.from_iterable(groups))
        found.append(
            across(
                {doc: by_id[doc] for doc in docs},
                kinship,
                {doc: pages_of[doc] for doc in docs},
                {doc: readings[doc] for doc in docs},
                groups,
                partial(_of_scope, told, number, len(scopes)),
            )
        )
    notes = (*_notes(documents), *not_compared, *not_parsed, *not_read)
    return msgspec.structs.replace(united(found), documents=documents, refused=refused, notes=notes)


def across(
    documents: Mapping[str, Document],
    kinship: Kinship,
    annotated: Mapping[str, Annotated],
    readings: Mapping[str, Reading],
    groups: Sequence[tuple[str, ...]],
    progress: Progress | None = None,
) -> Dossier:
    """The tables of one scope: everything that looks across its documents, in its order.

    `documents`, `annotated` and `readings` are those of the scope and sorted by id, `groups` the documents of
    its stories; `kinship` may hold more than concerns them. The table ``documents`` stays empty.
    """
    told = progress or _silent
    whole, kinship = stories.inside(kinship, documents)
    told("entities", 0, 1)
    people = entities.entities({doc: reading.mentions for doc, reading in readings.items()}, documents)
    said = attribution.speakers(
        _all(reading.attributions for reading in readings.values()), people, documents
    )
    said, utterances = attribution.utterances(said, documents)
    spoken = claims.utterance_origins(utterances, said, documents)
    origins = _by_id((*kinship.origins, *spoken))
    told("drift", 0, 1)
    drifts = drift.drift(documents, kinship, said, utterances, people)
    told("events", 0, 1)
    happened, channels, pledges = events.merge(
        _all(reading.events for reading in readings.values()),
        _all(reading.channels for reading in readings.values()),
        _all(reading.pledges for reading in readings.values()),
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
    return tuple(tuple(groups[head] for head in heads) for heads in welded)


def _documents(
    pages: Iterable[Page | Refused], engine: Engine, told: Progress
) -> tuple[tuple[Document, ...], tuple[Refused, ...]]:
    heap = list(pages)
    readable = [page for page in heap if isinstance(page, Page)]
    results = [
        Refused(page.path, f"{result.reason}: leave it out, or save the text of its article as .txt")
        if isinstance(result, Failed)
        else result
        for page, result in _tried(engine, told, "ingest", ingest.ingest, readable)
    ]
    refused = [page for page in chain(heap, results) if isinstance(page, Refused)]
    documents = versions(page for page in results if isinstance(page, Document))
    return documents, tuple(sorted(set(refused)))


def _kinship(
    documents: Sequence[Document], engine: Engine, told: Progress
) -> tuple[Kinship, tuple[str, ...]]:
    """Who copied whom, and which pages could not be compared."""
    by_id = {document.id: document for document in documents}
    prints = told_of(told, "fingerprints", engine.map(copies.fingerprint, documents), len(documents))
    parts = copies.components(copies.candidates(tuple(prints)))
    notes: list[str] = []
    pairs = [(by_id[a], by_id[b]) for part in parts for a, b in copies.tour(part.pairs)]
    met = _compared(pairs, engine, told, notes)
    tied = {doc for part in parts for doc in part.documents}
    kin = [copies.kinship([document for document in documents if document.id not in tied], ())]
    for part in parts:  # one after the other, so that what was compared need not be kept
        found = [one for one in islice(met, len(part.pairs)) if one is not None]
        kin.append(copies.kinship([by_id[doc] for doc in part.documents], found))
    return copies.united(kin), tuple(notes)


def _compared(
    pairs: Sequence[tuple[Document, Document]], engine: Engine, told: Progress, notes: list[str]
) -> Iterator[copies.Comparison | None]:
    """For each of `pairs` what the two have in common: nothing where that is too little to matter.

    Pairs that cannot be compared are told in `notes`; where a task fails its pairs are tried one by one.
    """
    size = _LIMITS.chunk_pairs
    chunks = [pairs[start : start + size] for start in range(0, len(pairs), size)]
    for chunk, result in _tried(engine, told, "copies", copies.compared, chunks):
        if not isinstance(result, Failed):
            yield from (one if copies.matters(one) else None for one in result)
            continue
        for (pair,), alone in _tried(engine, _silent, "copies", copies.compared, [[pair] for pair in chunk]):
            a, b = (document.path_or_url for document in pair)
            if isinstance(alone, Failed):
                notes.append(f"{a} and {b} are not compared as copies: {alone.reason}.")
            yield alone[0] if not isinstance(alone, Failed) and copies.matters(alone[0]) else None


def _annotated(
    documents: Sequence[Document], engine: Engine, tagger: Tagger, told: Progress
) -> tuple[tuple[Annotated, ...], tuple[str, ...]]:
    """The documents with their parses, and which have sentences that could not be parsed.

    Where a task fails its sentences are tried one by one: the bad one is left out, alone.
    """
    texts = distinct(documents)
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
    for alone, result in _tried(engine, _silent, "language", parse, failed):
        if isinstance(result, Failed):
            reasons[alone[0]] = result.reason
        else:
            parses[alone[0]] = result[0]
    annotated = tuple(assemble(document, parses) for document in documents)
    return annotated, _unparsed(documents, reasons)


def _unparsed(documents: Sequence[Document], reasons: Mapping[str, str]) -> tuple[str, ...]:
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


def _readings(
    annotated: Sequence[Annotated], engine: Engine, told: Progress
) -> tuple[dict[str, Reading], tuple[str, ...]]:
    """What each document says, by its id, and which could not be read."""
    readings: dict[str, Reading] = {}
    notes: list[str] = []
    for page, result in _tried(engine, told, "reading", _reading, annotated):
        if isinstance(result, Failed):
            notes.append(f"{page.document.path_or_url} is compared as a copy and not read: {result.reason}.")
        readings[page.document.id] = Reading() if isinstance(result, Failed) else result
    return readings, tuple(notes)


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


def _notes(documents: Sequence[Document]) -> tuple[str, ...]:
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


def _tried(
    engine: Engine, told: Progress, stage: str, function: Callable[[T], R], items: Sequence[T]
) -> Iterator[tuple[T, R | Failed]]:
    """Each of `items` with its result or why there is none, within the limit of time, told as it goes."""
    results = engine.attempt(function, items, _LIMITS.seconds)
    return zip(items, told_of(told, stage, results, len(items)), strict=True)


def _of_scope(told: Progress, number: int, total: int, stage: str, _done: int, _total: int) -> None:
    """Tell a stage of one of `total` scopes."""
    told(stage, number, total)


def _silent(stage: str, done: int, total: int) -> None:
    """Tell nobody."""


def told_of(told: Progress, stage: str, results: Iterable[T], total: int) -> Iterator[T]:
    """Yield `results` and tell after each how far the stage is."""
    told(stage, 0, total)
    for done, result in enumerate(results, start=1):
        yield result
        told(stage, done, total)
