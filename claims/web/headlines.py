"""What a disagreement is about, in one sentence."""

from collections.abc import Sequence

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from claims.models import Disagreement
from claims.terms import DisagreementKind, Modality
from claims.web import wording
from claims.web.evidence import Side

# More values than this make no sentence; the rest is counted.
NAMED_VALUES = 3


def headline(disagreement: Disagreement, sides: Sequence[Side]) -> str:
    """A plain sentence: which values, and what is the matter with them."""
    values = list(dict.fromkeys(side.phrase for side in sides))
    match disagreement.kind:
        case DisagreementKind.UPDATE_OVER_TIME if len(values) == 2:
            words = _("First %(first)s, later %(second)s: the figure was updated.")
            return words % {"first": values[0], "second": values[1]}
        case DisagreementKind.SILENT_EDIT if len(values) == 2:
            words = _("First %(first)s, then %(second)s: the article was changed later on.")
            return words % {"first": values[0], "second": values[1]}
        case DisagreementKind.UPDATE_OVER_TIME:
            words = _("%(values)s: the figure changed over time.")
        case DisagreementKind.SILENT_EDIT:
            words = _("%(values)s: the article was changed later on.")
        case DisagreementKind.ATTRIBUTION_CONFLICT if _is_denied(sides):
            words = _("%(values)s: asserted by some, denied by others.")
        case DisagreementKind.ATTRIBUTION_CONFLICT:
            words = _("%(values)s: the articles name different origins.")
        case _:
            words = _("%(values)s: these statements rule each other out.")
    return words % {"values": _listed(values)}


def reasons(disagreement: Disagreement) -> list[str]:
    """The reasons as sentences: those that name the values first, then the general ones."""
    ordered = sorted(disagreement.reasons, key=lambda reason: "a" not in reason.get("values", {}))
    return list(dict.fromkeys(wording.sentence(reason) for reason in ordered))


def _is_denied(sides: Sequence[Side]) -> bool:
    return any(claim.modality == Modality.DENIED for side in sides for claim in side.claims)


def _listed(values: Sequence[str]) -> str:
    """ "Rund 4.000, 4.700 oder 6.000", with a capital, since it begins the sentence."""
    if not values:
        return _("No value")
    if len(values) == 1:
        listed = values[0]
    elif len(values) <= NAMED_VALUES:
        listed = _("%(values)s or %(last)s") % {"values": ", ".join(values[:-1]), "last": values[-1]}
    else:
        more = len(values) - NAMED_VALUES
        listed = ngettext(
            "%(values)s and %(more)d more value", "%(values)s and %(more)d more values", more
        ) % {
            "values": ", ".join(values[:NAMED_VALUES]),
            "more": more,
        }
    return listed[:1].upper() + listed[1:]
