"""What clients get and send: one serializer a resource."""

from claims.api.serializers.articles import (
    ArticleReferenceSerializer,
    ArticleSerializer,
    OutletSerializer,
    VersionSerializer,
)
from claims.api.serializers.claims import ActorSerializer, AttributionSerializer, ClaimSerializer
from claims.api.serializers.curation import CurationMoveSerializer, CurationSerializer
from claims.api.serializers.days import (
    ComparedPairSerializer,
    FoundGroupSerializer,
    FoundSerializer,
    TopicOnDaySerializer,
)
from claims.api.serializers.disagreements import (
    DisagreementDetailSerializer,
    DisagreementSerializer,
    GroupSerializer,
    ReviewMoveSerializer,
    ReviewSerializer,
)
from claims.api.serializers.runs import (
    ChangeSerializer,
    IngestItemSerializer,
    IngestRunSerializer,
    QualitySerializer,
)
from claims.api.serializers.topics import (
    GradeSerializer,
    OriginRangeSerializer,
    PairSerializer,
    TopicDetailSerializer,
    TopicSerializer,
)

__all__ = [
    "ActorSerializer",
    "ArticleReferenceSerializer",
    "ArticleSerializer",
    "AttributionSerializer",
    "ChangeSerializer",
    "ClaimSerializer",
    "ComparedPairSerializer",
    "CurationMoveSerializer",
    "CurationSerializer",
    "DisagreementDetailSerializer",
    "DisagreementSerializer",
    "FoundGroupSerializer",
    "FoundSerializer",
    "GradeSerializer",
    "GroupSerializer",
    "IngestItemSerializer",
    "IngestRunSerializer",
    "OriginRangeSerializer",
    "OutletSerializer",
    "PairSerializer",
    "QualitySerializer",
    "ReviewMoveSerializer",
    "ReviewSerializer",
    "TopicDetailSerializer",
    "TopicOnDaySerializer",
    "TopicSerializer",
    "VersionSerializer",
]
