"""firsthand turns a heap of news pages into one account that can be checked, down to the character.

    import firsthand

    dossier = firsthand.read(firsthand.pages(["pages/"]))
    for change in firsthand.drift(dossier, type="polarity"):
        print(change.why)

Names are loaded when first used (PEP 562), so that ``import firsthand`` costs nothing.
"""

from importlib import import_module
from typing import Any

from firsthand.version import __version__

__all__ = [
    "Dossier",
    "InProcess",
    "LocalServer",
    "Page",
    "Processes",
    "Refused",
    "Sources",
    "Span",
    "__version__",
    "add",
    "brief_template",
    "briefs",
    "candidates",
    "channels",
    "claims",
    "drift",
    "entities",
    "events",
    "forget",
    "grades",
    "listed",
    "load",
    "look",
    "mend",
    "open_store",
    "origins",
    "outlet_grades",
    "pages",
    "pledges",
    "quotes",
    "read",
    "render",
    "rephrase",
    "search",
    "stemma",
    "stories",
    "timeline",
    "trace",
    "tree",
    "write",
]

_HOME = {
    "Dossier": "firsthand.model.dossier",
    "InProcess": "firsthand.engines",
    "LocalServer": "firsthand.writers",
    "Page": "firsthand.model.page",
    "Processes": "firsthand.engines",
    "Refused": "firsthand.model.page",
    "Sources": "firsthand.readers.sources",
    "Span": "firsthand.model.span",
    "brief_template": "firsthand.readers",
    "add": "firsthand.store",
    "briefs": "firsthand.dossier.ask",
    "candidates": "firsthand.dossier.ask",
    "channels": "firsthand.dossier.ask",
    "claims": "firsthand.dossier.ask",
    "drift": "firsthand.dossier.ask",
    "entities": "firsthand.dossier.ask",
    "events": "firsthand.dossier.ask",
    "forget": "firsthand.store",
    "grades": "firsthand.dossier.ask",
    "listed": "firsthand.readers",
    "load": "firsthand.dossier",
    "look": "firsthand.store",
    "mend": "firsthand.dossier.ask",
    "open_store": "firsthand.store",
    "origins": "firsthand.dossier.ask",
    "outlet_grades": "firsthand.readers",
    "pages": "firsthand.readers",
    "pledges": "firsthand.dossier.ask",
    "quotes": "firsthand.dossier.ask",
    "read": "firsthand.pipeline",
    "render": "firsthand.dossier.report",
    "rephrase": "firsthand.writers",
    "search": "firsthand.dossier.ask",
    "stemma": "firsthand.stages.copies",
    "stories": "firsthand.dossier.ask",
    "timeline": "firsthand.dossier.ask",
    "trace": "firsthand.dossier.ask",
    "tree": "firsthand.dossier.ask",
    "write": "firsthand.dossier",
}


def __getattr__(name: str) -> Any:
    """The public name, imported from its home on first use."""
    if name not in _HOME:
        raise AttributeError(f"module 'firsthand' has no attribute {name!r}")
    return getattr(import_module(_HOME[name]), name)


def __dir__() -> list[str]:
    """The public names."""
    return sorted(__all__)
