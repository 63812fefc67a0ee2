"""An article: its verbatim text with every claim marked, its versions and what changed between them."""

from collections.abc import Sequence
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from claims.models import Claim, Disagreement
from claims.web import evidence, labels, text_diff
from claims.web.forms import ArticleFilter
from claims.web.highlights import Highlight, segments
from claims.web.paging import page_of, render_list
from sources.models import Article, ArticleVersion


@require_safe
def article_list(request: HttpRequest) -> HttpResponse:
    form = ArticleFilter(request.GET)
    page = page_of(request, form.narrow(Article.objects.for_list()))
    context = {"form": form, "page": page, "count": labels.articles_counted(page.paginator.count)}
    return render_list(
        request, "sources/article_list.html", "sources/partials/_article_results.html", context
    )


@require_safe
def article_detail(request: HttpRequest, pk: int) -> HttpResponse:
    """The current version, or the one that ``?version=`` names by number."""
    article = get_object_or_404(Article.objects.select_related("outlet", "story_article__story"), pk=pk)
    versions = list(article.versions.order_by("number").defer("text", "search", "terms"))
    version = _chosen(versions, request.GET.get("version"))
    claims = list(Claim.objects.for_article(version))
    flagged: dict[int, list[Disagreement]] = {}
    for claim_id, disagreement in _flags(claims):
        flagged.setdefault(claim_id, []).append(disagreement)
    known = evidence.parties(claims)
    context = {
        "article": article,
        "version": version,
        "versions": versions,
        "segments": segments(version.text, _highlights(claims), _cues(claims)),
        "claims": [
            {
                "claim": claim,
                "number": count,
                "party": known[claim.origin or f"claim-{claim.pk}"],
                "flagged": flagged.get(claim.pk, []),
            }
            for count, claim in enumerate(claims, start=1)
        ],
        **_difference(versions, version),
    }
    return render(request, "sources/article_detail.html", context)


def _chosen(versions: Sequence[ArticleVersion], number: str | None) -> ArticleVersion:
    for version in versions:
        if (number is None and version.current) or str(version.number) == number:
            return version
    raise Http404


def _highlights(claims: Sequence[Claim]) -> list[Highlight]:
    return [
        Highlight(claim.pk, count, claim.span.lower, claim.span.upper)
        for count, claim in enumerate(claims, start=1)
    ]


def _cues(claims: Sequence[Claim]) -> set[tuple[int, int]]:
    return {
        (link.cue_span.lower, link.cue_span.upper)
        for claim in claims
        for link in claim.attributions.all()
        if link.cue_span and not link.cue_span.isempty
    }


def _flags(claims: Sequence[Claim]) -> list[tuple[int, Disagreement]]:
    """(claim, disagreement that holds it) for all that stand."""
    found = (
        Disagreement.objects.standing().filter(groups__claims__in=claims).select_related("topic").distinct()
    )
    through = Claim.disagreement_groups.through.objects.filter(claim__in=claims).values_list(
        "claim_id", "disagreementgroup__disagreement_id"
    )
    by_id = {disagreement.pk: disagreement for disagreement in found}
    return [(claim, by_id[disagreement]) for claim, disagreement in through if disagreement in by_id]


def _difference(versions: Sequence[ArticleVersion], version: ArticleVersion) -> dict[str, Any]:
    """The changes from the version before this one; nothing for the first."""
    earlier = [other for other in versions if other.number < version.number]
    if not earlier:
        return {"before": None, "changes": []}
    before = earlier[-1]
    spans: dict[int, list[text_diff.Span]] = {before.pk: [], version.pk: []}
    for claim in (
        Claim.objects.filter(version__in=(before, version)).only("version_id", "span").order_by("span")
    ):
        spans[claim.version_id].append((claim.span.lower, claim.span.upper))
    return {
        "before": before,
        "changes": text_diff.changes(before.text, version.text, spans[before.pk], spans[version.pk]),
    }
