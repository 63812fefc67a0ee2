from typing import Any

import pytest
from django.utils.translation import override

from claims.web import wording


@pytest.mark.parametrize(
    ("code", "values", "german", "english"),
    [
        (
            "values_apart",
            {"a": "12 Tote", "b": "19 Tote", "gap": 0.37},
            "„12 Tote“ und „19 Tote“ können nicht beide stimmen (Abstand 37\u00a0%).",
            "“12 Tote” and “19 Tote” cannot both be true (gap 37\u00a0%).",
        ),
        (
            "origin_outlet",
            {"outlet": "26"},
            "Der Artikel (ohne Mediumangabe) nennt keine Quelle.",
            "The article (outlet unknown) names no source.",
        ),
        (
            "scope_place",
            {"a": "frankfurt am main", "b": "Kursk"},
            "Verschiedene Orte: „Frankfurt am Main“ und „Kursk“.",
            "Different places: “Frankfurt am Main” and “Kursk”.",
        ),
        (
            "dates_apart",
            {"a": "2023-11-12", "b": "2023-11"},
            "Verschiedene Daten für dasselbe Ereignis: 12. November 2023 und November 2023.",
            "Different dates for the same event: 12 November 2023 and November 2023.",
        ),
        (
            "words_shared",
            {"words": "erdbeben, land:KG"},
            "Gemeinsame Stichwörter: Erdbeben, Kirgisistan.",
            "Shared keywords: Erdbeben, Kyrgyzstan.",
        ),
        ("names_shared", {"names": "–"}, "", ""),
        ("days_apart", {"days": 0}, "Am selben Tag erschienen.", "Published on the same day."),
        ("days_apart", {"days": 1}, "Im Abstand von einem Tag erschienen.", "Published a day apart."),
        (
            "days_apart",
            {"days": 9},
            "9 Tage zwischen den Veröffentlichungen.",
            "9 days between publications.",
        ),
    ],
)
def test_terms_days_and_numbers_are_put_into_words(
    code: str, values: dict[str, Any], german: str, english: str
) -> None:
    reason = {"code": code, "values": values}
    with override("de"):
        assert wording.sentence(reason) == german
    with override("en"):
        assert wording.sentence(reason) == english


def test_quotes_stay_as_they_are() -> None:
    reason = {"code": "same_value", "values": {"a": "2025 Tote", "b": "2.025"}}
    with override("de"):
        assert wording.sentence(reason) == "Beide nennen dieselbe Zahl: „2025 Tote“ und „2.025“."
