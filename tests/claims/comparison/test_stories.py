"""Articles on one event find each other among many events of the same kind."""

from dataclasses import replace
from typing import Any

import pytest

from claims.comparison import group_stories, nearness, profile
from claims.comparison.records import ComparedArticle
from claims.comparison.stories import Nearness


def article(key: str, published: str, title: str, text: str) -> ComparedArticle:
    return ComparedArticle(key, key, title, published, text)


ARTICLES = [
    article(
        "beben-ost-1",
        "2025-03-01",
        "Schweres Erdbeben erschüttert Ostkarelien",
        "Ein Erdbeben der Stärke 6,1 hat die Region um Sortawala erschüttert. In Sortawala stürzten Häuser ein, "
        "mindestens 14 Menschen starben. Gouverneur Pekka Lahtinen bat um Hilfe.",
    ),
    article(
        "beben-ost-2",
        "2025-03-02",
        "Sortawala: Zahl der Erdbebenopfer steigt",
        "Nach dem Erdbeben in Sortawala ist die Zahl der Todesopfer auf 31 gestiegen. Gouverneur Lahtinen sprach von "
        "der schwersten Katastrophe seit Jahrzehnten. Viele Häuser stürzten ein.",
    ),
    article(
        "beben-west",
        "2025-03-02",
        "Erdbeben in Chile: 14 Tote",
        "Ein Erdbeben der Stärke 6,1 hat den Norden Chiles erschüttert. In Iquique stürzten Häuser ein, mindestens "
        "14 Menschen starben. Bürgermeisterin Rosa Quispe bat um Hilfe.",
    ),
    article(
        "streik-bahn",
        "2025-03-02",
        "Warnstreik bei der Werratalbahn",
        "Die Gewerkschaft GTV hat die Werratalbahn bestreikt. 900 Beschäftigte legten die Arbeit nieder. Die GTV fordert "
        "acht Prozent mehr Lohn, sagte Verhandlungsführer Knut Ahlers.",
    ),
    article(
        "streik-bahn-2",
        "2025-03-03",
        "Ahlers droht mit neuem Ausstand",
        "Nach dem Warnstreik bei der Werratalbahn droht GTV-Verhandlungsführer Knut Ahlers mit weiteren Streiks. Die GTV "
        "zählte 900 Beschäftigte im Ausstand und bleibt bei acht Prozent mehr Lohn.",
    ),
    article(
        "streik-post",
        "2025-03-03",
        "Warnstreik bei der Eilpost",
        "Die Gewerkschaft VPD hat die Eilpost bestreikt. 900 Beschäftigte legten die Arbeit nieder. Die VPD fordert "
        "sieben Prozent mehr Lohn, sagte Sprecherin Mara Dietz.",
    ),
]
KNOWN = {item.id: item for item in ARTICLES}


def test_each_event_is_a_group_of_its_own() -> None:
    assert group_stories(ARTICLES) == [
        ["beben-ost-1", "beben-ost-2"],
        ["beben-west"],
        ["streik-bahn", "streik-bahn-2"],
        ["streik-post"],
    ]


@pytest.mark.parametrize(
    ("left", "right"), [("beben-ost-1", "beben-ost-2"), ("streik-bahn", "streik-bahn-2")]
)
def test_articles_on_one_event_share_an_index_term(left: str, right: str) -> None:
    assert set(profile(KNOWN[left])) & set(profile(KNOWN[right]))


@pytest.mark.parametrize(("left", "right"), [("beben-ost-1", "beben-west"), ("streik-bahn", "streik-post")])
def test_events_of_one_kind_share_no_index_term(left: str, right: str) -> None:
    assert not set(profile(KNOWN[left])) & set(profile(KNOWN[right]))


def values(near: Nearness) -> dict[str, Any]:
    return {name: value for reason in near.reasons for name, value in reason.values.items()}


def test_nearness_tells_what_is_shared() -> None:
    [near] = nearness(KNOWN["beben-ost-1"], [KNOWN["beben-ost-2"]])
    assert near.surplus > 0
    assert "sortawala" in values(near)["names"]
    assert values(near)["days"] == 1


def test_events_of_one_kind_are_not_near() -> None:
    [near] = nearness(KNOWN["beben-ost-1"], [KNOWN["streik-post"]])
    assert near.surplus < 0


FIRE = (
    "In {town} ist in der Nacht in einem Wohnhaus ein Brand ausgebrochen. Der Dachstuhl brannte vollständig aus, sagte ein "
    "Feuerwehrsprecher. {hurt} Bewohner kamen mit einer Rauchvergiftung ins Krankenhaus. Die Brandursache ist unklar, die "
    "Kriminalpolizei ermittelt. Anwohner wurden gebeten, Fenster und Türen geschlossen zu halten."
)


def test_two_fires_told_in_the_same_words_are_two_events() -> None:
    one = article("a", "2025-03-01", "Brand in Ellerfurt", FIRE.format(town="Ellerfurt", hurt=24))
    two = article("b", "2025-03-01", "Brand in Quadenow", FIRE.format(town="Quadenow", hurt=24))
    same = article("c", "2025-03-01", "Brand in Ellerfurt", FIRE.format(town="Ellerfurt", hurt=17))
    other_town, same_town = nearness(one, [two, same])
    assert other_town.surplus < 0 < same_town.surplus


def test_the_further_apart_two_articles_are_published_the_less_near_they_are() -> None:
    first, second = KNOWN["beben-ost-1"], KNOWN["beben-ost-2"]
    days = ["2025-03-01", "2025-03-02", "2025-04-01", "2025-08-01"]
    surplus = [near.surplus for near in nearness(first, [replace(second, published=day) for day in days])]
    assert surplus == sorted(surplus, reverse=True)
    assert surplus[0] > surplus[-1]


@pytest.mark.parametrize(
    ("left", "right", "shared"),
    [
        ("9.200 Fälle im Kreis", "Es wurden 9200 Fälle gezählt", "9200"),
        ("9'200 Fälle im Kanton", "9\u202f200 Fälle", "9200"),
        ("ein Minus von 8,4 Millionen Euro", "8,4 Millionen Euro Verlust", "8,4"),
        ("184 Betten und 12 Ärzte", "12 Ärzte für 184 Betten", "184, 12"),
        ("seit 2019 sind es 30 Euro", "2019 waren es 30 Euro", None),
        ("1.000 Menschen kamen", "1000 Menschen kamen", None),
    ],
)
def test_numbers_tell_events_apart_however_they_are_written(
    left: str, right: str, shared: str | None
) -> None:
    [near] = nearness(article("a", "2025-03-01", "", left), [article("b", "2025-03-01", "", right)])
    assert values(near).get("numbers") == shared


def test_one_article_that_looks_back_on_two_events_does_not_join_them() -> None:
    review = article(
        "rueckblick",
        "2025-03-04",
        "Die Woche im Rückblick",
        "In Sortawala bebte die Erde, Gouverneur Lahtinen bat um Hilfe. Die GTV bestreikte die Werratalbahn. Im Zoo von Ulm kam ein "
        "Nashorn zur Welt, in Oberhof siegte Lena Gruber im Massenstart. Der Landtag beschloss ein Gesetz über Spielplätze. Am "
        "Bodensee begann die Saison der Fähren, und die Obstbauern hoffen auf milde Nächte. In Bremen gewann ein Chor einen Preis.",
    )
    groups = group_stories([*ARTICLES, review])
    assert not any({"beben-ost-1", "streik-bahn"} <= set(group) for group in groups)
