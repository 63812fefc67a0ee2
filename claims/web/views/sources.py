"""Where texts come from: outlets, runs of ingest, and the parties that articles name."""

from django.db.models import Count, Max, Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from claims.models import Actor, Claim
from claims.permissions import may_see_places
from claims.web import labels
from claims.web.paging import page_of
from sources.models import IngestItem, IngestRun, Outlet

ITEMS_PER_PAGE = 100
OUTCOMES = tuple(IngestItem.Outcome)


@require_safe
def outlet_list(request: HttpRequest) -> HttpResponse:
    # Counted once for all outlets: a subquery for each would read the claims as often as there are outlets.
    claims = Claim.objects.standing().order_by().values_list("version__article__outlet").annotate(Count("pk"))
    numbers = dict(claims)
    outlets = [
        (outlet, numbers.get(outlet.pk, 0))
        for outlet in Outlet.objects.for_list().annotate(latest=Max("articles__published_on"))
    ]
    runs = _with_counts(IngestRun.objects.all())[:10]
    return render(request, "sources/outlet_list.html", {"outlets": outlets, "runs": runs})


@require_safe
def ingest_run(request: HttpRequest, pk: int) -> HttpResponse:
    """One run with its items; refused ones first, with the reason."""
    run = get_object_or_404(_with_counts(IngestRun.objects.all()), pk=pk)
    items = run.items.select_related("version__article").defer(
        "version__text", "version__search", "version__terms"
    )
    refused = items.filter(outcome=IngestItem.Outcome.REFUSED)
    others = items.exclude(outcome=IngestItem.Outcome.REFUSED)
    context = {
        "run": run,
        "refused": refused,
        "page": page_of(request, others, ITEMS_PER_PAGE),
        "sees_places": may_see_places(request.user),
    }
    return render(request, "sources/ingest_run.html", context)


@require_safe
def actor_list(request: HttpRequest) -> HttpResponse:
    standing = Q(attributions__claim__withdrawn_at__isnull=True, attributions__claim__version__current=True)
    query = request.GET.get("q", "").strip()
    found = Actor.objects.named(query)
    found = found.annotate(claim_count=Count("attributions__claim", filter=standing, distinct=True))
    found = found.prefetch_related("aliases").order_by("-claim_count", "name")
    return render(request, "claims/actor_list.html", {"page": page_of(request, found, 50), "query": query})


@require_safe
def actor_detail(request: HttpRequest, pk: int) -> HttpResponse:
    actor = get_object_or_404(Actor.objects.prefetch_related("aliases"), pk=pk)
    claims = (
        Claim.objects.standing()
        .filter(pk__in=actor.attributions.values("claim"))
        .with_source()
        .order_by("-version__article__published_on", "version", "span")
    )
    page = page_of(request, claims, 50)
    context = {"actor": actor, "page": page, "count": labels.claims_counted(page.paginator.count)}
    return render(request, "claims/actor_detail.html", context)


def _with_counts(runs: QuerySet[IngestRun]) -> QuerySet[IngestRun]:
    """Runs with the number of their items by outcome."""
    return runs.annotate(
        **{f"{outcome}_count": Count("items", filter=Q(items__outcome=outcome)) for outcome in OUTCOMES}
    ).order_by("-started_at")
