"""Under which name a source stands in the chain: without title and kind, with its task, and led back to whom the article named before."""

import pytest

from claims.extraction.extract import extract


def origin(text: str) -> str | None:
    """Who the last figure of the text goes back to."""
    claims = [claim for claim in extract(text, published="2025-03-14").claims if claim.kind == "quantity"]
    return claims[-1].attribution[-1].name if claims[-1].attribution else None


TITLES = [
    ("Forstwirt Edgar Lindner sprach von 30 Hektar.", "Edgar Lindner"),
    ("Jägerin Alma Perl sprach von 30 Rehen.", "Alma Perl"),
    ("Deichgraf Onno Behrens sprach von 30 Metern.", "Onno Behrens"),
    ("Oberfeldwebel Timo Raab sprach von 30 Panzern.", "Timo Raab"),
    ("Generalleutnant Sergo Wardin sprach von 30 Panzern.", "Sergo Wardin"),
    ("Stadtrat Bruno Amsler sprach von 30 Wohnungen.", "Bruno Amsler"),
    ("Regierungsrätin Lea Amsler sprach von 30 Wohnungen.", "Lea Amsler"),
    ("Technikvorstand Olga Brandl sprach von 30 Millionen Euro.", "Olga Brandl"),
    ("Der Bremer Kardiologe Nils Harms sprach von 30 Kranken.", "Nils Harms"),
    ("Die Lübecker Biologin Jule Harms sprach von 30 Robben.", "Jule Harms"),
    ("Gemeindeschreiber Ueli Frick sprach von 30 Stimmen.", "Ueli Frick"),
    ("Die Dorfälteste Amina Diallo sprach von 30 Hütten.", "Amina Diallo"),
    ("Hüttenwart Beat Zgraggen sprach von 30 Gästen.", "Beat Zgraggen"),
    ("Bergführer Sepp M. sprach von 30 Gästen.", "Sepp M."),
    ("Trainer Bauer sprach von 30 Spielern.", "Bauer"),
    ("Es seien 30 Warnungen gewesen, sagte der Vorsitzende der Gewerkschaft GBH, Urs Perl.", "Urs Perl"),
    ("Es seien 30 Warnungen gewesen, sagte die Sprecherin der Küstenwache, Ida Perl.", "Ida Perl"),
    ("Eva Bauer kam. Wahlleiterin Bauer sprach von 30 Stimmen.", "Eva Bauer"),
    ("Eine Liste der Trainer lag vor. Karla Richter sprach von 30 Spielern.", "Karla Richter"),
]

KINDS = [
    ("Das Flüchtlingswerk Acnur nannte 30 Boote.", "Acnur"),
    ("Die Küstenbehörde Maris nannte 30 Boote.", "Maris"),
    ("Islands Wetterdienst Vedra nannte 30 Grad.", "Vedra"),
    ("Der litauische Geheimdienst VSD nannte 30 Panzer.", "VSD"),
    ("Die Bürgerinitiative Leiser Wald nannte 30 Bäume.", "Leiser Wald"),
    ("Die belgische Organisation Offene Tür nannte 30 Fälle.", "Offene Tür"),
    ("Der Kreditversicherer Lombara nannte 30 Pleiten.", "Lombara"),
    ("Die Fluggesellschaft Aervia nannte 30 Flüge.", "Aervia"),
    ("Die Gewerkschaft Verdi nannte 30 Betriebe.", "Verdi"),
    ("Die Gewerkschaft Bau und Holz nannte 30 Betriebe.", "Gewerkschaft Bau und Holz"),
    ("Die Gewerkschaft GBH nannte 30 Betriebe.", "Gewerkschaft GBH"),
    ("Die Universität Rostock nannte 30 Fälle.", "Universität Rostock"),
    ("Die Staatsanwaltschaft Kassel nannte 30 Verdächtige.", "Staatsanwaltschaft Kassel"),
    ("Das Klinikum Erlental nannte 30 Kranke.", "Klinikum Erlental"),
    ("Das Institut Meinfeld nannte 30 Prozent.", "Institut Meinfeld"),
]

