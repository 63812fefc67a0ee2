"""Stories over REST: numbers, articles with reasons, filters, and moves with a token."""

from typing import Any

import pytest
from pytest_django.fixtures import DjangoAssertNumQueries
from rest_framework.test import APIClient

from claims.models import CurationEvent, Disagreement, Story, StoryArticle, Topic
from sources.models import Article
from tests import factories


@pytest.fixture
def storm(db: None) -> Disagreement:
    """The storm with its three articles in one story, beside a story of one article."""
    storm = factories.make_storm()
    first, *others = Article.objects.order_by("published_on", "pk")
    reason = {
        "article": first.external_id,
        "reasons": [{"code": "names_shared", "values": {"names": "küste"}}],
    }
    StoryArticle.objects.create(story=storm.topic.story, article=first)
    StoryArticle.objects.bulk_create(
        StoryArticle(story=storm.topic.story, article=other, reason=reason) for other in others
    )
    stray = factories.make_version("Die Küste nach der Flut.", title="Flut trifft Küste").article
    StoryArticle.objects.create(story=Story.objects.create(key="fern", label=stray.title), article=stray)
    Story.objects.count_anew()
    Topic.objects.count_anew()
    return storm


def article(title: str) -> Article:
    return Article.objects.get(title=title)


def test_a_story_comes_in_numbers(api: APIClient, storm: Disagreement) -> None:
    rows = {row["label"]: row for row in api.get("/api/stories/").json()["results"]}
    told = rows["Sturmflut"]
    assert (told["article_count"], told["outlet_count"], told["topic_count"], told["open_count"]) == (
        3,
        3,
        1,
        1,
    )
    assert (told["first_day"], told["last_day"]) == ("2025-07-02", "2025-07-03")
    assert rows["Flut trifft Küste"]["open_count"] == 0


def test_one_story_comes_with_articles_reasons_topics_and_disagreements(
    api: APIClient, storm: Disagreement
) -> None:
    body = api.get(f"/api/stories/{storm.topic.story_id}/").json()
    first, second, _third = body["articles"]
    assert (first["article"]["title"], first["claim_count"], first["nearest"], first["reasons"]) == (
        "Zwölf Tote nach Sturmflut",
        2,
        None,
        [],
    )
    assert second["nearest"] == first["article"]["external_id"]
    assert second["reasons"][0]["code"] == "names_shared"
    assert second["reasons"][0]["text"]
    assert (second["pinned"], second["taken_from"]) == (False, None)
    assert [topic["id"] for topic in body["topics"]] == [storm.topic_id]
    assert body["topics"][0]["story_id"] == body["id"]
    assert body["disagreements"] == [storm.pk]


@pytest.mark.parametrize(
    ("query", "labels"),
    [
        ("text=Innenministerium", ["Sturmflut"]),
        ("text=küste", ["Sturmflut", "Flut trifft Küste"]),
        ("contested=1", ["Sturmflut"]),
        ("published_from=2025-07-03", ["Sturmflut"]),
        ("published_to=2025-07-02", ["Sturmflut", "Flut trifft Küste"]),
        ("published_from=2025-08-01", []),
        ("page_size=1", ["Sturmflut"]),
    ],
)
def test_filters_leave_what_they_say(
    api: APIClient, storm: Disagreement, query: str, labels: list[str]
) -> None:
    assert [row["label"] for row in api.get(f"/api/stories/?{query}").json()["results"]] == labels


@pytest.mark.parametrize("query", ["storie=1", "contested=vielleicht", "published_from=gestern"])
def test_a_filter_that_is_not_understood_is_a_problem(
    api: APIClient, storm: Disagreement, query: str
) -> None:
    assert api.get(f"/api/stories/?{query}").status_code == 400


@pytest.mark.parametrize("name", ["claims", "topics", "disagreements"])
def test_other_lists_are_filtered_by_story(api: APIClient, storm: Disagreement, name: str) -> None:
    known = api.get(f"/api/{name}/?story={storm.topic.story_id}&count=1").json()["count"]
    assert known == {"claims": 3, "topics": 1, "disagreements": 1}[name]
    other = Story.objects.get(key="fern")
    assert api.get(f"/api/{name}/?story={other.pk}&count=1").json()["count"] == 0


