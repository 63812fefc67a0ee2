from typing import Any

import pytest
from rest_framework.test import APIClient

from claims.models import Claim, Disagreement
from tests import factories

URL = "/api/claims/"


def test_a_claim_carries_interval_evidence_and_chain(api: APIClient, storm: Disagreement) -> None:
    claim = Claim.objects.get(quote="zwölf Menschen")
    body = api.get(f"{URL}{claim.pk}/").json()
    assert {key: body[key] for key in ("quote", "min", "max", "modifier", "category", "place")} == {
        "quote": "zwölf Menschen",
        "min": 12,
        "max": 12,
        "modifier": "exact",
        "category": "killed",
        "place": "Küste",
    }
    assert body["sentence"][: body["start"]].startswith("Bei der Sturmflut")
    assert claim.version.text[body["start"] : body["end"]] == "zwölf Menschen"
    assert body["article"]["outlet"] == "Morgenblatt"
    assert body["article"]["published"] == "2025-07-02"
    (link,) = body["attribution"]
    assert (link["name"], link["cue"]) == ("Polizei", "nach Angaben")
    assert claim.version.text[link["cue_start"] : link["cue_end"]] == "nach Angaben"


def test_an_open_end_is_null(api: APIClient, storm: Disagreement) -> None:
    claim = Claim.objects.get(quote="Mehr als 300 Häuser")
    body = api.get(f"{URL}{claim.pk}/").json()
    assert (body["min"], body["max"]) == (300, None)


FILTERS = [
    ({}, 4),
    ({"category": "killed"}, 3),
    ({"origin": "Polizei"}, 2),
    ({"outlet": "Küstenkurier"}, 1),
    ({"amount_from": 15, "category": "killed"}, 1),
    ({"amount_from": 250}, 1),
    ({"amount_from": 400}, 0),  # "mehr als 300" states no 400 …
    ({"amount_from": 400, "amount_open": 1}, 1),  # … but leaves room for it
    ({"published_from": "2025-07-03"}, 2),
    ({"text": "Sturmflut"}, 1),
    ({"kind": "date"}, 0),
]


@pytest.mark.parametrize(("query", "count"), FILTERS)
def test_the_list_is_narrowed_by_its_filters(
    api: APIClient, storm: Disagreement, query: dict[str, Any], count: int
) -> None:
    assert len(api.get(URL, query).json()["results"]) == count


WRONG = [
    ({"category": "foo"}, "category"),
    ({"page_size": "viele"}, "page_size"),
    ({"published_from": "2025-07-03", "published_to": "2025-07-01"}, "published_to"),
    ({"categroy": "killed"}, "categroy"),
    ({"kind": "rumour"}, "kind"),
    ({"published_from": "gestern"}, "published_from"),
    ({"amount_from": "viele"}, "amount_from"),
]


@pytest.mark.parametrize(("query", "field"), WRONG)
def test_a_filter_that_cannot_be_understood_is_an_error_that_names_it(
    api: APIClient, storm: Disagreement, query: dict[str, str], field: str
) -> None:
    answer = api.get(URL, query)
    assert answer.status_code == 400
    assert answer["Content-Type"] == "application/problem+json"
    assert answer.json()["type"] == "urn:gegenlese:invalid"
    assert field in answer.json()["errors"]


def test_pages_follow_each_other_without_gap(api: APIClient, storm: Disagreement) -> None:
    seen, url = [], f"{URL}?page_size=3"
    while url:
        body = api.get(url).json()
        seen += [claim["id"] for claim in body["results"]]
        url = body["next"]
    assert seen == sorted(Claim.objects.values_list("pk", flat=True))


def test_the_list_takes_the_same_queries_however_long_it_is(
    api: APIClient, storm: Disagreement, django_assert_num_queries: Any
) -> None:
    topic = storm.topic
    for number in range(20):
        version = factories.make_version(f"Es gab {number + 2} Verletzte.")
        factories.make_claim(
            version, f"{number + 2} Verletzte", number + 2, number + 2, chain=["Polizei"], topic=topic
        )
    with django_assert_num_queries(2):  # claims with article and topic; attribution links with actors
        assert len(api.get(URL).json()["results"]) == 24


def test_a_withdrawn_claim_leaves_the_list_and_stays_readable(api: APIClient, storm: Disagreement) -> None:
    claim = Claim.objects.get(quote="19 Tote")
    claim.withdrawn_at = claim.created_at
    claim.save()
    assert claim.pk not in {row["id"] for row in api.get(URL).json()["results"]}
    assert api.get(f"{URL}{claim.pk}/").status_code == 200


def test_history_names_each_change_with_before_and_after(api: APIClient, storm: Disagreement) -> None:
    claim = Claim.objects.get(quote="19 Tote")
    claim.category = "casualties"
    claim.save()
    changes = api.get(f"{URL}{claim.pk}/history/").json()
    (change,) = [change for change in changes if change["what"] == "update"]
    assert change["columns"] == {"category": ["killed", "casualties"]}


def test_claims_cannot_be_written(editor_api: APIClient, storm: Disagreement) -> None:
    claim = Claim.objects.get(quote="19 Tote")
    for answer in (
        editor_api.post(URL, {"quote": "20 Tote"}),
        editor_api.patch(f"{URL}{claim.pk}/", {"quote": "20 Tote"}),
        editor_api.delete(f"{URL}{claim.pk}/"),
    ):
        assert answer.status_code == 405


def test_the_list_of_one_topic_and_one_story(api: APIClient, storm: Disagreement) -> None:
    for query in ({"topic": storm.topic_id}, {"story": storm.topic.story_id}):
        assert {claim["topic"] for claim in api.get(URL, query).json()["results"]} == {storm.topic_id}
    assert api.get(URL, {"topic": storm.topic_id + 1}).json()["results"] == []


def test_all_results_are_counted_on_request(api: APIClient, storm: Disagreement) -> None:
    assert "count" not in api.get(URL).json()
    body = api.get(URL, {"count": 1, "page_size": 1}).json()
    assert (body["count"], len(body["results"])) == (4, 1)


@pytest.mark.parametrize(
    ("language", "title", "sentence"),
    [
        ("de", "Nicht verstanden", "category: Es gibt keine Kategorie „foo“."),
        ("en", "Not understood", "category: There is no category “foo”."),
    ],
)
def test_a_refusal_says_why_in_one_language(
    api: APIClient, db: None, language: str, title: str, sentence: str
) -> None:
    body = api.get(URL, {"category": "foo"}, headers={"Accept-Language": language}).json()
    assert (body["title"], body["detail"]) == (title, sentence)


def test_what_is_not_there_is_said_in_german(api: APIClient, db: None) -> None:
    assert api.get(f"{URL}999999/").json()["detail"] == "Unter dieser Adresse gibt es nichts."
