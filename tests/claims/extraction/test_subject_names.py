"""What a text calls one party by several names."""

import pytest

from claims.extraction.sentence_words import words_of
from claims.extraction.subject_names import SubjectNames
from claims.extraction.subject_phrases import subject_phrases


def _names(text: str) -> SubjectNames:
    return SubjectNames(subject_phrases(words_of(text, 0, len(text))))


@pytest.mark.parametrize(
    ("text", "called", "name"),
    [
        ("Der Pumpenhersteller Solvanta schwieg.", "Pumpenhersteller Solvanta", "Solvanta"),
        ("Der Pumpenhersteller Solvanta schwieg, das Unternehmen zahlte.", "Unternehmen", "Solvanta"),
        ("Der Pumpenhersteller Solvanta schwieg, der Hersteller zahlte.", "Hersteller", "Solvanta"),
        ("Der Leiter des Herstellers Solvanta schwieg.", "Herstellers Solvanta", "Solvanta"),
        ("Solvanta schwieg und Solvanta zahlte, der Konzern klagte.", "Konzern", "Solvanta"),
        ("Solvanta schwieg in Wulmen, weil in Wulmen der Konzern klagte.", "Konzern", "Konzern"),
        ("Die Solvanta AG schwieg, Solvanta zahlte.", "Solvanta", "Solvanta AG"),
        ("Die Deutsche Bahn schwieg, die Bahn zahlte.", "Bahn", "Deutsche Bahn"),
        ("Das Haus Wulmenhag schwieg, das Haus zahlte.", "Haus", "Haus Wulmenhag"),
        ("Ein Haus brannte am Mittwoch, das Feuer erlosch.", "Haus", "Haus"),
        ("Ministerin Clara Steinke schwieg, Steinke zahlte.", "Steinke", "Clara Steinke"),
        ("Die SPD schwieg, die Sozialdemokraten zahlten.", "Sozialdemokraten", "SPD"),
        ("Die Sozialdemokraten in Schweden zahlten.", "Sozialdemokraten", "Sozialdemokraten"),
        ("Die Grünen schwiegen.", "Grünen", "Grüne"),
    ],
)
def test_a_party_has_its_fullest_name(text: str, called: str, name: str) -> None:
    assert _names(text).of(called) == name


def test_a_name_behind_in_is_a_town() -> None:
    assert _names("Solvanta schwieg in Wulmen.").towns == {"Wulmen"}
