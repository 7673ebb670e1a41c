"""What is asserted and denied, by whom, and on how many independent origins it stands."""

from firsthand.stages.claims.ledger import claims
from firsthand.stages.claims.origins import utterance_origins

__all__ = ["claims", "utterance_origins"]