WHOLE_NAMES = [
    ("Laut dem Schützen- und Heimatbund kamen 30 Gäste.", "Schützen- und Heimatbund"),
    ("Die Land- und Forstwirtschaftskammer nannte 30 Höfe.", "Land- und Forstwirtschaftskammer"),
    ("Laut dem Bundesamt für Naturschutz brüten dort 30 Paare.", "Bundesamt für Naturschutz"),
    (
        "Das Ministerium für Verkehr und Landwirtschaft nannte 30 Höfe.",
        "Ministerium für Verkehr und Landwirtschaft",
    ),
    ("Nach Angaben der Liga für bedrohte Sprachen fehlen 30 Bücher.", "Liga für bedrohte Sprachen"),
    ("Das Kuratorium für Denkmäler nannte 30 Häuser.", "Kuratorium für Denkmäler"),
    ("Der Verband deutscher Müller nannte 30 Mühlen.", "Verband deutscher Müller"),
    ("Der Bund Deutscher Imker nannte 30 Völker.", "Bund Deutscher Imker"),
    ("Das Amt für Statistik (AfS) nannte 20 Höfe. Das AfS zählt 30 Höfe.", "Amt für Statistik"),
    ("Eine Studie des Grazer Instituts für Wasserbau nennt 30 Brunnen.", "Grazer Institut für Wasserbau"),
    ("Das Ministerium in La Vela nannte 30 Fälle.", "Ministerium in La Vela"),
    ("Das Ministerium in Oslo nannte 30 Fälle.", "Ministerium in Oslo"),
    ("Norwegens Marine nannte 30 Schiffe.", "norwegische Marine"),
    ("Ärzte ohne Grenzen nannte 30 Kranke.", "Ärzte ohne Grenzen"),
    ("Die Reederei des toten Matrosen (44) nannte 30 Knoten.", "Reederei des toten Matrosen"),
]

NUMBER_AND_GENDER = [
    ("Nach Angaben von Augenzeugen brannten 30 Zelte.", "Augenzeugen"),
    ("Nach Angaben eines Augenzeugen brannten 30 Zelte.", "Augenzeuge"),
    ("Nach Angaben der Sparkassen fehlen 30 Millionen Euro.", "Sparkassen"),
    ("Nach Angaben freiwilliger Helferinnen fehlen 30 Zelte.", "freiwillige Helferinnen"),
    ("Nach Angaben örtlicher Behörden fehlen 30 Zelte.", "örtliche Behörden"),
    ("Nach Einschätzung westlicher Diplomaten fehlen 30 Panzer.", "westliche Diplomaten"),
    ("Nach Angaben ranghoher Regierungsvertreter fehlen 30 Panzer.", "ranghohe Regierungsvertreter"),
    ("Nach Angaben zweier Diplomaten fehlen 30 Panzer.", "zwei Diplomaten"),
    ("Nach Angaben Betroffener fehlen 30 Zelte.", "Betroffene"),
    ("Der Überlebende sprach von 30 Booten.", "Überlebende"),
    ("Ein ranghoher Beamter nannte 30 Fälle.", "ranghoher Beamter"),
    ("Die Agentur zitierte einen Beamten: Es gebe 30 Fälle, sagte der Beamte.", "Beamter"),
    ("Laut einem vertraulichen Gutachten fehlen 30 Teile.", "vertrauliches Gutachten"),
    ("Einem internen Dokument zufolge fehlen 30 Teile.", "internes Dokument"),
    ("Einer internen Liste zufolge fehlen 30 Teile.", "interne Liste"),
    ("Gegen 30 Fahrer laufen laut Polizei Strafverfahren.", "Polizei"),
]

