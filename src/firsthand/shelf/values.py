"""What is kept of a heap so that ten new pages need not read the others again.

Every value has an `id` and is replaced as a whole. What a page says alone (`Alone`, `Text`) never changes by
other pages; where it stands among them (`Ties`, `Component`, `Unit`, `Tale`, `Scope`, `Place`) does.
"""

import msgspec

from firsthand.model.copies import Kinship
from firsthand.model.document import Document
from firsthand.model.dossier import Dossier
from firsthand.model.ids import digest
from firsthand.model.judgement import Alias
from firsthand.model.novelty import Novelty
from firsthand.model.reading import Reading
from firsthand.model.span import DocId
from firsthand.stages.copies import Comparison

__all__ = [
    "Alone",
    "Component",
    "Held",
    "Link",
    "Met",
    "Near",
    "Place",
    "Posting",
    "Scope",
    "Step",
    "Tale",
    "Text",
    "Ties",
    "Unit",
    "Written",
]


class Step(msgspec.Struct, frozen=True, order=True):
    """A step that a document has been through, and the version of what did it."""

    name: str
    version: str


class Alone(msgspec.Struct, frozen=True, kw_only=True):
    """A document and what it says when it is read alone.

    ``text`` is the id of its `Text`, empty for a page without shingles; ``notes`` says what of it could not
    be read.
    """

    document: Document
    text: str = ""
    reading: Reading
    notes: tuple[str, ...] = ()
    steps: tuple[Step, ...] = ()

    @property
    def id(self) -> DocId:
        """The id of the document."""
        return self.document.id

    @property
    def seen(self) -> str:
        """The digest of all that others may depend on: all of it but where the page was read."""
        document = msgspec.structs.replace(self.document, paths=())
        told = (document, self.text, self.steps, self.notes)
        return digest(msgspec.json.encode(told).decode("utf-8", "replace"))


class Text(msgspec.Struct, frozen=True, kw_only=True):
    """A wording by its rare shingles, and the documents that have exactly it, sorted.

    ``id`` is the digest of ``shingles`` (sorted little-endian unsigned numbers of 8 bytes), ``sketch`` its
    place among the others: near-duplicates stand side by side (0 to 2**63 - 1).
    """

    id: str
    sketch: int
    shingles: bytes
    documents: tuple[DocId, ...]


class Ties(msgspec.Struct, frozen=True, kw_only=True):
    """The documents that the document ``id`` is worth comparing with, and those of them that matter to it.

    All sorted; whoever stands here has this document in its own ties. ``failed`` are those that it could not
    be compared with.
    """

    id: DocId
    candidates: tuple[DocId, ...] = ()
    kin: tuple[DocId, ...] = ()
    failed: tuple[DocId, ...] = ()


class Met(msgspec.Struct, frozen=True, kw_only=True):
    """What two documents have in common: `Met.key` of the two is its id.

    No ``comparison`` where it does not matter, or where ``failed`` says why there is none.
    """

    a: DocId
    b: DocId
    comparison: Comparison | None = None
    failed: str = ""

    @property
    def id(self) -> str:
        """The two documents as one id."""
        return Met.key(self.a, self.b)

    @staticmethod
    def key(a: DocId, b: DocId) -> str:
        """The id of what `a` and `b` have in common, whichever comes first."""
        return f"{min(a, b)} {max(a, b)}"


class Component(msgspec.Struct, frozen=True, kw_only=True):
    """Documents that a chain of comparisons that matter ties together, and their kinship.

    ``id`` is its first document; a document without such a tie is a component of its own.
    """

    id: DocId
    documents: tuple[DocId, ...]
    kinship: Kinship


class Link(msgspec.Struct, frozen=True, order=True):
    """Another unit that is near enough to be one story with, and how alike the two are (0 to 1)."""

    unit: str
    likeness: float


class Unit(msgspec.Struct, frozen=True, kw_only=True):
    """Documents that are in one story whatever it is (a family), as the search for stories sees them.

    ``id`` is its first document. ``vector`` holds its words and names, of length one; ``seen`` is the digest
    of what it was made from.
    """

    id: str
    documents: tuple[DocId, ...]
    vector: dict[str, float]
    seen: str = ""


class Near(msgspec.Struct, frozen=True, kw_only=True):
    """What stands near the unit ``id``.

    ``nearest`` are the likest units that it names itself, ``floor`` the likeness below which it names no more
    (0 where it has room); ``links`` are those near enough that it names or is named by, sorted: a link stands
    in both units.
    """

    id: str
    nearest: tuple[str, ...] = ()
    floor: float = 0.0
    links: tuple[Link, ...] = ()


class Tale(msgspec.Struct, frozen=True, kw_only=True):
    """The units of one story, sorted; ``id`` is the first of them."""

    id: str
    units: tuple[str, ...]


class Scope(msgspec.Struct, frozen=True, kw_only=True):
    """The unit of work across documents: those of one story, or of a few that copies tie together.

    ``id`` is its first document, ``stories`` the documents of each of its stories. ``needs`` is the digest
    of all that its tables follow from, ``done`` that of the tables which are written: it is stale where the
    two differ. ``replaces`` are the scopes whose tables go when its own are written (itself among them).
    """

    id: DocId
    documents: tuple[DocId, ...]
    stories: tuple[tuple[DocId, ...], ...]
    needs: str
    done: str = ""
    replaces: tuple[DocId, ...] = ()

    @property
    def is_stale(self) -> bool:
        """Whether its tables are not those that its documents ask for."""
        return self.needs != self.done


class Place(msgspec.Struct, frozen=True, kw_only=True):
    """Where the document ``id`` stands: the ids of its text, component, unit, tale and scope.

    ``seen`` is that of its `Alone` when it was placed.
    """

    id: DocId
    component: DocId
    unit: str
    tale: str
    scope: DocId
    text: str = ""
    seen: str = ""


class Posting(msgspec.Struct, frozen=True, order=True):
    """That ``holder`` (a `Text` or a `Unit`) has ``key``.

    ``key`` is a signed number of 8 bytes. The holders of a key are sorted by ``order``, then by id.
    ``weight`` is what the key weighs in the holder (units; 0 for texts).
    """

    key: int
    order: int
    holder: str
    weight: float = 0.0


class Held(msgspec.Struct, frozen=True):
    """How many holders a key has, and its postings, sorted; none where there are more than were asked for.

    Where there are more, ``count`` says that much and no more: a shelf need not count them all.
    """

    count: int
    postings: tuple[Posting, ...] = ()


class Written(msgspec.Struct, frozen=True, kw_only=True):
    """A scope with the tables that are now its own.

    ``tables`` has every table of the scope's documents but ``documents`` itself; ``notes`` are those of the
    scope. ``aliases`` say what became of the groups whose ids are gone, and ``news`` what its new pages tell
    that none had told.
    """

    scope: Scope
    tables: Dossier
    aliases: tuple[Alias, ...] = ()
    news: tuple[Novelty, ...] = ()
