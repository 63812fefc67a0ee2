"""The first screen and one disagreement with its review."""

from dataclasses import dataclass
from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.db.models import Case, Count, Q, When
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from claims import review
from claims.models import Claim, Disagreement, ReviewEvent
from claims.permissions import may_review
from claims.querysets import ClaimQuerySet
from claims.terms import ReviewState
from claims.web import evidence, headlines, labels, severity
from claims.web.certainty import Badge, badge
from claims.web.evidence import Side
from claims.web.forms import EVERY_KIND, KIND_TABS, STATE_TABS, TO_DO, DisagreementFilter, ReviewForm
from claims.web.number_line import NumberLine
from claims.web.paging import page_of, render_list
from claims.web.views.topics import pairs_of

OTHER_PAIRS = 15


@dataclass(frozen=True, slots=True)
class Row:
    """One disagreement as lists show it."""

    disagreement: Disagreement
    sides: list[Side]
    line: NumberLine | None
    certainty: Badge | None
    reason: str
    first: Claim | None
    last: Claim | None

    @property
    def outlets(self) -> int:
        return len({claim.version.article.outlet_id or -claim.version.article_id for claim in self._claims})

    @property
    def _claims(self) -> list[Claim]:
        return [claim for side in self.sides for claim in side.claims]


def row(disagreement: Disagreement) -> Row:
    shown = evidence.sides(disagreement)
    dated = [
        claim
        for claim in evidence.in_order_of_publication(claim for side in shown for claim in side.claims)
        if claim.version.article.published_on
    ]
    return Row(
        disagreement,
        shown,
        evidence.lines(shown, disagreement.topic.kind, compact=True),
        badge(disagreement),
        next(iter(headlines.reasons(disagreement)), ""),
        dated[0] if dated else None,
        dated[-1] if dated else None,
    )


@require_safe
def disagreement_list(request: HttpRequest) -> HttpResponse:
    form = DisagreementFilter(request.GET)
    problems = form.problems
    kind, tab = request.GET.get("kind", KIND_TABS[0]), request.GET.get("state", TO_DO)
    if kind not in KIND_TABS:
        problems.append((_("Kind"), _("There is no kind “%(kind)s”.") % {"kind": kind}))
        kind = KIND_TABS[0]
    if tab not in STATE_TABS:
        problems.append((_("Review state"), _("There is no state “%(state)s”.") % {"state": tab}))
        tab = TO_DO
    every = form.narrow(Disagreement.objects.standing())
    kinds = every.aggregate(
        all=Count("pk", filter=Q(state__in=STATE_TABS[tab])),
        **{
            name: Count("pk", filter=Q(state__in=STATE_TABS[tab], kind=name))
            for name in KIND_TABS
            if name != EVERY_KIND
        },
    )
    found = every if kind == EVERY_KIND else every.matching(kind=kind)
    counts = found.aggregate(
        **{name: Count("pk", filter=Q(state__in=states)) for name, states in STATE_TABS.items()}
    )
    page = page_of(request, found.matching(states=STATE_TABS[tab]).for_ranking())
    words: dict[str, Any] = {**labels.STATES, TO_DO: _("To review"), "all": _("All")}
    context = {
        "form": form,
        "problems": problems,
        "kind": kind,
        "kinds": [(name, labels.DISAGREEMENT_GROUPS[name][0], kinds[name]) for name in KIND_TABS],
        "lead": labels.DISAGREEMENT_GROUPS[kind][1],
        "tab": tab,
        "tabs": [(name, words[name], counts[name]) for name in STATE_TABS],
        "page": page,
        "count": labels.disagreements_counted(page.paginator.count),
        "rows": [row(disagreement) for disagreement in page],
        "anything": counts["all"] > 0 or any(kinds.values()),
    }
    return render_list(
        request, "claims/disagreement_list.html", "claims/partials/_disagreement_results.html", context
    )


@require_safe
def disagreement_detail(request: HttpRequest, pk: int) -> HttpResponse:
    disagreement = get_object_or_404(Disagreement.objects.for_detail(), pk=pk)
    shown = evidence.sides(disagreement)
    context = {
        "disagreement": disagreement,
        "sides": shown,
        "headline": headlines.headline(disagreement, shown),
        "line": evidence.lines(shown, disagreement.topic.kind),
        "reasons": headlines.reasons(disagreement),
        "severity_parts": severity.parts(disagreement),
        "certainty": badge(disagreement),
        **_other_pairs(disagreement),
        **_neighbours(disagreement),
        **_review_context(request, disagreement),
    }
    return render(request, "claims/disagreement_detail.html", context)


