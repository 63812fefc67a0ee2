"""From articles to rows."""

import json
import threading
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction

from sources.errors import Reason, Refusal
from sources.ingest import ingest, ingest_article
from sources.models import Article, ArticleVersion, IngestItem, Outlet
from sources.reading import Document, Metadata, read
from sources.reading.folder import FORMATS
from sources.reading.published import parse
from sources.signals import versions_ingested
from tests.shared import require

pytestmark = pytest.mark.django_db
DATA = Path(__file__).parent / "data"
Outcome = IngestItem.Outcome

FIRST = (
    " In Niederau ist am Dienstag ein Zug entgleist.\r\nDrei Reisende wurden nach Angaben der Bahn leicht verletzt. Die "
    "Strecke bleibt bis zum Abend gesperrt, Busse fahren im Halbstundentakt.  "
)
SECOND = FIRST.replace("Drei Reisende", "Vier Reisende")
OTHER = (
    "Der Stadtrat hat den Haushalt beschlossen. Zwei neue Schulen sollen bis 2027 entstehen, die Kosten liegen nach Angaben "
    "des Rathauses bei 48 Millionen Euro. Die Opposition stimmte geschlossen dagegen."
)


@pytest.fixture(autouse=True)
def announced() -> Iterator[list[int]]:
    """The version ids that were announced; nobody else listens, so that this file tests sources alone."""
    receivers, versions_ingested.receivers = versions_ingested.receivers, []
    versions_ingested.sender_receivers_cache.clear()
    ids: list[int] = []

    def listen(version_ids: list[int], **_others: Any) -> None:
        ids.extend(version_ids)

    versions_ingested.connect(listen)
    yield ids
    versions_ingested.receivers = receivers
    versions_ingested.sender_receivers_cache.clear()


def document(
    text: str = FIRST, reference: str = "zug.txt", names: tuple[str, ...] = (), **metadata: Any
) -> Document:
    if "published" in metadata:
        metadata["published"] = parse(metadata["published"])
    return Document(text, reference, "text/plain", Metadata(**metadata), names)


def outcomes(run: Any) -> list[str]:
    return [item.outcome for item in run.items.all()]


# -- one article -------------------------------------------------------------------------------------------------------


def test_a_new_article_is_stored_verbatim_with_what_is_known() -> None:
    ingested = ingest_article(
        document(
            external_id="a1",
            outlet="Talkurier",
            title="Zug entgleist",
            published="2025-06",
            url="https://t.example/1",
        )
    )
    assert ingested.outcome == Outcome.NEW
    version = ArticleVersion.objects.get()
    assert version.text == FIRST
    assert (version.number, version.current, version.title) == (1, True, "Zug entgleist")
    assert version.article.published == "2025-06"
    assert version.article.outlet == Outlet.objects.get(name="Talkurier")
    assert version.article.url == "https://t.example/1"


def test_the_same_text_again_changes_nothing_but_when_it_was_seen() -> None:
    first = ingest_article(document(external_id="a1"), datetime(2025, 6, 1, tzinfo=UTC))
    again = ingest_article(document(external_id="a1"), datetime(2025, 6, 3, tzinfo=UTC))
    assert (again.outcome, again.version.pk) == (Outcome.UNCHANGED, first.version.pk)
    version = ArticleVersion.objects.get()
    assert (version.first_seen.day, version.last_seen.day) == (1, 3)


def test_a_changed_text_is_a_new_version_and_the_current_one() -> None:
    ingest_article(document(external_id="a1"))
    ingested = ingest_article(document(SECOND, external_id="a1", title="Jetzt vier Verletzte"))
    assert ingested.outcome == Outcome.NEW_VERSION
    states = ArticleVersion.objects.order_by("number").values_list("number", "current", "text")
    assert list(states) == [(1, False, FIRST), (2, True, SECOND)]
    assert Article.objects.get().title == "Jetzt vier Verletzte"


