"""What a person asks of a dossier: pure functions from the tables to rows in the order a reader wants."""

from firsthand.dossier.ask.found import PARTS, Found, Part
from firsthand.dossier.ask.grades import grades
from firsthand.dossier.ask.graphs import dot, graphml, mermaid
from firsthand.dossier.ask.listed import candidates
from firsthand.dossier.ask.mended import Edit, MendedPage, Piece, mend, pieces
from firsthand.dossier.ask.mended_pages import NO_WITNESS, as_html, as_markdown, source
from firsthand.dossier.ask.origins import Standing, origins
from firsthand.dossier.ask.renderings import Rendering, Turn, trace
from firsthand.dossier.ask.search import search
from firsthand.dossier.ask.shelf import Shelf
from firsthand.dossier.ask.tables import (
    LENGTHS,
    briefs,
    channels,
    claims,
    drift,
    entities,
    events,
    pledges,
    quotes,
    stories,
    timeline,
)
from firsthand.dossier.ask.trees import Tree, Twig, tree
from firsthand.dossier.ask.where import Where, days

__all__ = [
    "LENGTHS",
    "NO_WITNESS",
    "PARTS",
    "Edit",
    "Found",
    "MendedPage",
    "Part",
    "Piece",
    "Rendering",
    "Shelf",
    "Standing",
    "Tree",
    "Turn",
    "Twig",
    "Where",
    "as_html",
    "as_markdown",
    "briefs",
    "candidates",
    "channels",
    "claims",
    "days",
    "dot",
    "drift",
    "entities",
    "events",
    "grades",
    "graphml",
    "mend",
    "mermaid",
    "origins",
    "pieces",
    "pledges",
    "quotes",
    "search",
    "source",
    "stories",
    "timeline",
    "trace",
    "tree",
]
