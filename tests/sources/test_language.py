"""Is a text German?"""

import pytest

from sources.language import foreign_language


@pytest.mark.parametrize(
    "text",
    [
        "Drei Tote bei Unfall",
        "DREI TOTE BEI UNFALL AUF DER AUTOBAHN",
        "Rund 400 Menschen demonstrierten.",
        "Bundeskanzler",
        "1.000 2.000 3.000",
        "Der Gemeinderat hat an der Strassenkreuzung grosse Massnahmen beschlossen.",
        'Der Minister sagte: "We have to act now, there is no time to lose." Danach verließ er den Saal und schwieg.',
        "Kyjiw: Selenskyj, Syrskyj und Umjerow beraten über die Lage an der Front bei Pokrowsk.",
    ],
)
def test_german_is_taken_also_when_short_loud_or_swiss(text: str) -> None:
    assert foreign_language(text) is None


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Three people were killed in a crash near the town on Tuesday, police said.", "en"),
        ("Trois personnes ont été tuées mardi dans un accident, selon la police.", "fr"),
        ("Drie mensen zijn dinsdag om het leven gekomen bij een ongeluk, meldt de politie.", "nl"),
        ("Три человека погибли во вторник в результате аварии, сообщила полиция.", "ru"),
        ("THREE PEOPLE WERE KILLED IN A CRASH NEAR THE TOWN, POLICE SAID.", "en"),
    ],
)
def test_other_languages_are_named(text: str, language: str) -> None:
    assert foreign_language(text) == language
