"""Quality of extraction on the annotated articles beside the repository: floors that must not be undercut."""

import json
from typing import Any

import pytest

from claims.exporting import extracted_claim
from claims.extraction.extract import Text, extract_many
from tests.shared import require, tool

# What the first release promises; the figures of the day stand in the README.
FLOORS = {
    "quantity.f1": 0.90,
    "quantity.value": 0.95,
    "quantity.modifier": 0.93,
    "quantity.category": 0.80,
    "quantity.attributed": 0.80,
    "quantity.origin": 0.65,
    "date.f1": 0.85,
    "date.value": 0.80,
}


@pytest.fixture(scope="module")
def figures() -> dict[str, Any]:
    gold = require("gold")
    documents = [json.loads(path.read_text(encoding="utf-8")) for path in sorted(gold.rglob("*.gold.json"))]
    texts = [Text(d["text"], d.get("published"), None, d.get("title")) for d in documents]
    lines = [
        json.loads(json.dumps(extracted_claim(document["id"], claim), default=float))
        for document, extraction in zip(documents, extract_many(texts), strict=True)
        for claim in extraction.claims
    ]
    score = tool("score")
    tally, _ = score.score(gold, lines)
    return dict(score.figures(tally))


@pytest.mark.parametrize("figure", FLOORS)
def test_quality_on_the_gold_articles_reaches_its_floor(figures: dict[str, Any], figure: str) -> None:
    print({name: round(value, 3) for name, value in figures.items()})
    assert figures[figure] >= FLOORS[figure]
