"""Whose words a figure is part of, over colons, letters, sentences of somebody else and verbs that claim."""

import pytest

from claims.extraction.extract import extract


def chain(text: str) -> list[str]:
    claims = extract(text, published="2025-03-14").claims
    claim = next(claim for claim in claims if claim.quote.startswith("30"))
    return [link.name for link in claim.attribution]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "Zur geplanten Schließung der Kreisklinik Lobau erklärt Ina Thal:\n\n„Dort sind 30 Betten belegt.“",
            ["Ina Thal"],
        ),
        (
            "Anlässlich der Pläne des Ministeriums erklärt die Sprecherin Ina Thal:\n\n„Es fehlen 30 Leute.“",
            ["Ina Thal"],
        ),
        ("Zu der Schließung erklärt Ina Thal:\n\n„Wir sind 90.\n\nEs fehlen 30 Leute.“", ["Ina Thal"]),
        ("Zur Festnahme der mutmaßlichen Täter sagt Ina Thal:\n\n„Es fehlen 30 Euro.“", ["Ina Thal"]),
    ],
)
def test_what_an_announcement_is_about_does_not_speak(text: str, names: list[str]) -> None:
    assert chain(text) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "Der Blogger Jan Olk beruft sich auf einen Offizier: 30 Mann seien gefallen.",
            ["Jan Olk", "Offizier"],
        ),
        ("Der Sender stützt sich auf Diplomaten: 30 Mann seien gefallen.", ["Sender", "Diplomaten"]),
        (
            "Interfax berief sich auf einen Sprecher des Heeres, wonach 30 Mann fielen.",
            ["Interfax", "Sprecher des Heeres"],
        ),
    ],
)
def test_whom_a_source_relies_on_is_the_origin_of_what_follows(text: str, names: list[str]) -> None:
    assert chain(text) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Hollenbach selbst will bei einer Probe 30 Mikrogramm gemessen haben.", ["Hollenbach"]),
        ("Die Bank will 30 Euro vermissen.", ["Bank"]),
        ("Die Polizei führt 30 Unfälle auf Glätte zurück.", ["Polizei"]),
        ("Die Ermittler rechnen der Bande 30 Taten zu.", ["Ermittler"]),
        ("Die Anklage legt ihm 30 Taten zur Last.", ["Anklage"]),
        ("Die Polizei meldete 90 Fälle. 30 davon entfielen auf Bonn.", ["Polizei"]),
        ("Die Polizei meldete 90 Fälle. 30 davon wurden behandelt.", []),
        ("Der Zoll nannte 90 Fälle. Das wären 30 Prozent mehr.", []),
    ],
)
def test_who_claims_charges_or_apportions_states_it(text: str, names: list[str]) -> None:
    assert chain(text) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Der Verband widerspricht: 30 Häuser stünden leer, heißt es in einem Papier.", ["Verband"]),
        (
            "Die Bank musste sich korrigieren. 30 Kunden seien betroffen, heißt es in einem Schreiben.",
            ["Bank"],
        ),
        (
            "Die Universität Lobau hat eine Auswertung von Satellitenbildern vorgelegt. Danach brannten 30 Häuser.",
            ["Universität Lobau"],
        ),
        (
            "Die Gewerkschaft sprach von 90 Stellen. Chef Jörn Voss begründete den Schritt. Man habe 30 Euro verbucht.",
            ["Jörn Voss"],
        ),
        (
            "Die Lage sei ernst, so Präsident Jan Olk. Seine Behörde hat geprüft. Es bleibe bei 30 Gramm.",
            ["Jan Olk"],
        ),
    ],
)
def test_reported_speech_is_that_of_whoever_acted_last(text: str, names: list[str]) -> None:
    assert chain(text) == names
