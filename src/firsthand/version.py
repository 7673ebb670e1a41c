"""The version of the code; part of every dossier's manifest."""

__version__ = "0.1.0"
