"""How well a topic's figures are supported: the published rule. Pure; no Django in here.

The first that applies:

1. **contested**: a disagreement on the topic stands (contradiction, or same figure asserted and denied), and no editor has
   explained or dismissed it.
2. **confirmed**: the party that the figure is about states it itself, asserted and unhedged (a state its own losses, a
   company its own layoffs).
3. **independent**: two or more origins do not contradict each other. Reprints and retellings of one origin count once.
4. **single**: everything goes back to one origin.

A denial supports nothing. The range is given for each origin beside the others, from the lowest to the highest figure that it
names; figures are never averaged and no origin is preferred.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from claims.comparison import actors, words
from claims.comparison.records import Reason
from claims.terms import Grade, Modality

# Two origins that do not know each other: the least that can be called independent.
INDEPENDENT_ORIGINS = 2


@dataclass(frozen=True, slots=True)
class Statement:
    """One claim of a topic. ``origin`` is its origin key; ``speaker`` the party at the end of its chain (None: the outlet
    itself) and ``speaker_kind`` that party's ActorKind; ``value`` is set for dates, the bounds for figures."""

    claim: int
    origin: str
    modality: Modality
    hedged: bool
    subject: str | None
    speaker: str | None
    speaker_kind: str
    minimum: Decimal | None
    maximum: Decimal | None
    value: str | None


@dataclass(frozen=True, slots=True)
class OriginRange:
    """What one origin says: from its lowest to its highest figure (None where it names no bound), or its dates."""

    origin: str
    minimum: Decimal | None
    maximum: Decimal | None
    values: tuple[str, ...]
    claims: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Graded:
    grade: Grade
    reason: Reason
    ranges: tuple[OriginRange, ...]


def grade(statements: Sequence[Statement], *, contested: bool) -> Graded | None:
    """The grade of a topic with its reason and the range of each origin, in order of first mention. ``contested``: an
    unresolved disagreement stands. None when nobody states anything."""
    supporting = [statement for statement in statements if statement.modality is not Modality.DENIED]
    if not statements:
        return None
    ranges = tuple(_range(origin, statements) for origin in dict.fromkeys(s.origin for s in statements))
    origins = {statement.origin for statement in supporting}
    own = next((statement for statement in supporting if _own(statement)), None)
    if contested:
        return Graded(Grade.CONTESTED, Reason("grade_contested", {"count": len(ranges)}), ranges)
    if own is not None:
        values = {"party": own.speaker, "subject": own.subject}
        return Graded(Grade.CONFIRMED, Reason("grade_confirmed", values), ranges)
    if len(origins) >= INDEPENDENT_ORIGINS:
        return Graded(Grade.INDEPENDENT, Reason("grade_independent", {"count": len(origins)}), ranges)
    return Graded(Grade.SINGLE, Reason("grade_single", {"count": len(statements)}), ranges)


def _range(origin: str, statements: Sequence[Statement]) -> OriginRange:
    told = [statement for statement in statements if statement.origin == origin]
    lows = [statement.minimum for statement in told if statement.minimum is not None]
    highs = [statement.maximum for statement in told if statement.maximum is not None]
    return OriginRange(
        origin=origin,
        minimum=min(lows, default=None),
        maximum=max(highs, default=None),
        values=tuple(dict.fromkeys(statement.value for statement in told if statement.value)),
        claims=tuple(statement.claim for statement in told),
    )


def _own(statement: Statement) -> bool:
    """Whether the party concerned itself states the figure, and plainly."""
    if statement.hedged or statement.modality is not Modality.ASSERTED:
        return False
    return bool(
        statement.speaker
        and statement.subject
        and concerned(statement.subject, statement.speaker, statement.speaker_kind)
    )


def concerned(subject: str, speaker: str, kind: str = "") -> bool:
    """Whether ``speaker`` speaks for ``subject``: an authority for its own state, or a name that holds the subject's
    whole name ("Sprecher der Reederei Nordlicht" for "Reederei Nordlicht")."""
    party = actors.actor(speaker, kind=kind)
    if party.medium:
        return False
    if party.side == "authorities" and party.country:
        return actors.countries(subject) == (party.country,)
    named = words.content(subject)
    return bool(named) and named <= words.content(speaker)
