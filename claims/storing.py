"""What comparison found on a story, over what stands: topics, compared pairs, disagreements.

Rows are matched with what stands and written only where they differ. What editors did stays: pinned topics and labels,
states, notes. A finding that no longer holds is marked gone, not deleted; new values under a judgement reopen it.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from hashlib import sha256
from typing import Any
from uuid import uuid4

from django.db.backends.postgresql.psycopg_any import NumericRange
from django.db.models import Q
from django.utils import timezone

from claims import amounts, reasons, review
from claims.comparison import Comparison
from claims.comparison.records import ComparedPair, Finding, TopicFinding, ValueGroup
from claims.models import Claim, Disagreement, DisagreementGroup, Pair, ReviewEvent, Story, Topic
from claims.pins import placed
from claims.recording import amount
from claims.reprints import unfold

# As wide as the columns.
LABEL_CHARACTERS = ORIGIN_CHARACTERS = 300


class Store:
    """Writes the findings of one story over what stands. ``claims`` are its standing claims by their compared id,
    ``context`` holds those that were compared, ``reprints`` leads from the others to the ones they follow."""

    def __init__(
        self, story: Story, claims: Mapping[str, Claim], context: Comparison, reprints: Mapping[str, str]
    ) -> None:
        self.story, self.claims, self.context, self.reprints = story, claims, context, reprints

    def store(self, findings: Sequence[TopicFinding]) -> None:
        pins = {key: claim.topic_id for key, claim in self.claims.items() if claim.topic_pinned}
        following = self.following(findings, pins)
        rows, compared = self.topics([finding for finding in findings if finding.key not in following], pins)
        # A topic of another story can only have lost the claim.
        moves = {key: topic if topic in rows else None for key, topic in pins.items()}
        for finding in findings:
            if finding.key in following:
                moves |= dict.fromkeys(finding.claims, following[finding.key])
        compared = placed(compared, moves, self.context)
        followers: dict[str, list[str]] = defaultdict(list)
        for reprint, first in self.reprints.items():
            followers[first].append(reprint)
        compared = {topic: unfold(finding, followers) for topic, finding in compared.items()}
        for topic, finding in compared.items():
            self.topic_values(rows[topic], finding)
        self.claim_rows(compared, pins)
        self.pairs(rows, ((topic, pair) for topic, finding in compared.items() for pair in finding.pairs))
        self.disagreements(
            (topic, found) for topic, finding in compared.items() for found in finding.findings
        )
        Topic.objects.filter(story=self.story).count_anew()
        Story.objects.filter(pk=self.story.pk).count_anew()
        self.tidy()

    # -- topics --------------------------------------------------------------------------------------------------------

    def following(self, findings: Sequence[TopicFinding], pins: Mapping[str, int | None]) -> dict[str, int]:
        """Findings (by key) that go as a whole into a topic with claims of its own: editors put some of their claims there
        and none stands elsewhere. So what joins a merged topic later comes along."""
        standing = [
            (finding, {pins[claim] for claim in finding.claims if claim in pins}, self.free(finding, pins))
            for finding in findings
        ]
        own = {topic for _, pinned, free in standing for topic in free if topic not in pinned}
        return {
            finding.key: topic
            for finding, pinned, free in standing
            for topic in pinned
            if topic is not None and len(pinned) == 1 and set(free) <= {topic} and topic in own
        }

    def free(self, finding: TopicFinding, pins: Mapping[str, int | None]) -> Counter[int]:
        """The topics in which the finding's claims stand, those in ``pins`` left out."""
        places = (self.claims[claim].topic_id for claim in finding.claims if claim not in pins)
        return Counter(topic for topic in places if topic is not None)

    def topics(
        self, findings: Sequence[TopicFinding], pins: Mapping[str, int | None]
    ) -> tuple[dict[int, Topic], dict[int, TopicFinding]]:
        """The topic rows of the story and, by their id, what was found on each: the row is the one that holds most of
        the claims, else the one of the same key, else new.

        A topic keeps its identity while claims come and go, so that reviews and links keep their subject.
        """
        standing = {topic.pk: topic for topic in Topic.objects.filter(story=self.story).select_for_update()}
        by_key = {topic.key: topic.pk for topic in standing.values()}
        reviewed = set(
            ReviewEvent.objects.filter(disagreement__topic__story=self.story).values_list(
                "disagreement__topic", flat=True
            )
        )
        # (editors worked on it, claims shared, same key, finding, topic)
        wishes: list[tuple[bool, int, bool, int, int]] = []
        for count, finding in enumerate(findings):
            same_key = by_key.get(self.key(finding))
            # Claims that editors split off do not take the others along.
            shared = self.free(finding, pins) or self.free(finding, {})
            for topic in standing.keys() & {*shared, same_key}:
                worked_on = standing[topic].label_pinned or topic in reviewed
                wishes.append((worked_on, shared[topic], topic == same_key, count, topic))
        rows: dict[int, Topic] = dict(standing)
        compared: dict[int, TopicFinding] = {}
        given: set[int] = set()
        best_first = sorted(wishes, key=lambda wish: (not wish[0], -wish[1], not wish[2], *wish[3:]))
        for *_why, count, topic in best_first:
            if count not in given and topic not in compared:
                compared[topic] = findings[count]
                given.add(count)
        for count, finding in enumerate(findings):
            if count not in given:
                row = self.new_topic(finding)
                rows[row.pk], compared[row.pk] = row, finding
        return rows, compared

    def key(self, finding: TopicFinding) -> str:
        return sha256(f"{self.story.key}\n{finding.key}".encode()).hexdigest()

    def new_topic(self, finding: TopicFinding) -> Topic:
        key = self.key(finding)
        if Topic.objects.filter(key=key).exists():  # that topic went along with other claims
            key = sha256(f"{key}\n{uuid4()}".encode()).hexdigest()
        label = finding.label[:LABEL_CHARACTERS]
        return Topic.objects.create(story=self.story, key=key, label=label, kind=str(finding.kind))

    def topic_values(self, topic: Topic, finding: TopicFinding) -> None:
        values: dict[str, Any] = {
            "kind": str(finding.kind),
            "category": finding.category or "",
            "amount": _amount(finding.minimum, finding.maximum),
        }
        if not topic.label_pinned:
            values["label"] = finding.label[:LABEL_CHARACTERS]
        _save_changed(topic, values)

    def claim_rows(self, compared: Mapping[int, TopicFinding], pins: Mapping[str, int | None]) -> None:
        """Topic and origin of each claim of the story."""
        home = {claim: topic for topic, finding in compared.items() for claim in finding.claims}
        changed = []
        for key, claim in self.claims.items():
            before = claim.topic_id, claim.origin, claim.origin_reason
            source = self.context.frames[self.reprints.get(key, key)].origin
            claim.topic_id = pins[key] if key in pins else home.get(key)
            claim.origin = source.key[:ORIGIN_CHARACTERS]
            claim.origin_reason = reasons.stored(source.reason)
            if before != (claim.topic_id, claim.origin, claim.origin_reason):
                changed.append(claim)
        if changed:
            Claim.objects.bulk_update(changed, ["topic", "origin", "origin_reason"])
        former = Claim.objects.filter(topic__story=self.story, topic_pinned=False).exclude(
            pk__in=[claim.pk for claim in self.claims.values()]
        )
        former.update(topic=None)  # withdrawn, or of an older version

    # -- pairs ---------------------------------------------------------------------------------------------------------

    def pairs(self, topics: Collection[int], compared: Iterable[tuple[int, ComparedPair]]) -> None:
        """Write the compared pairs over those that stand in ``topics`` (all of the story) or hold one of its claims."""
        wanted: dict[tuple[int, int], Pair] = {}
        for topic, pair in compared:
            a, b = int(pair.a), int(pair.b)
            if (b, a) not in wanted:
                wanted[a, b] = Pair(
                    topic_id=topic,
                    a_id=a,
                    b_id=b,
                    relation=str(pair.relation),
                    level=pair.level or "",
                    reasons=[reasons.stored(reason) for reason in pair.reasons],
                )
        gone: list[int] = []
        # By ids, not through the story: both sides of the OR then have an index, in a table of millions.
        standing = Q(topic__in=list(topics)) | Q(a__in=[int(key) for key in self.claims])
        for row in Pair.objects.filter(standing).order_by():
            now = wanted.get((row.a_id, row.b_id))
            if now is None:
                gone.append(row.pk)
            elif _content(row) == _content(now):
                del wanted[row.a_id, row.b_id]
        Pair.objects.filter(pk__in=gone).delete()
        Pair.objects.bulk_create(
            wanted.values(),
            update_conflicts=True,
            unique_fields=["a", "b"],
            update_fields=["topic", "relation", "level", "reasons"],
        )

    # -- disagreements -------------------------------------------------------------------------------------------------

    def disagreements(self, found: Iterable[tuple[int, Finding]]) -> None:
        standing = {
            (row.topic_id, row.kind): row
            for row in Disagreement.objects.filter(topic__story=self.story)
            .select_for_update(of=("self",))
            .prefetch_related("groups__claims")
            .order_by("pk")
        }
        for topic, finding in found:
            self.disagreement(topic, finding, standing.pop((topic, str(finding.kind)), None))
        now = timezone.now()
        for row in standing.values():
            if row.gone_at is None:
                row.gone_at = now
                row.save(update_fields=["gone_at", "changed_at"])

    def disagreement(self, topic: int, finding: Finding, row: Disagreement | None) -> None:
        groups = [replace(group, origins=tuple(dict.fromkeys(group.origins))) for group in finding.groups]
        values = {
            "level": str(finding.level or ""),
            "severity": min(1.0, max(0.0, round(finding.severity, 4))),
            "severity_parts": finding.severity_parts,
            "chance": finding.chance,
            "reasons": [reasons.stored(reason) for reason in finding.reasons],
            "fingerprint": fingerprint(groups),
            "gone_at": None,
        }
        if row is None:
            row = Disagreement.objects.create(topic_id=topic, kind=str(finding.kind), **values)
            _write_groups(row, groups)
            return
        before, after = _stored_groups(row), [_group_content(group) for group in groups]
        reopens = row.fingerprint != values["fingerprint"]
        _save_changed(row, values, touch=before != after)
        if before != after:
            row.groups.all().delete()
            _write_groups(row, groups)
        if reopens:
            review.reopen_for_new_evidence(row, f"{_summary(before)} → {_summary(after)}")

    def tidy(self) -> None:
        """Delete topics that hold nothing: no claim, no finding of any time, nothing an editor wrote."""
        Topic.objects.filter(
            story=self.story, claims__isnull=True, disagreements__isnull=True, label_pinned=False
        ).delete()
        if not self.claims and not self.story.members.exists() and not self.story.topics.exists():
            self.story.delete()


