"""Figures that add up are explained by each other; chance sums are not."""

import re
from typing import Any

import pytest

from claims.comparison import compare_story, lexicon
from claims.comparison.records import ComparedArticle
from claims.terms import Relation
from tests.claims.comparison.story_files import key, make


def sums_of(texts: dict[str, str], *rows: tuple[str, str, dict[str, Any]]) -> set[tuple[str, str]]:
    articles = {
        name: ComparedArticle(name, name, "Bericht", "2025-05-01", text) for name, text in texts.items()
    }
    claims = [make(articles[name], quote, fields) for name, quote, fields in rows]
    topics = compare_story(list(articles.values()), claims)
    pairs = [pair for topic in topics for pair in topic.pairs]
    return {(pair.a, pair.b) for pair in pairs if pair.relation is Relation.SUM_OF_PARTS}


TROOPS = {"category": "troops", "noun": "Soldat"}


@pytest.mark.parametrize(
    ("text", "rows", "expected"),
    [
        (
            "Es kommen 1.000 Pioniere und 5.000 Bauarbeiter. Zusammen sind es 6.000 Soldaten.",
            [("1.000 Pioniere", {**TROOPS, "min": 1000}), ("5.000 Bauarbeiter", {**TROOPS, "min": 5000}), ("6.000 Soldaten", {**TROOPS, "min": 6000})],
            {("6.000 Soldaten", "1.000 Pioniere"), ("6.000 Soldaten", "5.000 Bauarbeiter")},
        ),
        (
            "Elf Menschen wurden verletzt, drei von ihnen schwer.",
            [("Elf Menschen", {"category": "wounded", "noun": "Mensch", "min": 11}), ("drei", {"category": "wounded", "noun": "Mensch", "min": 3, "scope": "part"})],
            {("Elf Menschen", "drei")},
        ),
        (
            "Vier Menschen starben. Das Schiff ist alt. Drei wurden verletzt. Später zählte man sieben Helfer.",
            [("Vier Menschen", {"category": "killed", "noun": "Mensch", "min": 4}), ("Drei", {"category": "wounded", "noun": "Mensch", "min": 3}), ("sieben Helfer", {"category": "killed", "noun": "Mensch", "min": 7})],
            set(),
        ),
    ],
)  # fmt: skip
def test_parts_of_one_article(
    text: str, rows: list[tuple[str, dict[str, Any]]], expected: set[tuple[str, str]]
) -> None:
    found = sums_of({"a": text}, *(("a", quote, fields) for quote, fields in rows))
    assert found == {(key("a", whole), key("a", part)) for whole, part in expected}


def test_steps_of_one_article_make_the_sum_of_another() -> None:
    share = {"category": "percent", "noun": "Prozent", "modality": "planned"}
    texts = {
        "a": "Das Angebot sieht 3,4 Prozent zum Mai und weitere 2,3 Prozent zum Januar vor.",
        "b": "Die Arbeitgeber bieten insgesamt 5,7 Prozent.",
    }
    found = sums_of(
        texts,
        ("a", "3,4 Prozent", {**share, "min": "3.4", "scope": "part"}),
        ("a", "2,3 Prozent", {**share, "min": "2.3", "scope": "additional"}),
        ("b", "5,7 Prozent", {**share, "min": "5.7"}),
    )
    assert found == {
        (key("b", "5,7 Prozent"), key("a", "3,4 Prozent")),
        (key("b", "5,7 Prozent"), key("a", "2,3 Prozent")),
    }


PEOPLE = {"category": "other"}
KILLED = {"category": "killed"}


