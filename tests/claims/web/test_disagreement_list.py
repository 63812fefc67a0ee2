import pytest
from django.test import Client
from pytest_django.fixtures import DjangoAssertNumQueries

from claims.models import Disagreement
from claims.terms import DisagreementKind, Level, ReviewState
from tests.factories import make_claim, make_disagreement, make_topic, make_version


def make_fire(severity: float = 0.9) -> Disagreement:
    topic = make_topic("Verbrannte Waldfläche", category="distance_size_weight")
    a, b = (
        make_claim(make_version(f"Es brannten {area} Hektar."), f"{area} Hektar", area, area, topic=topic)
        for area in (320, 480)
    )
    return make_disagreement(topic, [[a], [b]], severity=severity, level=Level.OUTLETS)


def titles(response: object) -> list[str]:
    return [row.disagreement.topic.label for row in response.context["rows"]]  # type: ignore[attr-defined]


def test_empty_knowledge_base_says_what_to_do(client: Client, db: None) -> None:
    response = client.get("/")
    assert "Noch keine Befunde" in response.text
    assert "./run ingest" in response.text


def test_row_shows_values_origins_reason_and_state(client: Client, storm: Disagreement) -> None:
    text = client.get("/").text
    assert "Todesopfer der Sturmflut" in text
    assert "„zwölf Menschen“ und „19 Tote“ können nicht beide stimmen" in text
    assert "3 Medien" in text
    assert text.count("1 Quelle<") == 2  # two articles of the police count once
    assert "2. Juli 2025 – 3. Juli 2025" in text


def test_worst_stands_first(client: Client, storm: Disagreement) -> None:
    make_fire(severity=0.9)
    assert titles(client.get("/")) == ["Verbrannte Waldfläche", "Todesopfer der Sturmflut"]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("kind=contradict", {"Todesopfer der Sturmflut", "Verbrannte Waldfläche"}),
        ("kind=silent_edit", set()),
        ("level=outlets", {"Verbrannte Waldfläche"}),
        ("category=killed", {"Todesopfer der Sturmflut"}),
        ("q=Waldfläche", {"Verbrannte Waldfläche"}),
        ("q=Innenministeriums", {"Todesopfer der Sturmflut"}),  # found in the claims' sentences, by its stem
        ("q=Erdbeben", set()),
        ("kind=unsinn", {"Todesopfer der Sturmflut", "Verbrannte Waldfläche"}),
    ],
)
def test_filters_narrow_the_list(client: Client, storm: Disagreement, query: str, expected: set[str]) -> None:
    make_fire()
    assert set(titles(client.get(f"/?{query}"))) == expected


def test_each_kind_has_its_own_tab(client: Client, storm: Disagreement) -> None:
    topic = make_topic("Vermisste")
    a, b = (make_claim(make_version(f"{n} Vermisste."), str(n), n, n, topic=topic) for n in (8, 5))
    make_disagreement(topic, [[a], [b]], kind=DisagreementKind.UPDATE_OVER_TIME)
    assert titles(client.get("/")) == ["Todesopfer der Sturmflut"]
    later = client.get("/?kind=update_over_time")
    assert titles(later) == ["Vermisste"]
    assert "er widerspricht ihm nicht" in later.text
    assert len(titles(client.get("/?kind=all"))) == 2
    counts = {name: count for name, _words, count in later.context["kinds"]}
    assert counts == {
        "contradict": 1,
        "attribution_conflict": 0,
        "update_over_time": 1,
        "silent_edit": 0,
        "all": 2,
    }


