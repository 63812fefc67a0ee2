"""What comparison takes and gives: plain frozen records, no Django. ``claims.disagreements`` fills and stores them."""

from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from typing import Any

from claims.terms import DisagreementKind, Kind, Level, Modality, Modifier, Relation, Scope


@dataclass(frozen=True, slots=True)
class ComparedArticle:
    """One article version. ``published`` is ISO (2025-07-02, or 2025-07 when only the month is known) or None;
    ``first_seen`` is when the knowledge base read it."""

    id: str
    outlet: str | None
    title: str | None
    published: str | None
    text: str
    first_seen: datetime | None = None


@dataclass(frozen=True, slots=True)
class ComparedClaim:
    """One claim, as comparison sees it. Offsets point into the article's text. ``attribution`` holds the names of the
    chain, nearest to the outlet first, origin last; ``attribution_kinds`` their ActorKind values in the same order."""

    id: str
    article: str
    kind: Kind
    start: int
    end: int
    quote: str
    sentence: str
    minimum: Decimal | None = None
    maximum: Decimal | None = None
    modifier: Modifier | None = None
    noun: str | None = None
    category: str | None = None
    subject: str | None = None
    place: str | None = None
    scope: Scope | None = None
    modality: Modality = Modality.ASSERTED
    hedged: bool = False
    superseded: bool = False
    event_time: str | None = None
    value: str | None = None
    mod: str | None = None
    event: str | None = None
    attribution: tuple[str, ...] = ()
    attribution_kinds: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Reason:
    """Why, as data: ``code`` names a sentence in ``reasons.tsv`` (German and English), ``values`` fill it."""

    code: str
    values: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ComparedPair:
    """The verdict on two claims of one topic. Direction: update_over_time earlier → later; sum_of_parts whole → part;
    refines precise → vague. ``chance`` of a disagreement or later state: that the trained matcher is right about it, 1 where rules alone
    decided."""

    a: str
    b: str
    relation: Relation
    reasons: tuple[Reason, ...]
    level: Level | None = None
    chance: float = 1.0


@dataclass(frozen=True, slots=True)
class ValueGroup:
    """Claims of one disagreement that can hold together, with the distinct origins behind them."""

    claims: tuple[str, ...]
    minimum: Decimal | None
    maximum: Decimal | None
    value: str | None
    origins: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Finding:
    """A disagreement on a topic. ``severity`` lies in [0, 1]; ``severity_parts`` are its named addends. ``chance`` is that of
    its surest pair, 1 where rules alone decided."""

    kind: DisagreementKind
    groups: tuple[ValueGroup, ...]
    reasons: tuple[Reason, ...]
    severity: float
    severity_parts: dict[str, float]
    level: Level | None = None
    chance: float = 1.0


@dataclass(frozen=True, slots=True)
class TopicFinding:
    """Claims that answer one question. ``label`` is German; ``origins`` maps claim id → origin key (claims with equal
    keys share an origin, "10 reprints = 1"), ``origin_reasons`` says why. ``key`` is stable over recomputation."""

    key: str
    label: str
    kind: Kind
    category: str | None
    claims: tuple[str, ...]
    pairs: tuple[ComparedPair, ...]
    findings: tuple[Finding, ...]
    origins: dict[str, str]
    origin_reasons: dict[str, Reason]
    minimum: Decimal | None = None
    maximum: Decimal | None = None
