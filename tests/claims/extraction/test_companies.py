"""Whom "der Konzern" takes up where the article never says that somebody is a company."""

import pytest

from claims.extraction.extract import extract


@pytest.mark.parametrize(
    ("before", "company"),
    [
        ("Das Hydrolan-Werk in Passau schließt.", "Hydrolan"),
        ("Hydrolan-Chefin Maria Kern entschuldigte sich.", "Hydrolan"),
        ("Hydrolan-Sprecher Jan Kolb entschuldigte sich.", "Hydrolan"),
        ("Nach dem Brand bei Hydrolan ermittelt die Polizei.", "Hydrolan"),
        ("Für die Abfindungen will Rennach nur wenig zahlen.", "Rennach"),
        ("Nordwerk kommt den Beschäftigten entgegen.", "Nordwerk"),
        ("Der Zug der privaten Gesellschaft PolRapid entgleiste.", "PolRapid"),
        ("Die Warenhauskette Brennicke ist pleite.", "Brennicke"),
        ("Das Start-up Fluxo sammelt Geld ein.", "Fluxo"),
        ("Die ZPG-Chefin Maria Kern kam.", "Konzern"),
        ("In den Häfen von Hamburg und Zebra ruht die Arbeit.", "Konzern"),
        ("Ein Konzern aus Wien bietet mit.", "Konzern aus Wien"),
    ],
)
def test_a_noun_for_companies_takes_up_the_company(before, company):
    claim = extract(f"{before} Der Konzern sprach von 30 Stellen.", published="2025-03-14").claims[-1]
    assert [link.name for link in claim.attribution] == [company]


@pytest.mark.parametrize("statement", ["Firmenangaben", "Unternehmensangaben", "Konzernangaben"])
def test_statements_of_the_company_are_taken_up_too(statement):
    text = f"Voltanis erhöht die Preise. Nach {statement} sind 30 Gemeinden betroffen."
    assert [link.name for link in extract(text, published="2025-03-14").claims[-1].attribution] == [
        "Voltanis"
    ]


@pytest.mark.parametrize("noun", ["Versicherer", "Reederei", "Vermieter"])
def test_a_noun_for_one_trade_stays_where_nobody_is_called_so(noun):
    article = "Die" if noun == "Reederei" else "Der"
    text = f"Das Hydrolan-Werk brannte ab. {article} {noun} sprach von 30 Millionen Euro Schaden."
    assert [link.name for link in extract(text, published="2025-03-14").claims[-1].attribution] == [noun]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Der Mann fordere 30 Euro, sagte Polizeisprecherin Dana Kreutz.", ["Dana Kreutz"]),
        ("Gefordert hatten die Entführer laut Polizeichef Yusuf Farah 30 Millionen Euro.", ["Yusuf Farah"]),
        ("Die Union plane 30 Stellen ein, sagte Kämmerer Jan Uhl.", ["Jan Uhl"]),
        ("Die Stadt erwarte 30 Gäste, meldete Reuters.", ["Reuters", "Stadt"]),
    ],
)
def test_demands_and_plans_of_others_are_what_the_speaker_tells(text, who):
    assert [link.name for link in extract(text, published="2025-03-14").claims[0].attribution] == who


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Der Hersteller Voltaris baut. Die Kapazität gibt Voltaris mit 30 Tonnen an.", "Voltaris"),
        (
            "Beim Veranstalter Sonnwind Reisen buchten viele. 30 seien krank, so das Unternehmen.",
            "Sonnwind Reisen",
        ),
        ("Die S-Bahn hielt. Den Schaden schätzt die Bahn auf 30 Millionen Euro.", "Bahn"),
        ("So stieg die Zahl der Toten der Agentur BTA zufolge auf 30.", "BTA"),
        ("Dem Chef der Feuerwehr zufolge starben 30 Menschen.", "Chef der Feuerwehr"),
    ],
)
def test_names_that_a_noun_introduced_speak(text, who):
    assert extract(text, published="2025-03-14").claims[-1].attribution[-1].name == who
