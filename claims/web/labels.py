"""Words on the screen for the terms of ``claims.terms`` and the categories. Everything else passes through unchanged."""

from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy as _c

from claims import amounts
from claims.models import ReviewEvent
from claims.terms import (
    ActorKind,
    Certainty,
    DisagreementKind,
    Grade,
    Kind,
    Level,
    Modality,
    Modifier,
    Relation,
    ReviewState,
    Scope,
)

Label = str | Promise

DISAGREEMENT_KINDS: dict[str, Label] = {
    DisagreementKind.CONTRADICT: _("Contradiction"),
    DisagreementKind.UPDATE_OVER_TIME: _("Later count"),
    DisagreementKind.ATTRIBUTION_CONFLICT: _("Disputed attribution"),
    DisagreementKind.SILENT_EDIT: _("Silent edit"),
}
# The same for the list of findings: the name of the group, and what it holds.
DISAGREEMENT_GROUPS: dict[str, tuple[Label, Label]] = {
    DisagreementKind.CONTRADICT: (
        _("Contradictions"),
        _("Values stated for the same thing that cannot all hold, the most severe first."),
    ),
    DisagreementKind.ATTRIBUTION_CONFLICT: (
        _("Disputed attributions"),
        _("The same figure with different origins, or asserted by one side and denied by another."),
    ),
    DisagreementKind.UPDATE_OVER_TIME: (
        _("Later counts"),
        _(
            "One figure at different times: the later count takes the place of the earlier one and does not contradict it."
        ),
    ),
    DisagreementKind.SILENT_EDIT: (
        _("Silent edits"),
        _("Figures that an outlet changed in its article without saying so."),
    ),
    "all": (_("All kinds"), _("Everything in which claims on one topic differ, the most severe first.")),
}
LEVELS: dict[str, Label] = {
    Level.OUTLETS: _("between outlets"),
    Level.SOURCES: _("between origins"),
}
CERTAINTIES: dict[str, Label] = {
    Certainty.SURE: _c("certainty", "sure"),
    Certainty.LIKELY: _c("certainty", "likely"),
    Certainty.UNCERTAIN: _c("certainty", "uncertain"),
}
STATES: dict[str, Label] = {
    ReviewState.OPEN: _c("review state", "open"),
    ReviewState.IN_REVIEW: _c("review state", "in review"),
    ReviewState.CONFIRMED: _c("review state", "confirmed"),
    ReviewState.EXPLAINED: _c("review state", "explained"),
    ReviewState.DISMISSED: _c("review state", "dismissed"),
}
RELATIONS: dict[str, Label] = {
    Relation.AGREE: _("agrees"),
    Relation.REFINES: _("compatible, more precise"),
    Relation.CONTRADICT: _("contradicts"),
    Relation.UPDATE_OVER_TIME: _("later count"),
    Relation.DIFFERENT_SCOPE: _("not comparable"),
    Relation.SUM_OF_PARTS: _("part of the sum"),
    Relation.ECHO_SAME_ORIGIN: _("same origin"),
    Relation.ATTRIBUTION_CONFLICT: _("disputed attribution"),
}
KINDS: dict[str, Label] = {Kind.QUANTITY: _("Figure"), Kind.DATE: _("Date")}
MODIFIERS: dict[str, Label] = {
    Modifier.EXACT: _("exact"),
    Modifier.ABOUT: _("about"),
    Modifier.UP_TO: _("up to"),
    Modifier.AT_LEAST: _("at least"),
    Modifier.MORE_THAN: _("more than"),
    Modifier.LESS_THAN: _("less than"),
    Modifier.RANGE: _("range"),
    Modifier.VAGUE: _("vague"),
}
SCOPES: dict[str, Label] = {
    Scope.TOTAL: _("total"),
    Scope.ADDITIONAL: _("additional"),
    Scope.PART: _("part"),
    Scope.RATE: _("per unit of time"),
    Scope.OTHER: _c("scope", "other"),
}
MODALITIES: dict[str, Label] = {
    Modality.ASSERTED: _("asserted"),
    Modality.PLANNED: _("planned"),
    Modality.POSSIBLE: _("possible"),
    Modality.DENIED: _("denied"),
}
ACTOR_KINDS: dict[str, Label] = {
    ActorKind.GOVERNMENT: _("Government"),
    ActorKind.MILITARY: _("Military"),
    ActorKind.INTELLIGENCE: _("Intelligence service"),
    ActorKind.POLICE: _("Police"),
    ActorKind.AGENCY: _("News agency"),
    ActorKind.MEDIUM: _("Medium"),
    ActorKind.PERSON: _("Person"),
    ActorKind.ORGANISATION: _("Organisation"),
    ActorKind.WITNESS: _("Witness"),
    ActorKind.UNKNOWN: _("unknown"),
}
CATEGORIES: dict[str, Label] = {
    "troops": _("Troops"),
    "killed": _("Killed"),
    "wounded": _("Wounded"),
    "casualties": _("Killed and wounded"),
    "captured": _("Captured"),
    "missing": _("Missing"),
    "detained": _("Detained"),
    "displaced": _("Displaced"),
    "participants": _("Participants"),
    "equipment": _("Equipment"),
    "ammunition": _("Ammunition"),
    "money": _("Money"),
    "percent": _("Percent"),
    "duration": _("Duration"),
    "distance_size_weight": _("Distance, size, weight"),
    "age": _("Age"),
    "other": _("Other"),
}
ACTIONS: dict[str, Label] = {
    ReviewEvent.Action.START: _("Start review"),
    ReviewEvent.Action.CONFIRM: _("Confirm"),
    ReviewEvent.Action.EXPLAIN: _("Explain"),
    ReviewEvent.Action.DISMISS: _("Dismiss"),
    ReviewEvent.Action.ANNOTATE: _("Add note"),
    ReviewEvent.Action.REOPEN: _("Reopen"),
    ReviewEvent.Action.UNDO: _("Undo last step"),
}
DONE: dict[str, Label] = {
    ReviewEvent.Action.START: _("started the review"),
    ReviewEvent.Action.CONFIRM: _("confirmed the disagreement"),
    ReviewEvent.Action.EXPLAIN: _("explained the disagreement"),
    ReviewEvent.Action.DISMISS: _("dismissed the disagreement"),
    ReviewEvent.Action.ANNOTATE: _("added a note"),
    ReviewEvent.Action.REOPEN: _("reopened the review"),
    ReviewEvent.Action.UNDO: _("took back a step"),
}
SEVERITY_PARTS: dict[str, Label] = {
    "gap": _("Gap between the values"),
    "likelihood": _("Certainty of the comparison"),
    "independence": _("Independent origins of the weaker side"),
    "certainty": _("Statements without hedging"),
    "prominence": _("Number of articles"),
    "base": _("Basic points of a silent edit"),
}
GRADES: dict[str, Label] = {
    Grade.CONFIRMED: _c("evidence", "confirmed by the party concerned"),
    Grade.INDEPENDENT: _c("evidence", "several independent origins"),
    Grade.SINGLE: _c("evidence", "a single origin"),
    Grade.CONTESTED: _c("evidence", "contested"),
}
VOCABULARIES: dict[str, dict[str, Label]] = {
    "disagreement_kind": DISAGREEMENT_KINDS,
    "level": LEVELS,
    "certainty": CERTAINTIES,
    "state": STATES,
    "relation": RELATIONS,
    "kind": KINDS,
    "modifier": MODIFIERS,
    "scope": SCOPES,
    "modality": MODALITIES,
    "actor_kind": ACTOR_KINDS,
    "category": CATEGORIES,
    "action": ACTIONS,
    "done": DONE,
    "grade": GRADES,
    "severity_part": SEVERITY_PARTS,
}


def label(vocabulary: str, term: str | StrEnum) -> Label:
    """The words for a term; a term that is not in the vocabulary (a category of the user's own) stands for itself."""
    return VOCABULARIES[vocabulary].get(str(term), str(term).replace("_", " "))


def claims_counted(count: int) -> str:
    return ngettext("%(number)s claim", "%(number)s claims", count) % {"number": _grouped(count)}


def articles_counted(count: int) -> str:
    return ngettext("%(number)s article", "%(number)s articles", count) % {"number": _grouped(count)}


def stories_counted(count: int) -> str:
    return ngettext("%(number)s event", "%(number)s events", count) % {"number": _grouped(count)}


def disagreements_counted(count: int) -> str:
    return ngettext("%(number)s finding", "%(number)s findings", count) % {"number": _grouped(count)}


def _grouped(count: int) -> str:
    return amounts.number(count, get_language() or "de")
