"""Sources in the admin."""

from datetime import UTC, datetime

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from sources.models import Article, ArticleVersion, IngestItem, IngestRun, Outlet


@pytest.fixture
def version(db: None) -> ArticleVersion:
    article = Article.objects.create(
        outlet=Outlet.objects.create(name="Talkurier"), external_id="a1", title="Zug entgleist"
    )
    now = datetime(2025, 6, 1, tzinfo=UTC)
    version = ArticleVersion.objects.create(
        article=article,
        number=1,
        text="Ein Zug ist entgleist.",
        sha256="0" * 64,
        reference="a",
        first_seen=now,
        last_seen=now,
    )
    run = IngestRun.objects.create(arguments=["a"])
    IngestItem.objects.create(run=run, reference="a", outcome="new", version=version)
    IngestItem.objects.create(
        run=run, reference="b", outcome="refused", code="empty", message="Leer.\nEmpty."
    )
    return version


@pytest.mark.parametrize("model", ["outlet", "article", "articleversion", "ingestrun"])
def test_every_list_and_form_opens(version: ArticleVersion, admin_client: Client, model: str) -> None:
    assert admin_client.get(reverse(f"admin:sources_{model}_changelist")).status_code == 200
    key = {
        "outlet": version.article.outlet_id,
        "article": version.article_id,
        "articleversion": version.pk,
        "ingestrun": IngestRun.objects.get().pk,
    }[model]
    answer = admin_client.get(reverse(f"admin:sources_{model}_change", args=[key]))
    assert answer.status_code == 200
    if model == "ingestrun":
        assert "Leer." in answer.content.decode()


def test_texts_can_be_seen_and_not_changed_even_by_a_superuser(
    version: ArticleVersion, admin_client: Client
) -> None:
    url = reverse("admin:sources_articleversion_change", args=[version.pk])
    assert "Ein Zug ist entgleist." in admin_client.get(url).content.decode()
    assert admin_client.post(url, {"text": "anders"}).status_code == 403
    assert (
        admin_client.post(reverse("admin:sources_article_delete", args=[version.article_id])).status_code
        == 403
    )


def test_a_corrected_date_is_kept_in_the_history(
    version: ArticleVersion, admin_client: Client, admin_user: User
) -> None:
    inline = {"versions-TOTAL_FORMS": "0", "versions-INITIAL_FORMS": "0"}
    data = {
        "title": "Zug entgleist",
        "outlet": version.article.outlet_id,
        "published_on": "2025-06-02",
        "published_precision": "day",
    }
    answer = admin_client.post(
        reverse("admin:sources_article_change", args=[version.article_id]), data | inline
    )
    assert answer.status_code == 302, answer.context and answer.context["errors"]
    version.article.refresh_from_db()
    assert version.article.published == "2025-06-02"
    assert [str(event.published_on) for event in version.article.events.order_by("pgh_id")] == [
        "None",
        "2025-06-02",
    ]