@require_POST
def review_disagreement(request: HttpRequest, pk: int) -> HttpResponse:
    """One move of an editor: back to the page, or for htmx the review panel alone."""
    if not request.user.is_authenticated:
        return _to_login(request, pk)
    disagreement = get_object_or_404(Disagreement.objects.select_related("topic"), pk=pk)
    form = ReviewForm(request.POST, claims=_claims_of(disagreement))
    error = "" if form.is_valid() else _("Please choose a step and keep the note below its limit.")
    status = 422
    if not error:
        try:
            disagreement = review.make(disagreement, by=request.user, **form.cleaned_data).disagreement
        except review.ReviewError as refusal:
            error = _refusal(refusal, disagreement)
            status = 403 if isinstance(refusal, review.NotPermitted) else 409
            if isinstance(refusal, review.NoteMissing | review.NoteUnfit):
                status = 422
    if not error and not request.headers.get("HX-Request"):
        return redirect("disagreement", pk=pk)
    context = {
        **_review_context(request, disagreement),
        "error": error,
        "note": form.data.get("note", "") if error else "",
    }
    if request.headers.get("HX-Request"):
        # htmx swaps the panel in also when the move was refused: the sentence stands in it.
        return render(request, "claims/partials/_review.html", {**context, "swapped": True})
    return render(request, "claims/review_refused.html", context, status=status)


def _to_login(request: HttpRequest, pk: int) -> HttpResponse:
    """To the login and back to the disagreement; htmx would swap the login into the panel, so it is told to
    go there. The login page says that the step was not made."""
    address = f"{redirect_to_login(reverse('disagreement', args=[pk])).url}&expired=1"
    if request.headers.get("HX-Request"):
        return HttpResponse(status=204, headers={"HX-Redirect": address})
    return redirect(address)


def _refusal(refusal: review.ReviewError, disagreement: Disagreement) -> str:
    """The refusal as a sentence; those that name a state name it in the words of the page."""
    if isinstance(refusal, review.StateChanged | review.NotPossible):
        disagreement.refresh_from_db(fields=["state"])
        state = labels.label("state", disagreement.state)
        if isinstance(refusal, review.StateChanged):
            return _("Somebody else was faster: the state is now “%(state)s”. Please look again.") % {
                "state": state
            }
        return _("This step is not possible: the state is “%(state)s”.") % {"state": state}
    return str(refusal)


def _review_context(request: HttpRequest, disagreement: Disagreement) -> dict[str, Any]:
    moves = review.possible_moves(disagreement, request.user)
    events = list(disagreement.reviews.select_related("by", "claim").order_by("id"))
    return {
        "disagreement": disagreement,
        "moves": moves,
        "needs_note": sorted(review.NEEDS_NOTE),
        "events": _with_undone(events),
        "undoable": review.undoable(disagreement) if review.Action.UNDO in moves else None,
        "note_claims": _claims_of(disagreement) if may_review(request.user) else [],
        "is_judged": ReviewState(disagreement.state) in review.JUDGED,
    }


def _with_undone(events: list[ReviewEvent]) -> list[tuple[ReviewEvent, ReviewEvent | None]]:
    """Each event with the one that it took back. An undo takes back the last change of state; notes stay."""
    told: list[tuple[ReviewEvent, ReviewEvent | None]] = []
    moves: list[ReviewEvent] = []
    for event in events:
        undone = moves.pop() if event.action == review.Action.UNDO and moves else None
        if event.action not in (review.Action.UNDO, review.Action.ANNOTATE):
            moves.append(event)
        told.append((event, undone))
    return told


def _claims_of(disagreement: Disagreement) -> ClaimQuerySet:
    held = disagreement.groups.values("claims")
    return Claim.objects.filter(pk__in=held).with_source()


def _other_pairs(disagreement: Disagreement) -> dict[str, Any]:
    """The compared pairs of the topic that this finding does not rest on, a page of them at most; those between its own
    claims first, then those with one of them."""
    own = disagreement.groups.values("claims")
    nearness = Case(When(a__in=own, b__in=own, then=0), When(Q(a__in=own) | Q(b__in=own), then=1), default=2)
    others = list(
        pairs_of(disagreement.topic)
        .exclude(relation=disagreement.kind)
        .order_by(nearness, "relation", "id")[: OTHER_PAIRS + 1]
    )
    return {"other_pairs": others[:OTHER_PAIRS], "more_pairs": len(others) > OTHER_PAIRS}


def _neighbours(disagreement: Disagreement) -> dict[str, Any]:
    """The disagreements of its kind before and after this one in the ranking of the first screen."""
    ranked = Disagreement.objects.standing().filter(state__in=STATE_TABS[TO_DO], kind=disagreement.kind)
    worse = Q(severity__gt=disagreement.severity) | Q(severity=disagreement.severity, pk__gt=disagreement.pk)
    milder = Q(severity__lt=disagreement.severity) | Q(severity=disagreement.severity, pk__lt=disagreement.pk)
    return {
        "previous": ranked.filter(worse).order_by("severity", "pk").values_list("pk", flat=True).first(),
        "next": ranked.filter(milder).order_by("-severity", "-pk").values_list("pk", flat=True).first(),
    }
