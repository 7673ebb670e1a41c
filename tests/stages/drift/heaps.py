"""Small heaps built by hand: pages as texts, edges with their sentences aligned in order."""

from firsthand.model.attribution import Attribution
from firsthand.model.copies import Alignment, Copy, Family, Kinship
from firsthand.model.document import Document, Segment
from firsthand.model.entity import Entity
from firsthand.model.span import Span
from firsthand.stages.drift import drift
from firsthand.stages.drift.checks import findings
from firsthand.stages.drift.pair import Side, compared
from firsthand.stages.drift.reading import Reading
from firsthand.text.sentences import sentences


def page(name, text, headline=None, **more):
    segments = (Segment(0, len(text), "body"),)
    if headline is not None:
        text = headline + "\n\n" + text
        cut = len(headline) + 2
        segments = (Segment(0, cut, "headline"), Segment(cut, len(text), "body"))
    return Document(
        id=name, path_or_url=f"{name}.txt", outlet=name.title(), text=text, segments=segments, **more
    )


def spans(document):
    return [Span(document.id, *place) for place in sentences(document.text, 0, len(document.text))]


def aligned(parent, child, skip=()):
    """Alignments of the sentences of two pages, one to one in order, without the parent's sentences in `skip`."""
    mine = [span for index, span in enumerate(spans(parent)) if index not in skip]
    return [Alignment(a, b, 0.9) for a, b in zip(mine, spans(child), strict=False)]


def kinship(*edges, skip=()):
    """A kinship of one family: each edge is a pair of documents, parent first."""
    rows = [row for parent, child in edges for row in aligned(parent, child, skip)]
    copies = [
        Copy(id=f"c-{a.id}-{b.id}", child=b.id, parent=a.id, kind="edited", score=1.0, why="")
        for a, b in edges
    ]
    members = tuple(sorted({d.id for edge in edges for d in edge}))
    families = (Family(id="f-1", origin="o-1", documents=members),) if members else ()
    return Kinship(alignments=tuple(sorted(rows)), copies=tuple(copies), families=families, origins=())


def drifts(documents, kin=None, attributions=(), entities=()):
    by_id = {document.id: document for document in documents}
    return drift(by_id, kin or kinship(), attributions, (), entities)


def found(a, b):
    """What the checks find between two sentences: type, both wordings, score."""
    one, two = page("one", a), page("two", b)
    sides = []
    for document in (one, two):
        span = Span(document.id, 0, len(document.text))
        reading = Reading(document)
        sides.append(Side(reading, span, reading.tokens(span)))
    texts = {"one": a, "two": b}
    return [
        (f.type, *(" ".join(texts[s.doc][s.start : s.end] for s in side) for side in (f.a, f.b)), f.score)
        for f in findings(compared("edge", *sides))
    ]


def said(document, speaker, content, entity=None):
    """An attribution of `content`, which stands once in the page, to a speaker."""
    start = document.text.index(content)
    span = Span(document.id, start, start + len(content))
    return Attribution(
        id=f"a-{document.id}-{start}",
        doc=document.id,
        source=(),
        cue=(),
        content=(span,),
        kind="direct",
        speaker=speaker,
        speaker_entity=entity,
    )


def somebody(key, name, *documents):
    """An entity whose mentions are every place where its name stands."""
    mentions = []
    for document in documents:
        at = document.text.find(name)
        while at >= 0:
            mentions.append(Span(document.id, at, at + len(name)))
            at = document.text.find(name, at + 1)
    return Entity(id=key, name=name, kind="government", mentions=tuple(mentions))
