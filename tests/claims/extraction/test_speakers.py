"""Whom a cue means that names nobody, a mere message, or somebody by what he is."""

import pytest

from claims.extraction.extract import extract


def origin(text: str) -> str | None:
    claim = next(
        claim for claim in extract(text, published="2025-03-14").claims if claim.quote.startswith("30")
    )
    return claim.attribution[-1].name if claim.attribution else None


@pytest.mark.parametrize(
    ("text", "who"),
    [
        (
            "Laut dem Landeskriminalamt wiegt es vier Tonnen. Am Montag brannte es. Der Zoll will neue Geräte. "
            "Damit ließen sich 30 Container prüfen, hieß es.",
            "Zoll",
        ),
        ("Die Bahn stellt den Verkehr ein. Betroffen seien 30 Züge, hieß es.", "Bahn"),
        (
            "Die Miliz „Rote Falken“ brüstet sich mit der Tat. 30 Kämpfer seien tot, heißt es in dem "
            "Bekennerschreiben.",
            "Rote Falken",
        ),
        ("Die Polizei rüstet auf. 30 Wagen seien neu, heißt es in einer Mitteilung.", "Polizei"),
        ("Die Startbahn wird teurer. Der Flughafen rechnet nach einer Mitteilung mit 30 Euro.", "Flughafen"),
        (
            "Das Forstamt des Kreises hat nach einer Mitteilung 30 Bäume gefällt, der Nabu sprach von 40.",
            "Forstamt des Kreises",
        ),
    ],
)
def test_a_message_is_of_whoever_acts(text, who):
    assert origin(text) == who


@pytest.mark.parametrize(
    ("text", "who"),
    [
        (
            "Ärztin Eva Noll half. Nach Zählung der dortigen Mediziner starben 30 Menschen.",
            "dortige Mediziner",
        ),
        ("Kommissar Jan Uhl kam. Nach Angaben der Ermittler starben 30 Menschen.", "Ermittler"),
        ("Nach Angaben des Militärs starben 30 Menschen.", "Militär"),
        ("Deren Anwälte fordern 30 Millionen Euro.", "Anwälte"),
    ],
)
def test_people_keep_their_number(text, who):
    assert origin(text) == who


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Am Gipfel wurden nach Daten des Wetterdienstes Böen von 30 Metern gemessen.", "Wetterdienst"),
        ("Gezählt wurden nach Angaben des Forstamts Tiere von 30 Arten.", "Forstamt"),
        ("Nach Angaben des Instituts Demos fehlen 30 Leute.", "Institut Demos"),
        ("Nach Auskunft des Hilfswerks Alpina flohen 30 Menschen.", "Hilfswerk Alpina"),
    ],
)
def test_a_plural_behind_a_genitive_is_no_name(text, who):
    assert origin(text) == who


@pytest.mark.parametrize(
    "text",
    [
        "Die Sprecherin der Landtagsfraktion Soziale Mitte, Petra Nowak, fordert 30 Millionen Euro.",
        "Der Chef der Gewerkschaft Karbon 90, Petra Nowak, fordert 30 Millionen Euro.",
        "Die Leiterin des Instituts für Wald, Holz und Papier, Petra Nowak, nennt 30 Bäume.",
        "Die Staatssekretärin im Umweltministerium, Petra Nowak, nennt 30 Bäume.",
        "Laut der Sprecherin der Landtagsfraktion Soziale Mitte, Petra Nowak, fehlen 30 Euro.",
        "Nach Angaben der Chefin der Gewerkschaft Karbon 90, Petra Nowak, fehlen 30 Euro.",
        "Die SPD-Bundestagsabgeordnete Petra Nowak sprach von 30 Fällen.",
    ],
)
def test_a_name_follows_its_designation(text):
    assert origin(text) == "Petra Nowak"


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        ("Es gebe 30 Tote, sagte Jan Uhl dem Sender M7.", ["M7", "Jan Uhl"]),
        ("„30 Menschen sind tot“, sagte Jan Uhl dem Sender M7.", ["Jan Uhl"]),
        ("Es gebe 30 Tote, sagte Jan Uhl in einem Interview mit der „Elbpost“.", ["Jan Uhl"]),
    ],
)
def test_a_medium_is_addressed_in_the_dative_alone(text, chain):
    found = extract(text, published="2025-03-14").claims[0]
    assert [link.name for link in found.attribution] == chain
