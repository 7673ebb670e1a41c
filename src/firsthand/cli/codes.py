"""What the exit code of a command says."""

__all__ = ["DONE", "FAILED", "GATE", "INTERRUPTED", "USAGE"]

DONE = 0
FAILED = 1
USAGE = 2
GATE = 3
INTERRUPTED = 130
