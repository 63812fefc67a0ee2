"""The whole way over rows: one broken text does not stop the others, a second run changes nothing, two workers agree."""

from threading import Barrier, Thread
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from claims import disagreements, pipeline
from claims.models import Claim, Disagreement, Pair, Story, StoryArticle, Topic
from sources.models import ArticleVersion
from sources.signals import versions_ingested
from tests.claims.builders import article_version

TEXTS = {
    "a": "Beim Brand der Papierfabrik Grünwald in Auenheim sind am Dienstag laut Feuerwehr drei Menschen gestorben."
    " Die Papierfabrik Grünwald stand in Flammen, 40 Menschen wurden aus Auenheim in Sicherheit gebracht.",
    "b": "Nach dem Brand der Papierfabrik Grünwald in Auenheim spricht die Gewerkschaft von fünf Toten."
    " Sie hatte die Papierfabrik Grünwald in Auenheim seit Jahren kritisiert.",
}


def ingested() -> list[int]:
    return [
        article_version(
            text, external_id=name, outlet=f"Blatt {name}", title="Brand der Papierfabrik Grünwald"
        ).pk
        for name, text in TEXTS.items()
    ]


@pytest.mark.django_db
def test_texts_become_claims_with_sources_in_one_story() -> None:
    heard: list[tuple[int, int]] = []
    pipeline.process(ingested(), progress=lambda done, total, what: heard.append((done, total)))

    assert heard == [(1, 2), (2, 2)]
    assert {"drei Menschen", "fünf Toten"} <= set(Claim.objects.values_list("quote", flat=True))
    assert Claim.objects.get(quote="drei Menschen").attributions.get().name == "Feuerwehr"
    assert Story.objects.get().members.count() == 2
    assert set(ArticleVersion.objects.values_list("extraction", flat=True)) == {"done"}


@pytest.mark.django_db
def test_a_text_that_breaks_extraction_keeps_its_error_and_the_rest_goes_on(monkeypatch: Any) -> None:
    first, second = ingested()
    real = pipeline.extraction.extract

    def breaking(text: str, **context: Any) -> Any:
        if text == TEXTS["a"]:
            raise RuntimeError("kaputt")
        return real(text, **context)

    monkeypatch.setattr(pipeline.extraction, "extract", breaking)
    pipeline.process([first, second])

    broken = ArticleVersion.objects.get(pk=first)
    assert (broken.extraction, broken.extraction_error) == ("failed", "RuntimeError: kaputt")
    assert ArticleVersion.objects.get(pk=second).claims.exists()
    with pytest.raises(CommandError, match="1 failed"):
        call_command("process", failed=True)
    monkeypatch.undo()

    call_command("process", failed=True)

    broken.refresh_from_db()
    assert (broken.extraction, broken.extraction_error) == ("done", "")


@pytest.mark.django_db
def test_a_version_that_breaks_comparison_keeps_its_error_and_the_rest_goes_on(monkeypatch: Any) -> None:
    first, second = ingested()
    real = disagreements.update

    def breaking(version_ids: list[int]) -> None:
        if first in version_ids:
            raise RuntimeError("unvergleichbar")
        real(version_ids)

    monkeypatch.setattr(disagreements, "update", breaking)
    pipeline.process([first, second])

    states = dict(ArticleVersion.objects.values_list("pk", "extraction"))
    assert states == {first: "failed", second: "done"}
    assert ArticleVersion.objects.get(pk=first).extraction_error == "RuntimeError: unvergleichbar"


@pytest.mark.django_db
def test_a_version_is_pending_until_it_is_compared(monkeypatch: Any) -> None:
    first, _second = ingested()

    def killed(version_ids: list[int]) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(disagreements, "update", killed)
    with pytest.raises(KeyboardInterrupt):
        pipeline.process([first])

    version = ArticleVersion.objects.get(pk=first)
    assert version.claims.exists()
    assert version.extraction == "pending"


@pytest.mark.django_db
def test_processing_everything_again_changes_no_row() -> None:
    pipeline.process(ingested())
    models = (Claim, Story, StoryArticle, Topic, Pair, Disagreement)
    before = [list(model.objects.order_by("pk").values()) for model in models]

    call_command("process", all=True)

    assert [list(model.objects.order_by("pk").values()) for model in models] == before


@pytest.mark.django_db
def test_ingest_announces_versions_and_they_are_processed() -> None:
    ids = ingested()
    versions_ingested.send(sender=object, version_ids=ids, progress=None)
    assert ArticleVersion.objects.filter(pk__in=ids, extraction="done").count() == 2


@pytest.mark.django_db(transaction=True)
def test_two_workers_on_the_same_articles_store_everything_once() -> None:
    ids = ingested()
    together, errors = Barrier(2), []

    def work(order: list[int]) -> None:
        try:
            together.wait(timeout=20)
            pipeline.process(order)
        except Exception as error:  # a thread's error would vanish otherwise
            errors.append(error)
        finally:
            connection.close()

    workers = [Thread(target=work, args=(order,)) for order in (ids, ids[::-1])]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join(timeout=60)

    assert not errors
    assert not any(worker.is_alive() for worker in workers)
    assert set(ArticleVersion.objects.values_list("extraction", flat=True)) == {"done"}
    assert Story.objects.get().members.count() == 2
    places = [(row.version_id, row.kind, row.span.lower) for row in Claim.objects.all()]
    assert len(places) == len(set(places))
    assert Topic.objects.count() == len(set(Topic.objects.values_list("key", flat=True)))
