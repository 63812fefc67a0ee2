"""Whose statement "nach eigenen Angaben" is, and statements with a name before their hyphen."""

import pytest

from claims.extraction.extract import extract


def origin(text: str) -> str | None:
    claims = extract(text, published="2025-03-14").claims
    claim = next(claim for claim in claims if claim.quote.startswith("30"))
    return claim.attribution[-1].name if claim.attribution else None


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Nordmar betreibt nach eigenen Angaben 30 Schiffe.", "Nordmar"),
        ("Die RVK wächst und hat nach eigenen Angaben 30 Filialen.", "RVK"),
        ("Eigenen Angaben zufolge hat die Gruppe 30 Kämpfer.", "Gruppe"),
        ("Das Land gibt nach eigenen Angaben 30 Millionen Euro aus.", "Land"),
        ("Gibt die Bahn nach, muss sie nach eigener Rechnung 30 Millionen Euro zahlen.", "Bahn"),
        ("Der Verein hat nach eigenem Bekunden 30 Mitglieder.", "Verein"),
        ("Nun fehlen dem Ministerium nach eigener Rechnung 30 Millionen Euro.", "Ministerium"),
        ("Die Emirate, die vermittelten, haben nach eigenen Angaben 30 Leute geholt.", "Emirate"),
        ("Der Konzern ruft Gläser zurück. Eingesammelt sind nach eigener Darstellung 30.", "Konzern"),
        ("Die Reederei brachte laut Polizei 90 Leute an Land, nach eigener Darstellung 30.", "Reederei"),
    ],
)
def test_an_own_statement_is_that_of_whoever_acts(text: str, name: str) -> None:
    assert origin(text) == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("In Bremen standen nach Verdi-Angaben 30 Menschen vor den Toren.", "Verdi"),
        ("Nach Salvato-Angaben fehlten 30 Euro.", "Salvato"),
        ("Der Hanse-Rundfunk war dort. Nach HR-Informationen sind 30 Proben auffällig.", "Hanse-Rundfunk"),
        ("Nach KURIER-Informationen sind 30 Proben auffällig.", None),
        ("Nach Informationen des „Harzkuriers“ fehlen 30 Euro.", "Harzkurier"),
    ],
)
def test_a_name_before_a_hyphen_owns_the_statement(text: str, name: str | None) -> None:
    assert origin(text) == name
