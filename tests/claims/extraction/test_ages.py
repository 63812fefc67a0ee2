"""Which numbers are ages."""

import pytest

from tests.claims.extraction.quantity_texts import quantities_of


@pytest.mark.parametrize(
    ("text", "categories"),
    [
        ("Das Rentenalter steigt von 64 auf 66 Jahre.", ["age", "age"]),
        ("Sie sollen erst mit 67 in Rente gehen.", ["age"]),
        ("Sie waren 77, 81 und 90 Jahre alt.", ["age", "age", "age"]),
        ("Der jüngste war 21 Jahre alt, der älteste 62.", ["age", "age"]),
        ("Zwei Männer (27 und 45 Jahre) kamen.", ["other", "age", "age"]),
        ("Alle über 60 Jahre werden geimpft.", ["age"]),
        ("Ein siebenjähriger Junge kam.", ["age"]),
        ("Nach siebenjähriger Haft kam er frei.", ["duration"]),
        ("Der Vorfall war zwei Minuten alt.", ["duration"]),
        ("Die Zahl der Sitze: CDU (51) und SPD (48).", ["other", "other"]),
        ("Die Wirtin (51) kam.", ["age"]),
        ("Damals war Trainer Jens Rabe gerade vier.", ["age"]),
        ("Das Seil ist zehn Jahre alt und nicht 19.", ["age", "age"]),
        ("Mit 16 trat er der Partei bei.", ["age"]),
        ("Jeder zwischen 18 und 45 muss damit rechnen.", ["age"]),
    ],
)
def test_ages_are_told_from_lengths_of_time_and_counts(text: str, categories: list[str]) -> None:
    assert [quantity.category for quantity in quantities_of(text)] == categories
