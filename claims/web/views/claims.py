"""All claims: filters, full-text search, order, CSV."""

import io
import itertools
from collections.abc import Iterable, Iterator

from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.views.decorators.http import require_safe

from claims import exporting
from claims.models import Claim
from claims.web import labels
from claims.web.forms import ClaimFilter
from claims.web.paging import page_of, render_list

CLAIMS_PER_PAGE = 50


@require_safe
def claim_list(request: HttpRequest) -> HttpResponse:
    form = ClaimFilter(request.GET)
    found = form.narrow(Claim.objects.for_claim_list())
    page = page_of(request, found, CLAIMS_PER_PAGE)
    context = {"form": form, "page": page, "count": labels.claims_counted(page.paginator.count)}
    return render_list(request, "claims/claim_list.html", "claims/partials/_claim_results.html", context)


@require_safe
def claim_csv(request: HttpRequest) -> HttpResponse | StreamingHttpResponse:
    """The claims that the filters leave, as CSV, with the fields of the export. A filter that is not understood refuses the
    file, which would look filtered and hold everything."""
    form = ClaimFilter(request.GET)
    if form.problems:
        complaints = "\n".join(f"{label}: {complaint}" for label, complaint in form.problems)
        return HttpResponse(complaints, status=400, content_type="text/plain; charset=utf-8")
    found = form.narrow(Claim.objects.for_claim_list())
    lines = (exporting.claim_line(claim) for claim in found.iterator(chunk_size=exporting.CHUNK))
    response = StreamingHttpResponse(_rows(lines), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="gegenlese.csv"'
    return response


def _rows(lines: Iterable[exporting.Line]) -> Iterator[str]:
    """The lines as CSV text, in pieces, so that a long list never stands in memory as a whole."""
    buffer = io.StringIO()
    header = True
    # Spreadsheets read UTF-8 only when the file says so.
    yield "\ufeff"
    lines = iter(lines)
    while chunk := list(itertools.islice(lines, exporting.CHUNK)):
        exporting.write_csv(chunk, buffer)
        text = buffer.getvalue()
        yield text if header else text.split("\n", 1)[1]
        header = False
        buffer.seek(0)
        buffer.truncate()
