"""Add pages to a heap that rests on a shelf, for the cost of the pages and their neighbours."""

import msgspec

from firsthand.model.judgement import Alias
from firsthand.model.novelty import Novelty
from firsthand.model.page import Refused
from firsthand.model.span import DocId

__all__ = ["Added"]


class Added(msgspec.Struct, frozen=True, kw_only=True):
    """What an addition changed, each sorted.

    ``new`` and ``known`` are the documents of the given pages, ``changed`` those known ones that now stand
    otherwise (another path, a version before them). ``scopes`` were worked out again, ``aliases`` say which
    groups have other ids now, ``news`` what the new pages tell that none had told, ``refused`` are the pages
    that were not taken.
    """

    new: tuple[DocId, ...] = ()
    known: tuple[DocId, ...] = ()
    changed: tuple[DocId, ...] = ()
    scopes: tuple[DocId, ...] = ()
    aliases: tuple[Alias, ...] = ()
    news: tuple[Novelty, ...] = ()
    refused: tuple[Refused, ...] = ()
