import pytest
from django.test import Client
from pytest_django.fixtures import DjangoAssertNumQueries

from claims.models import Claim, Disagreement
from claims.terms import DisagreementKind, Modality
from claims.web import evidence
from tests.factories import make_claim, make_disagreement, make_topic, make_version


def test_headline_says_which_values_exclude_each_other(client: Client, storm: Disagreement) -> None:
    text = client.get(f"/disagreements/{storm.pk}/").text
    assert "12 oder 19: Die Angaben schließen einander aus." in text


@pytest.mark.parametrize(
    ("kind", "modality", "sentence"),
    [
        (DisagreementKind.CONTRADICT, Modality.ASSERTED, "3 oder 7: Die Angaben schließen einander aus."),
        (
            DisagreementKind.UPDATE_OVER_TIME,
            Modality.ASSERTED,
            "Erst 3, später 7: Die Angabe wurde fortgeschrieben.",
        ),
        (
            DisagreementKind.SILENT_EDIT,
            Modality.ASSERTED,
            "Erst 3, dann 7: Der Artikel wurde nachträglich geändert.",
        ),
        (
            DisagreementKind.ATTRIBUTION_CONFLICT,
            Modality.ASSERTED,
            "3 oder 7: Die Artikel nennen verschiedene Quellen.",
        ),
        (
            DisagreementKind.ATTRIBUTION_CONFLICT,
            Modality.DENIED,
            "3 oder 7: von den einen behauptet, von den anderen bestritten.",
        ),
    ],
)
def test_headline_of_each_kind(client: Client, db: None, kind: str, modality: str, sentence: str) -> None:
    topic = make_topic()
    a = make_claim(make_version("Es gab 3 Tote."), "3 Tote", 3, 3, topic=topic)
    b = make_claim(make_version("Es gab 7 Tote."), "7 Tote", 7, 7, topic=topic, modality=modality)
    found = make_disagreement(topic, [[a], [b]], kind=kind)
    assert sentence in client.get(f"/disagreements/{found.pk}/").text


def test_side_is_named_by_its_most_precise_value(client: Client, db: None) -> None:
    topic = make_topic()
    text = "Es sind 11.000 Soldaten. Es werden bis zu 30.000. Andere sagen 40.000."
    version = make_version(text)
    precise = make_claim(version, "11.000 Soldaten", 11000, 11000, topic=topic)
    vague = make_claim(version, "bis zu 30.000", None, 30000, modifier="up_to", topic=topic)
    other = make_claim(version, "40.000", 40000, 40000, topic=topic)
    make_disagreement(topic, [[vague, precise], [other]])
    shown = evidence.sides(Disagreement.objects.for_detail().get())
    assert [side.phrase for side in shown] == ["11.000", "40.000"]


def test_headline_counts_what_it_cannot_name(client: Client, db: None) -> None:
    topic = make_topic()
    groups = [
        [make_claim(make_version(f"Es gab {n} Tote."), f"{n} Tote", n, n, topic=topic)]
        for n in (9, 3, 7, 5, 8)
    ]
    found = make_disagreement(topic, groups)
    text = client.get(f"/disagreements/{found.pk}/").text
    assert "3, 5, 7 und 2 weitere Werte: Die Angaben schließen einander aus." in text


def test_reasons_that_name_the_values_come_first(client: Client, storm: Disagreement) -> None:
    named = {"code": "values_apart", "values": {"a": "12", "b": "19", "gap": 0.2}}
    general = {"code": "same_time", "values": {}}
    Disagreement.objects.update(reasons=[general, named, general])
    assert client.get(f"/disagreements/{storm.pk}/").context["reasons"] == [
        "„12“ und „19“ können nicht beide stimmen (Abstand 20\u00a0%).",
        "Beide Zahlen werden für denselben Zeitpunkt genannt.",
    ]


def test_number_line_and_table_hold_the_same_values(client: Client, storm: Disagreement) -> None:
    response = client.get(f"/disagreements/{storm.pk}/")
    assert [(lane.label, lane.value) for lane in response.context["line"].lanes] == [
        ("A · Polizei", "12"),
        ("B · Innenministerium", "19"),
    ]
    assert 'role="img"' in response.text
    assert response.text.count('data-label="Wert"') == 3


def test_quotes_name_outlet_chain_day_and_lead_into_the_article(client: Client, storm: Disagreement) -> None:
    text = client.get(f"/disagreements/{storm.pk}/").text
    claim = Claim.objects.get(quote="zwölf Menschen")
    assert f'href="/articles/{claim.version.article_id}/#t{claim.pk}"' in text
    assert "<mark>zwölf Menschen</mark>" in text
    for expected in ("Morgenblatt", "Küstenkurier", "Abendpost", "unter Berufung auf", "2. Juli 2025"):
        assert expected in text


