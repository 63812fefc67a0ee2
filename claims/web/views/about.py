"""How Gegenlese reads: its terms, its rules and its keys."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from claims.comparison import findings, versions
from claims.web import labels

WEIGHTS = {
    "gap": findings.GAP_WEIGHT,
    "independence": findings.INDEPENDENCE_WEIGHT,
    "certainty": findings.CERTAINTY_WEIGHT,
    "prominence": findings.PROMINENCE_WEIGHT,
}


@require_safe
def about(request: HttpRequest) -> HttpResponse:
    is_open = _("open end")
    context = {
        "weights": [(labels.label("severity_part", name), weight) for name, weight in WEIGHTS.items()],
        "update_share": round(findings.UPDATE_FACTOR * 100),
        "edit_base": round(versions.BASE * 100),
        "edit_gap": round(versions.GAP_WEIGHT * 100),
        "wordings": [
            ("4.000", "4.000", "4.000"),
            ("rund 4.000", _("4,000, with a tolerance"), _("4,000, with a tolerance")),
            ("bis zu 30.000", is_open, "30.000"),
            ("mindestens 3.000", "3.000", is_open),
            ("mehr als 11.000", _("above 11,000"), is_open),
            ("weniger als 50", is_open, _("below 50")),
            ("25.000 bis 30.000", "25.000", "30.000"),
            ("Tausende", "2.000", is_open),
        ],
    }
    return render(request, "claims/about.html", context)
