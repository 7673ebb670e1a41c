"""The contract: a dossier as files, and as a report."""

from firsthand.dossier.files import FILES, Format, load, write
from firsthand.dossier.schema import schema
from firsthand.dossier.summary import Summary, changes, largest_story, summary

__all__ = ["FILES", "Format", "Summary", "changes", "largest_story", "load", "schema", "summary", "write"]
