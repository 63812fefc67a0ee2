"""The remaining resources, the token and the description of the API."""

from typing import Any

import pytest
from rest_framework.test import APIClient

from claims.models import Disagreement
from sources.models import Article, IngestItem, IngestRun
from tests import factories

LISTS = ["stories", "topics", "articles", "outlets", "actors", "ingest-runs", "claims", "disagreements"]


@pytest.mark.parametrize("name", LISTS)
def test_everybody_may_read_every_list(api: APIClient, storm: Disagreement, name: str) -> None:
    answer = api.get(f"/api/{name}/")
    assert answer.status_code == 200
    assert "results" in answer.json()


@pytest.mark.parametrize("name", LISTS)
def test_what_does_not_exist_is_a_problem_with_a_code(api: APIClient, storm: Disagreement, name: str) -> None:
    answer = api.get(f"/api/{name}/999999/")
    assert (answer.status_code, answer.json()["type"]) == (404, "urn:gegenlese:not_found")


def test_a_topic_shows_every_compared_pair_with_its_reason(api: APIClient, storm: Disagreement) -> None:
    body = api.get(f"/api/topics/{storm.topic_id}/").json()
    assert {pair["relation"] for pair in body["pairs"]} == {"contradict", "echo_same_origin"}
    assert all(pair["reasons"][0]["text"] for pair in body["pairs"])
    assert len(body["claims"]) == 3
    assert (body["min"], body["max"]) == (12, 19)
    assert body["disagreements"] == [storm.pk]


def test_an_article_comes_with_its_text_and_versions(api: APIClient, storm: Disagreement) -> None:
    article = Article.objects.get(title="Nach der Flut")
    factories.make_version("Die Polizei spricht von 15 Toten.", article=article)
    body = api.get(f"/api/articles/{article.pk}/").json()
    assert body["text"] == "Die Polizei spricht von 15 Toten."
    assert [version["number"] for version in body["versions"]] == [1, 2]


def test_a_run_shows_what_was_refused_and_why(api: APIClient, db: None) -> None:
    run = IngestRun.objects.create(arguments=["leer.txt"])
    IngestItem.objects.create(
        run=run,
        reference="leer.txt",
        outcome=IngestItem.Outcome.REFUSED,
        code="empty",
        message="Die Datei ist leer.",
    )
    (item,) = api.get(f"/api/ingest-runs/{run.pk}/").json()["items"]
    assert (item["outcome"], item["message"]) == ("refused", "Die Datei ist leer.")


def test_a_password_is_exchanged_for_a_token_that_works(api: APIClient, storm: Disagreement) -> None:
    factories.make_editor("erika")
    token = api.post("/api/token/", {"username": "erika", "password": "geheim-genug-42"}).json()["token"]
    answer = api.post(
        f"/api/disagreements/{storm.pk}/reviews/",
        {"action": "start"},
        headers={"authorization": f"Token {token}"},
    )
    assert answer.status_code == 201


def test_the_schema_names_every_endpoint_and_filter(api: APIClient, db: None, recwarn: Any) -> None:
    schema = api.get("/api/schema/?format=json").json()
    assert schema["openapi"].startswith("3.1")
    for path in ("claims/", "disagreements/{id}/reviews/", "topics/{id}/", "articles/{id}/"):
        assert f"/api/{path}" in schema["paths"]
    names = {parameter["name"] for parameter in schema["paths"]["/api/claims/"]["get"]["parameters"]}
    assert {"text", "origin", "amount_from", "published_to", "cursor", "page_size"} <= names


def test_the_documentation_page_loads_nothing_from_elsewhere(api: APIClient, db: None) -> None:
    answer = api.get("/api/docs/")
    assert answer.status_code == 200
    assert "://" not in answer.content.decode().replace("http://www.w3.org", "")