def test_queries_are_pinned(
    api: APIClient, storm: Disagreement, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(1):
        api.get("/api/stories/?contested=1")
    with django_assert_num_queries(4):  # story, articles, topics, disagreements
        api.get(f"/api/stories/{storm.topic.story_id}/")


def test_clients_move_release_and_undo_with_their_token(editor_api: APIClient, storm: Disagreement) -> None:
    story, other = storm.topic.story, Story.objects.get(key="fern")
    moved = article("Nach der Flut")
    url = f"/api/stories/{story.pk}/curation/"

    answer = editor_api.post(
        url, {"action": "move_articles", "articles": [moved.pk], "to": other.pk}, format="json"
    )
    assert (answer.status_code, answer.json()["story"]) == (201, other.pk)
    listed = APIClient().get(f"/api/stories/{other.pk}/curation/").json()
    assert [(event["action"], event["by"]) for event in listed] == [("move_articles", "erika")]
    row = APIClient().get(f"/api/stories/{other.pk}/").json()["articles"][-1]
    assert (row["pinned"], row["taken_from"]) == (True, story.pk)

    undone = editor_api.post(url, {"action": "undo", "event": answer.json()["id"]}, format="json")
    assert undone.json()["undoes"] == answer.json()["id"]
    assert StoryArticle.objects.get(article=moved).story == story

    own = editor_api.post(url, {"action": "move_articles", "articles": [moved.pk], "to": None}, format="json")
    released = editor_api.post(
        f"/api/stories/{own.json()['story']}/curation/",
        {"action": "release_articles", "articles": [moved.pk]},
        format="json",
    )
    assert (released.status_code, released.json()["action"]) == (201, "release_articles")


@pytest.mark.parametrize(
    ("given", "status", "code"),
    [
        ({"action": "frob"}, 400, "invalid"),
        ({"action": "rename", "label": "x"}, 400, "invalid"),
        ({"action": "move_articles", "to": None}, 400, "invalid"),
        ({"action": "move_articles", "articles": [1_000_000], "to": None}, 400, "invalid"),
        ({"action": "move_articles", "articles": [], "to": None}, 409, "not_possible"),
        ({"action": "release_articles", "articles": []}, 409, "not_possible"),
        ({"action": "undo"}, 400, "invalid"),
    ],
)
def test_a_move_that_cannot_be_made_is_a_problem(
    editor_api: APIClient, storm: Disagreement, given: dict[str, Any], status: int, code: str
) -> None:
    answer = editor_api.post(f"/api/stories/{storm.topic.story_id}/curation/", given, format="json")
    assert (answer.status_code, answer.json()["type"]) == (status, f"urn:gegenlese:{code}")
    assert not CurationEvent.objects.exists()


def test_articles_that_left_and_full_stories_are_conflicts(
    editor_api: APIClient, storm: Disagreement, monkeypatch: Any
) -> None:
    other, stray = Story.objects.get(key="fern"), article("Flut trifft Küste")
    url = f"/api/stories/{storm.topic.story_id}/curation/"
    gone = editor_api.post(
        url, {"action": "move_articles", "articles": [stray.pk], "to": None}, format="json"
    )
    assert (gone.status_code, gone.json()["type"]) == (409, "urn:gegenlese:not_possible")
    monkeypatch.setattr("claims.stories.FULL", 1)
    full = editor_api.post(
        url,
        {"action": "move_articles", "articles": [article("Nach der Flut").pk], "to": other.pk},
        format="json",
    )
    assert (full.status_code, full.json()["type"]) == (409, "urn:gegenlese:story_full")


def test_strangers_and_readers_are_turned_away(
    api: APIClient, reader_api: APIClient, storm: Disagreement
) -> None:
    url = f"/api/stories/{storm.topic.story_id}/curation/"
    given = {"action": "move_articles", "articles": [article("Nach der Flut").pk], "to": None}
    assert api.post(url, given, format="json").status_code == 403
    assert reader_api.post(url, given, format="json").status_code == 403
    assert api.post("/api/stories/", {}, format="json").status_code in (403, 405)


def test_the_schema_names_the_moves(api: APIClient, db: None) -> None:
    schema = api.get("/api/schema/?format=json").json()
    names = {parameter["name"] for parameter in schema["paths"]["/api/stories/"]["get"]["parameters"]}
    assert {"text", "contested", "published_from", "cursor"} <= names
    assert "post" in schema["paths"]["/api/stories/{id}/curation/"]
