"""How Gegenlese reads: its terms, its rules and its keys."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy
from django.views.decorators.http import require_safe

from claims.comparison import certainty, findings, versions
from claims.models import EvaluationRun
from claims.web import labels, severity

# What readers need to judge how far to trust the machine; /api/quality/ gives every figure.
MEASURES = {
    "quantity.precision": _lazy("Figures: found ones that are right"),
    "quantity.recall": _lazy("Figures: stated ones that are found"),
    "date.f1": _lazy("Dates (F1)"),
    "contradict.precision": _lazy("Contradictions: flagged ones that are right"),
    "contradict.recall": _lazy("Contradictions: real ones that are flagged"),
}


@require_safe
def about(request: HttpRequest) -> HttpResponse:
    is_open = _("open end")
    context = {
        "weights": [
            (labels.label("severity_part", name), weight) for name, weight in severity.WEIGHTS.items()
        ],
        "certainties": [
            (labels.label("certainty", level), least, certainty.RIGHT[level])
            for level, least in certainty.LEAST_CHANCES.items()
        ],
        "unseen": certainty.UNSEEN_STORIES,
        "measures": list(MEASURES.values()),
        "quality": [
            (run, [run.figures.get(name) for name in MEASURES])
            for run in EvaluationRun.objects.newest_of_each_gold()
        ],
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
