"""The closed vocabularies of the project, as used in code, database, API and export alike.

Categories are not here: they are rows of ``extraction/lexicon/categories.tsv``, which users extend.
"""

from enum import StrEnum


class Kind(StrEnum):
    QUANTITY = "quantity"
    DATE = "date"


class Modifier(StrEnum):
    """How the wording turns a number into an interval [minimum, maximum]."""

    EXACT = "exact"
    ABOUT = "about"
    UP_TO = "up_to"
    AT_LEAST = "at_least"
    MORE_THAN = "more_than"
    LESS_THAN = "less_than"
    RANGE = "range"
    VAGUE = "vague"


class Scope(StrEnum):
    TOTAL = "total"
    ADDITIONAL = "additional"
    PART = "part"
    RATE = "rate"
    OTHER = "other"


class Modality(StrEnum):
    ASSERTED = "asserted"
    PLANNED = "planned"
    POSSIBLE = "possible"
    DENIED = "denied"


class ActorKind(StrEnum):
    GOVERNMENT = "government"
    MILITARY = "military"
    INTELLIGENCE = "intelligence"
    POLICE = "police"
    AGENCY = "agency"
    MEDIUM = "medium"
    PERSON = "person"
    ORGANISATION = "organisation"
    WITNESS = "witness"
    UNKNOWN = "unknown"


class Relation(StrEnum):
    AGREE = "agree"
    REFINES = "refines"
    CONTRADICT = "contradict"
    UPDATE_OVER_TIME = "update_over_time"
    DIFFERENT_SCOPE = "different_scope"
    SUM_OF_PARTS = "sum_of_parts"
    ECHO_SAME_ORIGIN = "echo_same_origin"
    ATTRIBUTION_CONFLICT = "attribution_conflict"


class DisagreementKind(StrEnum):
    CONTRADICT = "contradict"
    UPDATE_OVER_TIME = "update_over_time"
    ATTRIBUTION_CONFLICT = "attribution_conflict"
    SILENT_EDIT = "silent_edit"


class Level(StrEnum):
    """Who differs: media report one source differently, or the sources themselves differ."""

    OUTLETS = "outlets"
    SOURCES = "sources"


class Certainty(StrEnum):
    """How sure a finding is; the chances stand in ``claims.comparison.certainty``."""

    SURE = "sure"
    LIKELY = "likely"
    UNCERTAIN = "uncertain"


class ReviewState(StrEnum):
    OPEN = "open"
    IN_REVIEW = "in_review"
    CONFIRMED = "confirmed"
    EXPLAINED = "explained"
    DISMISSED = "dismissed"


class Grade(StrEnum):
    """How well the figures of a topic are supported; the rule stands in ``claims.grades``."""

    CONTESTED = "contested"
    CONFIRMED = "confirmed"
    INDEPENDENT = "independent"
    SINGLE = "single"
