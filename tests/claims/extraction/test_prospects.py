"""What the present tense announces, and what a main clause around denies."""

import pytest

from claims.extraction import lexicon
from claims.extraction.extract import extract
from claims.terms import Kind, Modality

PUBLISHED = "2025-06-12"
ASSERTED, PLANNED, DENIED = Modality.ASSERTED, Modality.PLANNED, Modality.DENIED


def modality_of_first(text: str) -> Modality:
    return next(
        claim for claim in extract(text, published=PUBLISHED).claims if claim.kind is Kind.QUANTITY
    ).modality


@pytest.mark.parametrize("row", lexicon.read("announcing_verbs"), ids=lambda row: row["verb"])
def test_the_present_of_each_announcing_verb_announces(row: dict[str, str]) -> None:
    assert modality_of_first(row["example"]) is PLANNED


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("Der Konzern strich 30 Stellen.", ASSERTED),
        ("Der Konzern hat 30 Stellen gestrichen.", ASSERTED),
        ("Auf die Partei entfallen 30 Sitze.", ASSERTED),
        ("Die Brücke bleibt vier Wochen gesperrt.", PLANNED),
        ("Die Brücke ist seit vier Wochen gesperrt.", ASSERTED),
        ("In Wulm werden am 30. August 40 Kinder eingeschult.", PLANNED),
        ("In Wulm wurden am 30. Mai 40 Kinder eingeschult.", ASSERTED),
        ("Das Lösegeld beläuft sich auf 300.000 Euro.", PLANNED),
        ("Der Vertrag soll 27 Monate gelten.", PLANNED),
        ("Für jeden der rund 1.400 Bewohner verlangt sie Geld.", ASSERTED),
        ("Der Brand hat 30 Menschenleben gefordert.", ASSERTED),
        ("Der Chef will von 30 Fällen wissen.", ASSERTED),
        ("Dass er 300 Euro bekommen habe, bestreitet der Wirt.", DENIED),
        ("Die Versicherung rechnet mit einem Schaden von 300 Euro.", ASSERTED),
    ],
)
def test_what_lies_ahead_is_told_from_what_is_or_was(text: str, modality: Modality) -> None:
    assert modality_of_first(text) is modality


def test_the_sums_of_a_draft_budget_are_planned() -> None:
    draft = "Das Kabinett hat den Haushaltsentwurf für 2026 beschlossen. "
    assert modality_of_first(draft + "Für Zinsen gehen 42 Milliarden Euro drauf.") is PLANNED
    assert modality_of_first(draft + "Im Vorjahr waren es 42 Milliarden Euro.") is ASSERTED


def test_what_an_agreement_on_wages_grants_is_planned() -> None:
    agreed = "Im Tarifstreit haben sich Gewerkschaft und Arbeitgeber geeinigt. "
    assert modality_of_first(agreed + "Die Beschäftigten erhalten drei Prozent mehr.") is PLANNED
    assert modality_of_first("Die Beschäftigten erhalten drei Prozent der Aktien.") is ASSERTED
