"""What was known on a day: which claims, which range, which disagreements, under which grade.

Two times decide: a first version counts from its article's day of publication on (from its first sight when that is unknown),
a changed text from the day on which the change was seen. Everything else is today's: how texts are read, which articles tell one
story, where editors placed claims. So the past is recomputed, story by story and in memory, and gains from every improvement;
what the pages showed at the time is in the rows' own history.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.apps import apps
from django.db.models import Prefetch

from claims import disagreements
from claims.comparison.records import ComparedPair, Finding, TopicFinding
from claims.edits import topic_of
from claims.grades import Graded
from claims.grading import graded
from claims.models import Claim, Disagreement, DisagreementGroup, ReviewEvent, Topic
from claims.pins import placed, rebuilt
from claims.recording import amount
from claims.reprints import unfold
from claims.terms import ReviewState
from sources.models import ArticleVersion


@dataclass(frozen=True, slots=True)
class StoodFinding:
    """A disagreement as it stood. ``row`` is the stored one of the same kind, if any; ``state`` that of its review then."""

    finding: Finding
    row: Disagreement | None
    state: ReviewState


@dataclass(frozen=True, slots=True)
class TopicOnDay:
    """A topic as known on a day. ``claims`` carry the origins of that day and are not saved. Pairs and findings name
    claims by their id as text; ``evidence`` holds them, and also the former claims of silent edits."""

    topic: Topic
    day: date
    claims: tuple[Claim, ...]
    evidence: Mapping[str, Claim]
    pairs: tuple[ComparedPair, ...]
    findings: tuple[StoodFinding, ...]
    minimum: Decimal | None
    maximum: Decimal | None

    @property
    def graded(self) -> Graded | None:
        return graded(self.claims, [(stood.finding.kind, stood.state) for stood in self.findings])


def topic_on(topic: Topic, day: date) -> TopicOnDay:
    """One topic as known at the end of ``day``; without claims when nothing of it was known."""
    found = next((found for found in story_on(topic.story_id, day) if found.topic.pk == topic.pk), None)
    return found or TopicOnDay(topic, day, (), {}, (), (), None, None)


def topics_on(day: date) -> Iterator[TopicOnDay]:
    """Every topic of which something was known at the end of ``day``, story by story."""
    known = ArticleVersion.objects.known_on(day).filter(article__story_article__isnull=False)
    ids = known.order_by("article__story_article__story").values_list("article__story_article__story")
    for (story,) in ids.distinct():
        yield from story_on(story, day)


def story_on(story: int, day: date) -> list[TopicOnDay]:
    """The topics of one story as known at the end of ``day``. At most ten queries."""
    versions = list(
        ArticleVersion.objects.known_on(day)
        .with_article()
        .filter(article__story_article__story=story)
        .order_by("pk")
    )
    if not versions:
        return []
    told = disagreements.compared(versions)
    reviews = ReviewEvent.objects.filter(at__date__lte=day).order_by("id")
    rows = {
        topic.pk: topic
        for topic in Topic.objects.filter(story=story)
        .select_related("story")
        .prefetch_related("disagreements", Prefetch("disagreements__reviews", queryset=reviews))
    }
    homes = _homes(told.claims.values(), rows.keys())
    findings = _by_topic(told, homes)
    evidence = told.claims | _former(findings.values(), told.claims)
    return [_on_day(rows[topic], day, findings[topic], told, evidence) for topic in sorted(findings)]


def _former(findings: Iterable[TopicFinding], known: Mapping[str, Claim]) -> dict[str, Claim]:
    """The claims of replaced texts that silent edits name."""
    groups = [group for topic in findings for found in topic.findings for group in found.groups]
    ids = {int(key) for group in groups for key in group.claims if key not in known}
    return {str(claim.pk): claim for claim in Claim.objects.with_source().filter(pk__in=ids)} if ids else {}


def _homes(claims: Iterable[Claim], topics: Iterable[int]) -> dict[str, int | None]:
    """Claim → the topic in which it stands or, when its text was replaced since, last stood."""
    known = frozenset(topics)
    homes = {str(claim.pk): claim.topic_id for claim in claims}
    replaced = [claim.pk for claim in claims if claim.topic_id is None and not claim.version.current]
    if replaced:
        events = apps.get_model("claims", "claimevent")._default_manager
        last = (
            events.filter(pgh_obj__in=replaced, topic__isnull=False)
            .order_by("pgh_obj", "-pgh_id")
            .distinct("pgh_obj")
        )
        homes |= {str(claim): topic for claim, topic in last.values_list("pgh_obj", "topic")}
    return {claim: topic if topic in known else None for claim, topic in homes.items()}


def _by_topic(told: disagreements.ComparedStory, homes: Mapping[str, int | None]) -> dict[int, TopicFinding]:
    """What comparison says on each topic: its finding is the one that holds most of its claims; claims that stand in a
    topic today are in it, even where what links them to the others was not yet known."""
    context = told.context
    pinned = {key for key, claim in told.claims.items() if claim.topic_pinned}
    wishes = [
        (-shared, count, topic)
        for count, finding in enumerate(told.findings)
        for topic, shared in Counter(homes[claim] for claim in finding.claims).items()
        if topic is not None
    ]
    chosen: dict[int, TopicFinding] = {}
    given: set[int] = set()
    for _shared, count, topic in sorted(wishes):
        if topic not in chosen and count not in given:
            chosen[topic] = told.findings[count]
            given.add(count)
    members: dict[int, list[str]] = defaultdict(list)
    for claim, home in homes.items():
        if home is not None and claim in context.frames and claim not in pinned:
            members[home].append(claim)
    found: dict[int, TopicFinding] = {}
    for topic in members.keys() | chosen.keys():
        base = chosen.get(topic) or topic_of(members[topic][0], context)
        # Those that an editor placed are moved below, as they are when a story is stored.
        stay = [claim for claim in base.claims if claim in pinned or homes[claim] in (topic, None)]
        joined = [claim for claim in members[topic] if claim not in stay]
        elsewhere = set(base.claims) - set(stay)
        pairs = [pair for pair in base.pairs if not elsewhere & {pair.a, pair.b}]
        for one in joined:
            own = context.frames[one].claim
            compared = (context.pair(context.frames[other].claim, own) for other in stay)
            pairs += [pair for pair in compared if pair is not None]
            stay.append(one)
        found[topic] = rebuilt(base, stay, tuple(pairs), context)
    found = placed(found, {claim: homes[claim] for claim in pinned if claim in context.frames}, context)
    followers: dict[str, list[str]] = defaultdict(list)
    for reprint, first in told.reprints.items():
        followers[first].append(reprint)
    return {topic: unfold(finding, followers) for topic, finding in found.items()}


def _on_day(
    topic: Topic,
    day: date,
    finding: TopicFinding,
    told: disagreements.ComparedStory,
    evidence: Mapping[str, Claim],
) -> TopicOnDay:
    claims = [told.claims[key] for key in finding.claims]
    for key, claim in zip(finding.claims, claims, strict=True):
        claim.origin = told.context.frames[told.reprints.get(key, key)].origin.key
        claim.topic = topic
    rows = {row.kind: row for row in topic.disagreements.all()}
    return TopicOnDay(
        topic=topic,
        day=day,
        claims=tuple(claims),
        evidence=evidence,
        pairs=finding.pairs,
        findings=tuple(
            StoodFinding(found, rows.get(str(found.kind)), _state(rows.get(str(found.kind))))
            for found in finding.findings
        ),
        minimum=finding.minimum,
        maximum=finding.maximum,
    )


def _state(row: Disagreement | None) -> ReviewState:
    """The state after the last review event that was read with the row (those up to the day)."""
    events = list(row.reviews.all()) if row else []
    return ReviewState(events[-1].to_state) if events else ReviewState.OPEN


def narrowed(found: Disagreement) -> Disagreement:
    """A disagreement of ``DisagreementQuerySet.known_on`` with its sides cut to the claims that were read with it. Not
    saved."""
    for group in found.groups.all():
        _narrow(group)
    return found


def _narrow(group: DisagreementGroup) -> None:
    claims = list(group.claims.all())
    lows = [claim.amount.lower for claim in claims if claim.amount and claim.amount.lower is not None]
    highs = [claim.amount.upper for claim in claims if claim.amount and claim.amount.upper is not None]
    bounded = group.amount is not None and (lows or highs)
    group.amount = amount(min(lows, default=None), max(highs, default=None), None) if bounded else None
    group.value = next((claim.value for claim in claims if claim.value), "")
    group.origins = sorted({claim.origin for claim in claims})
