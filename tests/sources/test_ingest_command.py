"""./run ingest: table, reasons and exit status."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.core.management import call_command
from django.utils import translation

from sources.models import Article, ArticleVersion, IngestRun
from sources.signals import versions_ingested

pytestmark = pytest.mark.django_db
DATA = Path(__file__).parent / "data"


@pytest.fixture(autouse=True)
def nobody_listens() -> Iterator[None]:
    receivers, versions_ingested.receivers = versions_ingested.receivers, []
    versions_ingested.sender_receivers_cache.clear()
    yield
    versions_ingested.receivers = receivers
    versions_ingested.sender_receivers_cache.clear()


def status(*arguments: str) -> int:
    """The exit status of the command."""
    try:
        call_command("ingest", *arguments)
    except SystemExit as ended:
        return int(ended.code or 0)
    return 0


def test_everything_taken_in_ends_with_0_and_a_table(capsys: pytest.CaptureFixture[str]) -> None:
    assert status(str(DATA / "folder")) == 0
    lines = capsys.readouterr().out.split("\n")
    assert [line.split() for line in lines[:4]] == [
        ["neu", "3"],
        ["neue", "Fassung", "0"],
        ["unverändert", "0"],
        ["abgelehnt", "0"],
    ]
    assert status(str(DATA / "folder")) == 0
    assert capsys.readouterr().out.split("\n")[2].split() == ["unverändert", "3"]


def test_something_refused_ends_with_1_and_the_reasons(capsys: pytest.CaptureFixture[str]) -> None:
    assert status(str(DATA / "articles.jsonl")) == 1
    out = capsys.readouterr().out
    assert "articles.jsonl:4: Kein Artikel: das Feld „text“ fehlt." in out
    assert Article.objects.count() == 2


def test_nothing_readable_ends_with_2(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert status(str(tmp_path / "missing.txt")) == 2
    assert "Diese Datei gibt es nicht." in capsys.readouterr().out
    assert status(str(tmp_path)) == 2
    assert "Keine lesbaren Dateien" in capsys.readouterr().out


def test_the_reasons_come_in_english_too(capsys: pytest.CaptureFixture[str]) -> None:
    with translation.override("en"):
        assert status(str(DATA / "missing.txt")) == 2
    out = capsys.readouterr().out
    assert "There is no such file." in out
    assert "refused" in out


def test_options_describe_what_the_file_leaves_out() -> None:
    path = str(DATA / "folder" / "sub" / "zug.txt")
    options = ("--outlet", "Bergbote", "--published", "2025-06", "--title", "Zug entgleist", "--id", "b7")
    assert status(path, *options, "--url", "https://bergbote.example/7") == 0
    article = Article.objects.get()
    assert (str(article.outlet), article.published, article.title) == ("Bergbote", "2025-06", "Zug entgleist")
    assert (article.external_id, article.url) == ("b7", "https://bergbote.example/7")


@pytest.mark.parametrize(
    "options",
    [("--published", "neulich"), ("--published", "2999"), ("--url", "ftp://x.example/"), ("--id", "x" * 301)],
)
def test_an_option_that_makes_no_sense_ends_with_2_before_anything_is_read(
    options: tuple[str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert status(str(DATA / "folder"), *options) == 2
    assert capsys.readouterr().err.strip()
    assert not IngestRun.objects.exists()


def test_the_run_is_kept_with_who_and_what() -> None:
    status(str(DATA / "folder"))
    run = IngestRun.objects.get()
    assert run.arguments == [str(DATA / "folder")]
    assert run.by
    assert ArticleVersion.objects.filter(ingestitem__run=run).count() == 3


def test_a_text_whose_claims_could_not_be_read_is_named_and_ends_with_1(
    capsys: pytest.CaptureFixture[str],
) -> None:
    def fail(version_ids: list[int], **_signal: object) -> None:
        ArticleVersion.objects.filter(pk=version_ids[0]).update(
            extraction=ArticleVersion.Extraction.FAILED, extraction_error="ValueError: kaputt"
        )

    versions_ingested.connect(fail)
    assert status(str(DATA / "folder")) == 1
    assert "eingelesen, aber nicht ausgewertet: ValueError: kaputt" in capsys.readouterr().out
