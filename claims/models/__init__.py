from claims.models.actor import Actor, ActorAlias
from claims.models.claim import Attribution, Claim
from claims.models.curation import CurationEvent
from claims.models.disagreement import Disagreement, DisagreementGroup
from claims.models.evaluation import EvaluationRun
from claims.models.review import ReviewEvent
from claims.models.topic import CommonTerm, Pair, Story, StoryArticle, Topic
from claims.models.vector import ClaimVector

__all__ = [
    "Actor",
    "ActorAlias",
    "Attribution",
    "Claim",
    "ClaimVector",
    "CommonTerm",
    "CurationEvent",
    "Disagreement",
    "DisagreementGroup",
    "EvaluationRun",
    "Pair",
    "ReviewEvent",
    "Story",
    "StoryArticle",
    "Topic",
]
