"""What a story stands on: a summary of its sources, and a line for each page as a source.

The summary answers what ICD 206 asks of one: how many sources, how near to the event, how many without a
name, how many that only repeat.
"""

from collections.abc import Iterator

from firsthand.model.copies import Copy
from firsthand.model.document import Document
from firsthand.model.span import DocId, Span
from firsthand.model.story import Statement, Story
from firsthand.stages.brief.evidence import Evidence
from firsthand.stages.brief.page_names import is_described, opening
from firsthand.stages.brief.voices import quoted_by
from firsthand.stages.brief.wording import counted, joined, upper_first
from firsthand.text.days import day_in_words

__all__ = ["descriptors", "shares", "sourcing"]

_FIRST_HAND = {
    "official_statement": "a statement of its own office",
    "press_release": "a press release of its own",
    "notice": "a notice of its own office",
    "transcript": "a transcript",
    "correction": "a correction",
    "comment": "a comment",
}
"""Kinds of pages that are no reports, as a descriptor says them."""
_COPIES = {
    "verbatim": "a verbatim copy",
    "excerpt": "an excerpt",
    "edited": "an edited copy",
    "rewrite": "a rewrite",
    "translation": "a translated copy",
    "spun": "a spun copy",
    "merge": "a merged copy",
}
_CITED = 6
"""Passages cited for a line about many pages."""


def sourcing(story: Story, evidence: Evidence) -> Iterator[Statement]:
    """Pages, origins and copies; who speaks first-hand; voices with a name and without."""
    docs = [doc for doc in story.documents if doc in evidence.documents]
    if not docs:
        return
    copies = sum(_parent(doc, evidence) is not None for doc in docs)
    origins = len(story.counted) or evidence.independent(docs)
    verb = "goes" if len(docs) == 1 else "go"
    text = f"{counted(len(docs), 'page')} {verb} back to {counted(origins, 'independent origin')}"
    text += f"; {counted(copies, 'page is a copy', 'pages are copies')} of another" if copies else ""
    ordered = sorted(docs, key=evidence.trust)
    yield Statement(text=f"{upper_first(text)}.", citations=evidence.heads(ordered[:_CITED]), origins=origins)
    own = [doc for doc in ordered if evidence.documents[doc].kind in {"official_statement", "transcript"}]
    own = [doc for doc in own if _parent(doc, evidence) is None]
    if own:
        names = [_called(doc, evidence) for doc in own]
        verb = "speaks" if len(own) == 1 else "speak"
        yield Statement(
            text=f"{opening(joined(names, 5))} {verb} for those concerned, first-hand.",
            citations=evidence.heads(own),
        )
    found = shares(story, evidence)
    if sum(found):
        named, office, unnamed = found
        yield Statement(
            text=f"Of {sum(found):,} utterances on these pages {named:,} are by people with a name, "
            f"{office:,} by governments and bodies, {unnamed:,} by voices without a name "
            f"({round(100 * unnamed / sum(found))} per cent).",
            citations=evidence.heads(ordered[:_CITED]),
        )


def shares(story: Story, evidence: Evidence) -> tuple[int, int, int]:
    """How many utterances of a story are by people by name, by bodies, and by voices without a name."""
    kinds: dict[str, str] = {}
    for kind, row in quoted_by(set(story.documents), evidence):
        kinds.setdefault(row.utterance or row.id, kind)
    found = list(kinds.values())
    return found.count("named"), found.count("office"), found.count("unnamed")


def descriptors(story: Story, evidence: Evidence) -> Iterator[Statement]:
    """One line for each page: outlet, title, day, what it is and credits, who copied it; roots first."""
    docs = [doc for doc in story.documents if doc in evidence.documents]
    children: dict[DocId, list[DocId]] = {}
    for doc in docs:
        copy = _parent(doc, evidence)
        if copy is not None and copy.parent is not None:
            children.setdefault(copy.parent, []).append(doc)
    order = sorted(docs, key=lambda doc: (_parent(doc, evidence) is not None, evidence.trust(doc)))
    for doc in order:
        document = evidence.documents[doc]
        heirs = sorted(children.get(doc, ()), key=evidence.trust)
        when = day_in_words(document.published) or "undated"
        text = f"{opening(evidence.outlet(doc))}{_titled(document, evidence)} ({when}): "
        text += _descriptor(document, evidence)
        if heirs:
            text += f"; copied by {joined([evidence.outlet(heir) for heir in heirs], 4)}"
        copy = _parent(doc, evidence)
        kin = [*((copy.parent,) if copy and copy.parent else ()), *heirs[:5]]
        yield Statement(text=f"{text}.", citations=evidence.heads([doc, *kin]), origins=1)


def _descriptor(document: Document, evidence: Evidence) -> str:
    """What a page is as a source."""
    copy = _parent(document.id, evidence)
    credited = list(dict.fromkeys(upstream.name for upstream in document.upstreams))
    if copy is not None and copy.parent is not None:
        said = f"{_kind(copy)} of {evidence.outlet(copy.parent)}"
    elif document.kind in _FIRST_HAND:
        said = _FIRST_HAND[document.kind]
    elif credited:
        said = f"a report that credits {joined(credited, 3)}"
    else:
        said = "a report of its own"
    if document.machine_written:
        said += ", written by a machine as it says"
    if not document.language.startswith("en"):
        said += f", in another language ({document.language}) and read no further"
    return said


def _kind(copy: Copy) -> str:
    return _COPIES.get(copy.kind, "a copy")


def _parent(doc: DocId, evidence: Evidence) -> Copy | None:
    """The row that makes a page a copy of another page, the surest one."""
    return evidence.parents.get(doc)


def _titled(document: Document, evidence: Evidence) -> str:
    span: Span | None = document.title_span
    if span is None or evidence.is_residue(span) or is_described(evidence.outlet(document.id)):
        return ""
    words = evidence.words(span).replace("“", "‘").replace("”", "’").rstrip(".")
    return f", “{words}”"


def _called(doc: DocId, evidence: Evidence) -> str:
    when = day_in_words(evidence.documents[doc].published)
    return f"{evidence.outlet(doc)} ({when})" if when else evidence.outlet(doc)
