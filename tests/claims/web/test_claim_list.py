import csv
import io
from datetime import date

import pytest
from django.test import Client
from pytest_django.fixtures import DjangoAssertNumQueries

from claims.models import Claim, Disagreement
from tests.factories import make_claim, make_outlet, make_version


def quotes(response: object) -> list[str]:
    return [claim.quote for claim in response.context["page"]]  # type: ignore[attr-defined]


def test_newest_article_stands_first(client: Client, storm: Disagreement) -> None:
    make_claim(make_version("Es gab 5 Tote.", published=date(2026, 1, 1)), "5 Tote", 5, 5)
    assert quotes(client.get("/claims/"))[0] == "5 Tote"
    assert quotes(client.get("/claims/?sort=oldest"))[-1] == "5 Tote"


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("category=killed", {"zwölf Menschen", "zwölf Toten", "19 Tote"}),
        ("q=Haus", {"Mehr als 300 Häuser"}),
        ("origin=polizei", {"zwölf Menschen", "zwölf Toten"}),
        ("place=küste", {"zwölf Menschen"}),
        ("amount_from=18", {"19 Tote", "Mehr als 300 Häuser"}),
        ("amount_from=1.000", set()),  # "mehr als 300" states no such value
        ("amount_to=15", {"zwölf Menschen", "zwölf Toten"}),
        ("published_from=2025-07-03", {"zwölf Toten", "19 Tote"}),
        ("published_to=2025-07-02", {"zwölf Menschen", "Mehr als 300 Häuser"}),
        ("kind=date", set()),
        ("modality=denied", set()),
        ("scope=additional", set()),
    ],
)
def test_filters_narrow_the_list(client: Client, storm: Disagreement, query: str, expected: set[str]) -> None:
    assert set(quotes(client.get(f"/claims/?{query}"))) == expected


def test_filter_by_outlet(client: Client, storm: Disagreement) -> None:
    outlet = make_outlet("Abendpost")
    assert quotes(client.get(f"/claims/?outlet={outlet.pk}")) == ["19 Tote"]


@pytest.mark.parametrize(
    ("query", "sentence"),
    [
        ("amount_from=viele", "amount_from"),
        ("amount_from=9&amount_to=3", "Dieser Wert liegt unter dem anderen Ende der Spanne."),
        (
            "published_from=2025-07-03&published_to=2025-07-01",
            "Dieser Tag liegt vor dem Beginn des Zeitraums.",
        ),
        ("outlet=999999", "outlet"),
        ("category=foo", "<b>Kategorie</b>: Bitte eine gültige Auswahl treffen. foo"),
        ("kind=bogus", "<b>Art</b>: Bitte eine gültige Auswahl treffen. bogus"),
    ],
)
def test_filter_that_makes_no_sense_says_so(
    client: Client, storm: Disagreement, query: str, sentence: str
) -> None:
    response = client.get(f"/claims/?{query}")
    assert response.status_code == 200
    assert response.context["form"].errors
    assert sentence in response.text
    _above, results = response.text.split('<div id="results">')
    assert results.lstrip().startswith('<div class="notice problems" role="alert">')


def test_other_filters_still_work_beside_one_that_makes_no_sense(client: Client, storm: Disagreement) -> None:
    assert quotes(client.get("/claims/?category=foo&outlet=" + str(make_outlet("Abendpost").pk))) == [
        "19 Tote"
    ]


@pytest.mark.parametrize(
    ("page", "sentence"),
    [
        ("abc", "Die Seitenzahl wurde nicht verstanden"),
        ("99", "Diese Seite gibt es nicht; dies ist Seite 1."),
    ],
)
@pytest.mark.parametrize("address", ["/claims/", "/topics/", "/articles/", "/actors/", "/"])
def test_page_that_does_not_exist_is_said(
    client: Client, storm: Disagreement, address: str, page: str, sentence: str
) -> None:
    assert sentence in client.get(f"{address}?page={page}").text
    assert sentence not in client.get(address).text


def test_csv_is_refused_when_a_filter_makes_no_sense(client: Client, storm: Disagreement) -> None:
    response = client.get("/claims.csv?category=foo")
    assert response.status_code == 400
    assert response.text.startswith("Kategorie: ")


def test_withdrawn_claims_are_not_listed(client: Client, storm: Disagreement) -> None:
    Claim.objects.filter(quote="19 Tote").update(withdrawn_at=storm.found_at)
    assert "19 Tote" not in quotes(client.get("/claims/"))


def test_empty_list_says_what_to_do(client: Client, db: None) -> None:
    assert "./run ingest" in client.get("/claims/").text
    assert "Alle Angaben zeigen" in client.get("/claims/?q=Erdbeben").text


def test_csv_link_keeps_the_filters(client: Client, storm: Disagreement) -> None:
    assert 'href="/claims.csv?category=killed"' in client.get("/claims/?category=killed&page=1").text


def test_csv_holds_the_filtered_claims_with_one_header(
    client: Client, storm: Disagreement, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("claims.exporting.CHUNK", 2)  # three rows come in two pieces
    response = client.get("/claims.csv?category=killed")
    assert response["Content-Type"] == "text/csv; charset=utf-8"
    text = b"".join(response.streaming_content).decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text)))
    assert sorted(row["quote"] for row in rows) == ["19 Tote", "zwölf Menschen", "zwölf Toten"]
    assert {row["min"] for row in rows} == {"12", "19"}


def test_queries_do_not_grow_with_the_list(
    client: Client, storm: Disagreement, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    # outlets for the filter, number of claims, claims with source, their chains
    with django_assert_num_queries(4):
        client.get("/claims/")
