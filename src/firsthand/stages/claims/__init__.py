"""What is asserted and denied, by whom, and on how many independent origins it stands."""

from firsthand.stages.claims.grades import graded
from firsthand.stages.claims.ledger import claims
from firsthand.stages.claims.origins import utterance_origins
from firsthand.stages.claims.stance import body_stance, stance

__all__ = ["body_stance", "claims", "graded", "stance", "utterance_origins"]
