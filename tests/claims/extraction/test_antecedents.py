"""Whom a pronoun means: who acts counts more than who is mentioned last."""

import pytest

from claims.extraction.extract import extract


def source(text: str) -> str | None:
    chain = extract(text, published="2025-05-20").claims[-1].attribution
    return chain[-1].name if chain else None


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("Bei Gärtnerin Paula Enders gingen Beschwerden ein. Sie rechne mit 30 Klagen, sagte Enders.", "Paula Enders"),
        ("Der Mieterbund kritisiert den Senat. Er spricht von 3.000 Wohnungen.", "Mieterbund"),
        (
            "Der Lehrer Anton Kolb traf am Montag den Landrat Georg Pfeil. Er sprach von 30 Verletzten.",
            "Anton Kolb",
        ),
        ("Das Gesundheitsamt zählt weiter. Bürgermeisterin Rita Hauff wartet ab. Sie nannte 30 Fälle.", "Rita Hauff"),
        ("Im Vorjahr waren es 20. Sprecherin Ines Lohr wich aus. Sie nannte 30 Fälle.", "Ines Lohr"),
        ("Die Forscher legten Daten vor. Sie sprechen von 30 Arten.", "Forscher"),
    ],
)  # fmt: skip
def test_a_pronoun_means_who_acts(text: str, meant: str) -> None:
    assert source(text) == meant


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("Verkehrsministerin Rita Hauff kam am Montag. Das Ministerium zählte 30 Fälle.", "Verkehrsministerium"),
        ("Umweltminister Georg Pfeil wich aus. Sein Haus rechnet mit 30 Fällen.", "Umweltministerium"),
        ("Das Bundesfinanzministerium prüft das. Nach Ministeriumsangaben fehlen 30 Euro.", "Bundesfinanzministerium"),
        ("Corinne Aebischer ist müde. 30 Tote seien es, sagt die Leiterin des Feldlagers.", "Corinne Aebischer"),
        ("Henning Krahlbeck nimmt das zurück. 30 Granaten seien es, sagte der Verteidigungsminister.", "Henning Krahlbeck"),
        ("Elbnetz wehrt sich. Bei Elbnetz sei alles in Ordnung. Das Unternehmen spricht von 30 Masten.", "Elbnetz"),
        ("Henning Krahlbeck kam. Laut Landeswahlleiter fehlen 30 Zettel.", "Landeswahlleiter"),
        ("Premierminister Georg Pfeil kam. Das Ministerium spricht von 30 Fällen.", "Ministerium"),
    ],
)  # fmt: skip
def test_a_role_noun_means_who_was_named(text: str, meant: str) -> None:
    assert source(text) == meant


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("Der Fleischverarbeiter Hellbrink zögert. Das Unternehmen spricht von 30 Kunden.", "Hellbrink"),
        ("Die Hotelkette Silkop zögert. Der Konzern spricht von 30 Gästen.", "Silkop"),
        ("Präfektin Donatella Ruggieri sprach von 30 Verletzten.", "Donatella Ruggieri"),
        ("Heeresinspekteur Falk Bredow zögert. Der Generalleutnant sprach von 30 Panzern.", "Falk Bredow"),
        ("30 Boote seien es, sagt Kapitän a. D. Uwe Harmsen.", "Uwe Harmsen"),
        (
            "Das Internationale Komitee vom Roten Kreuz (IKRK) half. Das IKRK sprach von 30 Toten.",
            "Internationales Komitee vom Roten Kreuz",
        ),
        ("Die Hochrechnung der ARD kam am Abend. Laut der Hochrechnung sind es 30 Prozent.", "ARD"),
        ("Ministerin Rita Hauff sprach von 20 Fällen. Die Strafe steigt dem Entwurf zufolge auf 30 Euro.", "Entwurf"),
    ],
)  # fmt: skip
def test_names_are_cut_out_of_what_stands_around_them(text: str, meant: str) -> None:
    assert source(text) == meant
