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


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        (
            "Die Armee in Moskau meldete Erfolge gegen die ukrainischen Truppen. Die eigenen Verluste gab das russische Verteidigungsministerium mit 41 Toten und 130 Verwundeten an.",
            ["Russland", "Russland"],
        ),
        (
            "Der Kampf um das Dorf Orlowka kostete beide Armeen viel. Kiew sprach von 380 getöteten Russen, Moskau von 410 getöteten Ukrainern.",
            ["Russland", "Ukraine"],
        ),
        (
            "Auch auf ukrainischer Seite wachsen die Verluste der Armee: 45 Soldaten seien gefallen, hieß es aus dem Präsidialamt – zehn mehr als bisher bekannt. Die russische Armee schwieg.",
            ["Ukraine", "Ukraine"],
        ),
        (
            "Moskau bleibt bei seiner Darstellung zum Krieg gegen die Ukraine. Ein Sprecher der russischen Armee sagte, es habe lediglich 94 Gefallene gegeben.",
            ["Russland"],
        ),
        (
            "Putins Armee verlor im Krieg gegen die Ukraine laut Kiew auch viel Gerät: 31 Panzer, sieben Haubitzen und zwei Hubschrauber.",
            ["Russland", "Russland", "Russland"],
        ),
        (
            "Die Zahl der getöteten Russen bezifferte der General in Kiew auf 1.150, die der ukrainischen Soldaten auf 140.",
            ["Russland", "Ukraine"],
        ),
        (
            "Der ukrainische Generalstab wies das zurück. Die eigenen Truppen hätten 87 Kämpfer verloren, 312 seien verwundet worden, fünf würden vermisst. Moskau hatte höhere Zahlen genannt.",
            ["Ukraine", "Ukraine", "Ukraine"],
        ),
        (
            "Das britische Verteidigungsministerium bezifferte die russischen Ausfälle an der ukrainischen Front auf 48.000 Tote und Verwundete.",
            ["Russland"],
        ),
        (
            "Kiew hat seine Schätzung der russischen Verluste korrigiert. Inzwischen seien 2.300 Soldaten getötet oder verwundet worden, teilte der ukrainische Generalstab mit. Am Montag hatte er von 1.900 gesprochen.",
            ["Russland", "Russland"],
        ),
        (
            "Russland und die Ukraine haben Gefangene ausgetauscht. Beide Seiten ließen jeweils 205 Soldaten frei. Im Februar waren auf jeder Seite 95 Soldaten freigekommen.",
            ["Russland und Ukraine", "Russland und Ukraine"],
        ),
        (
            "Die russische Armee griff Kiew mit 411 Drohnen und 34 Raketen an. Die ukrainische Luftwaffe schoss 362 Drohnen ab, 21 Raketen wurden gestoppt.",
            ["Russland", "Russland", "Russland", "Russland"],
        ),
        (
            "Moskau meldete 96 abgefangene Drohnen. Die Ukraine hatte nach Angaben des Geheimdienstes SBU nur 52 Drohnen gestartet, verloren habe man 30. Die russische Luftabwehr widersprach.",
            ["Ukraine", "Ukraine", "Ukraine"],
        ),
        (
            "Die Verteidiger holten in der Nacht 362 Drohnen vom Himmel, meldet die ukrainische Luftwaffe nach dem russischen Angriff.",
            ["Russland"],
        ),
        (
            "Auf der Gegenseite stehen nach Angaben aus Kiew rund 12.000 Soldaten. Der ukrainische Kommandeur nannte die russischen Truppen erschöpft.",
            ["Russland"],
        ),
        (
            "Selenskyj nannte 55.000 Gefallene, Moskau will über 600.000 Ukrainer getötet haben.",
            ["Ukraine", "Ukraine"],
        ),
        (
            "Wie hoch die russischen Verluste sind, bleibt umstritten. Der Generalstab in Kiew beziffert sie auf 1.425.000 Tote und Verletzte.",
            ["Russland"],
        ),
        (
            "Die Zahl der eigenen Gefallenen bezifferte Präsident Selenskyj auf 55.000. Das Verteidigungsministerium in Moskau sprach dagegen von mehr als 600.000 toten Ukrainern.",
            ["Ukraine", "Ukraine"],
        ),
        (
            "Die israelische Armee meldete 14 getötete Kämpfer der Hisbollah. Drei Soldaten seien gefallen. Die Hisbollah sprach von neun getöteten Israelis.",
            ["Hisbollah", "Israel", "Israel"],
        ),
        (
            "Bei den Gefechten mit der Hamas verlor Israel vier Soldaten. Die Armee gab an, 60 Terroristen ausgeschaltet zu haben.",
            ["Israel", "Hamas"],
        ),
        (
            "Pakistan will fünf indische Kampfjets abgeschossen haben. Neu-Delhi räumte den Verlust von zwei Flugzeugen ein. Die indische Luftwaffe habe ihrerseits drei pakistanische Drohnen zerstört.",
            ["Indien", "Indien", "Pakistan"],
        ),
        (
            "Armenien beklagt 49 gefallene Soldaten. Aserbaidschan gab die eigenen Verluste mit 50 Toten an. Die Armee in Eriwan sprach von bis zu 100 getöteten Gegnern.",
            ["Armenien", "Aserbaidschan", "Aserbaidschan"],
        ),
        (
            "Thailands Armee meldete elf Tote in den eigenen Reihen. Auf kambodschanischer Seite starben laut Bangkok 30 Soldaten. Phnom Penh bestätigte fünf Gefallene.",
            ["Thailand", "Kambodscha", "Kambodscha"],
        ),
        (
            "Die RSF nahmen nach eigenen Angaben 200 Soldaten gefangen. Die sudanesische Armee meldete dagegen 80 getötete Kämpfer der RSF.",
            ["Sudan", "RSF"],
        ),
        (
            "Der Kreml räumte ein, dass in dem Dorf 30 Soldaten ums Leben kamen. Kiew hatte von 200 Toten auf russischer Seite gesprochen.",
            ["Russland", "Russland"],
        ),
        (
            "Russlands Verluste beziffert die Ukraine auf 900 Mann. Die Verluste der Ukraine schätzt Moskau auf 1.200 Mann.",
            ["Russland", "Ukraine"],
        ),
        (
            "In russischer Gefangenschaft befinden sich noch 6.300 Soldaten, sagte ein Sprecher in Kiew. Die ukrainische Armee hält ihrerseits 900 Russen fest.",
            ["Ukraine", "Russland"],
        ),
        (
            "Die russischen Truppen hätten an einem Tag 640 Mann verloren, behauptet Kiew. Man selbst habe 40 Soldaten verloren, so der ukrainische Generalstab.",
            ["Russland", "Ukraine"],
        ),
        (
            "Bei dem russischen Vorstoß wurden nach ukrainischen Angaben 17 Panzer zerstört. Moskau sprach von vier Panzern, die verloren gingen.",
            ["Russland", "Russland"],
        ),
        (
            "Ukrainische Drohnen zerstörten auf einem russischen Flugplatz sieben Kampfflugzeuge. Moskau erklärte, lediglich zwei Maschinen seien beschädigt worden.",
            ["Russland", "Russland"],
        ),
        (
            "Die Luftabwehr habe 164 ukrainische Drohnen abgeschossen, davon 58 über Saratow, teilte Moskau mit. Die russische Armee setzte 92 Drohnen ein.",
            ["Ukraine", "Ukraine", "Russland"],
        ),
        (
            "Durch russischen Beschuss wurden 19 ukrainische Soldaten getötet. Durch den Beschuss der russischen Artillerie fielen auch zwölf Soldaten an der Südfront.",
            ["Ukraine", "Ukraine"],
        ),
        (
            "An der Front zwischen Russland und der Ukraine schätzt das Institut die Gesamtverluste: Russland 300.000 Tote, die Ukraine 80.000 Tote.",
            ["Russland", "Ukraine"],
        ),
        (
            "Nach US-Schätzung sind in der ukrainischen Armee 70.000 Soldaten gefallen, in der russischen 120.000 Soldaten.",
            ["Ukraine", "Russland"],
        ),
        (
            "Russland habe seit Januar 35.000 Soldaten verloren, sagte Selenskyj. Im Februar seien weitere 20.000 Soldaten getötet worden. Die ukrainischen Verluste seien geringer: Es gebe 4.000 Gefallene.",
            ["Russland", "Russland", "Ukraine"],
        ),
        (
            "Das russische Ministerium meldete, 260 ukrainische Soldaten hätten kapituliert. Am Montag war bei ihm noch von 190 Gefangenen die Rede.",
            ["Ukraine", "Ukraine"],
        ),
        (
            "Die Miliz tötete nach Angaben der Armee in Bogotá 13 Soldaten. Kolumbien verfolgt die Rebellen der ELN mit 900 Soldaten.",
            ["Kolumbien", "Kolumbien"],
        ),
        (
            "Israel griff Ziele der Hisbollah im Libanon an. Dabei starben laut dem Gesundheitsministerium in Beirut 22 Menschen. Die Armee sprach von 15 getöteten Kämpfern.",
            [None, "Hisbollah"],
        ),
        (
            "Die Ukraine habe bei Kursk 400 Mann und 20 Panzer verloren, hieß es in Moskau. Kiew dementierte: Gefallen seien 35 Soldaten. Die russische Armee habe dagegen 600 Mann verloren.",
            ["Ukraine", "Ukraine", "Ukraine", "Russland"],
        ),
        (
            "Äthiopien und Eritrea kämpfen wieder. Die äthiopische Armee meldete 120 getötete Soldaten des Nachbarlands, Asmara sprach von 40 Gefallenen.",
            ["Eritrea", "Eritrea"],
        ),
        (
            "Die thailändische Armee verlor bei dem Gefecht acht Soldaten. Auf der Gegenseite fielen nach Angaben aus Bangkok 30 Kämpfer. Kambodscha nannte keine Zahlen.",
            ["Thailand", "Kambodscha"],
        ),
        (
            "Guyana verlegte 600 Soldaten an die Grenze. Venezuelas Armee zog dort 6.000 Mann zusammen. Caracas räumte zwölf Tote ein.",
            ["Guyana", "Venezuela", "Venezuela"],
        ),
        (
            "Die Taliban erschossen nach eigenen Angaben 58 pakistanische Soldaten. Islamabad sprach von 23 toten Soldaten und 200 getöteten Taliban-Kämpfern.",
            ["Pakistan", "Pakistan", "Taliban"],
        ),
        (
            "Seine Truppen hätten 14 Panzer erbeutet, sagte der Kommandeur der RSF. Die sudanesische Armee gab den Verlust von vier Panzern zu.",
            ["Sudan", "Sudan"],
        ),
        (
            "Wie viele Soldaten die Ukraine verloren hat, ist unklar. Selenskyj sprach von 43.000 Gefallenen. Die russische Armee schätzt die ukrainischen Verluste auf eine halbe Million.",
            ["Ukraine", "Ukraine"],
        ),
        (
            "Die ukrainischen Streitkräfte haben nach Angaben ihres Generalstabs 28 von 31 russischen Drohnen abgeschossen. Drei schlugen ein.",
            ["Russland", "Russland", "Russland"],
        ),
        ("In der Nacht schickte Russland 150 Drohnen los, 95 wurden abgeschossen.", ["Russland", "Russland"]),
        (
            "Aserbaidschan hat nach eigenen Angaben 192 Soldaten verloren. Armenien bezifferte die Zahl seiner Gefallenen auf 98.",
            ["Aserbaidschan", "Armenien"],
        ),
        (
            "Die Hamas ließ drei Geiseln frei. Die israelische Armee tötete 14 Kämpfer.",
            [None, "Hamas"],
        ),
        (
            "Moskaus Truppen nahmen 41 Ukrainer gefangen. In ukrainischer Hand sind nach Angaben aus Kiew 900 Soldaten.",
            ["Ukraine", "Russland"],
        ),
        (
            "Unter den eigenen Soldaten gebe es zwölf Tote, teilte die israelische Armee mit. Die Hisbollah habe 60 Kämpfer verloren.",
            ["Israel", "Hisbollah"],
        ),
        (
            "Die Rebellen der M23 töteten 30 Soldaten. Kongos Armee meldete 80 getötete Rebellen.",
            ["Kongo", "M23"],
        ),
    ],
)
def test_both_sides_are_told_apart_over_several_sentences(text: str, sides: list[str | None]) -> None:
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


@pytest.mark.parametrize("sort", sorted(ROWS.keys() - {"group", "allies", "enemies", "fighting"}))
def test_the_example_of_a_row_has_a_side(sort: str) -> None:
    assert _subjects(ROWS[sort]["example"].replace("Kiew will", "Die Ukraine will"))[0] in (
        "Russland",
        "Ukraine",
    )


def test_a_ruler_stands_for_the_state() -> None:
    assert _subjects(ROWS["ruler"]["example"]) == ["Russland"]


def test_an_ally_is_no_enemy() -> None:
    assert _subjects(ROWS["allies"]["example"]) == ["Nordkorea"]