def test_an_old_copy_of_a_file_is_no_new_version_but_a_page_that_was_changed_back_is() -> None:
    ingest_article(document(external_id="a1"))
    ingest_article(document(SECOND, external_id="a1"))
    assert ingest_article(document(external_id="a1")).outcome == Outcome.UNCHANGED
    page = "https://t.example/1"
    assert ingest_article(document(external_id="a1", reference=page)).outcome == Outcome.NEW_VERSION
    assert list(ArticleVersion.objects.order_by("number").values_list("current", flat=True)) == [
        False,
        False,
        True,
    ]


def test_another_article_under_the_same_id_is_refused() -> None:
    ingest_article(document(external_id="a1", title="Zug entgleist"))
    with pytest.raises(Refusal) as refused:
        ingest_article(document(OTHER, external_id="a1", title="Haushalt steht"))
    assert refused.value.reason == Reason.ID_CONFLICT
    assert "Zug entgleist" in refused.value.german
    assert ArticleVersion.objects.count() == 1


def test_another_article_at_the_same_address_is_refused() -> None:
    ingest_article(document(external_id="a1", url="https://t.example/1"))
    with pytest.raises(Refusal) as refused:
        ingest_article(document(OTHER, external_id="a2", url="https://t.example/1"))
    assert refused.value.reason == Reason.ID_CONFLICT


def test_an_address_names_an_article_whatever_its_id() -> None:
    ingest_article(document(external_id="a1", url="https://t.example/1"))
    again = ingest_article(document(SECOND, external_id="https://t.example/1", url="https://t.example/1"))
    assert again.outcome == Outcome.NEW_VERSION
    assert Article.objects.count() == 1


def test_each_outlet_has_ids_of_its_own() -> None:
    ingest_article(document(external_id="1", outlet="Talkurier"))
    assert ingest_article(document(external_id="1", outlet="Bergbote")).outcome == Outcome.NEW
    assert Article.objects.count() == 2


def test_an_outlet_is_one_whatever_its_capitals() -> None:
    ingest_article(document(external_id="1", outlet="Talkurier"))
    ingest_article(document(OTHER, external_id="2", outlet="TALKURIER"))
    assert Outlet.objects.count() == 1


def test_a_page_belongs_to_the_outlet_of_its_domain_whatever_it_calls_itself() -> None:
    known = Outlet.objects.create(name="Talkurier", domain="talkurier.example")
    (page,) = read(str(DATA / "page.html"))
    assert isinstance(page, Document)
    assert page.metadata.outlet == "Talkurier Verlag"
    assert ingest_article(page).version.article.outlet == known


def test_what_was_unknown_is_filled_in_and_a_known_day_wakes_extraction() -> None:
    first = ingest_article(document(external_id="a1"))
    ArticleVersion.objects.update(extraction=ArticleVersion.Extraction.DONE)
    unchanged = ingest_article(document(external_id="a1"))
    completed = ingest_article(
        document(external_id="a1", outlet="Talkurier", published="2025-06", url="https://t.example/1")
    )
    assert (unchanged.stale, completed.stale) == (False, True)
    assert completed.version.pk == first.version.pk
    article = Article.objects.get()
    assert (str(article.outlet), article.published, article.url) == (
        "Talkurier",
        "2025-06",
        "https://t.example/1",
    )
    ingest_article(document(external_id="a1", published="2025-06-03"))
    ingest_article(document(external_id="a1", published="2025"))
    article.refresh_from_db()
    assert article.published == "2025-06-03"


def test_a_headline_that_changed_alone_is_taken_over_and_the_version_keeps_the_one_it_was_seen_with() -> None:
    ingest_article(document(external_id="a1"))
    ingest_article(document(external_id="a1", title="Drei Verletzte"))
    changed = ingest_article(document(external_id="a1", title="Vier Verletzte"))
    assert (changed.outcome, changed.stale) == (Outcome.UNCHANGED, True)
    assert (changed.version.title, Article.objects.get().title) == ("Drei Verletzte", "Vier Verletzte")


