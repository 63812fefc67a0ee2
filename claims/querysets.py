"""Named reads of claims, topics and disagreements, one per page, endpoint or stage that needs them.

What may be seen, and how a filter is meant, is written here once for pages, REST and exports.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from django.contrib.postgres.search import SearchQuery
from django.db import models
from django.db.backends.postgresql.psycopg_any import DateRange, NumericRange
from django.db.models import Case, Count, Exists, F, OuterRef, Prefetch, Q, Subquery, Value, When
from django.db.models.functions import Left

from claims.terms import Certainty, DisagreementKind
from sources.querysets import OPENING_CHARACTERS

if TYPE_CHECKING:
    from claims.models import Actor, Claim, Disagreement, EvaluationRun, Topic  # noqa: F401
    from sources.models import ArticleVersion

# The stored counts of a topic.
COUNTS = ("claim_count", "origin_count", "disagreement_count")


class ClaimQuerySet(models.QuerySet["Claim"]):
    def standing(self) -> ClaimQuerySet:
        """Claims that extraction still finds, in the current version of their article."""
        return self.filter(withdrawn_at__isnull=True, version__current=True)

    def seen_by(self, day: date) -> ClaimQuerySet:
        """Claims of every text that could be read by the end of ``day``, also of texts that were changed since."""
        from sources.models import ArticleVersion

        return self.filter(withdrawn_at__isnull=True, version__in=ArticleVersion.objects.seen_by(day))

    def known_on(self, day: date) -> ClaimQuerySet:
        """What the articles stated at the end of ``day``, in the version that stood then, as it is read today."""
        from sources.models import ArticleVersion

        return self.filter(withdrawn_at__isnull=True, version__in=ArticleVersion.objects.known_on(day))

    def standing_on(self, day: date | None) -> ClaimQuerySet:
        """``standing``, or what was known on a day."""
        return self.standing() if day is None else self.known_on(day)

    def with_source(self) -> ClaimQuerySet:
        """What is shown beside a claim: article, outlet, topic and the attribution chain (one further query).

        The long texts stay in the database; only the article page needs them. Where the article has no title, ``opening``
        is the beginning of its text.
        """
        from claims.models import Attribution

        links = Attribution.objects.select_related("actor").order_by("position")
        untitled = When(version__article__title="", then=Left("version__text", OPENING_CHARACTERS))
        return (
            self.select_related("version__article__outlet", "topic")
            .annotate(opening=Case(untitled, default=Value(""), output_field=models.TextField()))
            .defer("search", "version__text", "version__search", "version__terms")
            .prefetch_related(Prefetch("attributions", queryset=links))
        )

    def for_claim_list(self) -> ClaimQuerySet:
        """The claim list of pages and REST: newest article first, in running order within it."""
        return (
            self.standing()
            .with_source()
            .order_by(F("version__article__published_on").desc(nulls_last=True), "-version_id", "span", "id")
        )

    def for_article(self, version: ArticleVersion) -> ClaimQuerySet:
        """Every claim of one article version in running order."""
        return self.filter(version=version, withdrawn_at__isnull=True).with_source().order_by("span", "id")

    def for_export(self, as_of: date | None = None) -> ClaimQuerySet:
        """Every standing claim (or every one known on a day), article by article, in running order."""
        return self.standing_on(as_of).with_source().order_by("version__article_id", "span", "id")

    def for_comparison(self, versions: list[ArticleVersion]) -> ClaimQuerySet:
        """What these versions state, in running order, each claim with its chain."""
        found = self.filter(version__in=versions, withdrawn_at__isnull=True)
        return found.with_source().order_by("version", "span", "id")

    def matching(
        self,
        *,
        text: str = "",
        kind: str = "",
        category: str = "",
        scope: str = "",
        modality: str = "",
        outlet: Any = None,
        origin: str = "",
        place: str = "",
        topic: int | None = None,
        story: int | None = None,
        published_from: date | None = None,
        published_to: date | None = None,
        period_from: date | None = None,
        period_to: date | None = None,
        amount_from: Decimal | None = None,
        amount_to: Decimal | None = None,
        amount_open: bool = False,
    ) -> ClaimQuerySet:
        """The filters of the claim list; what is empty filters nothing.

        ``text`` is a German web search ("nordkorea* -kursk" in quotes, with minus and OR). ``outlet`` is an Outlet, its
        id or its name. ``origin`` is an origin key or part of a name anywhere in the chain, aliases included. Periods match
        when the claim's interval leaves room for a day in the range that was asked for. Amounts match when what is stated
        lies in the range or reaches into it: "mindestens 3" is found around 3 and not from a million on, although it
        excludes no million; ``amount_open`` finds that as well.
        """
        found = self
        for field, value in (
            ("kind", kind),
            ("category", category),
            ("scope", scope),
            ("modality", modality),
            ("topic", topic),
            ("topic__story", story),
        ):
            if value:
                found = found.filter(**{field: value})
        if outlet:
            by_name = isinstance(outlet, str) and not outlet.isdecimal()
            found = found.filter(**{f"version__article__outlet{'__name__iexact' if by_name else ''}": outlet})
        if place:
            found = found.filter(place__icontains=place)
        if origin:
            found = found.filter(Q(origin__iexact=origin) | Exists(_links_naming(origin)))
        if published_from:
            found = found.filter(version__article__published_on__gte=published_from)
        if published_to:
            found = found.filter(version__article__published_on__lte=published_to)
        if period_from or period_to:
            found = found.filter(period__overlap=DateRange(period_from, period_to, "[]"))
        if amount_from is not None or amount_to is not None:
            found = found.filter(amount__overlap=NumericRange(amount_from, amount_to, "[]"))
            if not amount_open and amount_from is not None:
                found = found.exclude(amount__upper_inf=True, amount__startswith__lt=amount_from)
            if not amount_open and amount_to is not None:
                found = found.exclude(amount__lower_inf=True, amount__endswith__gt=amount_to)
        if text:
            found = found.filter(search=german(text))
        return found


class TopicQuerySet(models.QuerySet["Topic"]):
    def matching(
        self, *, text: str = "", kind: str = "", category: str = "", story: int | None = None
    ) -> TopicQuerySet:
        """The filters of the topic list; what is empty filters nothing. ``text`` is part of the label or a German web search
        in the topic's standing claims."""
        from claims.models import Claim

        found = self
        for field, value in (("kind", kind), ("category", category), ("story", story)):
            if value:
                found = found.filter(**{field: value})
        if text:
            holds = Claim.objects.standing().filter(topic=OuterRef("pk"), search=german(text))
            found = found.filter(Q(label__icontains=text) | Exists(holds))
        return found

    def with_claims(self) -> TopicQuerySet:
        """Topics that standing claims answer; emptied ones are kept for their reviews and not shown."""
        from claims.models import Claim

        return self.filter(Exists(Claim.objects.standing().filter(topic=OuterRef("pk"))))

    def for_list(self) -> TopicQuerySet:
        """Topics that claims answered when their story was last compared, the most contested first."""
        return (
            self.filter(claim_count__gt=0)
            .select_related("story")
            .order_by("-disagreement_count", "-claim_count", "label", "id")
        )

    def count_anew(self) -> None:
        """Store the numbers of standing claims, of their distinct origins and of standing disagreements where they changed."""
        standing = Q(claims__withdrawn_at__isnull=True, claims__version__current=True)
        counted = self.order_by("pk").annotate(
            claims_now=Count("claims", filter=standing, distinct=True),
            origins_now=Count("claims__origin", filter=standing & ~Q(claims__origin=""), distinct=True),
            disagreements_now=Count(
                "disagreements", filter=Q(disagreements__gone_at__isnull=True), distinct=True
            ),
        )
        changed = []
        for topic, *now in counted.values_list(
            "pk", *COUNTS, "claims_now", "origins_now", "disagreements_now"
        ):
            before, after = now[: len(COUNTS)], now[len(COUNTS) :]
            if before != after:
                changed.append(self.model(pk=topic, **dict(zip(COUNTS, after, strict=True))))
        if changed:
            self.model.objects.bulk_update(changed, COUNTS)

    def for_detail(self) -> TopicQuerySet:
        """One topic with its claims, compared pairs and standing disagreements."""
        from claims.models import Disagreement, Pair

        evidence = _standing_evidence().order_by(
            F("version__article__published_on").asc(nulls_last=True), "version_id", "span"
        )
        pairs = Pair.objects.prefetch_related(
            Prefetch("a", queryset=_evidence()), Prefetch("b", queryset=_evidence())
        )
        return self.select_related("story").prefetch_related(
            Prefetch("claims", queryset=evidence),
            Prefetch("pairs", queryset=pairs),
            Prefetch("disagreements", queryset=Disagreement.objects.for_ranking()),
        )

    def for_export(self) -> TopicQuerySet:
        """Topics with claims, every compared pair and what contests them."""
        from claims.models import Disagreement, Pair

        pairs = Pair.objects.select_related("a__version__article", "b__version__article").only(
            *("topic_id", "relation", "level", "reasons"),
            *("a__span", "a__version__article__external_id"),
            *("b__span", "b__version__article__external_id"),
        )
        return (
            self.with_claims()
            .select_related("story")
            .prefetch_related(
                Prefetch(
                    "claims", queryset=_standing_evidence().order_by("version__article_id", "span", "id")
                ),
                Prefetch("pairs", queryset=pairs.order_by("id")),
                Prefetch("disagreements", queryset=Disagreement.objects.standing().order_by("id")),
            )
            .order_by("id")
        )


