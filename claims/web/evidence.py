"""What the pages show of claims: who said what, through whom, grouped by origin.

Everything here reads prefetched rows (``for_page`` querysets) and asks the database nothing.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from claims import amounts
from claims.models import Claim, Disagreement
from claims.terms import DisagreementKind, Kind
from claims.web import number_line, titles, units, wording
from claims.web.number_line import Interval, Lane, NumberLine, Scale


class Styled:
    """Something drawn in the colour and shape that its number picks."""

    __slots__ = ()
    style: int

    @property
    def colour(self) -> int:
        return number_line.colour_of(self.style)

    @property
    def shape(self) -> str:
        return number_line.shape_of(self.style)


@dataclass(frozen=True, slots=True)
class Party(Styled):
    """An origin; ``style`` counts the origins of a page."""

    key: str
    name: str
    style: int


@dataclass(frozen=True, slots=True)
class PartyClaims:
    party: Party
    claims: tuple[Claim, ...]

    @property
    def phrases(self) -> list[str]:
        return list(dict.fromkeys(phrase(claim) for claim in self.claims))


@dataclass(frozen=True, slots=True)
class Side(Styled):
    """One group of a disagreement. ``letter`` is A, B, …; ``phrase`` its most precise value; ``style`` marks it in lists,
    where sides are told apart and not origins."""

    style: int
    phrase: str
    independent: int
    parties: tuple[PartyClaims, ...]

    @property
    def letter(self) -> str:
        return chr(ord("A") + self.style % 26)

    @property
    def claims(self) -> list[Claim]:
        return [claim for entry in self.parties for claim in entry.claims]


def phrase(claim: Claim) -> str:
    """The claim's value in words."""
    if claim.kind == Kind.DATE:
        return amounts.timex(claim.value, claim.mod, wording.language())
    return with_unit(amounts.of_range(claim.amount, claim.modifier, wording.language()), claim)


def with_unit(words: str, claim: Claim) -> str:
    unit = units.of(claim.category, claim.noun, one=words == "1")
    return f"{words}{amounts.NO_BREAK_SPACE}{unit}" if unit else words


def bounds(amount: Any) -> tuple[Decimal | None, Decimal | None]:
    return (amount.lower, amount.upper) if amount else (None, None)


def interval(claim: Claim) -> Interval:
    """The claim's value as bounds to draw; dates as day ordinals, last day included."""
    if claim.kind == Kind.DATE:
        return period_interval(claim.period)
    return Interval(*bounds(claim.amount))


def period_interval(period: Any) -> Interval:
    if not period:
        return Interval(None, None)
    last = period.upper - timedelta(days=1) if period.upper else None
    return Interval(period.lower.toordinal() if period.lower else None, last.toordinal() if last else None)


def chain(claim: Claim) -> list[str]:
    """Names from the outlet to the origin."""
    outlet = claim.version.article.outlet
    return [outlet.name if outlet else _("Article without outlet")] + [
        link.name for link in claim.attributions.all()
    ]


def origin_name(claim: Claim) -> str:
    """The origin as readers know it: the last link of the chain, or the outlet that speaks in its own voice."""
    links = list(claim.attributions.all())
    if links:
        return links[-1].name
    article = claim.version.article
    return article.outlet.name if article.outlet else _("“%(title)s”") % {"title": titles.of_source(claim)}


def parties(claims: Iterable[Claim]) -> dict[str, Party]:
    """Origin key → party, numbered by first appearance; the most frequent name of an origin stands for it."""
    grouped = _by_origin(claims)
    return {key: Party(key, _usual_name(told), style) for style, (key, told) in enumerate(grouped.items())}


def by_party(claims: Sequence[Claim], known: dict[str, Party]) -> tuple[PartyClaims, ...]:
    """The claims of each party in order. One origin may have several names (the police and the district both speak for the
    authorities): a party is called as these claims call it."""
    return tuple(
        PartyClaims(replace(known[key], name=_usual_name(told)), tuple(told))
        for key, told in _by_origin(claims).items()
    )


