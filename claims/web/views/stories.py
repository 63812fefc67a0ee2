"""Stories: which articles tell of one event and why, what they leave open, and, for editors, where articles belong."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from claims import placing
from claims import stories as telling
from claims.curation import CurationError
from claims.models import CurationEvent, Disagreement, Story, StoryArticle, Topic
from claims.permissions import may_curate
from claims.web import evidence, labels
from claims.web.forms import PlaceForm, StoryFilter
from claims.web.headlines import headline
from claims.web.paging import page_of, render_list
from claims.web.views.topics import with_ranges
from sources.models import Article

TOPICS_PER_PAGE = 50
# What waits or was found in a story, the worst first; the topics below lead to the rest.
DISAGREEMENTS = 20
# As many as fit a short list to choose from.
NEIGHBOURS = 8
MOVES = 10


@dataclass(frozen=True, slots=True)
class Told:
    """An article of the story. ``nearest`` is the article that it was found to be nearest to, when that still stands here."""

    member: StoryArticle
    article: Article
    nearest: Article | None


@dataclass(frozen=True, slots=True)
class Move:
    """What an editor did to the story, with the articles that it was about."""

    event: CurationEvent
    articles: list[Article]
    undone: bool
    undoable: bool


@require_safe
def story_list(request: HttpRequest) -> HttpResponse:
    form = StoryFilter(request.GET)
    page = page_of(request, form.narrow(Story.objects.for_list()))
    context = {"form": form, "page": page, "count": labels.stories_counted(page.paginator.count)}
    return render_list(request, "claims/story_list.html", "claims/partials/_story_results.html", context)


@require_safe
def story_detail(request: HttpRequest, pk: int) -> HttpResponse:
    return _page(request, get_object_or_404(Story, pk=pk))


@require_http_methods(["GET", "HEAD", "POST"])
def place_articles(request: HttpRequest, pk: int) -> HttpResponse:
    """An editor puts articles of this story where they belong, or lets the machine decide again. What was not understood stays
    at this address, from which a change of language leads here without a form."""
    story = get_object_or_404(Story, pk=pk)
    if request.method != "POST":
        return redirect("story", pk=pk)
    if not request.user.is_authenticated:
        return _to_login(story)
    form = PlaceForm(request.POST, articles=Article.objects.filter(story_article__story=story))
    if not form.is_valid():
        return _page(request, story, form)
    chosen, by = form.cleaned_data["articles"], request.user
    if form.releases:
        return _curate(request, story, lambda: placing.release_articles(chosen, by=by, out_of=story))
    target = form.cleaned_data["target"]
    return _curate(request, story, lambda: placing.move_articles(chosen, target, by=by, out_of=story))


@require_POST
def undo_move(request: HttpRequest, pk: int) -> HttpResponse:
    """An editor takes back an own move."""
    story = get_object_or_404(Story, pk=pk)
    if not request.user.is_authenticated:
        return _to_login(story)
    number = request.POST.get("event", "")
    event = get_object_or_404(_moves_of(story), pk=number if number.isdecimal() else 0)
    return _curate(request, story, lambda: placing.undo(event, by=request.user))


def _curate(request: HttpRequest, story: Story, move: Callable[[], CurationEvent]) -> HttpResponse:
    """Make the move and lead back to the story, or to where its articles went when it is gone, with a sentence on what came
    of it."""
    shown = story.pk
    try:
        event = move()
    except CurationError as refusal:
        messages.error(request, str(refusal))
    else:
        moved = len(event.after["articles"])
        words = ngettext(
            "%(number)d article was placed anew; the events concerned were compared anew.",
            "%(number)d articles were placed anew; the events concerned were compared anew.",
            moved,
        )
        messages.success(request, words % {"number": moved})
        if not Story.objects.filter(pk=story.pk).exists():
            shown = next(iter(event.after["articles"].values())).story
    return redirect("story", pk=shown)


def _to_login(story: Story) -> HttpResponse:
    return redirect_to_login(reverse("story", args=[story.pk]))


def _page(request: HttpRequest, story: Story, form: PlaceForm | None = None) -> HttpResponse:
    members = list(StoryArticle.objects.for_story(story.pk))
    standing = list(Disagreement.objects.for_ranking().filter(topic__story=story)[: DISAGREEMENTS + 1])
    topics = page_of(request, Topic.objects.for_list().filter(story=story), TOPICS_PER_PAGE)
    edits = may_curate(request.user)
    context = {
        "story": story,
        "told": _told(members),
        "outlets": len({member.article.outlet_id for member in members} - {None}),
        "dated": [member.article for member in members if member.article.published_on],
        "disagreements": [
            (disagreement, headline(disagreement, evidence.sides(disagreement)))
            for disagreement in standing[:DISAGREEMENTS]
        ],
        "more_disagreements": len(standing) > DISAGREEMENTS,
        "topics": topics,
        "topic_rows": with_ranges(topics),
        "moves": _moves(list(_moves_of(story)[:MOVES]), request.user),
        "edits": edits,
        "placed": any(member.pinned for member in members),
        "neighbours": _neighbours(story) if edits else [],
        "form": form,
        "chosen": set(form.data.getlist("articles")) if form else set(),  # type: ignore[attr-defined]
    }
    return render(request, "claims/story_detail.html", context, status=422 if form else 200)


def _told(members: Sequence[StoryArticle]) -> list[Told]:
    by_name = {}
    for member in members:
        member.article.opening = member.opening  # type: ignore[attr-defined]
        by_name[member.article.external_id] = member.article
    return [Told(member, member.article, by_name.get(member.reason.get("article", ""))) for member in members]


def _neighbours(story: Story) -> list[Story]:
    """Other stories in which the articles may belong, the nearest first."""
    near = telling.neighbours(story.pk, NEIGHBOURS)
    found = Story.objects.in_bulk(near)
    return [found[pk] for pk in near if pk in found]


def _moves_of(story: Story) -> Any:
    """What editors did to the story, the last first. Few events name stories, so those that it lost articles by are found
    without an index."""
    about = Q(story=story) | Q(story__isnull=False, before__stories__has_key=str(story.pk))
    return CurationEvent.objects.filter(about).select_related("by", "story").order_by("-id")


def _moves(events: Sequence[CurationEvent], person: Any) -> list[Move]:
    named = {int(article) for event in events for article in event.after["articles"]}
    articles = Article.objects.for_list().in_bulk(named) if named else {}
    undone = set(CurationEvent.objects.filter(undoes__in=events).values_list("undoes", flat=True))
    undoable = placing.undoable(events, person) if may_curate(person) else set()
    return [
        Move(
            event,
            [articles[int(key)] for key in event.after["articles"] if int(key) in articles],
            event.pk in undone,
            event.pk in undoable,
        )
        for event in events
    ]
