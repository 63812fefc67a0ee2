"""Pages of long lists."""

from typing import Any

from django.contrib import messages
from django.core.paginator import EmptyPage, InvalidPage, Page, Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import patch_vary_headers
from django.utils.translation import gettext as _

PER_PAGE = 25


def page_of(request: HttpRequest, found: QuerySet[Any], per_page: int = PER_PAGE) -> Page[Any]:
    """The page that ``?page=`` asks for; nonsense leads to the first, too large a number to the last, and both are said."""
    paginator, asked = Paginator(found, per_page), request.GET.get("page", 1)
    page = paginator.get_page(asked)
    try:
        paginator.validate_number(asked)
    except EmptyPage:
        messages.warning(
            request, _("There is no such page; this is page %(number)d.") % {"number": page.number}
        )
    except InvalidPage:
        messages.warning(request, _("The page number was not understood; this is the first page."))
    return page


def render_list(request: HttpRequest, page: str, results: str, context: dict[str, Any]) -> HttpResponse:
    """The whole ``page``, or for htmx only its ``results``; both have the same address."""
    htmx = request.headers.get("HX-Request") == "true" and not request.headers.get(
        "HX-History-Restore-Request"
    )
    response = render(request, results if htmx else page, {**context, "swapped": htmx})
    patch_vary_headers(response, ["HX-Request"])
    return response
