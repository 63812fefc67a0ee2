"""Names of parties reduced to one actor."""

import pytest

from claims.comparison.actors import actor, countries


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("NIS", "südkoreanischer Geheimdienst"),
        ("National Intelligence Service", "südkoreanischer Nachrichtendienst"),
        ("Kiew", "ukrainischer Generalstab"),
        ("Generalstab in Kiew", "ukrainischer Generalstab"),
        ("Moskau", "russisches Verteidigungsministerium"),
        ("Selensky", "Wolodymyr Selenskyj"),
        ("Waleri Gerassimow", "Valery Gerasimov"),
        ("Guardian", "The Guardian"),
        ("Gewerkschaft Handel", "Gewerkschaft"),
        ("Krisenstab", "Katastrophenschutz"),
        ("Bundespolizei", "Staatsanwaltschaft"),
    ],
)
def test_two_names_of_one_party_have_one_key(left: str, right: str) -> None:
    assert actor(left).key == actor(right).key


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Moskau", "Kiew"),
        ("Polizei", "Veranstalter"),
        ("Gewerkschaft", "Arbeitgeberverband"),
        ("CNN", "Reuters"),
        ("britischer Geheimdienst", "südkoreanischer Geheimdienst"),
        ("Zivilschutz", "Bürgermeister"),
        ("Polizei", "Feuerwehr"),
        ("Innenministerium", "Polizei"),
    ],
)
def test_different_parties_have_different_keys(left: str, right: str) -> None:
    assert actor(left).key != actor(right).key


@pytest.mark.parametrize(
    ("name", "text", "side"),
    [
        ("Anna Berg", "Das sagte Polizeisprecherin Anna Berg am Abend.", "authorities"),
        ("Tom Kranz", "Gewerkschaftschef Tom Kranz widersprach.", "union"),
        ("Ute Holm", "Bürgermeisterin Ute Holm nannte andere Zahlen.", "municipality"),
        ("Jan Petersen", "„Ich sah alles“, sagt Jan Petersen.", None),
    ],
)
def test_a_person_speaks_for_the_role_in_front_of_the_name(name: str, text: str, side: str | None) -> None:
    assert actor(name, text).side == side


def test_a_spokeswoman_of_the_police_is_the_police_and_no_other_body() -> None:
    text = "Das sagte Polizeisprecherin Anna Berg. Landrätin Petra Köhn nannte andere Zahlen."
    assert actor("Anna Berg", text).key == actor("Polizei").key
    assert (
        actor("Petra Köhn", text).key == actor("Landratsamt Aue, Landrätin Köhn").key != actor("Polizei").key
    )


def test_a_spokesman_belongs_to_the_state_whose_body_is_named_before() -> None:
    text = (
        "Der ukrainische Generalstab meldet 40 tote russische Soldaten. Sprecher Oleh Hrytsenko sagte mehr."
    )
    assert actor("Oleh Hrytsenko", text).country == "UA"


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("nordkoreanische Soldaten", ("KP",)),
        ("das Weiße Haus in Washington", ("US",)),
        ("Kiew und Moskau", ("UA", "RU")),
        ("das Verteidigungsministerium", ()),
    ],
)
def test_countries_are_found_by_any_of_their_names(text: str, codes: tuple[str, ...]) -> None:
    assert set(countries(text)) == set(codes)