def test_claims_of_one_origin_stand_together_and_count_once(storm: Disagreement) -> None:
    first, second = evidence.sides(Disagreement.objects.for_detail().get())
    assert [(entry.party.name, len(entry.claims)) for entry in first.parties] == [("Polizei", 2)]
    assert (first.independent, second.independent) == (1, 1)


def test_each_side_calls_a_shared_origin_as_its_own_claims_do(storm: Disagreement) -> None:
    Claim.objects.update(origin="side:authorities")
    first, second = evidence.sides(Disagreement.objects.for_detail().get())
    assert [entry.party.name for entry in first.parties] == ["Polizei"]
    assert [entry.party.name for entry in second.parties] == ["Innenministerium"]
    assert {entry.party.key for side in (first, second) for entry in side.parties} == {"side:authorities"}


def test_other_pairs_say_why_they_are_not_flagged(client: Client, storm: Disagreement) -> None:
    text = client.get(f"/disagreements/{storm.pk}/").text
    assert "Warum die übrigen Paare nicht gemeldet sind" in text
    assert "gleiche Herkunft" in text
    assert "Beide geben denselben Bericht von Polizei wieder." in text


def test_parts_of_severity_are_visible(client: Client, storm: Disagreement) -> None:
    response = client.get(f"/disagreements/{storm.pk}/")
    assert "20 von 30" in response.text
    assert [(str(part.name), part.share) for part in response.context["severity_parts"]] == [
        ("Abstand der Werte", 0.2),
        ("Sicherheit des Vergleichs", 0.2),
        ("Unabhängige Quellen der schwächeren Seite", 0.12),
        ("Aussagen ohne Vorbehalt", 0.05),
        ("Zahl der Artikel", 0.05),
    ]


def test_part_of_severity_without_a_name_is_shown_as_well(client: Client, storm: Disagreement) -> None:
    Disagreement.objects.update(severity_parts={"freshness": 0.1, "gap": 0.2})
    parts = client.get(f"/disagreements/{storm.pk}/").context["severity_parts"]
    assert [(str(part.name), part.share) for part in parts] == [
        ("Abstand der Werte", 0.2),
        ("freshness", 0.1),
    ]


def test_page_tells_how_sure_the_finding_is(client: Client, storm: Disagreement) -> None:
    text = client.get(f"/disagreements/{storm.pk}/").text
    assert "Sicherheit:</span> sicher</span>" in text
    assert (
        "Der Vergleich gibt dieser Meldung eine Chance von 83 Prozent. In 73 zuvor unbekannten Ereignissen steckte in 95 "
        "von 100 Meldungen, die als sicher galten, wirklich ein Widerspruch. <a" in text
    )


def test_page_of_a_finding_without_a_chance_says_nothing_of_it(client: Client, storm: Disagreement) -> None:
    Disagreement.objects.update(chance=None)
    response = client.get(f"/disagreements/{storm.pk}/")
    assert response.context["certainty"] is None
    assert 'class="certainty' not in response.text


def test_neighbours_follow_the_ranking(client: Client, storm: Disagreement) -> None:
    topic = make_topic("Verletzte")
    claims = [make_claim(make_version(f"{n} Verletzte."), str(n), n, n, topic=topic) for n in (8, 9)]
    worse = make_disagreement(topic, [[claims[0]], [claims[1]]], severity=0.9)
    assert client.get(f"/disagreements/{storm.pk}/").context["previous"] == worse.pk
    assert client.get(f"/disagreements/{worse.pk}/").context["next"] == storm.pk
    assert client.get(f"/disagreements/{worse.pk}/").context["previous"] is None


def test_gone_disagreement_stays_readable_and_says_so(client: Client, storm: Disagreement) -> None:
    Disagreement.objects.update(gone_at=storm.found_at)
    response = client.get(f"/disagreements/{storm.pk}/")
    assert response.status_code == 200
    assert "besteht nicht mehr" in response.text


def test_unknown_disagreement_is_not_found(client: Client, db: None) -> None:
    response = client.get("/disagreements/4711/")
    assert response.status_code == 404
    assert "Seite nicht gefunden" in response.text


def test_english_page_writes_english_numbers_and_sentences(client: Client, storm: Disagreement) -> None:
    text = client.get(f"/disagreements/{storm.pk}/", headers={"Accept-Language": "en"}).text
    assert "12 or 19: these statements rule each other out." in text
    assert "2 July 2025" in text


def test_queries_are_pinned(
    client: Client, storm: Disagreement, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    # disagreement, groups, claims, chains, reviews; other pairs, both claims of each with their chains;
    # the two neighbours; the history of the review
    with django_assert_num_queries(13):
        client.get(f"/disagreements/{storm.pk}/")