def test_an_unknown_outlet_is_no_reason_to_store_the_article_twice() -> None:
    ingest_article(document(external_id="a1", outlet="Talkurier"))
    assert ingest_article(document(SECOND, external_id="a1")).outcome == Outcome.NEW_VERSION
    assert str(Article.objects.get().outlet) == "Talkurier"


def test_files_of_the_same_name_in_two_folders_are_two_articles_for_good() -> None:
    names_a, names_b = ("1", "a/1", "x/a/1"), ("1", "b/1", "x/b/1")
    for _round in range(2):
        one = ingest_article(document(FIRST, names=names_a))
        two = ingest_article(document(OTHER, names=names_b))
        assert (one.version.article.external_id, two.version.article.external_id) == ("1", "b/1")
    changed = ingest_article(document(OTHER + " Das Land zahlt mit.", names=names_b))
    assert (changed.outcome, changed.version.article.external_id) == (Outcome.NEW_VERSION, "b/1")
    assert (Article.objects.count(), ArticleVersion.objects.count()) == (2, 3)


def test_a_renamed_file_is_the_same_article_and_a_reprint_elsewhere_is_not() -> None:
    ingest_article(document(names=("zug",)))
    assert ingest_article(document(names=("zug-kopie",))).outcome == Outcome.UNCHANGED
    assert ingest_article(document(names=("zug-kopie",), outlet="Bergbote")).outcome == Outcome.NEW


def test_a_text_that_is_not_german_is_refused() -> None:
    with pytest.raises(Refusal) as refused:
        ingest_article(
            document("Three passengers were slightly hurt when a train derailed on Tuesday, police said.")
        )
    assert refused.value.reason == Reason.NOT_GERMAN


