from django.test import Client
from pytest_django.fixtures import DjangoAssertNumQueries

from claims.models import Claim, Disagreement, Topic
from tests.factories import make_topic


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
