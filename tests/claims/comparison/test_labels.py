"""Topic labels are readable German."""

from typing import Any

import pytest

from claims.comparison import compare_story
from claims.comparison.records import ComparedArticle
from tests.claims.comparison.story_files import make


@pytest.mark.parametrize(
    ("text", "quote", "fields", "label"),
    [
        ("Es starben vier Menschen.", "vier Menschen", {"category": "killed", "noun": "Mensch", "min": 4, "place": "Brandau"}, "Tote (Brandau)"),
        ("Der Umsatz betrug 3,4 Milliarden Euro.", "3,4 Milliarden Euro", {"category": "money", "noun": "Euro", "min": 3_400_000_000}, "Umsatz in Euro"),
        ("Am Sonntag sank das Schiff.", "Am Sonntag", {"kind": "date", "value": "2025-05-04"}, "Datum: Untergang"),
    ],
)  # fmt: skip
def test_a_label_names_what_is_counted(text: str, quote: str, fields: dict[str, Any], label: str) -> None:
    articles = [ComparedArticle(name, name, "Bericht", "2025-05-05", text) for name in ("a", "b")]
    (topic,) = compare_story(articles, [make(article, quote, fields) for article in articles])
    assert topic.label == label