def _by_origin(claims: Iterable[Claim]) -> dict[str, list[Claim]]:
    grouped: dict[str, list[Claim]] = {}
    for claim in claims:
        grouped.setdefault(claim.origin or f"claim-{claim.pk}", []).append(claim)
    return grouped


def _usual_name(claims: Iterable[Claim]) -> str:
    return Counter(map(origin_name, claims)).most_common(1)[0][0]


def in_order_of_publication(claims: Iterable[Claim]) -> list[Claim]:
    return sorted(
        claims, key=lambda claim: (claim.version.article.published_on or date.max, claim.version_id, claim.pk)
    )


def sides(disagreement: Disagreement) -> list[Side]:
    """The groups of a disagreement as the pages show them: by value, or by day where the figure moved over time."""
    moved = disagreement.kind in {DisagreementKind.UPDATE_OVER_TIME, DisagreementKind.SILENT_EDIT}
    groups = [
        (group, in_order_of_publication(group.claims.all()))
        for group in disagreement.groups.all()
        if group.claims.all()
    ]
    groups.sort(key=lambda entry: _first_told(entry[1]) if moved else _lowest(entry[1]))
    known = parties(claim for _group, claims in groups for claim in claims)
    return [
        Side(
            style=count,
            phrase=phrase(_most_precise(claims)),
            independent=len(group.origins),
            parties=by_party(claims, known),
        )
        for count, (group, claims) in enumerate(groups)
    ]


def _first_told(claims: Sequence[Claim]) -> tuple[Any, ...]:
    first = claims[0].version
    return (first.article.published_on or date.max, first.number, first.pk)


def _lowest(claims: Sequence[Claim]) -> tuple[Any, ...]:
    """By the lower bound; what is open below stands where it ends."""
    one = interval(_most_precise(claims))
    return (one.maximum or 0 if one.minimum is None else one.minimum,)


def _most_precise(claims: Sequence[Claim]) -> Claim:
    """The claim that stands for a group whose values can all hold: the narrowest interval, of equal ones the one stated
    most often. The span over the whole group would be a value that nobody stated."""
    often = Counter(phrase(claim) for claim in claims)
    return min(claims, key=lambda claim: (_width(interval(claim)), -often[phrase(claim)]))


def _width(one: Interval) -> float:
    if one.minimum is None or one.maximum is None:
        return math.inf
    return float(one.maximum - one.minimum)


def lines(shown: Sequence[Side], kind: str, *, compact: bool = False) -> NumberLine | None:
    """The number line of a disagreement: one lane a side in lists, one a side and origin on its page."""
    lanes = []
    for side in shown:
        if compact:
            lanes.append(Lane(side.letter, side.phrase, side.style, _distinct(side.claims)))
            continue
        for entry in side.parties:
            label = f"{side.letter} · {entry.party.name}"
            lanes.append(Lane(label, ", ".join(entry.phrases), side.style, _distinct(entry.claims)))
    return draw(lanes, kind, compact=compact)


def draw(lanes: Sequence[Lane], kind: str, *, compact: bool = False) -> NumberLine | None:
    """The drawing of figures or dates."""
    return number_line.draw(
        lanes,
        label_of=_day if kind == Kind.DATE else _number,
        ticks_of=_day_ticks if kind == Kind.DATE else Scale.ticks,
        lane_height=22 if compact else 46,
        labelled=not compact,
        ticks=2 if compact else 4,
    )


def _distinct(claims: Iterable[Claim]) -> tuple[Interval, ...]:
    return tuple(dict.fromkeys(interval(claim) for claim in claims))


def _number(value: float) -> str:
    return amounts.number(value, wording.language())


def _day(ordinal: float) -> str:
    return date_format(date.fromordinal(int(ordinal)), "SHORT_DATE_FORMAT")


def _day_ticks(scale: Scale) -> list[float]:
    """Both ends: days in between are read off the marks' labels."""
    return sorted({float(round(scale.minimum)), float(round(scale.maximum))})
