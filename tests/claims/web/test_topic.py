from django.test import Client
from pytest_django.fixtures import DjangoAssertNumQueries

from claims.models import Claim, Disagreement, Topic
from claims.terms import DisagreementKind
from tests.factories import make_claim, make_disagreement, make_topic, make_version


def test_page_shows_range_and_every_origins_own_figure(client: Client, storm: Disagreement) -> None:
    text = client.get(f"/topics/{storm.topic_id}/").text
    assert "Spanne: 12–19" in text
    assert "Polizei" in text
    assert "Innenministerium" in text
    assert "3 Angaben" in text
    assert "2 Quellen" in text


def test_page_leads_to_the_disagreements(client: Client, storm: Disagreement) -> None:
    text = client.get(f"/topics/{storm.topic_id}/").text
    assert f'<a href="/disagreements/{storm.pk}/">12 oder 19: Die Angaben schließen einander aus.</a>' in text


def test_claims_stand_in_the_order_of_publication(client: Client, storm: Disagreement) -> None:
    claims = client.get(f"/topics/{storm.topic_id}/").context["claims"]
    days = [claim.version.article.published_on for claim in claims]
    assert days == sorted(days)


def test_all_pairs_stand_with_relation_and_reason(client: Client, storm: Disagreement) -> None:
    response = client.get(f"/topics/{storm.topic_id}/")
    assert len(response.context["pairs"]) == 2
    assert "Beide geben denselben Bericht von Polizei wieder." in response.text


def test_list_counts_claims_origins_and_disagreements(client: Client, storm: Disagreement) -> None:
    make_topic("Leeres Thema")
    Topic.objects.count_anew()
    [topic] = client.get("/topics/").context["page"]
    assert (topic.claim_count, topic.origin_count, topic.disagreement_count) == (3, 2, 1)


def test_withdrawn_claims_are_left_out(client: Client, storm: Disagreement) -> None:
    Claim.objects.filter(quote="19 Tote").update(withdrawn_at=storm.found_at)
    claims = client.get(f"/topics/{storm.topic_id}/").context["claims"]
    assert {claim.quote for claim in claims} == {"zwölf Menschen", "zwölf Toten"}


def test_queries_are_pinned(
    client: Client, storm: Disagreement, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    # topic, claims, chains; disagreements with groups, claims, chains; number of pairs, pairs, both claims of each with
    # their chains
    with django_assert_num_queries(13):
        client.get(f"/topics/{storm.topic_id}/")


def test_editor_renames_a_topic(editor_client: Client, storm: Disagreement) -> None:
    response = editor_client.post(
        f"/topics/{storm.topic_id}/label/", {"label": "Tote an der Küste"}, follow=True
    )
    assert '<h1 lang="de">Tote an der Küste</h1>' in response.text
    assert "Das Thema ist geändert" in response.text
    topic = Topic.objects.get(pk=storm.topic_id)
    assert topic.label_pinned


def test_editor_takes_a_claim_out_of_the_topic(editor_client: Client, storm: Disagreement) -> None:
    claim = Claim.objects.get(quote="19 Tote")
    editor_client.post(f"/topics/{storm.topic_id}/claims/", {"claim": claim.pk, "topic": ""})
    claim.refresh_from_db()
    assert claim.topic is None
    assert claim.topic_pinned


def test_claim_of_another_topic_cannot_be_moved_from_here(editor_client: Client, storm: Disagreement) -> None:
    stranger = Claim.objects.get(quote="Mehr als 300 Häuser")
    response = editor_client.post(
        f"/topics/{storm.topic_id}/claims/", {"claim": stranger.pk, "topic": ""}, follow=True
    )
    assert "Bitte eine Angabe und ein Thema wählen." in response.text


def test_readers_cannot_change_topics(client: Client, reader_client: Client, storm: Disagreement) -> None:
    address = f"/topics/{storm.topic_id}/"
    assert "Thema bearbeiten" not in reader_client.get(address).text
    assert "Nur die Redaktion" in reader_client.post(f"{address}label/", {"label": "Neu"}, follow=True).text
    assert client.post(f"{address}label/", {"label": "Neu"})["Location"] == f"/login/?next={address}"
    assert Topic.objects.get(pk=storm.topic_id).label == "Todesopfer der Sturmflut"


def test_silent_edit_shows_the_values_of_both_versions(client: Client, db: None) -> None:
    topic = make_topic("Schaden")
    old = make_version("Der Schaden beträgt 80 Euro.")
    before = make_claim(old, "80 Euro", 80, 80)
    after = make_claim(
        make_version("Der Schaden beträgt 180 Euro.", article=old.article), "180 Euro", 180, 180, topic=topic
    )
    make_disagreement(topic, [[before], [after]], kind=DisagreementKind.SILENT_EDIT)
    response = client.get(f"/topics/{topic.pk}/")
    assert [claim.quote for claim in response.context["told"]] == ["80 Euro", "180 Euro"]
    assert response.context["claims"] == [after]
    assert "Frühere Fassung" in response.text
    assert "Verglichen sind die Fassungen eines Artikels" in response.text


def test_topic_tells_how_well_it_is_supported_and_what_was_known_on_a_day(
    client: Client, storm: Disagreement
) -> None:
    now = client.get(f"/topics/{storm.topic_id}/")
    assert "Beleglage: umstritten." in now.text
    past = client.get(f"/topics/{storm.topic_id}/?as_of=2025-01-01")
    assert past.context["told"] == []
    assert "Heutigen Stand zeigen" in past.text
    assert "gültiges Datum" in client.get(f"/topics/{storm.topic_id}/?as_of=gestern").text
