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
    ({"amount_from": 400}, 1),  # "mehr als 300" leaves room for 400
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
