"""Pages and feeds from servers: fetched politely, and never from a private address unless allowed."""

from firsthand.readers.web.feeds import Entry, entries
from firsthand.readers.web.fetch import Fetched, Fetcher, Unchanged, Validators

__all__ = ["Entry", "Fetched", "Fetcher", "Unchanged", "Validators", "entries"]
