"""From pairs to findings: groups of claims that can hold together, how severe their disagreement is, and why.

Severity = GAP · relative gap + LIKELIHOOD · chance that the surest pair is right + INDEPENDENCE · support of the second-strongest
side + CERTAINTY · share of unhedged pairs + PROMINENCE · number of articles. Each part is kept under its name, so that an
editor sees what put a finding on top; freshness and review state change without a new comparison and are added where
findings are listed.
"""

from collections.abc import Mapping, Sequence

from claims.comparison.frames import Frame
from claims.comparison.records import ComparedPair, Finding, Reason, ValueGroup
from claims.comparison.values import gap
from claims.terms import DisagreementKind, Kind, Level, Relation

# Weights of the severity formula (sum 1). A wide gap matters most to an editor, and that there is a disagreement at all, then
# whether both sides stand on their own sources; set by ranking the demo stories by hand.
GAP_WEIGHT = 0.3
LIKELIHOOD_WEIGHT = 0.3
INDEPENDENCE_WEIGHT = 0.2
CERTAINTY_WEIGHT = 0.1
PROMINENCE_WEIGHT = 0.1
# Chances below this are not flagged (comparing.FLAG_CHANCE), or hardly: from here to 1 the likelihood rises from nothing to full.
LEAST_CHANCE = 0.5
# Updates are news, not errors: they rank below every contradiction of the same gap.
UPDATE_FACTOR = 0.4
# What happened on a date is harder to tell than what a figure counts, so dates rank below clear figures.
DATE_FACTOR = 0.5
# This many independent origins or articles count as full support.
FULL_SUPPORT = 3
# A reader looks at a few reasons, not at those of hundreds of pairs.
MOST_REASONS = 12

KINDS = {
    Relation.CONTRADICT: DisagreementKind.CONTRADICT,
    Relation.UPDATE_OVER_TIME: DisagreementKind.UPDATE_OVER_TIME,
    Relation.ATTRIBUTION_CONFLICT: DisagreementKind.ATTRIBUTION_CONFLICT,
}


def findings(
    members: Sequence[Frame], pairs: Sequence[ComparedPair], frames: Mapping[str, Frame]
) -> tuple[Finding, ...]:
    """At most one finding of each kind for a topic."""
    result = []
    for relation, kind in KINDS.items():
        chosen = [
            pair for pair in pairs if pair.relation is relation and pair.a in frames and pair.b in frames
        ]
        if chosen:
            result.append(_finding(kind, members, chosen, pairs, frames))
    return tuple(result)


def _finding(
    kind: DisagreementKind,
    members: Sequence[Frame],
    chosen: Sequence[ComparedPair],
    pairs: Sequence[ComparedPair],
    frames: Mapping[str, Frame],
) -> Finding:
    involved = list(dict.fromkeys(key for pair in chosen for key in (pair.a, pair.b)))
    groups = tuple(_group(group, frames) for group in _groups(involved, chosen, pairs))
    levels = {pair.level for pair in chosen if pair.level}
    level = Level.OUTLETS if Level.OUTLETS in levels else next(iter(levels), None)
    surest = max(pair.chance for pair in chosen)
    parts = _severity(kind, groups, chosen, frames, surest)
    severity = round(sum(parts.values()), 4)
    return Finding(kind, groups, _reasons(chosen), severity, parts, level, round(surest, 4))


def _reasons(chosen: Sequence[ComparedPair]) -> tuple[Reason, ...]:
    """The first reasons of the pairs, each once."""
    reasons: list[Reason] = []
    for reason in (reason for pair in chosen for reason in pair.reasons):
        if len(reasons) == MOST_REASONS:
            break
        if reason not in reasons:
            reasons.append(reason)
    return tuple(reasons)


def _groups(
    involved: Sequence[str], chosen: Sequence[ComparedPair], pairs: Sequence[ComparedPair]
) -> list[list[str]]:
    """Claims that agree, refine or echo stand together; two that disagree never do."""
    apart = {frozenset((pair.a, pair.b)) for pair in chosen}
    holding = {Relation.AGREE, Relation.REFINES, Relation.ECHO_SAME_ORIGIN}
    together = {frozenset((pair.a, pair.b)) for pair in pairs if pair.relation in holding}
    groups: list[list[str]] = []
    for key in involved:
        for group in groups:
            fits = any(frozenset((key, other)) in together for other in group)
            if fits and not any(frozenset((key, other)) in apart for other in group):
                group.append(key)
                break
        else:
            groups.append([key])
    return groups


def _group(keys: Sequence[str], frames: Mapping[str, Frame]) -> ValueGroup:
    claims = [frames[key].claim for key in keys]
    lows = [claim.minimum for claim in claims if claim.minimum is not None]
    highs = [claim.maximum for claim in claims if claim.maximum is not None]
    value = next((claim.value for claim in claims if claim.kind is Kind.DATE), None)
    origins = tuple(sorted({frames[key].origin.key for key in keys}))
    return ValueGroup(tuple(keys), min(lows, default=None), max(highs, default=None), value, origins)


def _severity(
    kind: DisagreementKind,
    groups: Sequence[ValueGroup],
    chosen: Sequence[ComparedPair],
    frames: Mapping[str, Frame],
    surest: float,
) -> dict[str, float]:
    widest = max(_pair_gap(frames[pair.a], frames[pair.b]) for pair in chosen)
    supports = sorted(len(group.origins) for group in groups)
    weaker = supports[-2] if len(supports) > 1 else 0
    firm = [pair for pair in chosen if not frames[pair.a].claim.hedged and not frames[pair.b].claim.hedged]
    articles = {frames[key].claim.article for group in groups for key in group.claims}
    factor = UPDATE_FACTOR if kind is DisagreementKind.UPDATE_OVER_TIME else 1.0
    if all(frames[pair.a].claim.kind is Kind.DATE for pair in chosen):
        factor *= DATE_FACTOR
    parts = {
        "gap": GAP_WEIGHT * widest,
        "likelihood": LIKELIHOOD_WEIGHT * max(0.0, (surest - LEAST_CHANCE) / (1 - LEAST_CHANCE)),
        "independence": INDEPENDENCE_WEIGHT * min(weaker / FULL_SUPPORT, 1.0),
        "certainty": CERTAINTY_WEIGHT * (len(firm) / len(chosen)),
        "prominence": PROMINENCE_WEIGHT * min(len(articles) / (2 * FULL_SUPPORT), 1.0),
    }
    return {name: round(value * factor, 4) for name, value in parts.items()}


def _pair_gap(left: Frame, right: Frame) -> float:
    if left.figure is not None and right.figure is not None:
        return gap(left.figure, right.figure)
    if left.period is not None and right.period is not None:
        return min(left.period.gap(right.period) / 7, 1.0)
    return 0.0