class DisagreementQuerySet(models.QuerySet["Disagreement"]):
    def standing(self) -> DisagreementQuerySet:
        """Findings that hold now."""
        return self.filter(gone_at__isnull=True)

    def with_evidence(self) -> DisagreementQuerySet:
        """Findings with topic, groups and the source of each claim: four queries, however many rows."""
        from claims.models import DisagreementGroup

        groups = DisagreementGroup.objects.order_by("position").prefetch_related(
            Prefetch("claims", queryset=_evidence())
        )
        return self.select_related("topic__story").prefetch_related(Prefetch("groups", queryset=groups))

    def for_ranking(self) -> DisagreementQuerySet:
        """The first screen: what holds now, worst first."""
        return self.standing().with_evidence().order_by("-severity", "-id")

    def known_on(self, day: date) -> DisagreementQuerySet:
        """Stored findings that did not end before ``day`` and of which at least two sides were known at its end, worst
        first, with these sides and the claims known then.

        The sides are those that comparison stored last; ``claims.knowledge`` recomputes a topic exactly.
        """
        from claims.models import Claim, DisagreementGroup

        edit = (
            DisagreementKind.SILENT_EDIT
        )  # both texts of an edit are evidence, also the one that was replaced
        known, seen = Claim.objects.known_on(day).values("pk"), Claim.objects.seen_by(day).values("pk")
        held = DisagreementGroup.claims.through.objects.filter(disagreementgroup=OuterRef("pk"))
        sides = DisagreementGroup.objects.filter(
            Q(Exists(held.filter(claim__in=known)))
            | Q(Exists(held.filter(claim__in=seen)), disagreement__kind=edit)
        )
        own = sides.filter(disagreement=OuterRef("pk")).order_by().values("disagreement")
        evidence = _evidence().filter(
            Q(pk__in=known)
            | Q(
                pk__in=DisagreementGroup.claims.through.objects.filter(
                    disagreementgroup__disagreement__kind=edit, claim__in=seen
                ).values("claim")
            )
        )
        return (
            self.filter(Q(gone_at__isnull=True) | Q(gone_at__date__gt=day))
            .alias(sides=Subquery(own.annotate(count=Count("pk")).values("count")))
            .filter(sides__gte=2)
            .select_related("topic__story")
            .prefetch_related(
                Prefetch(
                    "groups",
                    queryset=sides.order_by("position").prefetch_related(
                        Prefetch("claims", queryset=evidence)
                    ),
                )
            )
            .order_by("-severity", "-id")
        )

    def for_detail(self) -> DisagreementQuerySet:
        """One finding with groups, evidence and the review in the order it happened. Findings that are gone included:
        their reviews stay readable."""
        from claims.models import ReviewEvent

        reviews = ReviewEvent.objects.select_related("by", "claim").order_by("id")
        return self.with_evidence().prefetch_related(Prefetch("reviews", queryset=reviews))

    def for_export(self) -> DisagreementQuerySet:
        """What holds now, in the order of the first screen."""
        return self.for_ranking()

    def at_least(self, certainty: Certainty) -> DisagreementQuerySet:
        """Findings of this level or a surer one. Those whose chance is not known are of none."""
        from claims.comparison.certainty import LEAST_CHANCES

        return self.filter(chance__gte=LEAST_CHANCES[certainty])

    def matching(
        self,
        *,
        text: str = "",
        kind: str = "",
        level: str = "",
        category: str = "",
        states: list[str] | tuple[str, ...] = (),
        severity_from: float | None = None,
        certainty: str = "",
        story: int | None = None,
    ) -> DisagreementQuerySet:
        """The filters of the ranking; what is empty filters nothing. ``text`` looks in topic labels and in the claims,
        ``certainty`` is the least."""
        from claims.models import DisagreementGroup

        found = self
        for field, value in (
            ("kind", kind),
            ("level", level),
            ("topic__category", category),
            ("topic__story", story),
        ):
            if value:
                found = found.filter(**{field: value})
        if states:
            found = found.filter(state__in=states)
        if severity_from is not None:
            found = found.filter(severity__gte=severity_from)
        if certainty:
            found = found.at_least(Certainty(certainty))
        if text:
            holds = DisagreementGroup.objects.filter(disagreement=OuterRef("pk"), claims__search=german(text))
            found = found.filter(Q(topic__label__icontains=text) | Exists(holds))
        return found


