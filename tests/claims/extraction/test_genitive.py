"""The genitive of noun phrases, with and without article."""

import pytest

from claims.extraction.genitive import genitive


@pytest.mark.parametrize(
    ("article", "adjectives", "nouns", "written"),
    [
        ("die", [], ["Brücke"], "der Brücke"),
        ("eine", ["junge"], ["Frau"], "einer jungen Frau"),
        ("der", [], ["Pegel"], "des Pegels"),
        ("das", [], ["Schloss"], "des Schlosses"),
        ("ein", [], ["Tank"], "eines Tanks"),
        ("der", [], ["Zeuge"], "des Zeugen"),
        ("der", [], ["Präsident"], "des Präsidenten"),
        ("den", [], ["Soldat"], "des Soldaten"),
        ("einen", [], ["Polizisten"], "eines Polizisten"),
        ("das", [], ["Gebäude"], "des Gebäudes"),
        ("das", [], ["Ereignis"], "des Ereignisses"),
        ("der", [], ["Kanzler", "Walter", "Hofer"], "des Kanzlers Walter Hofer"),
        (None, [], ["Ermittler"], "von Ermittlern"),
        (None, ["neue"], ["Fälle"], "von neuen Fällen"),
        (None, [], ["Nordchem"], "von Nordchem"),
        (None, [], ["Salma", "Idrissi"], "von Salma Idrissi"),
    ],
)
def test_a_noun_phrase_stands_in_the_genitive(article, adjectives, nouns, written):
    assert genitive(article, adjectives, nouns) == written


@pytest.mark.parametrize(
    ("article", "nouns"), [("dem", ["Haus"]), ("den", ["Verletzungen"]), ("ihr", ["Haus"])]
)
def test_an_open_form_has_no_genitive(article, nouns):
    assert genitive(article, [], nouns) is None
