"""Annotated articles (``*.gold.json``) and stories (``cluster.json`` beside them), as annotators wrote them."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from claims.terms import Kind

# Attributes of a quantity that are compared as they stand; an annotation may leave each of them out.
ATTRIBUTES = ("modifier", "category", "scope", "modality", "hedged")

# A gold claim of a story: (article id, kind, position in the article's list of that kind).
ClaimKey = tuple[str, str, int]


class GoldError(ValueError):
    """An annotation that cannot be read; the message names the file."""


@dataclass(frozen=True, slots=True)
class GoldClaim:
    """One annotated claim. ``start`` and ``end`` point into the article's text; ``attributes`` holds those of ``ATTRIBUTES``
    that were annotated; ``attribution`` runs from the outlet outward, origin last."""

    kind: Kind
    start: int
    end: int
    quote: str
    number: str | None
    minimum: float | None
    maximum: float | None
    value: str | None
    attributes: dict[str, Any]
    attribution: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class GoldArticle:
    """``published`` is ISO as far as it is known, or None."""

    id: str
    title: str | None
    published: str | None
    outlet: str | None
    text: str
    quantities: tuple[GoldClaim, ...]
    dates: tuple[GoldClaim, ...]


@dataclass(frozen=True, slots=True)
class GoldRelation:
    a: ClaimKey
    b: ClaimKey
    relation: str
    why: str


@dataclass(frozen=True, slots=True)
class GoldStory:
    """``relations`` are pairs with their one right relation, ``quiet`` pairs that must not be flagged (and why), ``either``
    pairs about which editors may differ: they are not scored."""

    name: str
    articles: tuple[GoldArticle, ...]
    relations: tuple[GoldRelation, ...]
    quiet: dict[frozenset[ClaimKey], str]
    either: frozenset[frozenset[ClaimKey]]


@dataclass(frozen=True, slots=True)
class Gold:
    """All that was annotated in one folder; the articles of stories are among ``articles``."""

    articles: tuple[GoldArticle, ...]
    stories: tuple[GoldStory, ...]


def read(folder: Path) -> Gold:
    """Every annotation below ``folder``. Raises GoldError on a file that is not as described."""
    articles = {path: _article(path) for path in sorted(folder.rglob("*.gold.json"))}
    stories = tuple(_story(path, articles) for path in sorted(folder.rglob("cluster.json")))
    return Gold(tuple(articles.values()), stories)


def _article(path: Path) -> GoldArticle:
    document = _json(path)
    beside = path.with_name(path.name.replace(".gold.json", ".json"))
    outlet = _json(beside).get("outlet") if beside.exists() else document.get("outlet")
    try:
        return GoldArticle(
            id=str(document["id"]),
            title=document.get("title"),
            published=document.get("published"),
            outlet=outlet,
            text=document["text"],
            quantities=tuple(_claim(Kind.QUANTITY, row) for row in document.get("quantities", [])),
            dates=tuple(_claim(Kind.DATE, row) for row in document.get("dates", [])),
        )
    except (KeyError, TypeError) as error:
        raise GoldError(f"{path}: {error!r}") from error


def _claim(kind: Kind, row: dict[str, Any]) -> GoldClaim:
    return GoldClaim(
        kind=kind,
        start=row["start"],
        end=row["end"],
        quote=row["quote"],
        number=row.get("number"),
        minimum=row.get("min"),
        maximum=row.get("max"),
        value=row.get("value"),
        attributes={name: row[name] for name in ATTRIBUTES if row.get(name) is not None},
        attribution=tuple(row.get("attribution") or ()),
    )


def _story(path: Path, articles: dict[Path, GoldArticle]) -> GoldStory:
    cluster = _json(path)
    try:
        return GoldStory(
            name=path.parent.name,
            articles=tuple(article for place, article in articles.items() if place.parent == path.parent),
            relations=tuple(
                GoldRelation(_key(row["a"]), _key(row["b"]), row["relation"], row.get("why", ""))
                for row in cluster["relations"]
            ),
            quiet={pair: row.get("why", "") for pair, row in _pairs(cluster.get("not_flags", []))},
            either=frozenset(pair for pair, _row in _pairs(cluster.get("either_ok", []))),
        )
    except (KeyError, TypeError, ValueError) as error:
        raise GoldError(f"{path}: {error!r}") from error


def _pairs(rows: list[dict[str, Any]]) -> Iterator[tuple[frozenset[ClaimKey], dict[str, Any]]]:
    for row in rows:
        yield frozenset((_key(row["a"]), _key(row["b"]))), row


def _key(side: list[Any]) -> ClaimKey:
    article, kind, position = side
    return str(article), str(kind), int(position)


def _json(path: Path) -> dict[str, Any]:
    try:
        document = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise GoldError(f"{path}: {error}") from error
    if not isinstance(document, dict):
        raise GoldError(f"{path}: not an object")
    return document
