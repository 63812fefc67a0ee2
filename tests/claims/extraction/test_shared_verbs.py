"""Sources whose reading needs numerals, revised counts, and bodies taken up by a bare noun: through the whole pipeline."""

import pytest

from claims.extraction.nlp import pipeline
from claims.terms import Modality


def origins(text: str) -> list[str | None]:
    """The origin of each quantity in running order."""
    doc = pipeline()(text)
    return [span._.attribution[-1].name if span._.attribution else None for span in doc.spans["quantities"]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Die Polizei meldet 29 Verletzte, der Personalrat dagegen 44 Kranke.", ["Polizei", "Personalrat"]),
        (
            "Die Staatsanwaltschaft hatte acht Jahre gefordert, die Verteidigung höchstens vier.",
            ["Staatsanwaltschaft", "Verteidigung"],
        ),
        (
            "Die Polizei zählte 25.000 und die Veranstalter 50.000 Teilnehmer.",
            ["Polizei", "Veranstalter"],
        ),
        ("Die Gewerkschaft fordert von Bund und Kommunen 8 Prozent mehr Lohn.", ["Gewerkschaft"]),
        ("Den Schaden schätzt die Polizei auf zwölf Millionen Euro.", ["Polizei"]),
        ("Sieben von zehn Betrieben meldeten Ausfälle.", [None]),
    ],
)
def test_parties_may_share_a_verb_and_numbers_are_no_parties(text, expected):
    assert origins(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Die Polizei hat die Zahl der Verletzten von 31 auf 38 heraufgesetzt.", ["Polizei", "Polizei"]),
        ("Die Polizei setzte die Opferzahl auf 38 herauf.", ["Polizei"]),
        ("Die Notenbank setzte den Zins auf 3 Prozent herauf.", [None]),
    ],
)
def test_whoever_revises_a_count_states_it(text, expected):
    assert origins(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Die IG Metall streikt. Die Gewerkschaft rechnet mit 300 Streikenden.", "IG Metall"),
        ("Die Lobau AG baut um. Betroffen seien 120 Monteure, teilte das Unternehmen mit.", "Lobau AG"),
        ("Der SV Lobau zahlt. Man habe 40 Ordner gestellt, erklärte der Verein.", "SV Lobau"),
        ("Der Verein schweigt, sagte der Verein. Der Verband bietet 300 Euro.", "Verband"),
        ("Kanzlerin Ute Moser verteidigte den Plan. Das Loch betrage 30 Prozent.", "Ute Moser"),
        ("300 Fälle wurden gemeldet. Das seien mehr als zuvor, teilte das Landesamt mit.", "Landesamt"),
        ("Bis Ostern, so hofft Ute Moser, könnten 30 Kinder gesund sein.", "Ute Moser"),
        ("300 Hektar seien betroffen, sagte Ute Moser am Montag, davon 200 Hektar Wald.", "Ute Moser"),
        ("Die Behörden halten es für möglich, dass 30 Menschen starben.", "Behörden"),
    ],
)
def test_a_source_is_found_across_clauses_and_under_its_name(text, expected):
    assert set(origins(text)) == {expected}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Das Amt bestreitet das: Es seien 30 Lehrer krank.", Modality.ASSERTED),
        ("Die Klinik wies den Vorwurf zurück, 30 Patienten seien gestorben.", Modality.DENIED),
        ("Nicht 30, sondern viele Menschen starben.", Modality.DENIED),
        ("Das Bad soll 32 Millionen Euro kosten.", Modality.PLANNED),
        ("Das Land will an den 53 Schulen bauen.", Modality.ASSERTED),
        ("Die Behörden halten es für möglich, dass 30 Menschen starben.", Modality.POSSIBLE),
    ],
)
def test_the_mood_reaches_no_further_than_its_verb(text, expected):
    doc = pipeline()(text)
    assert [span._.modality for span in doc.spans["quantities"]] == [expected]