@pytest.mark.parametrize(
    ("text", "rows", "expected"),
    [
        ("Offen sind drei der sieben Schleusen.", [("drei", {"category": "other", "min": 3, "scope": "part"}), ("sieben Schleusen", {"category": "other", "noun": "Schleuse", "min": 7})], {("sieben Schleusen", "drei")}),
        ("Gegen acht Personen wird ermittelt, darunter drei Manager und zwei Prüfer.", [("acht Personen", {**PEOPLE, "noun": "Person", "min": 8}), ("drei Manager", {**PEOPLE, "noun": "Manager", "min": 3}), ("zwei Prüfer", {**PEOPLE, "noun": "Prüfer", "min": 2})], {("acht Personen", "drei Manager"), ("acht Personen", "zwei Prüfer")}),
        ("Den Schaden schätzt der Verein auf 12 Millionen Euro, fünf davon trägt die Stadt.", [("12 Millionen Euro", {"category": "money", "noun": "Euro", "min": 12000000}), ("fünf", {"category": "other", "min": 5})], {("12 Millionen Euro", "fünf")}),
        ("Die Polizei hob ihre Angabe um 2.500 auf 16.500 Teilnehmer an.", [("2.500", {"category": "participants", "min": 2500}), ("16.500 Teilnehmer", {"category": "participants", "noun": "Teilnehmer", "min": 16500})], {("16.500 Teilnehmer", "2.500")}),
        ("Der Kreis meldet 118 Fälle, 22 mehr als am Montag.", [("118 Fälle", {"category": "other", "noun": "Fall", "min": 118}), ("22", {"category": "other", "noun": "Fall", "min": 22})], {("118 Fälle", "22")}),
        ("Helfer bargen drei weitere Leichen. Damit sind 15 Tote bestätigt.", [("drei weitere Leichen", {**KILLED, "noun": "Leiche", "min": 3, "scope": "additional"}), ("15 Tote", {**KILLED, "noun": "Tote", "min": 15})], {("15 Tote", "drei weitere Leichen")}),
        ("In der Anstalt starben 36 Menschen: 33 Häftlinge und drei Wärter.", [("36 Menschen", {**KILLED, "noun": "Mensch", "min": 36}), ("33 Häftlinge", {**PEOPLE, "noun": "Häftling", "min": 33}), ("drei Wärter", {**PEOPLE, "noun": "Wärter", "min": 3})], {("36 Menschen", "33 Häftlinge"), ("36 Menschen", "drei Wärter")}),
        ("Es starben 172 Menschen, 27.000 sind krank. Unter den Toten sind 41 Kinder.", [("172 Menschen", {**KILLED, "noun": "Mensch", "min": 172}), ("27.000", {**PEOPLE, "noun": "Mensch", "min": 27000}), ("41 Kinder", {**KILLED, "noun": "Kind", "min": 41, "scope": "part"})], {("172 Menschen", "41 Kinder")}),
        ("Bundesweit demonstrierten 90.000 Menschen. In Kiel waren es 4.000.", [("90.000 Menschen", {"category": "participants", "noun": "Mensch", "min": 90000}), ("4.000", {"category": "participants", "min": 4000, "place": "Kiel"})], {("90.000 Menschen", "4.000")}),
    ],
)  # fmt: skip
def test_a_part_is_told_by_the_wording(
    text: str, rows: list[tuple[str, dict[str, Any]]], expected: set[tuple[str, str]]
) -> None:
    found = sums_of({"a": text}, *(("a", quote, fields) for quote, fields in rows))
    assert found == {(key("a", whole), key("a", part)) for whole, part in expected}


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("Im Einsatz sind 150 Beamte, darunter Fachleute aus drei Ländern.", [("150 Beamte", {**PEOPLE, "noun": "Beamter", "min": 150}), ("drei Ländern", {"category": "other", "noun": "Land", "min": 3})]),
        ("Gestohlen wurden zwei Kisten von 300 Kilogramm.", [("zwei Kisten", {"category": "other", "noun": "Kiste", "min": 2}), ("300 Kilogramm", {"category": "distance_size_weight", "noun": "Kilogramm", "min": 300})]),
        ("Verbrannt sind vier Autos, drei Räder und ein Zaun.", [("vier Autos", {"category": "equipment", "noun": "Auto", "min": 4}), ("drei Räder", {"category": "equipment", "noun": "Rad", "min": 3}), ("ein Zaun", {"category": "other", "noun": "Zaun", "min": 1})]),
        ("Von elf Matrosen, vier Köchen und zwei Lotsen ist die Rede. Sechs Helfer kamen.", [("elf Matrosen", {**PEOPLE, "noun": "Matrose", "min": 11}), ("vier Köchen", {**PEOPLE, "noun": "Koch", "min": 4}), ("zwei Lotsen", {**PEOPLE, "noun": "Lotse", "min": 2})]),
        ("Die Zahl der Fälle sank um 20 auf 80 Fälle.", [("20", {"category": "other", "noun": "Fall", "min": 20}), ("80 Fälle", {"category": "other", "noun": "Fall", "min": 80})]),
    ],
)  # fmt: skip
def test_numbers_of_other_things_are_no_parts(text: str, rows: list[tuple[str, dict[str, Any]]]) -> None:
    assert sums_of({"a": text}, *(("a", quote, fields) for quote, fields in rows)) == set()


@pytest.mark.parametrize(
    ("second", "summed"), [("weitere 2.000 Soldaten", True), ("etwa 2.000 Soldaten", False)]
)
def test_a_figure_and_what_is_added_to_it_make_the_total_of_another_article(
    second: str, summed: bool
) -> None:
    texts = {
        "a": f"Im Herbst kamen etwa 7.000 Soldaten an die Grenze. Im Januar folgten {second}.",
        "b": "Insgesamt wurden geschätzt 9.000 Soldaten an die Grenze geschickt.",
    }
    scope = {"scope": "additional"} if summed else {"modifier": "about"}
    found = sums_of(
        texts,
        ("a", "etwa 7.000 Soldaten", {**TROOPS, "min": 7000, "modifier": "about"}),
        ("a", second, {**TROOPS, "min": 2000, **scope}),
        ("b", "geschätzt 9.000 Soldaten", {**TROOPS, "min": 9000, "modifier": "about"}),
    )
    wanted = {
        (key("b", "geschätzt 9.000 Soldaten"), key("a", quote)) for quote in ("etwa 7.000 Soldaten", second)
    }
    assert found == (wanted if summed else set())


def test_exact_telling_numbers_make_the_sum_of_another_article() -> None:
    money = {"category": "money", "noun": "Euro"}
    texts = {
        "a": "Der Kernhaushalt braucht 118,4 Euro. Aus dem Fonds kommen 58,9 Euro.",
        "b": "Alles zusammen kostet 177,3 Euro.",
    }
    found = sums_of(
        texts,
        ("a", "118,4 Euro", {**money, "min": "118.4"}),
        ("a", "58,9 Euro", {**money, "min": "58.9"}),
        ("b", "177,3 Euro", {**money, "min": "177.3"}),
    )
    assert found == {(key("b", "177,3 Euro"), key("a", part)) for part in ("118,4 Euro", "58,9 Euro")}


@pytest.mark.parametrize(
    "row", lexicon.read("parts"), ids=[f"{row['kind']}: {row['example']}" for row in lexicon.read("parts")]
)
def test_a_wording_of_parts_is_its_example(row: dict[str, str]) -> None:
    assert re.search(rf"\b(?:{row['pattern']})\b", row["example"], re.IGNORECASE)
