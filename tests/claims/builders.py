"""Builds articles, extracted claims and persons for tests. Texts are invented."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from hashlib import sha256
from typing import Any

from django.contrib.auth.models import Group, User

from claims.permissions import EDITORS
from claims.spans import AttributionLink, ExtractedClaim, Extraction, SourceSpan
from claims.terms import ActorKind, Kind, Modifier, Scope
from sources.models import Article, ArticleVersion, Outlet

SEEN = datetime(2025, 7, 4, 8, 0, tzinfo=UTC)


def article_version(
    text: str,
    *,
    external_id: str = "a",
    outlet: str | None = "Morgenblatt",
    title: str = "",
    published: str | None = "2025-07-02",
    terms: Sequence[str] = (),
) -> ArticleVersion:
    """An article with this text; when it exists already, its next version."""
    medium = Outlet.objects.get_or_create(name=outlet)[0] if outlet else None
    article, _created = Article.objects.get_or_create(
        outlet=medium,
        external_id=external_id,
        defaults={"title": title, "published_on": date.fromisoformat(published) if published else None},
    )
    number = article.versions.count() + 1
    article.versions.update(current=False)
    return ArticleVersion.objects.create(
        article=article,
        number=number,
        title=title,
        text=text,
        sha256=sha256(text.encode()).hexdigest(),
        reference=f"{external_id}.txt",
        first_seen=SEEN,
        last_seen=SEEN,
        terms=list(terms),
    )


def span(text: str, part: str, after: int = 0) -> SourceSpan:
    start = text.index(part, after)
    return SourceSpan(start, start + len(part), part)


def quantity(text: str, quote: str, number: str, value: int, **fields: Any) -> ExtractedClaim:
    """An exact quantity claim about troops at the first place where ``quote`` stands in ``text``."""
    place = span(text, quote)
    claim = ExtractedClaim(
        kind=Kind.QUANTITY,
        start=place.start,
        end=place.end,
        quote=quote,
        sentence=SourceSpan(0, len(text), text),
        number=span(text, number, place.start),
        minimum=Decimal(value),
        maximum=Decimal(value),
        modifier=Modifier.EXACT,
        noun="Soldat",
        category="troops",
        scope=Scope.TOTAL,
    )
    return replace(claim, **fields)


def date_claim(text: str, quote: str, value: str, **fields: Any) -> ExtractedClaim:
    place = span(text, quote)
    claim = ExtractedClaim(
        kind=Kind.DATE,
        start=place.start,
        end=place.end,
        quote=quote,
        sentence=SourceSpan(0, len(text), text),
        value=value,
        event="Ankunft",
    )
    return replace(claim, **fields)


def link(
    text: str, name: str, cue: str | None = None, kind: ActorKind = ActorKind.UNKNOWN
) -> AttributionLink:
    """One party of a chain; its mention is left out where the name does not stand in the text."""
    return AttributionLink(
        name=name,
        kind=kind,
        mention=span(text, name) if name in text else None,
        cue=span(text, cue) if cue else None,
    )


def extraction(*claims: ExtractedClaim) -> Extraction:
    return Extraction(claims=claims, quotations=())


def editor(name: str = "erika") -> User:
    person = User.objects.create_user(name, password="geheim")
    person.groups.add(Group.objects.get(name=EDITORS))
    return person


def analyst(name: str = "anton") -> User:
    return User.objects.create_user(name, password="geheim")
