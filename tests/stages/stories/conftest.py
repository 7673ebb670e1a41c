"""Documents, kinship and events of our own for the tests of this folder."""

import pytest

from firsthand.model.copies import Copy, Family, Kinship
from firsthand.model.document import Document, Segment
from firsthand.model.entity import Entity, Mention
from firsthand.model.event import Event, EventWitness, When
from firsthand.model.span import Span
from firsthand.stages.stories import alone, foreign_parts, groups, parted, stories

LONG = (
    "The harbour council of Ostrey closed the swing bridge after inspectors found rust in the eastern pylon. "
)
COPY = "Ostrey keeps the swing bridge closed while welders replace the rusty eastern pylon, the harbour council said. "
OTHER = "A bakery in Pellmouth won the prize for rye loaves with a recipe of fermented pears and toasted caraway. "


class Maker:
    @staticmethod
    def document(name, text, day=None, title=None, **fields):
        return Document(
            id=name.ljust(16, "0"),
            path_or_url=f"{name}.txt",
            text=text,
            title=title,
            published=day,
            segments=(Segment(0, len(text), "body"),),
            **fields,
        )

    @staticmethod
    def heap(*documents):
        return {document.id: document for document in documents}

    @staticmethod
    def kinship(families=(), copies=()):
        rows = tuple(
            Family(id=f"f-{number}", origin=f"o-{number}", documents=tuple(sorted(d.id for d in docs)))
            for number, docs in enumerate(families)
        )
        return Kinship(alignments=(), copies=tuple(copies), families=rows, origins=())

    @staticmethod
    def copy(child, parent, start, end, kind="edited"):
        return Copy(
            id=f"c-{child.id}{parent.id}",
            child=child.id,
            parent=parent.id,
            kind=kind,
            child_spans=(Span(child.id, start, end),),
            score=1.0,
            why="",
        )

    @staticmethod
    def named(name, *documents, kind="person"):
        spans = []
        for document in documents:
            start = document.text.index(name)
            spans.append(Span(document.id, start, start + len(name)))
        return Entity(id=f"n-{name}", name=name, kind=kind, mentions=tuple(sorted(spans)))

    @staticmethod
    def told(documents, kinship, named=(), events=()):
        """The stories of a heap whose pages mention what `named` names, and nothing else."""
        mentions = {
            doc: [
                Mention(span=span, kind="name", entity_kind=entity.kind, name=entity.name, cluster=number)
                for number, entity in enumerate(named)
                for span in entity.mentions
                if span.doc == doc
            ]
            for doc in documents
        }
        foreign = foreign_parts(kinship)
        vectors = {doc: alone(documents[doc], mentions[doc], foreign.get(doc, ())) for doc in documents}
        found = groups(parted(documents, kinship), vectors)
        return stories(documents, kinship, named, events, found)

    @staticmethod
    def event(number, told, day, status="happened", end=None, precision="day", plover="REJECT", **fields):
        """`told`: pairs of a document and words of it, or triples with a status and an origin."""
        witnesses = []
        for document, words, *rest in told:
            start = document.text.index(words)
            span = Span(document.id, start, start + len(words))
            own = rest[0] if rest else status
            origin = rest[1] if len(rest) > 1 else f"o-{document.id}"
            witnesses.append(EventWitness(span=span, status=own, origin=origin))
        when = When(start=day, end=end or day, precision=precision) if day else None
        return Event(
            id=f"e-{number}",
            spans=tuple(w.span for w in witnesses),
            action="x",
            plover=plover,
            date=when,
            status=status,
            witnesses=tuple(witnesses),
            documents=tuple(sorted({w.span.doc for w in witnesses})),
            **fields,
        )


@pytest.fixture(scope="session")
def make():
    return Maker


@pytest.fixture(scope="session")
def bridge():
    return LONG, COPY, OTHER
