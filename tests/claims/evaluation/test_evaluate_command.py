"""manage.py evaluate: tables, stored runs, the README's table, and what it says when annotations are missing."""

import io
import json
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from rest_framework.test import APIClient

from claims.evaluation import GoldError, read, table
from claims.extraction import extract
from claims.management.commands import evaluate
from claims.models import EvaluationRun

OWN = Path(__file__).parent.parent.parent / "gold"


@pytest.fixture
def annotated(tmp_path: Path) -> Path:
    text = "Die Feuerwehr zählte am 3. Mai 2025 rund 40 Verletzte."
    quote = "rund 40 Verletzte"
    document = {"id": "x", "title": "Brand", "published": "2025-05-04", "text": text}
    claim = {"quote": quote, "start": text.index(quote), "end": text.index(quote) + len(quote)}
    document["quantities"] = [claim | {"number": "40", "min": 40, "max": 40, "modifier": "about"}]
    document["dates"] = []
    folder = tmp_path / "gold"
    folder.mkdir()
    (folder / "x.gold.json").write_text(json.dumps(document))
    return folder


def run(*arguments: str) -> str:
    stream = io.StringIO()
    call_command("evaluate", *arguments, stdout=stream)
    return stream.getvalue()


def test_it_prints_a_table_without_a_database(annotated: Path) -> None:
    printed = run("--gold", f"brand={annotated}", "--no-store")
    assert "brand: quantities" in printed
    assert "| F1" in printed
    assert extract.version() in printed


def test_figures_come_as_json(annotated: Path) -> None:
    told = json.loads(run("--gold", f"brand={annotated}", "--no-store", "--json"))
    assert told["gold"]["brand"]["quantity.f1"] == 1.0
    assert told["extractor"] == extract.version()


def test_misses_are_named(annotated: Path, capsys: Any) -> None:
    document = json.loads((annotated / "x.gold.json").read_text())
    document["quantities"][0]["max"] = 41
    (annotated / "x.gold.json").write_text(json.dumps(document))
    run("--gold", f"brand={annotated}", "--no-store", "--misses", "1")
    assert "quantity.value" in capsys.readouterr().err


@pytest.mark.django_db
def test_each_run_is_kept_and_the_newest_of_each_set_is_shown(annotated: Path) -> None:
    for name in ("eins", "zwei", "eins"):
        run("--gold", f"{name}={annotated}")
    assert EvaluationRun.objects.count() == 3
    newest = EvaluationRun.objects.filter(gold="eins").latest("id")

    answer = APIClient().get("/api/quality/")

    assert answer.status_code == 200
    shown = answer.json()
    assert [row["gold"] for row in shown] == ["eins", "zwei"]
    assert EvaluationRun.objects.newest_of_each_gold()[0] == newest
    assert shown[0]["extractor"] == extract.version()
    assert (shown[0]["figures"]["quantity.f1"], shown[0]["counts"]["articles"]) == (1.0, 1)


def test_the_readme_table_stands_between_its_markers(annotated: Path, tmp_path: Path, settings: Any) -> None:
    settings.BASE_DIR = tmp_path
    readme = tmp_path / "README.md"
    readme.write_text(f"Vorher\n{table.BEGIN}\nalt\n{table.END}\nNachher\n", encoding="utf-8")
    for _twice in range(2):
        run("--gold", f"brand={annotated}", "--no-store", "--write-readme")
    text = readme.read_text(encoding="utf-8")
    assert text.startswith(f"Vorher\n{table.BEGIN}\n")
    assert text.endswith(f"{table.END}\nNachher\n")
    assert text.count("brand: quantities") == 1
    assert "alt\n" not in text


def test_a_file_without_markers_is_left_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "README.md"
    path.write_text("ohne")
    with pytest.raises(table.MarkersMissing):
        table.write_between_markers(path, "x")
    assert path.read_text() == "ohne"


def test_the_readme_holds_the_markers() -> None:
    text = (OWN.parent.parent / "README.md").read_text(encoding="utf-8")
    assert text.count(table.BEGIN) == text.count(table.END) == 1


def test_a_missing_folder_is_said_loudly(tmp_path: Path, annotated: Path) -> None:
    errors = io.StringIO()
    arguments = ["--gold", f"brand={annotated}", "--gold", f"fehlt={tmp_path / 'fehlt'}", "--no-store"]
    call_command("evaluate", *arguments, stdout=io.StringIO(), stderr=errors)
    assert "NOT MEASURED: fehlt" in errors.getvalue()
    with pytest.raises(CommandError):
        run("--gold", f"fehlt={tmp_path / 'fehlt'}", "--no-store")


@pytest.mark.parametrize(
    "content", ["{", "[]", '{"id": "x"}', '{"id": "x", "text": "a", "quantities": [{}]}']
)
def test_an_annotation_that_cannot_be_read_is_named(tmp_path: Path, content: str) -> None:
    (tmp_path / "kaputt.gold.json").write_text(content)
    with pytest.raises(GoldError, match="kaputt"):
        read(tmp_path)


@pytest.mark.parametrize("folder", [OWN, OWN.parent / "held_out"])
def test_our_own_annotations_point_at_their_quotes(folder: Path) -> None:
    articles = read(folder).articles
    assert articles
    for article in articles:
        for claim in (*article.quantities, *article.dates):
            assert article.text[claim.start : claim.end] == claim.quote, article.id


def test_the_sets_that_are_measured_are_those_beside_and_in_the_repository() -> None:
    assert evaluate.SETS["own"] == OWN
    assert evaluate.SETS["held out"] == OWN.parent / "held_out"
    assert evaluate.SETS["shared"].parts[-2:] == ("shared", "gold")
