"""Exports: stable keys, the same from a text and from the database, safe in a spreadsheet."""

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from claims import disagreements, exporting, recording
from claims.comparison.certainty import certainty_of
from claims.spans import Quotation
from claims.terms import Modifier
from tests.claims.builders import article_version, date_claim, extraction, link, quantity, span
from tests.claims.test_disagreements import tell

CLAIM_KEYS = [
    *("article", "kind", "quote", "start", "end", "number", "min", "max", "modifier", "noun", "category"),
    *(
        "subject",
        "place",
        "scope",
        "modality",
        "hedged",
        "event_time",
        "attribution",
        "value",
        "mod",
        "event",
    ),
]
TEXT = "Laut Polizei kamen am 17. Juni mehr als 2,5 Millionen Menschen."


def claims() -> Any:
    return extraction(
        date_claim(TEXT, "am 17. Juni", "2025-06-17", mod="since"),
        quantity(
            TEXT,
            "mehr als 2,5 Millionen Menschen",
            "2,5 Millionen",
            2_500_000,
            maximum=None,
            modifier=Modifier.MORE_THAN,
            attribution=(link(TEXT, "Polizei", "Laut"),),
        ),
    )


def exported(what: str, form: str = "jsonl") -> list[dict[str, Any]]:
    stream = io.StringIO()
    call_command("export", what, format=form, stdout=stream)
    if form == "csv":
        return list(csv.DictReader(io.StringIO(stream.getvalue())))
    return [json.loads(line) for line in stream.getvalue().splitlines()]


@pytest.mark.django_db
def test_the_database_gives_the_fields_that_extraction_gave() -> None:
    version = article_version(TEXT, external_id="x-1")
    recording.record(version, claims(), "x")
    disagreements.update([version.pk])

    lines = exported("claims")
    direct = [exporting.extracted_claim("x-1", claim) for claim in claims().claims]

    assert [{key: line[key] for key in CLAIM_KEYS} for line in lines] == direct
    assert list(lines[0])[: len(CLAIM_KEYS)] == CLAIM_KEYS == list(direct[0])
    assert lines[1]["min"] == 2_500_000
    assert (lines[1]["outlet"], lines[1]["published"]) == ("Morgenblatt", "2025-07-02")


@pytest.mark.django_db
def test_topics_list_every_compared_pair_by_its_places_in_the_text() -> None:
    tell(3)
    version = tell(5, external_id="b", outlet="Abendpost", source="Gewerkschaft")

    (topic,) = exported("topics")

    assert (topic["category"], topic["range"]) == ("killed", {"min": 3, "max": 5})
    (pair,) = topic["pairs"]
    assert pair["relation"] == "contradict"
    assert {side["article"] for side in (pair["a"], pair["b"])} == {"a", "b"}
    side = pair["a"] if pair["a"]["article"] == "b" else pair["b"]
    assert version.text[side["start"] : side["end"]] == "5 Menschen"
    assert all(reason["text"] for reason in pair["reasons"])
    assert {claim["quote"] for claim in topic["claims"]} == {"3 Menschen", "5 Menschen"}


@pytest.mark.django_db
def test_disagreements_carry_their_groups_and_reasons() -> None:
    tell(3)
    tell(5, external_id="b", outlet="Abendpost", source="Gewerkschaft")

    (found,) = exported("disagreements")

    assert (found["kind"], found["state"]) == ("contradict", "open")
    assert 0 < found["severity"] <= 1
    assert 0.5 <= found["chance"] <= 1
    assert found["certainty"] == certainty_of(found["chance"])
    assert sorted(group["min"] for group in found["groups"]) == [3, 5]
    assert all(len(group["origins"]) == 1 and group["claims"] for group in found["groups"])
    assert found["topic"] == exported("topics")[0]["topic"]


@pytest.mark.django_db
def test_articles_come_with_the_text_that_offsets_refer_to() -> None:
    version = tell(3)
    (article,) = exported("articles")
    assert (article["article"], article["text"], article["version"]) == ("a", version.text, 1)


@pytest.mark.django_db
def test_older_versions_and_withdrawn_claims_are_not_exported() -> None:
    tell(3)
    tell(4)
    assert [line["quote"] for line in exported("claims")] == ["4 Menschen"]