@pytest.mark.parametrize(
    ("query", "sentence"),
    [
        ("kind=unsinn", "Es gibt keine Art „unsinn“."),
        ("state=unsinn", "Es gibt keinen Stand „unsinn“."),
        ("certainty=unsinn", "Bitte eine gültige Auswahl treffen. unsinn"),
        ("category=unsinn", "Bitte eine gültige Auswahl treffen. unsinn"),
    ],
)
def test_filter_that_makes_no_sense_says_so(
    client: Client, storm: Disagreement, query: str, sentence: str
) -> None:
    response = client.get(f"/?{query}")
    assert sentence in response.text
    assert titles(response) == ["Todesopfer der Sturmflut"]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("", {"Todesopfer der Sturmflut", "Verbrannte Waldfläche", "Vermisste"}),
        ("certainty=likely", {"Todesopfer der Sturmflut", "Verbrannte Waldfläche"}),
        ("certainty=sure", {"Todesopfer der Sturmflut"}),
        ("certainty=sure&category=distance_size_weight", set()),
    ],
)
def test_only_findings_that_are_sure_enough_are_listed(
    client: Client, storm: Disagreement, query: str, expected: set[str]
) -> None:
    fire = make_fire()
    Disagreement.objects.filter(pk=fire.pk).update(chance=0.7)
    make_disagreement(make_topic("Vermisste"), [[claim] for claim in storm.topic.claims.all()], chance=0.51)
    assert set(titles(client.get(f"/?{query}"))) == expected


def test_certainty_goes_along_with_the_other_filters(client: Client, storm: Disagreement) -> None:
    text = client.get("/?certainty=sure&q=Sturmflut").text
    assert '<option value="sure" selected>sicher</option>' in text
    assert 'href="?certainty=sure&amp;q=Sturmflut&amp;kind=all"' in text
    assert 'href="?certainty=sure&amp;q=Sturmflut&amp;state=confirmed"' in text


def test_row_shows_how_sure_the_finding_is_by_word_and_sign(client: Client, storm: Disagreement) -> None:
    (row,) = client.get("/").context["rows"]
    assert (row.certainty.name, row.certainty.bars) == ("sicher", 3)
    text = client.get("/").text
    assert 'class="certainty certainty-sure" title="Der Vergleich gibt' in text
    assert "Sicherheit:</span> sicher</span>" in text


def test_row_of_a_finding_without_a_chance_has_no_badge(client: Client, storm: Disagreement) -> None:
    Disagreement.objects.update(chance=None)
    assert 'class="certainty' not in client.get("/").text


def test_judged_disagreements_wait_under_their_own_tab(client: Client, storm: Disagreement) -> None:
    Disagreement.objects.update(state=ReviewState.DISMISSED)
    assert titles(client.get("/")) == []
    assert titles(client.get("/?state=dismissed")) == ["Todesopfer der Sturmflut"]
    assert titles(client.get("/?state=all")) == ["Todesopfer der Sturmflut"]


def test_gone_disagreements_are_not_listed(client: Client, storm: Disagreement) -> None:
    Disagreement.objects.update(gone_at=storm.found_at)
    assert titles(client.get("/?state=all")) == []


def test_htmx_gets_the_results_alone(client: Client, storm: Disagreement) -> None:
    response = client.get("/", headers={"HX-Request": "true"})
    assert "<html" not in response.text
    assert "Todesopfer der Sturmflut" in response.text
    assert "HX-Request" in response["Vary"]


def test_long_lists_have_pages_that_keep_the_filters(client: Client, db: None) -> None:
    for _ in range(27):
        make_fire()
    response = client.get("/?kind=contradict")
    assert len(response.context["rows"]) == 25
    assert 'href="?kind=contradict&amp;page=2"' in response.text
    assert len(client.get("/?kind=contradict&page=2").context["rows"]) == 2


def test_queries_do_not_grow_with_the_list(
    client: Client, storm: Disagreement, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for kind in (DisagreementKind.UPDATE_OVER_TIME, DisagreementKind.ATTRIBUTION_CONFLICT):
        make_disagreement(storm.topic, [list(storm.topic.claims.all())], kind=kind)
    # counts of the kinds and of the states, number of rows, rows, groups, claims with source, their chains
    with django_assert_num_queries(7):
        client.get("/")
