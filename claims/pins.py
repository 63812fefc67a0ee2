"""Claims that an editor placed: comparison's topics as they are after the move, compared anew where the claim now stands."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from claims.comparison import Comparison
from claims.comparison.findings import findings
from claims.comparison.records import ComparedPair, TopicFinding
from claims.comparison.relation import judge
from claims.edits import topic_of
from claims.terms import DisagreementKind, Kind


def placed(
    topics: Mapping[int, TopicFinding], pins: Mapping[str, int | None], context: Comparison
) -> dict[int, TopicFinding]:
    """``topics`` (by the id of their row) after the moves in ``pins``: claim → topic, None for no topic at all.

    The editor says that the claim answers the topic's question, so it is compared with every claim there. A topic that
    comparison did not find (claims split off) begins with its first claim.
    """
    result = dict(topics)
    for claim, target in sorted(pins.items(), key=lambda pin: pin[0]):
        for topic, found in list(result.items()):
            if claim in found.claims and topic != target:
                result[topic] = _without(found, claim, context)
        if target is not None and target not in result:
            result[target] = topic_of(claim, context)
        elif target is not None and claim not in result[target].claims:
            result[target] = _with(result[target], claim, context)
    return {topic: found for topic, found in result.items() if found.claims}


def _without(topic: TopicFinding, claim: str, context: Comparison) -> TopicFinding:
    claims = tuple(other for other in topic.claims if other != claim)
    pairs = tuple(pair for pair in topic.pairs if claim not in (pair.a, pair.b))
    return rebuilt(topic, claims, pairs, context)


def _with(topic: TopicFinding, claim: str, context: Comparison) -> TopicFinding:
    found = [_pair(other, claim, context) for other in topic.claims]
    pairs = (*topic.pairs, *(pair for pair in found if pair is not None))
    return rebuilt(topic, (*topic.claims, claim), pairs, context)


def _pair(one: str, two: str, context: Comparison) -> ComparedPair | None:
    """The verdict on two claims that an editor says answer one question; None for a date beside a figure and for a claim
    without a value that can be compared."""
    left, right = context.frames[one], context.frames[two]
    if found := context.pair(left.claim, right.claim):
        return found
    figures = left.figure is not None and right.figure is not None
    periods = left.period is not None and right.period is not None
    comparable = left.claim.kind is right.claim.kind and (
        periods if left.claim.kind is Kind.DATE else figures
    )
    return judge(left, right, context.story, frozenset()) if comparable else None


def rebuilt(
    topic: TopicFinding, claims: Iterable[str], pairs: tuple[ComparedPair, ...], context: Comparison
) -> TopicFinding:
    """The topic with these claims and pairs; silent edits are about one article and stay with its claim."""
    members = [context.frames[claim] for claim in claims]
    bounds = [
        bound
        for member in members
        for bound in (member.claim.minimum, member.claim.maximum)
        if bound is not None
    ]
    keys = {member.claim.id for member in members}
    edits = [
        found
        for found in topic.findings
        if found.kind is DisagreementKind.SILENT_EDIT and found.groups[-1].claims[0] in keys
    ]
    return replace(
        topic,
        claims=tuple(member.claim.id for member in members),
        pairs=pairs,
        findings=(*findings(members, pairs, context.frames), *edits),
        origins={member.claim.id: member.origin.key for member in members},
        origin_reasons={member.claim.id: member.origin.reason for member in members},
        minimum=min(bounds, default=None),
        maximum=max(bounds, default=None),
    )
