"""Which pages tell one long story, and which happenings it consists of."""

from collections.abc import Mapping, Sequence
from datetime import date

import msgspec

from firsthand.model.copies import Family, Kinship, Origin
from firsthand.model.document import Document
from firsthand.model.entity import Entity
from firsthand.model.event import Event
from firsthand.model.ids import group_id
from firsthand.model.span import DocId
from firsthand.model.story import Episode, Story
from firsthand.options.stories import StoriesOptions
from firsthand.stages.stories.cluster import average_link
from firsthand.stages.stories.groups import centre, parted
from firsthand.stages.stories.independence import counted
from firsthand.stages.stories.pages import PageView, views
from firsthand.stages.stories.titles import title
from firsthand.stages.stories.vectors import Vector, dot

__all__ = ["stories"]

Unit = tuple[DocId, ...]


def stories(
    documents: Mapping[DocId, Document],
    kinship: Kinship,
    entities: Sequence[Entity],
    events: Sequence[Event],
    groups: Sequence[Unit],
    options: StoriesOptions | None = None,
) -> tuple[Story, ...]:
    """The stories whose documents are `groups`, by id, each with its episodes.

    Inside a story pages meet by their words, by whom and what they name, and by the events that they share;
    copies stay together. Dates do not part stories, since pages lie about them and stories last; they part
    the episodes of one.
    """
    options = options or StoriesOptions()
    pages = views(documents, kinship, entities, events, options)
    heap = _Heap(
        pages=pages,
        documents=documents,
        names={entity.id: entity.name for entity in entities},
        copied=frozenset(copy.child for copy in kinship.copies if copy.parent is not None),
        families=_families_of(kinship),
        kin={family.id: family for family in kinship.families},
        origins={origin.id: origin for origin in kinship.origins},
    )
    place = {doc: number for number, group in enumerate(groups) for doc in group}
    units_of: list[list[Unit]] = [[] for _ in groups]
    for group in parted(pages, kinship):
        units_of[place[group[0]]].append(group)
    found = [_story(units, heap, options) for units in units_of]
    return tuple(sorted(found, key=lambda story: story.id))


def _centre(group: Sequence[PageView]) -> Vector:
    return centre(page.vector for page in group)


class _Heap(msgspec.Struct, frozen=True, kw_only=True):
    """What the stories are made of; ``copied`` are the pages with a parent, ``families`` those of a page.

    ``kin`` are the families and ``origins`` what they go back to, by id.
    """

    pages: Mapping[DocId, PageView]
    documents: Mapping[DocId, Document]
    names: Mapping[str, str]
    copied: frozenset[DocId]
    families: Mapping[DocId, tuple[str, ...]]
    kin: Mapping[str, Family]
    origins: Mapping[str, Origin]


def _families_of(kinship: Kinship) -> dict[DocId, tuple[str, ...]]:
    found: dict[DocId, tuple[str, ...]] = {}
    for family in kinship.families:
        for doc in family.documents:
            found[doc] = (*found.get(doc, ()), family.id)
    return found


def _story(units: Sequence[Unit], heap: _Heap, options: StoriesOptions) -> Story:
    docs = tuple(sorted(doc for group in units for doc in group))
    days = _told_on(units, heap.pages)
    centre = _centre([heap.pages[doc] for doc in docs])
    score = sum(dot(centre, heap.pages[doc].vector) for doc in docs) / len(docs)
    families = tuple(sorted({family for doc in docs for family in heap.families.get(doc, ())}))
    return Story(
        id=group_id("s", docs),
        title=title(docs, heap.pages, heap.documents, heap.copied),
        documents=docs,
        first=days[0] if days else None,
        last=days[-1] if days else None,
        families=families,
        counted=counted(frozenset(docs), [heap.kin[family] for family in families], heap.origins),
        episodes=_episodes(units, heap, options),
        score=round(min(score, 1.0), 4),
        why=_why(docs, heap.pages, heap.names),
    )


def _why(docs: Sequence[DocId], pages: Mapping[DocId, PageView], names: Mapping[str, str]) -> str:
    """What the pages have in common, in a sentence."""
    if len(docs) == 1:
        return "no other page is near enough in words and names"
    holders: dict[str, int] = {}
    for doc in docs:
        for key in pages[doc].vector:
            if key.startswith("n "):
                holders[key[2:]] = holders.get(key[2:], 0) + 1
    shared = sorted(
        (entity for entity in holders if holders[entity] > 1), key=lambda e: (-holders[e], names[e], e)
    )
    if not shared:
        return f"{len(docs)} pages use the same rare words"
    told = ", ".join(f"{names[entity]} ({holders[entity]} pages)" for entity in shared[:4])
    return f"{len(docs)} pages share words and names: {told}"


def _episodes(units: Sequence[Unit], heap: _Heap, options: StoriesOptions) -> tuple[Episode, ...]:
    """The happenings of a story, undated last; pages far apart in time never tell one, copies always do."""
    times = [_time([heap.pages[doc] for doc in group]) for group in units]
    vectors = [_centre([heap.pages[doc] for doc in group]) for group in units]
    found = []
    for group in average_link(vectors, options.episode, options.crowd, times, options.days):
        docs = tuple(sorted(doc for index in group for doc in units[index]))
        days = _told_on([units[index] for index in group], heap.pages)
        found.append(
            Episode(
                id=group_id("i", docs),
                title=title(docs, heap.pages, heap.documents, heap.copied),
                documents=docs,
                first=days[0] if days else None,
                last=days[-1] if days else None,
            )
        )
    return tuple(sorted(found, key=lambda episode: (episode.first or "9999", episode.id)))


def _told_on(units: Sequence[Unit], pages: Mapping[DocId, PageView]) -> list[str]:
    """The days on which something new was told, sorted: of each family the first."""
    return sorted(min(days) for group in units if (days := [day for doc in group if (day := pages[doc].day)]))


def _time(group: Sequence[PageView]) -> tuple[int, int] | None:
    """The day of the earliest page of a family, twice: copies are dated later than what they tell."""
    day = min((page.day for page in group if page.day), default=None)
    return (date.fromisoformat(day).toordinal(),) * 2 if day else None
