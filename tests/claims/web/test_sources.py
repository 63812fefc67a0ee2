from django.test import Client
from pytest_django.fixtures import DjangoAssertNumQueries

from claims.models import Actor, ActorAlias, Disagreement
from sources.models import ArticleVersion, IngestItem, IngestRun
from tests.factories import make_outlet


def make_run() -> IngestRun:
    run = IngestRun.objects.create(arguments=["ordner"], by="konsole")
    IngestItem.objects.create(
        run=run, reference="leer.txt", outcome="refused", code="empty", message="Die Datei ist leer."
    )
    IngestItem.objects.create(
        run=run,
        reference="sturm.txt",
        outcome="new",
        version=ArticleVersion.objects.filter(title="Zwölf Tote nach Sturmflut").first(),
    )
    return run


def test_outlets_show_how_much_was_read(client: Client, storm: Disagreement) -> None:
    make_outlet("Ohne Artikel")
    outlets = client.get("/sources/").context["outlets"]
    counts = {outlet.name: (outlet.article_count, claims) for outlet, claims in outlets}
    assert counts["Morgenblatt"] == (1, 2)
    assert counts["Ohne Artikel"] == (0, 0)


def test_run_shows_refused_items_with_their_reason(client: Client, storm: Disagreement) -> None:
    run = make_run()
    assert f'href="/sources/runs/{run.pk}/"' in client.get("/sources/").text
    text = client.get(f"/sources/runs/{run.pk}/").text
    assert "Die Datei ist leer." in text
    assert "Zwölf Tote nach Sturmflut" in text


def test_where_files_lie_is_told_to_editors_alone(
    client: Client, editor_client: Client, storm: Disagreement
) -> None:
    run = IngestRun.objects.create(arguments=["/home/erika/texte", "https://example.org/a"], by="erika-konto")
    IngestItem.objects.create(run=run, reference="/home/erika/texte/a.jsonl:3", outcome="refused")
    for address in (
        "/sources/",
        f"/sources/runs/{run.pk}/",
        "/api/ingest-runs/",
        f"/api/ingest-runs/{run.pk}/",
    ):
        told, seen = client.get(address).text, editor_client.get(address).text
        assert "/home/erika" not in told
        assert "erika-konto" not in told
        assert "https://example.org/a" in told
        assert "/home/erika/texte" in seen


def test_empty_knowledge_base_says_what_to_do(client: Client, db: None) -> None:
    for address in ("/sources/", "/actors/", "/articles/"):
        assert "./run ingest" in client.get(address).text


def test_origins_are_found_by_name_and_alias(client: Client, storm: Disagreement) -> None:
    ActorAlias.objects.create(actor=Actor.objects.get(name="Innenministerium"), name="Ressort für Inneres")
    assert [a.name for a in client.get("/actors/").context["page"]] == ["Polizei", "Innenministerium"]
    assert [a.name for a in client.get("/actors/?q=ressort").context["page"]] == ["Innenministerium"]
    assert "Keine Quelle trägt diesen Namen." in client.get("/actors/?q=niemand").text


def test_origin_shows_its_claims(client: Client, storm: Disagreement) -> None:
    actor = Actor.objects.get(name="Polizei")
    page = client.get(f"/actors/{actor.pk}/").context["page"]
    assert {claim.quote for claim in page} == {"zwölf Menschen", "zwölf Toten"}


def test_queries_are_pinned(
    client: Client, storm: Disagreement, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    run = make_run()
    actor = Actor.objects.get(name="Polizei")
    with django_assert_num_queries(3):  # claims of each outlet, outlets, runs
        client.get("/sources/")
    with django_assert_num_queries(4):  # run, refused items, number of others, others
        client.get(f"/sources/runs/{run.pk}/")
    with django_assert_num_queries(3):  # number of actors, actors, aliases
        client.get("/actors/")
    with django_assert_num_queries(5):  # actor, aliases, number of claims, claims with source, chains
        client.get(f"/actors/{actor.pk}/")
