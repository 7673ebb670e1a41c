"""JSON Schema of every table, as its rows stand in the files."""

from typing import Any

import msgspec

from firsthand.model.dossier import TABLES
from firsthand.model.story import Brief

__all__ = ["schema"]

_DIALECT = "https://json-schema.org/draft/2020-12/schema"


def schema() -> dict[str, dict[str, Any]]:
    """The JSON Schema of one row of each table, by table name; ``briefs`` is that of all of ``briefs.json``.

    Every field that this version writes is required; later versions may add some, so others are allowed.
    """
    shapes: dict[str, Any] = {**TABLES, "briefs": tuple[Brief, ...]}
    return {name: _written(name, kind) for name, kind in sorted(shapes.items())}


def _written(name: str, kind: Any) -> dict[str, Any]:
    made = msgspec.json.schema(kind)
    for shape in made.get("$defs", {}).values():
        if shape.get("title") == "Span":
            shape["properties"]["text"] = {
                "type": "string",
                "minLength": 1,
                "description": "The words between start and end.",
            }
        if "properties" in shape:
            shape["required"] = list(shape["properties"])
    return {"$schema": _DIALECT, "$id": f"urn:firsthand:{name}", **made}
