"""Which nouns name people, by list and by how German builds them."""

import pytest

from claims.extraction.person_nouns import is_nominalised, masculine, person_sort


@pytest.mark.parametrize(
    "noun",
    [
        "Wanderer", "Skitourengeher", "Klimaschützer", "Läuferinnen", "Bäcker", "Zuhörer",
        "Vermummte", "Bettlägerige", "Schaulustige", "Hinterbliebene", "Studierende", "Pflegebedürftige",
        "Kontrolleure", "Praktikanten", "Crewmitglieder", "Besucher:innen", "Nordkoreaner",
    ],
)  # fmt: skip
def test_people_by_trade_state_or_nation(noun: str) -> None:
    assert person_sort(noun) is not None


@pytest.mark.parametrize(
    "noun",
    [
        "Container", "Fernseher", "Zimmer", "Häuser", "Kinderbilder", "Gerichte", "Geräte", "Verbände",
        "Tausende", "Fahrzeuge", "Metropolen", "Urkunden", "Toiletten", "Angebote", "Paragrafen", "Mal",
    ],
)  # fmt: skip
def test_things_that_are_built_like_people(noun: str) -> None:
    assert person_sort(noun) is None


@pytest.mark.parametrize(
    ("noun", "plain"),
    [
        ("Teilnehmer:innen", "Teilnehmer"),
        ("Lehrer*innen", "Lehrer"),
        ("Gäste", "Gäste"),
        ("Bienen", "Bienen"),
    ],
)
def test_forms_for_all_sexes_are_read_as_the_plain_one(noun: str, plain: str) -> None:
    assert masculine(noun) == plain


@pytest.mark.parametrize(
    ("noun", "expected"), [("Verurteilte", True), ("Gesuchte", True), ("Berichte", False)]
)
def test_participles_used_as_nouns(noun: str, expected: bool) -> None:
    assert is_nominalised(noun) is expected
