"""The contract: a dossier as files, and as a report."""
