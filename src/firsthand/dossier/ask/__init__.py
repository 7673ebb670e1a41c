"""What a person asks of a dossier: pure functions from the tables to rows in the order a reader wants."""

from firsthand.dossier.ask.graphs import dot, graphml, mermaid
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
    "Shelf",
    "Tree",
    "Twig",
    "Where",
    "briefs",
    "channels",
    "claims",
    "days",
    "dot",
    "drift",
    "entities",
    "events",
    "graphml",
    "mermaid",
    "pledges",
    "quotes",
    "stories",
    "timeline",
    "tree",
]
