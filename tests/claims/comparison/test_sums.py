"""Figures that add up are explained by each other; chance sums are not."""

from typing import Any

import pytest

from claims.comparison import compare_story
from claims.comparison.records import ComparedArticle
from claims.terms import Relation
from tests.claims.comparison.story_files import key, make


def sums_of(texts: dict[str, str], *rows: tuple[str, str, dict[str, Any]]) -> set[tuple[str, str]]:
    articles = {
        name: ComparedArticle(name, name, "Bericht", "2025-05-01", text) for name, text in texts.items()
    }
    claims = [make(articles[name], quote, fields) for name, quote, fields in rows]
    topics = compare_story(list(articles.values()), claims)
    pairs = [pair for topic in topics for pair in topic.pairs]
    return {(pair.a, pair.b) for pair in pairs if pair.relation is Relation.SUM_OF_PARTS}


TROOPS = {"category": "troops", "noun": "Soldat"}


@pytest.mark.parametrize(
    ("text", "rows", "expected"),
    [
        (
            "Es kommen 1.000 Pioniere und 5.000 Bauarbeiter. Zusammen sind es 6.000 Soldaten.",
            [("1.000 Pioniere", {**TROOPS, "min": 1000}), ("5.000 Bauarbeiter", {**TROOPS, "min": 5000}), ("6.000 Soldaten", {**TROOPS, "min": 6000})],
            {("6.000 Soldaten", "1.000 Pioniere"), ("6.000 Soldaten", "5.000 Bauarbeiter")},
        ),
        (
            "Elf Menschen wurden verletzt, drei von ihnen schwer.",
            [("Elf Menschen", {"category": "wounded", "noun": "Mensch", "min": 11}), ("drei", {"category": "wounded", "noun": "Mensch", "min": 3, "scope": "part"})],
            {("Elf Menschen", "drei")},
        ),
        (
            "Vier Menschen starben. Das Schiff ist alt. Drei wurden verletzt. Später zählte man sieben Helfer.",
            [("Vier Menschen", {"category": "killed", "noun": "Mensch", "min": 4}), ("Drei", {"category": "wounded", "noun": "Mensch", "min": 3}), ("sieben Helfer", {"category": "killed", "noun": "Mensch", "min": 7})],
            set(),
        ),
    ],
)  # fmt: skip
def test_parts_of_one_article(
    text: str, rows: list[tuple[str, dict[str, Any]]], expected: set[tuple[str, str]]
) -> None:
    found = sums_of({"a": text}, *(("a", quote, fields) for quote, fields in rows))
    assert found == {(key("a", whole), key("a", part)) for whole, part in expected}


def test_steps_of_one_article_make_the_sum_of_another() -> None:
    share = {"category": "percent", "noun": "Prozent", "modality": "planned"}
    texts = {
        "a": "Das Angebot sieht 3,4 Prozent zum Mai und weitere 2,3 Prozent zum Januar vor.",
        "b": "Die Arbeitgeber bieten insgesamt 5,7 Prozent.",
    }
    found = sums_of(
        texts,
        ("a", "3,4 Prozent", {**share, "min": "3.4", "scope": "part"}),
        ("a", "2,3 Prozent", {**share, "min": "2.3", "scope": "additional"}),
        ("b", "5,7 Prozent", {**share, "min": "5.7"}),
    )
    assert found == {
        (key("b", "5,7 Prozent"), key("a", "3,4 Prozent")),
        (key("b", "5,7 Prozent"), key("a", "2,3 Prozent")),
    }
