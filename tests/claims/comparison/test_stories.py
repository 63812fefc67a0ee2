"""Articles on one event find each other among many events of the same kind."""

import pytest

from claims.comparison import group_stories, profile, same_story
from claims.comparison.records import ComparedArticle


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


def test_the_decision_names_what_is_shared() -> None:
    same, reasons = same_story(KNOWN["beben-ost-1"], KNOWN["beben-ost-2"])
    assert same
    assert "sortawala" in reasons[0].values["names"]


def test_the_refusal_gives_score_and_threshold() -> None:
    same, reasons = same_story(KNOWN["beben-ost-1"], KNOWN["streik-post"])
    assert not same
    assert reasons[0].code == "story_differs"
    assert reasons[0].values["score"] < reasons[0].values["threshold"]


def test_a_year_later_the_same_place_is_another_story() -> None:
    later = article(
        "spaeter", "2026-03-05", "Sortawala feiert Stadtfest", "In Sortawala feierten 4.000 Menschen."
    )
    assert not same_story(KNOWN["beben-ost-1"], later)[0]
