"""Addresses of the pages. Filters and page numbers stand in the query, so that every view of a list can be shared."""

from django.templatetags.static import static
from django.urls import path
from django.utils.functional import lazy
from django.views.generic import RedirectView

from claims.web.views import about, articles, claims, disagreements, sources, stories, topics

urlpatterns = [
    path("", disagreements.disagreement_list, name="disagreements"),
    path("disagreements/<int:pk>/", disagreements.disagreement_detail, name="disagreement"),
    path("disagreements/<int:pk>/review/", disagreements.review_disagreement, name="review"),
    path("claims/", claims.claim_list, name="claims"),
    path("claims.csv", claims.claim_csv, name="claims-csv"),
    path("stories/", stories.story_list, name="stories"),
    path("stories/<int:pk>/", stories.story_detail, name="story"),
    path("stories/<int:pk>/articles/", stories.place_articles, name="story-articles"),
    path("stories/<int:pk>/undo/", stories.undo_move, name="story-undo"),
    path("topics/", topics.topic_list, name="topics"),
    path("topics/<int:pk>/", topics.topic_detail, name="topic"),
    path("topics/<int:pk>/label/", topics.rename_topic, name="topic-label"),
    path("topics/<int:pk>/claims/", topics.move_claim, name="topic-claims"),
    path("articles/", articles.article_list, name="articles"),
    path("articles/<int:pk>/", articles.article_detail, name="article"),
    path("sources/", sources.outlet_list, name="sources"),
    path("sources/runs/<int:pk>/", sources.ingest_run, name="ingest-run"),
    path("actors/", sources.actor_list, name="actors"),
    path("actors/<int:pk>/", sources.actor_detail, name="actor"),
    path("favicon.ico", RedirectView.as_view(url=lazy(static, str)("icon.svg")), name="favicon"),
    path("about/", about.about, name="about"),
]
