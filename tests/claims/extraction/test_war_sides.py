"""Which side of a war a figure counts."""

import pytest

from claims.extraction import lexicon
from tests.claims.extraction.quantity_texts import quantities_of


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        # who lost, and who admits it
        (
            "Russland räumte 230 Gefallene ein. Die Ukraine habe 1.500 Mann verloren, behauptete das russische "
            "Verteidigungsministerium.",
            ["Russland", "Ukraine"],
        ),
        (
            "Der Kreml hat im Krieg gegen die Ukraine 300 Panzer eingebüßt, meldet Kiew. Die eigenen Verluste beziffert "
            "Kiew auf 90 Panzer.",
            ["Russland", "Ukraine"],
        ),
        (
            "Die Angreifer verloren 90 Mann, teilte der ukrainische Generalstab mit. Die russische Armee äußerte sich nicht.",
            ["Russland"],
        ),
        # the speaker's own and the enemy's
        (
            "Kiew zog Bilanz der Schlacht gegen die russische Armee: 312 eigene Soldaten seien gefallen. Auf der Gegenseite "
            "habe man 1.900 Tote gezählt.",
            ["Ukraine", "Russland"],
        ),
        (
            "Die russische Armee will im Krieg gegen die Ukraine 430 Gegner gefangen genommen haben.",
            ["Ukraine"],
        ),
        (
            "Die russischen Truppen haben nach Angaben aus Kiew hohe Verluste erlitten. Seit Montag seien 1.250 Angreifer "
            "gefallen und 34 Panzer zerstört worden, teilte der ukrainische Generalstab mit.",
            ["Russland", "Russland"],
        ),
        # a side by its adjective, also where the noun is left out
        (
            "Auf ukrainischer Seite starben 112 Soldaten, auf russischer 300 Soldaten.",
            ["Ukraine", "Russland"],
        ),
        # who harms and who is harmed
        ("Die israelische Armee tötete 19 Kämpfer. Die Hamas tötete zwei Soldaten.", ["Hamas", "Israel"]),
        (
            "Das ukrainische Militär zerstörte nach eigenen Angaben 40 russische Panzer und verlor selbst zwölf Panzer.",
            ["Russland", "Ukraine"],
        ),
        # weapons sent, and brought down by the other side
        (
            "Die russische Armee griff die Ukraine mit 121 Drohnen an. Nach Angaben der ukrainischen Luftwaffe wurden 98 "
            "abgefangen.",
            ["Russland", "Russland"],
        ),
        (
            "Die Hisbollah feuerte 60 Raketen auf Israel ab, 50 fing die israelische Armee ab.",
            ["Hisbollah", "Hisbollah"],
        ),
        # no enemy is named
        ("Die Ukraine tötete 300 Soldaten.", [None]),
    ],
)
def test_the_side_that_a_figure_counts(text: str, sides: list[str | None]) -> None:
    assert [quantity.subject for quantity in quantities_of(text)] == sides


ROWS = {row["sort"]: row for row in lexicon.read("war_words")}


def _subjects(sentence: str) -> list[str | None]:
    """Of the figures of the sentence in a text about a war between Russia and Ukraine."""
    before = "Die russische Armee kämpft an der Front gegen die ukrainische Armee. "
    return [quantity.subject for quantity in quantities_of(before + sentence)]


@pytest.mark.parametrize("noun", ["Gegner", "Feinde", "Angreifer", "Besatzer", "Invasoren"])
def test_a_noun_for_the_enemy_counts_the_other_side(noun: str) -> None:
    assert _subjects(f"Kiew meldete 300 getötete {noun}.") == ["Russland"]


@pytest.mark.parametrize(
    "verb", ["räumte 300 Gefallene ein", "bestätigte 300 Gefallene", "beklagte 300 Gefallene"]
)
def test_who_admits_losses_has_them(verb: str) -> None:
    assert _subjects(f"Moskau {verb}.") == ["Russland"]


@pytest.mark.parametrize("participle", ["getötet", "vernichtet", "ausgeschaltet", "verwundet"])
def test_who_claims_to_have_harmed_counts_the_other_side(participle: str) -> None:
    assert _subjects(f"Moskau will 300 Soldaten {participle} haben.") == ["Ukraine"]


@pytest.mark.parametrize("sort", ["loses", "harms", "launches", "own", "enemy", "stormer", "holder"])
def test_the_example_of_a_row_has_a_side(sort: str) -> None:
    assert _subjects(ROWS[sort]["example"].replace("Kiew will", "Die Ukraine will"))[0] in (
        "Russland",
        "Ukraine",
    )


def test_a_ruler_stands_for_the_state() -> None:
    assert _subjects(ROWS["ruler"]["example"]) == ["Russland"]


def test_an_ally_is_no_enemy() -> None:
    assert _subjects(ROWS["allies"]["example"]) == ["Nordkorea"]
