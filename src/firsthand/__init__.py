"""firsthand turns a heap of news pages into one account that can be checked, down to the character.

    import firsthand

    dossier = firsthand.read(firsthand.pages(["pages/"]))
    for change in dossier.drift:
        print(change.why)

Names are loaded when first used (PEP 562), so that ``import firsthand`` costs nothing.
"""

from importlib import import_module
from typing import Any

from firsthand.version import __version__

__all__ = [
    "Dossier",
    "InProcess",
    "Page",
    "Processes",
    "Refused",
    "Span",
    "__version__",
    "load",
    "pages",
    "read",
    "render",
    "write",
]

_HOME = {
    "Dossier": "firsthand.model.dossier",
    "InProcess": "firsthand.engines",
    "Page": "firsthand.model.page",
    "Processes": "firsthand.engines",
    "Refused": "firsthand.model.page",
    "Span": "firsthand.model.span",
    "load": "firsthand.dossier",
    "pages": "firsthand.readers",
    "read": "firsthand.pipeline",
    "render": "firsthand.dossier.report",
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
