"""Rows for tests: small, fixed, complete. Each maker takes what a test is about and fills in the rest."""

from collections.abc import Sequence
from datetime import UTC, date, datetime
from hashlib import sha256
from itertools import count
from typing import Any

from django.contrib.auth.models import Group, User
from psycopg.types.range import DateRange, Int4Range, NumericRange

from claims.models import (
    Actor,
    Attribution,
    Claim,
    Disagreement,
    DisagreementGroup,
    Pair,
    Story,
    Topic,
)
from claims.permissions import EDITORS
from claims.terms import DisagreementKind, Kind, Level, Modifier, Relation
from sources.models import Article, ArticleVersion, Outlet

SEEN = datetime(2025, 7, 3, 8, 0, tzinfo=UTC)
_numbers = count(1)


def make_outlet(name: str = "Morgenblatt") -> Outlet:
    return Outlet.objects.get_or_create(name=name)[0]


def make_version(
    text: str,
    *,
    outlet: str | None = "Morgenblatt",
    title: str = "Ein Artikel",
    published: date | None = date(2025, 7, 2),
    article: Article | None = None,
) -> ArticleVersion:
    """The current version of a new article, or the next version of ``article``."""
    number = 1
    if article is None:
        article = Article.objects.create(
            outlet=make_outlet(outlet) if outlet else None,
            external_id=f"artikel-{next(_numbers)}",
            title=title,
            published_on=published,
        )
    else:
        number = article.versions.count() + 1
        article.versions.update(current=False)
    return ArticleVersion.objects.create(
        article=article,
        number=number,
        title=article.title,
        text=text,
        sha256=sha256(text.encode()).hexdigest(),
        reference=f"{article.external_id}.txt",
        first_seen=SEEN,
        last_seen=SEEN,
        extraction=ArticleVersion.Extraction.DONE,
    )


def make_claim(
    version: ArticleVersion,
    quote: str,
    minimum: int | None = None,
    maximum: int | None = None,
    *,
    modifier: str = Modifier.EXACT,
    category: str = "killed",
    value: str = "",
    days: tuple[date, date] | None = None,
    chain: Sequence[str] = (),
    cue: str = "",
    topic: Topic | None = None,
    origin: str | None = None,
    **fields: Any,
) -> Claim:
    """A claim at the first place where ``quote`` stands in the text; ``value`` and ``days`` (last one included) make it a
    date claim. The chain's last name is its origin unless ``origin`` names another key."""
    start = version.text.index(quote)
    end = start + len(quote)
    left = version.text.rfind(". ", 0, start)
    left = 0 if left < 0 else left + 2
    right = version.text.find(".", end)
    right = len(version.text) if right < 0 else right + 1
    if value:
        assert days
        own: dict[str, Any] = {"kind": Kind.DATE, "value": value, "period": DateRange(*days, bounds="[]")}
    else:
        own = {
            "kind": Kind.QUANTITY,
            "amount": NumericRange(minimum, maximum, bounds="[]"),
            "modifier": modifier,
            "category": category,
            "scope": "total",
        }
    outlet = version.article.outlet
    claim = Claim.objects.create(
        version=version,
        span=Int4Range(start, end),
        quote=quote,
        sentence_span=Int4Range(left, right),
        sentence=version.text[left:right],
        topic=topic,
        origin=origin or (chain[-1] if chain else outlet.name if outlet else f"artikel-{version.article_id}"),
        **own | fields,
    )
    for position, name in enumerate(chain):
        at = version.text.find(cue) if cue else -1
        Attribution.objects.create(
            claim=claim,
            position=position,
            actor=Actor.objects.get_or_create(name=name)[0],
            name=name,
            cue=cue if at >= 0 else "",
            cue_span=Int4Range(at, at + len(cue)) if at >= 0 else None,
        )
    return claim


def make_topic(label: str = "Todesopfer der Sturmflut", **fields: Any) -> Topic:
    key = f"thema-{next(_numbers)}"
    story = Story.objects.create(key=key, label=fields.pop("story", "Sturmflut"))
    return Topic.objects.create(
        **{"story": story, "key": key, "label": label, "kind": Kind.QUANTITY, "category": "killed"} | fields
    )


