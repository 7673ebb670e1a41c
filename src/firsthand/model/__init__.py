"""The words of the design as types, one file per table of the dossier."""
