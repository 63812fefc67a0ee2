"""The parts of a disagreement's severity with the most that each can be."""

from dataclasses import dataclass

from claims.comparison import findings, versions
from claims.models import Disagreement
from claims.terms import DisagreementKind
from claims.web import labels

WEIGHTS = {
    "gap": findings.GAP_WEIGHT,
    "likelihood": findings.LIKELIHOOD_WEIGHT,
    "independence": findings.INDEPENDENCE_WEIGHT,
    "certainty": findings.CERTAINTY_WEIGHT,
    "prominence": findings.PROMINENCE_WEIGHT,
}
EDIT_WEIGHTS = {"base": versions.BASE, "gap": versions.GAP_WEIGHT}


@dataclass(frozen=True, slots=True)
class Part:
    """``share`` is what the part adds to the severity in [0, 1], ``most`` what it can add."""

    name: labels.Label
    share: float
    most: float

    @property
    def filled(self) -> float:
        return min(self.share / self.most, 1.0) if self.most else 0.0


def parts(disagreement: Disagreement) -> list[Part]:
    """Each addend, in the order of the formula; one without a name of its own is shown as well."""
    shares = disagreement.severity_parts
    weights, factor = WEIGHTS, 1.0
    if disagreement.kind == DisagreementKind.SILENT_EDIT:
        weights = EDIT_WEIGHTS
    if disagreement.kind == DisagreementKind.UPDATE_OVER_TIME:
        factor = findings.UPDATE_FACTOR
    ordered = [name for name in labels.SEVERITY_PARTS if name in shares] + sorted(
        shares.keys() - labels.SEVERITY_PARTS.keys()
    )
    return [
        Part(labels.label("severity_part", name), shares[name], weights.get(name, 1.0) * factor)
        for name in ordered
    ]
