"""Quality: what extraction and comparison find against what annotators found. No Django in here.

``read`` takes annotated articles and stories from a folder, ``score_claims`` and ``score_stories`` count, ``measure`` runs
extraction and comparison over a folder and gives both.
"""

from claims.evaluation.gold import Gold, GoldArticle, GoldClaim, GoldError, GoldStory, read
from claims.evaluation.measuring import Measured, measure
from claims.evaluation.score import Miss, Score
from claims.evaluation.scoring_claims import score_claims
from claims.evaluation.scoring_stories import score_stories

__all__ = [
    "Gold",
    "GoldArticle",
    "GoldClaim",
    "GoldError",
    "GoldStory",
    "Measured",
    "Miss",
    "Score",
    "measure",
    "read",
    "score_claims",
    "score_stories",
]
