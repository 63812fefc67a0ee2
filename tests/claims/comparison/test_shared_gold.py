"""Comparison on the annotated stories beside the repository, with the annotators' claims as input: floors."""

import json
import re
from decimal import Decimal
from typing import Any

import pytest

from claims.comparison import compare_story, render
from claims.comparison.records import ComparedArticle, ComparedClaim
from claims.terms import Kind, Modality, Modifier, Scope
from tests.shared import require, tool

FLOORS = {"contradict.precision": 0.95, "contradict.recall": 0.90, "relation.macro_recall": 0.90}
ABBREVIATION = re.compile(r"\b(Mrd|Mio|Nr|ca|a|D)\.")
SENTENCE = re.compile(
    r"[^.!?\n]+(?:[.](?=\S)[^.!?\n]*|[.](?= [a-zäöü])[^.!?\n]*|(?<=\d)[.](?= [A-ZÄÖÜ])[^.!?\n]*)*[.!?“]*"
)


def claims_of(document: dict[str, Any]) -> list[ComparedClaim]:
    text = ABBREVIATION.sub(lambda match: match[1] + "․", document["text"])
    found = []
    for kind, name in ((Kind.QUANTITY, "quantities"), (Kind.DATE, "dates")):
        for row in document[name]:
            inside = (m[0].strip() for m in SENTENCE.finditer(text) if m.start() <= row["start"] < m.end())
            sentence = next(inside, row["quote"]).replace("․", ".")
            low, high = (None if row.get(k) is None else Decimal(str(row[k])) for k in ("min", "max"))
            found.append(
                ComparedClaim(
                    id=f"{document['id']}|{kind}|{row['start']}",
                    article=str(document["id"]),
                    kind=kind,
                    start=row["start"],
                    end=row["end"],
                    quote=row["quote"],
                    sentence=sentence,
                    minimum=low,
                    maximum=high,
                    modifier=Modifier(row["modifier"]) if "modifier" in row else None,
                    scope=Scope(row["scope"]) if row.get("scope") else None,
                    modality=Modality(row.get("modality") or "asserted"),
                    attribution=tuple(row.get("attribution") or ()),
                    **{k: row.get(k) for k in ("noun", "category", "subject", "place", "event_time", "value", "mod", "event")},
                )
            )  # fmt: skip
    return found


@pytest.fixture(scope="module")
def figures() -> dict[str, float]:
    gold = require("gold", "stories")
    lines = []
    for folder in sorted(path.parent for path in gold.rglob("cluster.json")):
        documents = [json.loads(p.read_text(encoding="utf-8")) for p in sorted(folder.glob("*.gold.json"))]
        outlets = {
            d["id"]: json.loads((folder / f"{str(d['id'])[-1]}.json").read_text())["outlet"]
            for d in documents
        }
        articles = [
            ComparedArticle(str(d["id"]), outlets[d["id"]], d["title"], d["published"], d["text"])
            for d in documents
        ]
        claims = {claim.id: claim for d in documents for claim in claims_of(d)}
        for topic in compare_story(articles, list(claims.values())):
            lines.append(
                {
                    "pairs": [
                        {
                            "a": {n: getattr(claims[pair.a], n) for n in ("article", "start", "end")},
                            "b": {n: getattr(claims[pair.b], n) for n in ("article", "start", "end")},
                            "relation": pair.relation.value,
                            "reasons": [render(reason) for reason in pair.reasons],
                        }
                        for pair in topic.pairs
                    ]
                }
            )
    tally, _ = tool("score_stories").score(gold, lines)
    kinds = sorted({k[1] for k in tally if isinstance(k, tuple) and len(k) == 3})
    recalls = [tally["relation", kind, "right"] / tally["relation", kind, "n"] for kind in kinds]
    return {
        "contradict.precision": tally["contradict", "right"] / tally["contradict", "found"],
        "contradict.recall": tally["contradict", "met"] / tally["contradict", "gold"],
        "relation.macro_recall": sum(recalls) / len(recalls),
        "false_alarms": tally["false alarms"],
    }


@pytest.mark.parametrize("figure", FLOORS)
def test_a_figure_stays_above_its_floor(figures: dict[str, float], figure: str) -> None:
    assert figures[figure] >= FLOORS[figure]


def test_no_pair_that_must_stay_quiet_is_flagged(figures: dict[str, float]) -> None:
    assert figures["false_alarms"] == 0
