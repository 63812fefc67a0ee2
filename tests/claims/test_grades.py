"""The published rule of evidence grades, case by case."""

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from claims.comparison import render
from claims.grades import Statement, concerned, grade
from claims.terms import Grade, Modality


def says(origin: str, figure: int | None = 12, **fields: Any) -> Statement:
    amount = None if figure is None else Decimal(figure)
    statement = Statement(
        claim=1,
        origin=origin,
        modality=Modality.ASSERTED,
        hedged=False,
        subject=None,
        speaker=None,
        speaker_kind="",
        minimum=amount,
        maximum=amount,
        value=None,
    )
    return replace(statement, **fields)


OWN = {"subject": "Reederei Nordlicht", "speaker": "Sprecherin der Reederei Nordlicht"}


@pytest.mark.parametrize(
    ("statements", "contested", "expected"),
    [
        ([says("a")], False, Grade.SINGLE),
        ([says("a"), says("a"), says("a")], False, Grade.SINGLE),
        ([says("a"), says("b")], False, Grade.INDEPENDENT),
        ([says("a"), says("b", modality=Modality.DENIED)], False, Grade.SINGLE),
        ([says("a", **OWN)], False, Grade.CONFIRMED),
        ([says("a", **OWN), says("b")], False, Grade.CONFIRMED),
        ([says("a", **OWN, hedged=True)], False, Grade.SINGLE),
        ([says("a", **OWN, modality=Modality.PLANNED)], False, Grade.SINGLE),
        ([says("a", **OWN, modality=Modality.DENIED), says("b")], False, Grade.SINGLE),
        ([says("a", **OWN), says("b", 20)], True, Grade.CONTESTED),
        ([says("a"), says("b", 20)], True, Grade.CONTESTED),
    ],
)
def test_the_first_rule_that_applies_gives_the_grade(
    statements: list[Statement], contested: bool, expected: Grade
) -> None:
    graded = grade(statements, contested=contested)
    assert graded
    assert graded.grade is expected
    for language in ("de", "en"):
        assert render(graded.reason, language).endswith(".")  # type: ignore[arg-type]


def test_nothing_stated_has_no_grade() -> None:
    assert grade([], contested=False) is None


def test_each_origin_keeps_its_own_range_and_nothing_is_averaged() -> None:
    graded = grade(
        [
            says("Polizei", 12, claim=1),
            says("Veranstalter", 40, claim=2),
            says("Polizei", None, claim=3, minimum=Decimal(15)),
            says("Klinik", None, claim=4, value="2025-07-02"),
        ],
        contested=True,
    )
    assert graded
    police, organiser, clinic = graded.ranges
    assert (police.origin, police.minimum, police.maximum, police.claims) == ("Polizei", 12, 12, (1, 3))
    assert (organiser.minimum, organiser.maximum) == (40, 40)
    assert (clinic.minimum, clinic.values) == (None, ("2025-07-02",))


@pytest.mark.parametrize(
    ("subject", "speaker", "concerns"),
    [
        ("nordkoreanische Soldaten", "Pjöngjang", True),
        ("Russland", "russisches Verteidigungsministerium", True),
        ("Russland", "ukrainischer Generalstab", False),
        ("Reederei Nordlicht", "Reederei Nordlicht", True),
        ("Reederei Nordlicht", "Reederei Südwind", False),
        ("Demonstranten", "Polizei", False),
        ("Deutschland", "Reuters", False),
    ],
)
def test_the_party_concerned_speaks_for_itself(subject: str, speaker: str, concerns: bool) -> None:
    assert concerned(subject, speaker) is concerns
