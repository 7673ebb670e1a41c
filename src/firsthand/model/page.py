"""What comes in: pages as received, and the ones that could not be taken."""

import msgspec

__all__ = ["Page", "Refused"]


class Page(msgspec.Struct, frozen=True, kw_only=True):
    """One page as received, before anything is understood.

    ``address`` is the URL where known, else the file name without folders; ``path`` is where it was read.
    ``media`` says how to read the bytes. The fields of a ``.jsonl`` line that came with it are claims about
    the page, kept as such.
    """

    raw: bytes
    address: str
    path: str
    media: str = "text/plain"  # text/plain, text/html, application/pdf
    charset: str | None = None
    external_id: str | None = None
    title: str | None = None
    outlet: str | None = None
    published: str | None = None
    authors: tuple[str, ...] = ()


class Refused(msgspec.Struct, frozen=True, order=True):
    """A page that was not taken, and why, in a sentence that says what to do."""

    path: str
    reason: str
