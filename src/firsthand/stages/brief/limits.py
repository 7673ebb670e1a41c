"""Who says so: the families of pages, and who is quoted."""

from collections.abc import Iterator

from firsthand.model.attribution import Attribution
from firsthand.model.copies import Family, Origin
from firsthand.model.document import Document
from firsthand.model.span import DocId
from firsthand.model.story import Statement, Story
from firsthand.stages.brief.evidence import Evidence
from firsthand.stages.brief.page_names import opening
from firsthand.stages.brief.voices import called, quoted_by
from firsthand.stages.brief.wording import (
    joined,
)
from firsthand.text.days import day_in_words

__all__ = ["report", "sources"]


def sources(story: Story, evidence: Evidence) -> Iterator[Statement]:
    """One statement for each family of pages, the largest first, then who is quoted, by name and without."""
    docs = set(story.documents)
    families = evidence.families.on(story.documents)
    alone = []
    for family in sorted(families, key=lambda family: (-len(family.documents), family.id)):
        origin = evidence.origins.get(family.origin)
        if len(family.documents) == 1 and (origin is None or origin.kind != "upstream"):
            alone.append(family.documents[0])
        else:
            yield _family(family, evidence)
    if alone:
        names = [_dated(evidence.documents[doc], evidence) for doc in sorted(alone, key=evidence.trust)]
        verb = "reports on its own" if len(alone) == 1 else "go back to no other page"
        yield Statement(
            text=f"{opening(joined(names, 6))} {verb}.",
            citations=evidence.heads(alone),
            origins=len(alone),
        )
    yield from _speakers(docs, evidence)


def report(origin: Origin) -> str:
    """``the VOA report`` or ``a report by VOA``, without the page behind which it stands."""
    short = origin.name.split(" behind ", 1)[0]
    return short if "report" in short.split() else f"a report by {short}"


def _family(family: Family, evidence: Evidence) -> Statement:
    origin = evidence.origins.get(family.origin)
    pages = sorted(family.documents, key=evidence.trust)
    if origin is not None and origin.kind == "upstream":
        others, lead = pages, f"{report(origin)}, which is not among the pages"
    elif family.root is None:
        others, lead = pages, "one report that is not among the pages"
    else:
        others = [doc for doc in pages if doc != family.root]
        lead = _dated(evidence.documents[family.root], evidence)
    names = [evidence.outlet(doc) for doc in others]
    text = f"{opening(joined(names, 5))} {'goes' if len(names) == 1 else 'go'} back to {lead}."
    return Statement(text=text, citations=evidence.heads(pages), origins=1)


def _speakers(docs: set[DocId], evidence: Evidence) -> Iterator[Statement]:
    """People quoted by name, offices and bodies, and voices without a name: three statements at most."""
    groups: dict[str, dict[str, list[Attribution]]] = {"named": {}, "office": {}, "unnamed": {}}
    for kind, row in quoted_by(docs, evidence):
        key = row.speaker_entity or (row.speaker or "").casefold()
        groups[kind].setdefault(key, []).append(row)
    leads = {"named": "Quoted by name", "office": "Also quoted", "unnamed": "Quoted without a name"}
    for kind, lead in leads.items():
        ordered = sorted(
            groups[kind].values(), key=lambda rows: (-len({r.utterance or r.id for r in rows}), rows[0].id)
        )
        names = list(dict.fromkeys(called(rows[0], evidence) for rows in ordered))
        if names:
            cited = tuple(rows[0].source[0] for rows in ordered[:8])
            yield Statement(text=f"{lead}: {joined(names, 6)}.", citations=cited)


def _dated(document: Document, evidence: Evidence) -> str:
    when = day_in_words(document.published)
    return f"{evidence.outlet(document.id)} ({when})" if when else evidence.outlet(document.id)