GroupContent = tuple[Any, str, list[str], set[int]]


def fingerprint(groups: Sequence[ValueGroup]) -> str:
    """Stands for the evidence: each side's value and the number of independent origins behind it.

    A further reprint of a known origin changes nothing; a new value or a new independent voice does.
    """
    sides = sorted(
        f"{amounts.plain(group.minimum)}|{amounts.plain(group.maximum)}|{group.value or ''}|{len(set(group.origins))}"
        for group in groups
    )
    return sha256("\n".join(sides).encode()).hexdigest()


def _group_content(group: ValueGroup) -> GroupContent:
    return (
        _amount(group.minimum, group.maximum),
        (group.value or "")[:60],
        list(group.origins),
        {int(claim) for claim in group.claims},
    )


def _stored_groups(disagreement: Disagreement) -> list[GroupContent]:
    rows = sorted(disagreement.groups.all(), key=lambda row: row.position)
    return [(row.amount, row.value, row.origins, {claim.pk for claim in row.claims.all()}) for row in rows]


def _write_groups(disagreement: Disagreement, groups: Sequence[ValueGroup]) -> None:
    contents = [_group_content(group) for group in groups]
    rows = DisagreementGroup.objects.bulk_create(
        DisagreementGroup(
            disagreement=disagreement, position=position, amount=interval, value=value, origins=origins
        )
        for position, (interval, value, origins, _claims) in enumerate(contents)
    )
    through = DisagreementGroup.claims.through
    through.objects.bulk_create(
        through(disagreementgroup_id=row.pk, claim_id=claim)
        for row, (_interval, _value, _origins, claims) in zip(rows, contents, strict=True)
        for claim in sorted(claims)
    )


def _summary(groups: Sequence[GroupContent]) -> str:
    """The sides in short, for the event that reopens a review: "4.000 (1) | 6.000 (2)", origins in brackets."""
    return " | ".join(
        f"{amounts.timex(value, None, 'de') if value else amounts.of_range(interval, None, 'de')} ({len(origins)})"
        for interval, value, origins, _claims in groups
    )


def _amount(minimum: Decimal | None, maximum: Decimal | None) -> NumericRange | None:
    return None if minimum is None and maximum is None else amount(minimum, maximum, None)


def _content(pair: Pair) -> tuple[Any, ...]:
    return pair.topic_id, pair.relation, pair.level, pair.reasons


def _save_changed(row: Topic | Disagreement, values: Mapping[str, Any], *, touch: bool = False) -> None:
    """Write the columns that differ; nothing, and no history, when none does. ``touch``: what hangs on the row differs,
    so that its time of change moves in any case."""
    changed = [name for name, value in values.items() if getattr(row, name) != value]
    if changed or touch:
        for name in changed:
            setattr(row, name, values[name])
        stamp = "changed_at" if isinstance(row, Disagreement) else "updated_at"
        row.save(update_fields=[*changed, stamp])
