"""Addresses below /api/."""

from csp.decorators import csp_update
from django.urls import path
from drf_spectacular.views import SpectacularAPIView, SpectacularSwaggerSplitView
from rest_framework.routers import DefaultRouter

from claims.api import stories, views

router = DefaultRouter()
router.register("claims", views.ClaimViewSet, basename="api-claim")
router.register("disagreements", views.DisagreementViewSet, basename="api-disagreement")
router.register("topics", views.TopicViewSet, basename="api-topic")
router.register("stories", stories.StoryViewSet, basename="api-story")
router.register("articles", views.ArticleViewSet, basename="api-article")
router.register("outlets", views.OutletViewSet, basename="api-outlet")
router.register("actors", views.ActorViewSet, basename="api-actor")
router.register("ingest-runs", views.IngestRunViewSet, basename="api-ingest-run")
router.register("quality", views.QualityViewSet, basename="api-quality")

# Swagger UI sets style attributes and draws its icons as data addresses; its scripts stay within the policy.
documentation = csp_update({"style-src": ["'unsafe-inline'"], "img-src": ["data:"]})(
    SpectacularSwaggerSplitView.as_view(url_name="api-schema")
)

urlpatterns = [
    path("token/", views.TokenView.as_view(), name="api-token"),
    path("schema/", SpectacularAPIView.as_view(), name="api-schema"),
    path("docs/", documentation, name="api-docs"),
    *router.urls,
]
