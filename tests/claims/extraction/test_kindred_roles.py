"""A person is taken up under another designation: each row of the lexicon holds in its example."""

import pytest

from claims.extraction import lexicon
from claims.extraction.extract import extract
from claims.extraction.kindred_roles import kindred


def origin(text: str) -> str | None:
    claim = next(
        claim for claim in extract(text, published="2025-03-14").claims if claim.quote.startswith("30")
    )
    return claim.attribution[-1].name if claim.attribution else None


@pytest.mark.parametrize("row", lexicon.read("kindred_roles"), ids=lambda row: row["roles"])
def test_a_designation_takes_up_the_person_of_its_example(row):
    assert origin(row["example"]) == row["named"]


@pytest.mark.parametrize(
    ("earlier", "later", "same"),
    [
        ("Oberbürgermeisterin", "Rathauschefin", True),
        ("Dezernentin", "Baudezernentin", True),
        ("Oberstleutnant", "Kommandeur", True),
        ("M23-Sprecher", "Rebellensprecher", True),
        ("Verbandspräsident", "Regierungschef", False),
        ("Bürgermeister", "Mediziner", False),
        ("Direktor", "Gouverneur", False),
    ],
)
def test_designations_are_kindred_by_their_endings(earlier, later, same):
    assert kindred(earlier, later) is same


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Auf dem Hof von Karl Mertens brannte es. 30 Rinder seien tot, sagte der Landwirt.", "Karl Mertens"),
        ("Der Bürgermeister von Lobau, Kai Ohm, kam. Der Rathauschef sprach von 30 Häusern.", "Kai Ohm"),
        ("Die Chefin des Verbands, Maria Lenz, kam. Die Vorsitzende sprach von 30 Häusern.", "Maria Lenz"),
        ("Ein Ermittler verriet mehr. Es seien 30 Kilogramm, so der Fahnder.", "Ermittler"),
        ("Die FDP-Abgeordnete Eva Noll kam. Es seien 30 Häuser, so die Parlamentarierin.", "Eva Noll"),
        ("Präsidentin Eva Noll kam. Laut dem Finanzdirektor fehlen 30 Millionen Euro.", "Finanzdirektor"),
        ("Major Jan Uhl kam. Nach Angaben ihres Kommandeurs leben noch 30 Soldaten.", "Kommandeur"),
        ("Chefin Eva Noll kam. Von 30 Mängeln sprachen Bauleiter.", "Bauleiter"),
    ],
)
def test_only_one_person_pointed_at_is_taken_up(text, who):
    assert origin(text) == who
