from typing import Any

import pytest
from rest_framework.test import APIClient

from claims.models import Disagreement
from tests import factories

URL = "/api/disagreements/"


def test_a_disagreement_carries_groups_reasons_and_severity(api: APIClient, storm: Disagreement) -> None:
    body = api.get(f"{URL}{storm.pk}/").json()
    assert [(group["min"], group["max"], group["origins"]) for group in body["groups"]] == [
        (12, 12, ["Polizei"]),
        (19, 19, ["Innenministerium"]),
    ]
    assert [len(group["claims"]) for group in body["groups"]] == [2, 1]
    assert body["level"] == "sources"
    assert sum(body["severity_parts"].values()) == pytest.approx(body["severity"])


@pytest.mark.parametrize(("language", "word"), [("de", "und"), ("en", "and")])
def test_reasons_are_sentences_in_the_language_of_the_request(
    api: APIClient, storm: Disagreement, language: str, word: str
) -> None:
    body = api.get(f"{URL}{storm.pk}/", headers={"accept-language": language}).json()
    (reason,) = body["reasons"]
    assert reason["code"] == "values_apart"
    assert word in reason["text"].split()


def test_the_worst_comes_first(api: APIClient, storm: Disagreement) -> None:
    first, second = (claims[0] for claims in ([*group.claims.all()] for group in storm.groups.all()))
    mild = factories.make_disagreement(factories.make_topic("Milder Fall"), [[first], [second]], severity=0.1)
    assert [row["id"] for row in api.get(URL).json()["results"]] == [storm.pk, mild.pk]


FILTERS = [
    ({"kind": "contradict"}, 1),
    ({"kind": "silent_edit"}, 0),
    ({"level": "sources"}, 1),
    ({"state": "open"}, 1),
    ({"state": ["confirmed", "dismissed"]}, 0),
    ({"severity_from": 0.9}, 0),
    ({"certainty": "sure"}, 1),
    ({"certainty": "likely", "kind": "silent_edit"}, 0),
    ({"text": "Sturmflut"}, 1),
]


@pytest.mark.parametrize(("query", "count"), FILTERS)
def test_the_list_is_narrowed_by_its_filters(
    api: APIClient, storm: Disagreement, query: dict[str, Any], count: int
) -> None:
    assert len(api.get(URL, query).json()["results"]) == count


CERTAINTIES = [
    (1.0, "sure", {"sure", "likely", "uncertain"}),
    (0.7, "likely", {"likely", "uncertain"}),
    (0.55, "uncertain", {"uncertain"}),
    (None, None, set()),
]


@pytest.mark.parametrize(("chance", "level", "asked"), CERTAINTIES)
def test_a_finding_tells_how_sure_it_is_and_is_found_by_that(
    api: APIClient, storm: Disagreement, chance: float | None, level: str | None, asked: set[str]
) -> None:
    Disagreement.objects.update(chance=chance)
    body = api.get(f"{URL}{storm.pk}/").json()
    assert (body["chance"], body["certainty"]) == (chance, level)
    found = {
        name
        for name in ("sure", "likely", "uncertain")
        if api.get(URL, {"certainty": name}).json()["results"]
    }
    assert found == asked


def test_a_certainty_that_does_not_exist_is_an_error(api: APIClient, storm: Disagreement) -> None:
    answer = api.get(URL, {"certainty": "certain"})
    assert answer.status_code == 400
    assert "certainty" in str(answer.json())


def test_the_schema_tells_of_certainty(api: APIClient, db: None) -> None:
    schema = api.get("/api/schema/?format=json").json()
    given = schema["paths"]["/api/disagreements/"]["get"]["parameters"]
    (parameter,) = [parameter for parameter in given if parameter["name"] == "certainty"]
    assert parameter["schema"]["enum"] == ["sure", "likely", "uncertain"]
    assert "surer" in parameter["description"]
    schemas = schema["components"]["schemas"]
    fields = schemas["Disagreement"]["properties"]
    named, _null = fields["certainty"]["oneOf"]
    assert schemas[named["$ref"].rpartition("/")[2]]["enum"] == ["sure", "likely", "uncertain"]
    assert fields["chance"]["type"] == ["number", "null"]


def test_the_list_takes_the_same_queries_however_long_it_is(
    api: APIClient, storm: Disagreement, django_assert_num_queries: Any
) -> None:
    claims = [group.claims.first() for group in storm.groups.all()]
    for number in range(10):
        topic = factories.make_topic(f"Thema {number}")
        factories.make_disagreement(topic, [[claim] for claim in claims if claim])
    with django_assert_num_queries(4):  # disagreements; groups; their claims; attribution links
        assert len(api.get(URL).json()["results"]) == 11


def test_an_editor_judges_by_token(editor_api: APIClient, storm: Disagreement) -> None:
    answer = editor_api.post(
        f"{URL}{storm.pk}/reviews/", {"action": "confirm", "seen": "open"}, format="json"
    )
    assert answer.status_code == 201
    assert (answer.json()["to_state"], answer.json()["by"]) == ("confirmed", "erika")
    body = editor_api.get(f"{URL}{storm.pk}/").json()
    assert body["state"] == "confirmed"
    assert [event["action"] for event in body["reviews"]] == ["confirm"]


REFUSED = [
    ({"action": "dismiss"}, 400, "urn:gegenlese:invalid"),  # without a reason
    ({"action": "praise"}, 400, "urn:gegenlese:invalid"),
    ({}, 400, "urn:gegenlese:invalid"),
    ({"action": "confirm", "seen": "in_review"}, 409, "urn:gegenlese:state_changed"),
    ({"action": "reopen"}, 409, "urn:gegenlese:not_possible"),
    ({"action": "undo"}, 409, "urn:gegenlese:not_possible"),
    ({"action": "annotate", "note": "Fremd.", "claim": 999_999}, 400, "urn:gegenlese:invalid"),
]


@pytest.mark.parametrize(("move", "status", "problem"), REFUSED)
def test_a_move_that_cannot_be_made_changes_nothing_and_says_why(
    editor_api: APIClient, storm: Disagreement, move: dict[str, Any], status: int, problem: str
) -> None:
    answer = editor_api.post(f"{URL}{storm.pk}/reviews/", move, format="json")
    assert (answer.status_code, answer.json()["type"]) == (status, problem)
    storm.refresh_from_db()
    assert storm.state == "open"
    assert not storm.reviews.exists()


def test_without_a_token_nobody_judges(api: APIClient, storm: Disagreement) -> None:
    answer = api.post(f"{URL}{storm.pk}/reviews/", {"action": "confirm"}, format="json")
    assert answer.status_code in {401, 403}
    assert not storm.reviews.exists()


def test_an_account_without_the_permission_does_not_judge(reader_api: APIClient, storm: Disagreement) -> None:
    answer = reader_api.post(f"{URL}{storm.pk}/reviews/", {"action": "confirm"}, format="json")
    assert (answer.status_code, answer.json()["type"]) == (403, "urn:gegenlese:not_permitted")
    assert not storm.reviews.exists()


def test_history_names_the_person_who_changed_the_state(editor_api: APIClient, storm: Disagreement) -> None:
    editor_api.post(f"{URL}{storm.pk}/reviews/", {"action": "confirm"}, format="json")
    changes = editor_api.get(f"{URL}{storm.pk}/history/").json()
    assert changes[-1]["columns"]["state"] == ["open", "confirmed"]
    assert changes[-1]["by"] == "erika"