LED_BACK = [
    (
        "Das Verkehrsministerium nannte 20 Brücken. Später sprach die Behörde von 30 Brücken.",
        "Verkehrsministerium",
    ),
    ("Die Forstbehörde kam. Das Ministerium schwieg. Die Behörde sprach von 30 Bäumen.", "Forstbehörde"),
    ("Die WHO nannte 20 Fälle. Später sprach die UN-Organisation von 30 Fällen.", "WHO"),
    ("Der „Seebote“ nannte 20 Fälle. Dem Blatt zufolge sind es jetzt 30 Fälle.", "Seebote"),
    (
        "Das Regionalmagazin „Stadtmagazin“ nannte 20 Fälle. Dem Magazin zufolge sind es 30 Fälle.",
        "Stadtmagazin",
    ),
    ("Die Huthi griffen an. Die Miliz sprach von 30 Raketen.", "Huthi"),
    ("Die Nato tagt. Das Bündnis sprach von 30 Panzern.", "Nato"),
    (
        "Die Gewerkschaft Bau und Holz tagt. Die Gewerkschaft sprach von 30 Betrieben.",
        "Gewerkschaft Bau und Holz",
    ),
    ("Der Hausärztebund tagt. Der Verband sprach von 30 Praxen.", "Hausärztebund"),
    ("Die Geologin Nora Fink kam an. Die Forscherin sprach von 30 Beben.", "Nora Fink"),
    ("Die Geologin Nora Fink kam an. Die Frau aus Bremen sprach von 30 Beben.", "Nora Fink"),
    ("Ministerin Nora Fink kam an. Die parteilose Politikerin sprach von 30 Höfen.", "Nora Fink"),
    ("Toni Gruber kam an. Der Abgeordnete sprach von 30 Höfen.", "Toni Gruber"),
    ("Toni Gruber kam an. Laut dem Experten sind es 30 Höfe.", "Toni Gruber"),
    ("Toni Gruber kam an. Die Fahnder sprachen von 30 Höfen.", "Fahnder"),
    ("Zuzana Kral lebt dort. Zuzana sprach von 30 Zelten.", "Zuzana Kral"),
    ("Ein Sprecher des Geheimdienstes VSD kam. Der VSD sprach von 30 Panzern.", "VSD"),
]

OTHER_NAMES = [
    ("Ein Soldat mit dem Kampfnamen „Luchs“ sprach von 30 Panzern.", "Luchs"),
    ("Ein Händler namens Yusuf sprach von 30 Ständen.", "Yusuf"),
    ("Nach norwegischer Darstellung sanken 30 Schiffe.", "Norwegen"),
    ("Nach Angaben der von Siedlern kontrollierten Stadtverwaltung brannten 30 Häuser.", "Stadtverwaltung"),
    ("Laut der in Bern ansässigen Stiftung fehlen 30 Betten.", "Stiftung"),
]


@pytest.mark.parametrize(("text", "name"), TITLES)
def test_a_person_stands_in_the_chain_without_title(text, name):
    assert origin(text) == name


@pytest.mark.parametrize(("text", "name"), KINDS)
def test_a_body_stands_in_the_chain_without_a_kind_that_says_nothing_more(text, name):
    assert origin(text) == name


@pytest.mark.parametrize(("text", "name"), WHOLE_NAMES)
def test_a_body_keeps_all_words_of_its_name(text, name):
    assert origin(text) == name


@pytest.mark.parametrize(("text", "name"), NUMBER_AND_GENDER)
def test_number_and_gender_of_a_source_are_those_of_the_text(text, name):
    assert origin(text) == name


@pytest.mark.parametrize(("text", "name"), LED_BACK)
def test_a_noun_is_led_back_to_whom_the_article_named_before(text, name):
    assert origin(text) == name


@pytest.mark.parametrize(("text", "name"), OTHER_NAMES)
def test_pseudonyms_states_and_described_bodies_are_named(text, name):
    assert origin(text) == name
