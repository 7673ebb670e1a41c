"""Where a heap of pages rests between two additions: the `Shelf` protocol, its values, one in memory."""

from firsthand.shelf.shelf import Around, Index, Layout, Shelf
from firsthand.shelf.values import (
    Alone,
    Component,
    Held,
    Link,
    Met,
    Near,
    Place,
    Posting,
    Scope,
    Step,
    Tale,
    Text,
    Ties,
    Unit,
    Written,
)

__all__ = [
    "Alone",
    "Around",
    "Component",
    "Held",
    "Index",
    "Layout",
    "Link",
    "Met",
    "Near",
    "Place",
    "Posting",
    "Scope",
    "Shelf",
    "Step",
    "Tale",
    "Text",
    "Ties",
    "Unit",
    "Written",
]
