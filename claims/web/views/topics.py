"""Topics: the question, everybody's figure, the course of publication, and every compared pair."""

from collections.abc import Callable, Sequence

from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.db.models import Prefetch, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from claims import curation
from claims.models import Claim, Disagreement, Pair, Topic
from claims.permissions import may_curate
from claims.querysets import TopicQuerySet
from claims.web import evidence
from claims.web.descent import descents
from claims.web.evidence import PartyClaims
from claims.web.forms import MoveForm
from claims.web.headlines import headline
from claims.web.number_line import Lane, NumberLine
from claims.web.paging import page_of
from claims.web.wording import published

PAIRS_PER_PAGE = 20


@require_safe
def topic_list(request: HttpRequest) -> HttpResponse:
    found = Topic.objects.for_list()
    return render(request, "claims/topic_list.html", {"page": page_of(request, found)})


@require_safe
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
        "others": _others(topic) if may_curate(request.user) else None,
    }
    return render(request, "claims/topic_detail.html", context)


@require_POST
def rename_topic(request: HttpRequest, pk: int) -> HttpResponse:
    """An editor's own words for the topic; empty ones give the naming back to comparison."""
    topic = get_object_or_404(Topic, pk=pk)
    return _curate(
        request, topic, lambda: curation.rename_topic(topic, request.POST.get("label", ""), by=request.user)
    )


@require_POST
def move_claim(request: HttpRequest, pk: int) -> HttpResponse:
    """An editor puts one of the topic's claims into another topic of the story, or out of all topics."""
    topic = get_object_or_404(Topic, pk=pk)
    form = MoveForm(request.POST, claims=topic.claims.standing().with_source(), topics=_others(topic))
    if not form.is_valid():
        messages.error(request, _("Please choose a claim and a topic."))
        return redirect("topic", pk=pk)
    claim, target = form.cleaned_data["claim"], form.cleaned_data["topic"]
    return _curate(request, topic, lambda: curation.move_claim(claim, target, by=request.user))


def _curate(request: HttpRequest, topic: Topic, move: Callable[[], object]) -> HttpResponse:
    """Make the move and lead back to the topic, with a sentence on what came of it."""
    if not request.user.is_authenticated:
        return redirect_to_login(reverse("topic", args=[topic.pk]))
    try:
        move()
    except curation.CurationError as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("The topic was changed and compared anew."))
    return redirect("topic", pk=topic.pk)


def _others(topic: Topic) -> TopicQuerySet:
    """The topics of the same story to which a claim could move."""
    return Topic.objects.with_claims().filter(story=topic.story_id, kind=topic.kind).exclude(pk=topic.pk)


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
