"""Reasons survive storage and can be read in both languages."""

import json
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from claims import reasons
from claims.comparison import lexicon
from claims.comparison.records import Reason
from claims.models import Claim, Disagreement, Pair, StoryArticle
from claims.terms import Relation
from tests.claims.test_disagreements import tell


@pytest.mark.parametrize(
    ("value", "kept"),
    [
        (Decimal("4000.0"), 4000),
        (Decimal("0.5"), 0.5),
        (date(2025, 7, 2), "2025-07-02"),
        (("a", Decimal(2)), ["a", 2]),
        (frozenset({"b", "a"}), ["a", "b"]),
        ({"x": Decimal(1)}, {"x": 1}),
        (Relation.AGREE, "agree"),
        (None, None),
    ],
)
def test_values_become_json(value: Any, kept: Any) -> None:
    row = reasons.stored(Reason("values_apart", {"a": value}))
    assert json.loads(json.dumps(row)) == {"code": "values_apart", "values": {"a": kept}}


def test_no_reason_reads_as_nothing() -> None:
    assert reasons.text({}, "de") == ""


@pytest.mark.django_db
def test_every_stored_reason_reads_as_a_sentence_in_german_and_english() -> None:
    tell(3)
    tell(5, external_id="b", outlet="Abendpost", source="Gewerkschaft")
    rows = [reason for row in Pair.objects.all() for reason in row.reasons]
    rows += [reason for row in Disagreement.objects.all() for reason in row.reasons]
    rows += [row.origin_reason for row in Claim.objects.all()]
    rows += [reason for row in StoryArticle.objects.all() for reason in row.reason.get("reasons", [])]
    assert len(rows) >= 5
    for row in rows:
        german, english = reasons.text(row, "de"), reasons.text(row, "en-gb")
        assert german
        assert english
        assert german != english
        assert row["code"] in {entry["code"] for entry in lexicon.read("reasons")}
