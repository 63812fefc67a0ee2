"""Sentences that many articles print alike: the first few are compared, the others follow the first.

Comparison looks at every two claims of a topic. An agency text with a hundred reprints would cost ten thousand verdicts that
all say "the same sentence"; folded, it costs a hundred.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace

from claims.comparison.records import (
    ComparedArticle,
    ComparedClaim,
    ComparedPair,
    Finding,
    Reason,
    TopicFinding,
)
from claims.terms import Relation

# So many printings of one claim are compared in full: beyond, a further one adds nothing to the prominence of a finding
# (claims.comparison.findings counts articles up to six).
COMPARED = 6


def fold(
    articles: Sequence[ComparedArticle],
    claims: Iterable[tuple[ComparedClaim, int]],
    whole: Collection[str],
) -> tuple[list[ComparedClaim], dict[str, str]]:
    """The claims to compare, and the others: reprint → the first printing of the same claim.

    ``claims`` come with the offset of their quote in their sentence. Printings are the same when the sentence, the offset
    and everything that was read from them are equal. Claims in ``whole`` are always compared, and none follows them.
    """
    published = {article.id: article.published or "9999" for article in articles}
    printings: dict[ComparedClaim, list[ComparedClaim]] = defaultdict(list)
    compared: list[ComparedClaim] = []
    reprints: dict[str, str] = {}
    for claim, offset in sorted(claims, key=lambda entry: published[entry[0].article]):
        same = printings[replace(claim, id="", article="", start=offset, end=0)]
        if claim.id in whole:
            compared.append(claim)
        elif len(same) < COMPARED:
            same.append(claim)
            compared.append(claim)
        else:
            reprints[claim.id] = same[0].id
    return compared, reprints


def unfold(topic: TopicFinding, reprints: Mapping[str, Collection[str]]) -> TopicFinding:
    """The topic with the reprints of its claims: each echoes its first printing, shares its origin and stands in its
    groups. ``reprints``: first printing → its reprints."""
    followers = {claim: reprints[claim] for claim in topic.claims if claim in reprints}
    if not followers:
        return topic
    pairs = tuple(
        ComparedPair(first, reprint, Relation.ECHO_SAME_ORIGIN, (Reason("same_passage"),))
        for first, others in followers.items()
        for reprint in others
    )
    return replace(
        topic,
        claims=_followed(topic.claims, followers),
        pairs=(*topic.pairs, *pairs),
        findings=tuple(_with_reprints(finding, followers) for finding in topic.findings),
    )


def _with_reprints(finding: Finding, followers: Mapping[str, Collection[str]]) -> Finding:
    return replace(
        finding,
        groups=tuple(replace(group, claims=_followed(group.claims, followers)) for group in finding.groups),
    )


def _followed(claims: Iterable[str], followers: Mapping[str, Collection[str]]) -> tuple[str, ...]:
    claims = tuple(claims)
    return (*claims, *(reprint for claim in claims for reprint in followers.get(claim, ())))
