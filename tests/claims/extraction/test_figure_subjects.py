"""Whose figure it is where the text around decides."""

import pytest

from claims.extraction import lexicon
from claims.extraction.holder_groups import groups_in, groups_of
from claims.extraction.sentence_words import words_of
from claims.extraction.subject_phrases import subject_phrases
from tests.claims.extraction.quantity_texts import quantities_of


@pytest.mark.parametrize(
    ("text", "bases"),
    [
        ("Der Verband sprach mit den Betrieben.", ["Verband", "Betriebe"]),
        ("Die Zahl der Streikenden stieg.", ["Zahl", "Streikende"]),
        ("Die russischen Truppen verließen Kiew.", ["Russland", "Ukraine"]),
        ("Das sagte Rentnerin Anna Kolb.", ["Anna Kolb"]),
        ("Der Frachter „Alma Rosa“ sank.", ["Frachter", "Alma Rosa"]),
        ("Nordkoreas Führung schwieg am Montag.", ["Nordkorea"]),
        ("Am Mittwoch traf Lena W. den Minister.", ["Lena W.", "Minister"]),
        ("Wegen des Hochwassers half das Land.", ["Hochwasser", "Land"]),
        ("Es fielen 30 Liter Regen.", ["Regen"]),
        ("Auch Brandwerk schweigt.", ["Brandwerk"]),
        ("B. habe lange geschwiegen.", ["B."]),
        ("Elf Betriebe schlossen.", ["Betriebe"]),
        ("Er rief „Wir zählen die Toten“ und ging.", ["Toten"]),
    ],
)
def test_phrases_stand_in_base_form(text: str, bases: list[str]) -> None:
    assert [phrase.base for phrase in subject_phrases(words_of(text, 0, len(text)))] == bases


@pytest.mark.parametrize(
    ("text", "whose"),
    [
        ("Konstantin Berger (58) leitet die Bank. Der 58-Jährige schwieg.", ["Konstantin Berger"] * 2),
        ("Mutter Sandra K. (38) klagt.", ["Sandra K."]),
        ("Ministerin Clara Steinke sprach. Später lachte Steinke (47).", ["Clara Steinke"]),
    ],
)
def test_an_age_is_that_of_the_person_by_the_full_name(text: str, whose: list[str]) -> None:
    assert [quantity.subject for quantity in quantities_of(text)] == whose


@pytest.mark.parametrize("row", lexicon.read("holder_groups"), ids=lambda row: row["base"])
def test_the_example_of_a_group_speaks_of_it(row: dict[str, str]) -> None:
    assert row["base"] in groups_in(row["example"])
    assert all(row["base"] in groups_of(category) for category in row["categories"].split())
