"""Topic labels are readable German."""

from typing import Any

import pytest

from claims.comparison import compare_story
from claims.comparison.records import ComparedArticle
from tests.claims.comparison.story_files import make


@pytest.mark.parametrize(
    ("text", "quote", "fields", "label"),
    [
        ("In Brandau starben vier Menschen.", "vier Menschen", {"category": "killed", "noun": "Mensch", "min": 4, "place": "Brandau"}, "Tote (Brandau)"),
        ("Der Umsatz betrug 3,4 Milliarden Euro.", "3,4 Milliarden Euro", {"category": "money", "noun": "Euro", "min": 3_400_000_000}, "Umsatz"),
        ("Am Sonntag sank das Schiff.", "Am Sonntag", {"kind": "date", "value": "2025-05-04"}, "Tag des Untergangs"),
        ("Bei dem Erdbeben starben 32 Menschen.", "32 Menschen", {"category": "killed", "noun": "Mensch", "min": 32}, "Todesopfer des Erdbebens"),
        ("Im Süden sind 20.000 Haushalte ohne Strom.", "20.000 Haushalte", {"category": "other", "noun": "Haushalt", "min": 20_000}, "Stromlose Haushalte"),
        ("Der Hersteller will 1.200 Stellen streichen.", "1.200 Stellen", {"category": "other", "noun": "Stelle", "min": 1200}, "Gestrichene Stellen"),
        ("Verbrannt sind 3.200 Hektar Wald.", "3.200 Hektar", {"category": "distance_size_weight", "noun": "Hektar", "min": 3200}, "Verbrannte Fläche, Hektar"),
        ("Russland hat 40 Panzer verloren.", "40 Panzer", {"category": "equipment", "noun": "Panzer", "subject": "Russland", "min": 40}, "Zerstörte Panzer: Russland"),
    ],
)  # fmt: skip
def test_a_label_names_what_is_counted(text: str, quote: str, fields: dict[str, Any], label: str) -> None:
    articles = [ComparedArticle(name, name, "Bericht", "2025-05-05", text) for name in ("a", "b")]
    (topic,) = compare_story(articles, [make(article, quote, fields) for article in articles])
    assert topic.label == label
