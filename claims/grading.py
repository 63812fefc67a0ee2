"""The evidence grade of a topic, from its rows."""

from collections.abc import Iterable, Sequence

from claims.grades import Graded, Statement, grade
from claims.models import Claim, Topic
from claims.terms import DisagreementKind, Modality, ReviewState

# A finding of these kinds contests the figure; an update or a silent edit does not.
CONTESTING = frozenset({DisagreementKind.CONTRADICT, DisagreementKind.ATTRIBUTION_CONFLICT})
# After these judgements a difference no longer contests the figure.
SETTLED = frozenset({ReviewState.EXPLAINED, ReviewState.DISMISSED})


def grade_of(topic: Topic) -> Graded | None:
    """The grade of a topic that was read with its standing claims and disagreements; asks the database nothing."""
    return graded(topic.claims.all(), [(found.kind, found.state) for found in topic.disagreements.all()])


def graded(claims: Iterable[Claim], findings: Sequence[tuple[str, str]]) -> Graded | None:
    """The grade of these claims of one topic; ``findings`` are kind and review state of its disagreements."""
    contested = any(kind in CONTESTING and state not in SETTLED for kind, state in findings)
    return grade([statement(claim) for claim in claims], contested=contested)


def statement(claim: Claim) -> Statement:
    """The claim as grading takes it."""
    links = list(claim.attributions.all())
    return Statement(
        claim=claim.pk,
        origin=claim.origin or f"claim:{claim.pk}",
        modality=Modality(claim.modality),
        hedged=claim.hedged,
        subject=claim.subject or None,
        speaker=links[-1].name if links else None,
        speaker_kind=links[-1].actor.kind if links else "",
        minimum=claim.amount.lower if claim.amount else None,
        maximum=claim.amount.upper if claim.amount else None,
        value=claim.value or None,
    )
