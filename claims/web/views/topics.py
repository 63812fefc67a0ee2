"""Topics: the question, everybody's figure, the course of publication, and every compared pair."""

from collections.abc import Sequence

from django.db.models import Prefetch, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_GET

from claims.models import Claim, Disagreement, Pair, Topic
from claims.web import evidence
from claims.web.descent import descents
from claims.web.evidence import PartyClaims
from claims.web.headlines import headline
from claims.web.number_line import Lane, NumberLine
from claims.web.paging import page_of
from claims.web.wording import published

PAIRS_PER_PAGE = 20


@require_GET
def topic_list(request: HttpRequest) -> HttpResponse:
    found = Topic.objects.for_list()
    return render(request, "claims/topic_list.html", {"page": page_of(request, found)})


@require_GET
def topic_detail(request: HttpRequest, pk: int) -> HttpResponse:
    topic = get_object_or_404(Topic.objects.select_related("story"), pk=pk)
    claims = evidence.in_order_of_publication(topic.claims.standing().with_source())
    shown = evidence.by_party(claims, evidence.parties(claims))
    context = {
        "topic": topic,
        "claims": claims,
        "parties": shown,
        "outlets": len({claim.version.article.outlet_id for claim in claims} - {None}),
        "line": _line(shown, topic.kind),
        "course": _course(claims, shown, topic.kind),
        "descents": descents(shown),
        "disagreements": [
            (disagreement, headline(disagreement, evidence.sides(disagreement)))
            for disagreement in Disagreement.objects.for_ranking().filter(topic=topic)
        ],
        "pairs": page_of(request, pairs_of(topic), PAIRS_PER_PAGE),
    }
    return render(request, "claims/topic_detail.html", context)


def pairs_of(topic: Topic) -> QuerySet[Pair]:
    """Every compared pair of the topic with both claims and their sources, flags first."""
    return topic.pairs.prefetch_related(
        Prefetch("a", Claim.objects.with_source()), Prefetch("b", Claim.objects.with_source())
    ).order_by("relation", "id")


def _course(claims: Sequence[Claim], shown: Sequence[PartyClaims], kind: str) -> NumberLine | None:
    """One lane a claim, in the order of publication, in the colours of the origins."""
    styles = {claim.pk: entry.party.style for entry in shown for claim in entry.claims}
    lanes = [
        Lane(
            " · ".join(filter(None, (published(claim.version.article), evidence.chain(claim)[0]))),
            evidence.phrase(claim),
            styles[claim.pk],
            (evidence.interval(claim),),
        )
        for claim in claims
    ]
    return evidence.draw(lanes, kind)


def _line(shown: Sequence[PartyClaims], kind: str) -> NumberLine | None:
    lanes = [
        Lane(
            entry.party.name,
            ", ".join(entry.phrases),
            entry.party.style,
            tuple(dict.fromkeys(evidence.interval(claim) for claim in entry.claims)),
        )
        for entry in shown
    ]
    return evidence.draw(lanes, kind)