def make_disagreement(
    topic: Topic,
    groups: Sequence[Sequence[Claim]],
    *,
    kind: str = DisagreementKind.CONTRADICT,
    severity: float = 0.62,
    **fields: Any,
) -> Disagreement:
    """A finding whose groups hold the given claims, with their origins and joint interval."""
    disagreement = Disagreement.objects.create(
        **{
            "topic": topic,
            "kind": kind,
            "level": Level.SOURCES,
            "severity": severity,
            "severity_parts": {
                "gap": 0.2,
                "likelihood": 0.2,
                "independence": 0.12,
                "certainty": 0.05,
                "prominence": 0.05,
            },
            "chance": 0.8333,
            "reasons": [
                {
                    "code": "values_apart",
                    "values": {"a": groups[0][0].quote, "b": groups[-1][0].quote, "gap": 0.2},
                }
            ]
            if groups
            else [],
            "fingerprint": f"{next(_numbers):064}",
        }
        | fields
    )
    for position, claims in enumerate(groups):
        lows = [claim.amount.lower for claim in claims if claim.amount and claim.amount.lower is not None]
        highs = [claim.amount.upper for claim in claims if claim.amount and claim.amount.upper is not None]
        bounded = any(claim.amount for claim in claims)
        group = DisagreementGroup.objects.create(
            disagreement=disagreement,
            position=position,
            amount=NumericRange(min(lows, default=None), max(highs, default=None), bounds="[]")
            if bounded
            else None,
            value=claims[0].value,
            origins=sorted({claim.origin for claim in claims}),
        )
        group.claims.set(claims)
    return disagreement


def make_pair(a: Claim, b: Claim, relation: str = Relation.CONTRADICT, **fields: Any) -> Pair:
    assert a.topic
    reasons = fields.pop("reasons", [{"code": "both_hold", "values": {"a": a.quote, "b": b.quote}}])
    return Pair.objects.create(topic=a.topic, a=a, b=b, relation=relation, reasons=reasons, **fields)


def make_editor(name: str = "erika") -> User:
    """A person who may judge disagreements."""
    editor = User.objects.create_user(name, password="geheim-genug-42")
    editor.groups.add(Group.objects.get(name=EDITORS))
    return editor


def make_reader(name: str = "robert") -> User:
    """A person with an account who may not judge."""
    return User.objects.create_user(name, password="geheim-genug-42")


def make_storm() -> Disagreement:
    """A contradiction with two sides, one of them with two articles of one origin, and a pair that is not flagged."""
    topic = make_topic("Todesopfer der Sturmflut", amount=NumericRange(12, 19, bounds="[]"))
    first = make_version(
        "Bei der Sturmflut an der Küste sind nach Angaben der Polizei zwölf Menschen ums Leben gekommen. "
        "Mehr als 300 Häuser stehen unter Wasser.",
        title="Zwölf Tote nach Sturmflut",
    )
    second = make_version(
        "Die Polizei spricht von zwölf Toten. Am Mittwoch beginnt das Aufräumen.",
        outlet="Küstenkurier",
        title="Nach der Flut",
        published=date(2025, 7, 3),
    )
    third = make_version(
        "Das Innenministerium zählt 19 Tote. Weitere Angaben machte es nicht.",
        outlet="Abendpost",
        title="Ministerium nennt höhere Zahl",
        published=date(2025, 7, 3),
    )
    a = make_claim(
        first, "zwölf Menschen", 12, 12, chain=["Polizei"], cue="nach Angaben", topic=topic, place="Küste"
    )
    b = make_claim(second, "zwölf Toten", 12, 12, chain=["Polizei"], topic=topic)
    c = make_claim(third, "19 Tote", 19, 19, chain=["Innenministerium"], topic=topic, hedged=True)
    make_claim(first, "Mehr als 300 Häuser", 300, None, modifier=Modifier.MORE_THAN, category="other")
    make_pair(a, c, level=Level.SOURCES)
    make_pair(
        a, b, Relation.ECHO_SAME_ORIGIN, reasons=[{"code": "same_medium", "values": {"medium": "Polizei"}}]
    )
    return make_disagreement(topic, [[a, b], [c]])