def test_the_text_of_a_version_cannot_be_changed_even_by_sql() -> None:
    ingest_article(document())
    with (
        pytest.raises(DatabaseError, match="Cannot update"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute("UPDATE sources_articleversion SET text = 'anders'")


def test_an_article_has_one_current_version_at_most() -> None:
    ingest_article(document(external_id="a1"))
    ingest_article(document(SECOND, external_id="a1"))
    with pytest.raises(IntegrityError), transaction.atomic():
        ArticleVersion.objects.update(current=True)


@pytest.mark.django_db(transaction=True)
def test_many_at_once_store_each_text_once() -> None:
    texts = [FIRST, SECOND, FIRST.replace("Drei", "Fünf")]
    errors: list[Exception] = []

    def work(text: str, identifier: str) -> None:
        try:
            ingest_article(document(text, external_id=identifier, outlet="Talkurier"))
        except Exception as error:
            errors.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=work, args=(text, key)) for text in texts * 3 for key in ("a1", "a2")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert errors == []
    assert (Outlet.objects.count(), Article.objects.count()) == (1, 2)
    for article in Article.objects.all():
        assert sorted(article.versions.values_list("text", flat=True)) == sorted(texts)
        assert sorted(article.versions.values_list("number", flat=True)) == [1, 2, 3]
        assert article.versions.filter(current=True).count() == 1


# -- a run -------------------------------------------------------------------------------------------------------------


def test_a_run_keeps_what_became_of_every_item_and_announces_the_new(announced: list[int]) -> None:
    run = ingest([str(DATA / "articles.jsonl"), str(DATA / "folder"), str(DATA / "missing.txt")], by="test")
    assert outcomes(run) == ["new", "refused", "refused", "new", "new", "new", "new", "refused"]
    refused = run.items.filter(outcome=Outcome.REFUSED)
    assert [item.code for item in refused] == ["broken_json", "no_article", "not_found"]
    assert all(item.message.count("\n") == 1 for item in refused)
    assert refused[0].reference.endswith("articles.jsonl:2")
    assert run.finished_at is not None
    assert sorted(announced) == sorted(ArticleVersion.objects.values_list("pk", flat=True))


def test_a_second_run_finds_everything_unchanged_and_announces_nothing_new(announced: list[int]) -> None:
    sources = [str(DATA / "articles.jsonl"), str(DATA / "folder")]
    ingest(sources)
    ArticleVersion.objects.update(extraction=ArticleVersion.Extraction.DONE)
    announced.clear()
    run = ingest(sources)
    assert set(outcomes(run)) == {"unchanged", "refused"}
    assert announced == []


def test_a_run_after_an_interrupted_one_announces_what_still_waits(announced: list[int]) -> None:
    ingest([str(DATA / "folder")])
    announced.clear()
    ingest([str(DATA / "folder")])
    assert len(announced) == 3


def test_bad_files_of_every_kind_stop_nothing(tmp_path: Path) -> None:
    bad = {
        "a-empty.txt": b"",
        "b-binary.txt": bytes(range(256)) * 9,
        "c-english.txt": b"Three passengers were slightly hurt when a train derailed on Tuesday, police said.",
        "d-nul.json": json.dumps({"text": "Ein Zug\0ist entgleist."}).encode(),
        "e-broken.pdf": b"%PDF-1.4",
        "f-broken.json": b'{"text"',
        "g-future.json": json.dumps({"text": FIRST, "published": "2999-01-01"}).encode(),
        "h-russian.txt": "Три человека погибли во вторник".encode("cp1251"),
        "i-surrogate.json": rb'{"text": "Ein Zug \ud800 ist entgleist."}',
        "j-nopage.html": b"<html></html>",
    }
    for name, data in bad.items():
        (tmp_path / name).write_bytes(data)
    (tmp_path / "z-good.txt").write_bytes(FIRST.encode("cp1252"))
    run = ingest([str(tmp_path)])
    assert [item.code for item in run.items.all()] == [
        "empty",
        "binary",
        "not_german",
        "characters",
        "broken_pdf",
        "broken_json",
        "future_date",
        "encoding",
        "broken_json",
        "no_text",
        "",
    ]
    assert ArticleVersion.objects.get().text == FIRST


def test_a_reader_that_fails_in_an_unforeseen_way_refuses_one_file(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_data: bytes, _reference: str) -> Document:
        raise RuntimeError("kaputt")

    monkeypatch.setitem(FORMATS, ".html", fail)
    run = ingest([str(DATA / "page.html"), str(DATA / "folder" / "brand.txt")])
    assert [item.code for item in run.items.all()] == ["internal", ""]
    assert "kaputt" in run.items.all()[0].message


def test_an_unforeseen_error_with_one_line_does_not_stop_the_next(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(text: str) -> None:
        if "Zug" in text:
            raise RuntimeError("kaputt")

    monkeypatch.setattr("sources.ingest.foreign_language", fail)
    run = ingest([str(DATA / "articles.jsonl")])
    assert [item.code for item in run.items.all()] == ["internal", "broken_json", "no_article", ""]


def test_progress_hears_every_file() -> None:
    heard: list[tuple[int, int]] = []

    ingest([str(DATA / "folder")], progress=lambda done, total, _reference: heard.append((done, total)))
    assert heard == [(0, 3), (1, 3), (2, 3), (3, 3)]


def test_names_that_are_no_unicode_can_be_refused(tmp_path: Path) -> None:
    (tmp_path / "Stra\udcdfe.txt").write_bytes(b"")
    (tmp_path / "\x1b[31mrot.txt").write_bytes(b"")
    (tmp_path / "a.\udcdf").write_bytes(b"")
    run = ingest([str(tmp_path), str(tmp_path / "a.\udcdf")])
    assert [item.code for item in run.items.all()] == ["empty", "empty", "unknown_format"]
    assert not any(set("\x1b\x00") & set(item.reference + item.message) for item in run.items.all())


def test_the_real_articles_are_taken_in_verbatim() -> None:
    folder = require("articles")
    assert outcomes(ingest([str(folder)])) == ["new"] * 5
    for entry in json.loads((folder / "index.json").read_text()):
        article = Article.objects.get(external_id=entry["id"])
        assert article.versions.get().text == (folder / entry["file"]).read_bytes().decode()
        assert article.published == entry["published"]
        assert (article.outlet and article.outlet.name) == entry["outlet"]
    assert outcomes(ingest([str(folder)])) == ["unchanged"] * 5
