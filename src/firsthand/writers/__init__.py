"""May somebody else word it? A language model on this machine rephrases the brief, sentence by sentence."""

from firsthand.writers.rephrase import Refusal, Rephrased, Writer, rephrase
from firsthand.writers.server import LocalServer, Unanswered

__all__ = ["LocalServer", "Refusal", "Rephrased", "Unanswered", "Writer", "rephrase"]