class ActorQuerySet(models.QuerySet["Actor"]):
    def named(self, name: str) -> ActorQuerySet:
        """Those whose name or alias contains ``name``; empty leaves all."""
        from claims.models import ActorAlias

        aliases = ActorAlias.objects.filter(actor=OuterRef("pk"), name__icontains=name)
        return self.filter(Q(name__icontains=name) | Exists(aliases)) if name else self


class EvaluationRunQuerySet(models.QuerySet["EvaluationRun"]):
    def newest_of_each_gold(self) -> EvaluationRunQuerySet:
        """The last run on each gold set: what the quality page and endpoint show."""
        return self.order_by("gold", "-at", "-id").distinct("gold")


def german(text: str) -> SearchQuery:
    """What a person typed, as a German web search: words, "phrases", OR and minus; never a syntax error."""
    return SearchQuery(text, config="german", search_type="websearch")


def _links_naming(name: str) -> models.QuerySet[Any]:
    """Attribution links of the outer claim whose name, actor or alias contains ``name``."""
    from claims.models import Attribution

    links = Attribution.objects.filter(claim=OuterRef("pk"))
    return links.filter(
        Q(name__icontains=name) | Q(actor__name__icontains=name) | Q(actor__aliases__name__icontains=name)
    )


def _evidence() -> ClaimQuerySet:
    from claims.models import Claim

    return Claim.objects.with_source()


def _standing_evidence() -> ClaimQuerySet:
    return _evidence().standing()
