"""Reads the stories beside this file: articles, hand-made claims with few fields, and what comparison must say."""

import json
import re
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

from claims.comparison.records import ComparedArticle, ComparedClaim
from claims.terms import Kind, Modality, Modifier, Scope

FOLDER = Path(__file__).parent / "stories"
SENTENCE = re.compile(r"[^.!?\n]+(?:[.](?=\d)[^.!?\n]*)*[.!?]?")


@dataclass(frozen=True)
class StoryFile:
    name: str
    articles: tuple[ComparedArticle, ...]
    claims: tuple[ComparedClaim, ...]
    expected: tuple[tuple[str, str, str], ...]
    quiet: tuple[tuple[str, str], ...]


def key(article: str, quote: str) -> str:
    return f"{article}:{quote}"


def make(article: ComparedArticle, quote: str, fields: dict[str, Any] | None = None) -> ComparedClaim:
    """A claim at the first place of its quote, told by the fields that matter."""
    given = dict(fields or {})
    start = article.text.index(quote)
    sentence = next(m[0].strip() for m in SENTENCE.finditer(article.text) if m.start() <= start < m.end())
    least = given.pop("min", None)
    most = given.pop("max", least)
    kind = Kind(given.pop("kind", "quantity"))
    if kind is Kind.QUANTITY:
        given["modifier"] = Modifier(given.get("modifier", "exact"))
        given["scope"] = Scope(given.get("scope", "total"))
    given["modality"] = Modality(given.get("modality", "asserted"))
    given["attribution"] = tuple(given.get("attribution", ()))
    return ComparedClaim(
        id=key(article.id, quote),
        article=article.id,
        kind=kind,
        start=start,
        end=start + len(quote),
        quote=quote,
        sentence=sentence,
        minimum=None if least is None else Decimal(str(least)),
        maximum=None if most is None else Decimal(str(most)),
        **given,
    )


def read(path: Path) -> StoryFile:
    data = json.loads(path.read_text(encoding="utf-8"))
    articles = {row["id"]: ComparedArticle(**row) for row in data["articles"]}
    return StoryFile(
        data["title"],
        tuple(articles.values()),
        tuple(make(articles[article], quote, fields) for article, quote, fields in data["claims"]),
        tuple((key(a, x), key(b, y), relation) for a, x, b, y, relation in data["expected"]),
        tuple((key(a, x), key(b, y)) for a, x, b, y in data["quiet"]),
    )


def stories() -> list[StoryFile]:
    return [read(path) for path in sorted(FOLDER.glob("*.json"))]
