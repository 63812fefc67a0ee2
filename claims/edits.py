"""Figures that an outlet changed between two versions of an article, as findings beside those between articles."""

from collections.abc import Sequence
from dataclasses import replace

from claims import comparison
from claims.comparison import Comparison
from claims.comparison.labels import label
from claims.comparison.records import ComparedArticle, ComparedClaim, Finding, TopicFinding
from claims.terms import DisagreementKind

# An article and its claims, as comparison takes them.
Reading = tuple[ComparedArticle, Sequence[ComparedClaim]]


def with_silent_edits(
    topics: Sequence[TopicFinding], context: Comparison, edited: Sequence[tuple[Sequence[Reading], Reading]]
) -> list[TopicFinding]:
    """The topics, completed by what changed within articles. ``edited`` holds the older versions of each article that has
    some, oldest first, and its current one: a figure that differs from any older version stays a finding.

    A changed figure that no other article states gets a topic of its own.
    """
    result = list(topics)
    home = {claim: number for number, topic in enumerate(result) for claim in topic.claims}
    for older, (article, claims) in edited:
        for finding in _edits(older, article, claims):
            after = finding.groups[-1].claims[0]
            if after not in home:
                home[after] = len(result)
                result.append(topic_of(after, context))
            topic = result[home[after]]
            result[home[after]] = replace(topic, findings=_joined(topic.findings, finding))
    return result


def _edits(
    older: Sequence[Reading], article: ComparedArticle, claims: Sequence[ComparedClaim]
) -> list[Finding]:
    """Each change once: several older versions may show the same former value."""
    seen: dict[tuple[object, ...], Finding] = {}
    for before, before_claims in older:
        for finding in comparison.silent_edits(before, before_claims, article, claims):
            former = finding.groups[0]
            seen[finding.groups[-1].claims, former.minimum, former.maximum, former.value] = finding
    return list(seen.values())


def topic_of(claim: str, context: Comparison) -> TopicFinding:
    """A topic that one claim alone answers."""
    frame = context.frames[claim]
    stated = frame.claim
    return TopicFinding(
        key=f"edit|{stated.kind}|{stated.category}|{stated.article}|{stated.start}",
        label=label([frame], context.story),
        kind=stated.kind,
        category=stated.category,
        claims=(claim,),
        pairs=(),
        findings=(),
        origins={claim: frame.origin.key},
        origin_reasons={claim: frame.origin.reason},
        minimum=stated.minimum,
        maximum=stated.maximum,
    )


def _joined(findings: tuple[Finding, ...], edit: Finding) -> tuple[Finding, ...]:
    """A topic has one finding of a kind: further edits join its groups; the gravest gives the severity."""
    first = next((found for found in findings if found.kind is DisagreementKind.SILENT_EDIT), None)
    if first is None:
        return (*findings, edit)
    gravest = max(first, edit, key=lambda finding: finding.severity)
    known = {group.claims for group in first.groups}
    joined = replace(
        gravest,
        groups=(*first.groups, *(group for group in edit.groups if group.claims not in known)),
        reasons=(*first.reasons, *(reason for reason in edit.reasons if reason not in first.reasons)),
    )
    return (*(found for found in findings if found is not first), joined)
