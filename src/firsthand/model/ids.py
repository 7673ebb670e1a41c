"""Names for things: short, stable, made from where a thing stands."""

from collections.abc import Iterable
from hashlib import blake2b

from firsthand.model.span import Span

__all__ = ["digest", "group_id", "span_id"]


def digest(*parts: str) -> str:
    """16 hexadecimal digits of BLAKE2b over `parts`, each prefixed by its length."""
    state = blake2b(digest_size=8)
    for part in parts:
        raw = part.encode("utf-8", "surrogatepass")
        state.update(len(raw).to_bytes(8, "big"))
        state.update(raw)
    return state.hexdigest()


def span_id(prefix: str, spans: Iterable[Span]) -> str:
    """Id of a thing that stands in spans, e.g. ``a-1f0c...``."""
    return f"{prefix}-" + digest(*(f"{span.doc}:{span.start}:{span.end}" for span in spans))


def group_id(prefix: str, members: Iterable[str]) -> str:
    """Id of a group, from its canonically smallest member."""
    return f"{prefix}-" + digest(min(members))