@pytest.mark.django_db
@pytest.mark.parametrize("what", sorted(exporting.EXPORTS))
def test_every_export_comes_as_csv_with_the_same_columns(what: str) -> None:
    tell(3)
    tell(5, external_id="b", outlet="Abendpost", source="Gewerkschaft")
    rows, lines = exported(what, "csv"), exported(what)
    assert len(rows) == len(lines) > 0
    assert list(rows[0]) == list(lines[0])


@pytest.mark.django_db
@pytest.mark.parametrize("what", sorted(exporting.EXPORTS))
def test_an_empty_knowledge_base_exports_nothing(what: str) -> None:
    assert exported(what) == []


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("what", "queries"), [("claims", 2), ("topics", 5), ("disagreements", 4), ("articles", 1)]
)
def test_an_export_takes_the_same_queries_for_any_number_of_rows(
    what: str, queries: int, django_assert_num_queries: Any
) -> None:
    for count in range(5):
        tell(3 + count, external_id=f"v{count}", outlet=f"Blatt {count}", source=f"Quelle{count}")
    with django_assert_num_queries(queries):
        assert list(exporting.EXPORTS[what](None))


@pytest.mark.parametrize(
    ("value", "cell"),
    [
        (None, ""),
        (True, "true"),
        (4000, 4000),
        (["CNN", "Geheimdienst"], "CNN; Geheimdienst"),
        ([{"a": "ä"}], '[{"a": "ä"}]'),
        ('=HYPERLINK("x")', '\'=HYPERLINK("x")'),
        ("-5 Grad", "'-5 Grad"),
        ("@amt", "'@amt"),
        ("5 Grad", "5 Grad"),
    ],
)
def test_cells_are_plain_and_never_formulas(value: Any, cell: Any) -> None:
    stream = io.StringIO()
    exporting.write_csv([{"x": value}], stream)
    assert next(csv.DictReader(io.StringIO(stream.getvalue())))["x"] == str(cell)


def test_extract_reads_files_without_a_database(tmp_path: Path) -> None:
    (tmp_path / "meldung.txt").write_text(
        "Nach Angaben der Polizei kamen 300 Menschen ums Leben.",
        encoding="utf-8",
    )
    (tmp_path / "zwei.json").write_text(
        json.dumps(
            {
                "id": "z-2",
                "published": "2025-07-02",
                "text": "Gestern trafen 40 Züge aus Prag in Dresden ein.",
            }
        )
    )
    stream = io.StringIO()
    call_command("extract", str(tmp_path), stdout=stream)
    lines = [json.loads(line) for line in stream.getvalue().splitlines()]

    assert {"meldung", "z-2"} == {line["article"] for line in lines}
    dead = next(line for line in lines if line["quote"] == "300 Menschen")
    assert (dead["category"], dead["min"], dead["attribution"]) == ("killed", 300, ["Polizei"])
    assert next(line for line in lines if line["kind"] == "date")["value"] == "2025-07-01"


def test_quotations_are_lines_with_cue_and_speaker() -> None:
    text = "„Es brennt“, sagte Berg."
    found = Quotation(0, 11, "„Es brennt“", "Direct", cue=span(text, "sagte"), speaker=span(text, "Berg"))
    assert exporting.quotation("a", found) == {
        "article": "a",
        "kind": "quotation",
        "start": 0,
        "end": 11,
        "quote": "„Es brennt“",
        "cue": {"start": 13, "end": 18},
        "speaker": {"start": 19, "end": 23, "text": "Berg"},
        "type": "Direct",
    }
    assert exporting.quotation("a", Quotation(0, 11, "„Es brennt“", "Direct"))["speaker"] is None


def test_extract_says_what_it_could_not_read_and_goes_on(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"\x00\x01\x02\x03" * 50)
    (tmp_path / "b.txt").write_text("Es kamen 300 Menschen ums Leben, teilte die Polizei in der Stadt mit.")
    stream, errors = io.StringIO(), io.StringIO()
    with pytest.raises(CommandError, match="1 not read"):
        call_command("extract", str(tmp_path), stdout=stream, stderr=errors)
    assert "300" in stream.getvalue()
    assert "a.txt" in errors.getvalue()


@pytest.mark.django_db
def test_export_writes_into_a_file(tmp_path: Path) -> None:
    tell(3)
    target = tmp_path / "claims.jsonl"
    call_command("export", "claims", output=target)
    assert json.loads(target.read_text())["quote"] == "3 Menschen"
    with pytest.raises(CommandError):
        call_command("export", "claims", output=tmp_path / "missing" / "x")
