"""Topics: the question, everybody's figure, the course of publication, and every compared pair."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.db.models import Prefetch, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from claims import amounts, curation, knowledge
from claims.grading import graded
from claims.knowledge import TopicOnDay
from claims.models import Claim, Disagreement, Pair, Topic
from claims.permissions import may_curate
from claims.querysets import TopicQuerySet
from claims.terms import DisagreementKind
from claims.web import evidence, units
from claims.web.descent import descents
from claims.web.evidence import PartyClaims
from claims.web.forms import DayForm, MoveForm
from claims.web.headlines import headline
from claims.web.number_line import Lane, NumberLine
from claims.web.paging import page_of
from claims.web.wording import language, published

PAIRS_PER_PAGE = 20


@require_safe
def topic_list(request: HttpRequest) -> HttpResponse:
    page = page_of(request, Topic.objects.for_list())
    return render(request, "claims/topic_list.html", {"page": page, "rows": with_ranges(page)})


def with_ranges(topics: Iterable[Topic]) -> list[tuple[Topic, str]]:
    """Topics for a table, each with the span of its figures in words."""
    shown = list(topics)
    nouns: dict[int | None, set[str]] = {}
    measuring = Claim.objects.standing().filter(topic__in=shown, category__in=units.MEASURES)
    for pk, noun in measuring.order_by().values_list("topic", "noun").distinct():
        nouns.setdefault(pk, set()).add(noun)
    return [(topic, _with_unit(topic.category, topic.amount, nouns.get(topic.pk, set()))) for topic in shown]


@require_safe
def topic_detail(request: HttpRequest, pk: int) -> HttpResponse:
    topic = get_object_or_404(Topic.objects.select_related("story"), pk=pk)
    form = DayForm(request.GET)
    day = form.day
    known = knowledge.topic_on(topic, day) if day else None
    found = list(Disagreement.objects.for_ranking().filter(topic=topic))
    standing = list(known.claims) if known else list(topic.claims.standing().with_source())
    told = evidence.in_order_of_publication([*standing, *_former(standing, found, known)])
    shown = evidence.by_party(told, evidence.parties(told))
    context = {
        "topic": topic,
        "form": form,
        "day": day,
        "range": "" if known else _range(topic, standing),
        "claims": evidence.in_order_of_publication(standing),
        "told": told,
        "parties": shown,
        "outlets": len({claim.version.article.outlet_id for claim in standing} - {None}),
        "line": _line(shown, topic.kind),
        "course": _course(told, shown, topic.kind),
        "descents": descents(shown),
        "graded": known.graded if known else graded(standing, [(one.kind, one.state) for one in found]),
        "disagreements": []
        if known
        else [(disagreement, headline(disagreement, evidence.sides(disagreement))) for disagreement in found],
        "stood": known.findings if known else (),
        "pairs": page_of(request, pairs_of(topic), PAIRS_PER_PAGE),
        "others": _others(topic) if may_curate(request.user) and not known else None,
    }
    return render(request, "claims/topic_detail.html", context)


def _former(
    standing: Sequence[Claim], found: Sequence[Disagreement], known: TopicOnDay | None
) -> list[Claim]:
    """The claims of replaced versions that silent edits name: what the article stated before."""
    if known:
        edits = [
            stood.finding for stood in known.findings if stood.finding.kind == DisagreementKind.SILENT_EDIT
        ]
        named = [known.evidence[key] for edit in edits for group in edit.groups for key in group.claims]
    else:
        stored = [one for one in found if one.kind == DisagreementKind.SILENT_EDIT]
        named = [claim for edit in stored for group in edit.groups.all() for claim in group.claims.all()]
    present = {claim.pk for claim in standing}
    origins = {evidence.origin_name(claim): claim.origin for claim in standing}
    for claim in named:  # a replaced claim has lost its origin; the party that is quoted is the same
        claim.origin = claim.origin or origins.get(evidence.origin_name(claim), "")
    return list({claim.pk: claim for claim in named if claim.pk not in present}.values())


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


def _range(topic: Topic, claims: Sequence[Claim]) -> str:
    """The span of the topic's values in words, with their unit when all share it; empty for dates."""
    return _with_unit(topic.category, topic.amount, {claim.noun for claim in claims})


def _with_unit(category: str, amount: Any, nouns: set[str]) -> str:
    if not amount:
        return ""
    words = amounts.of_range(amount, None, language())
    unit = units.of(category, next(iter(nouns)) if len(nouns) == 1 else "", one=words == "1")
    return f"{words}{amounts.NO_BREAK_SPACE}{unit}" if unit else words


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
