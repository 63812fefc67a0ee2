"""Single rules of comparison, each on two or three sentences of our own."""

from typing import Any

import pytest

from claims.comparison import Comparison, compare, compare_story
from claims.comparison.findings import LIKELIHOOD_WEIGHT, findings
from claims.comparison.records import ComparedArticle, ComparedPair
from claims.terms import DisagreementKind, Level, Relation
from tests.claims.comparison.story_files import key, make

Row = tuple[str, str, dict[str, Any]]


def verdict(
    *rows: tuple[str, str, str, dict[str, Any]], title: str = "Explosion in Werk von Brandau"
) -> tuple[ComparedPair | None, Comparison]:
    """Compare the first two claims; each row is (day, text, quote, fields), rows of one text share an article."""
    articles: dict[str, ComparedArticle] = {}
    claims = []
    for day, text, quote, fields in rows:
        name = f"{text[:40]}|{day}"
        articles.setdefault(
            name, ComparedArticle(f"a{len(articles)}", f"Blatt {len(articles)}", title, day, text)
        )
        claims.append(make(articles[name], quote, fields))
    context = Comparison(list(articles.values()), claims)
    return compare(claims[0], claims[1], context), context


DEAD = {"category": "killed", "noun": "Mensch"}
MONDAY, TUESDAY = "2025-06-02", "2025-06-03"


@pytest.mark.parametrize(
    ("left", "right", "relation"),
    [
        pytest.param(
            (MONDAY, "Bei der Explosion starben vier Menschen.", "vier Menschen", {**DEAD, "min": 4}),
            (MONDAY, "Im Werk kamen vier Menschen ums Leben.", "vier Menschen", {**DEAD, "min": 4}),
            Relation.AGREE,
            id="the same number in other words",
        ),
        pytest.param(
            (MONDAY, "Bei der Explosion starben vier Menschen.", "vier Menschen", {**DEAD, "min": 4}),
            (TUESDAY, "Nach der Explosion gibt es neun Tote.", "neun Tote", {"category": "killed", "noun": "Toter", "min": 9}),
            Relation.UPDATE_OVER_TIME,
            id="a rising count on the next day",
        ),
        pytest.param(
            (MONDAY, "Bei der Explosion starben vier Menschen.", "vier Menschen", {**DEAD, "min": 4}),
            (MONDAY, "Sechs Tote, so lautet die Bilanz der Explosion.", "Sechs Tote", {"category": "killed", "noun": "Toter", "min": 6}),
            Relation.CONTRADICT,
            id="two counts of one day",
        ),
        pytest.param(
            (MONDAY, "Bei der Explosion starben neun Menschen.", "neun Menschen", {**DEAD, "min": 9}),
            (TUESDAY, "Vier Menschen starben bei der Explosion.", "Vier Menschen", {**DEAD, "min": 4}),
            Relation.CONTRADICT,
            id="the dead do not become fewer",
        ),
        pytest.param(
            (MONDAY, "Bei der Explosion starben vier Menschen.", "vier Menschen", {**DEAD, "min": 4}),
            (MONDAY, "Experten fürchten bis zu 20 Tote.", "bis zu 20 Tote", {"category": "killed", "noun": "Toter", "min": None, "max": 20, "modifier": "up_to", "modality": "possible"}),
            Relation.DIFFERENT_SCOPE,
            id="feared is not counted",
        ),
        pytest.param(
            (MONDAY, "Bei der Explosion starben vier Menschen.", "vier Menschen", {**DEAD, "min": 4}),
            (MONDAY, "Schon 1998 starben dort elf Menschen.", "elf Menschen", {**DEAD, "min": 11, "event_time": "1998"}),
            Relation.DIFFERENT_SCOPE,
            id="another year",
        ),
        pytest.param(
            (MONDAY, "Dabei wurden 30 russische Soldaten getötet.", "30 russische Soldaten", {"category": "killed", "noun": "Soldat", "min": 30, "attribution": ["Kiew"]}),
            (TUESDAY, "Moskau räumte fünf tote russische Soldaten ein.", "fünf tote russische Soldaten", {"category": "killed", "noun": "Soldat", "min": 5, "attribution": ["Moskau"]}),
            Relation.CONTRADICT,
            id="two sides of a war",
        ),
        pytest.param(
            (MONDAY, "Das Feuer sei zu 30 Prozent unter Kontrolle.", "30 Prozent", {"category": "percent", "noun": "Prozent", "min": 30, "modality": "denied", "attribution": ["Bürgermeister"]}),
            (MONDAY, "Der Brand ist zu 30 Prozent unter Kontrolle, so die Feuerwehr.", "30 Prozent", {"category": "percent", "noun": "Prozent", "min": 30, "attribution": ["Feuerwehr"]}),
            Relation.ATTRIBUTION_CONFLICT,
            id="one asserts what the other denies",
        ),
        pytest.param(
            (MONDAY, "In den Tanks sind 180 Kubikmeter Diesel.", "180 Kubikmeter", {"category": "distance_size_weight", "noun": "Kubikmeter", "min": 180}),
            (MONDAY, "Das Wrack hat 180.000 Liter Diesel in den Tanks.", "180.000 Liter", {"category": "distance_size_weight", "noun": "Liter", "min": 180000}),
            Relation.AGREE,
            id="cubic metres are litres",
        ),
    ],
)  # fmt: skip
def test_two_sentences_stand_to_each_other(
    left: tuple[str, str, str, dict[str, Any]],
    right: tuple[str, str, str, dict[str, Any]],
    relation: Relation,
) -> None:
    pair, _ = verdict(left, right)
    assert pair is not None
    assert pair.relation is relation, [reason.code for reason in pair.reasons]


def test_an_update_points_from_the_earlier_to_the_later_claim() -> None:
    late = (
        TUESDAY,
        "Nach der Explosion gibt es neun Tote.",
        "neun Tote",
        {"category": "killed", "noun": "Toter", "min": 9},
    )
    early = (MONDAY, "Bei der Explosion starben vier Menschen.", "vier Menschen", {**DEAD, "min": 4})
    pair, _ = verdict(late, early)
    assert pair is not None
    assert pair.a.endswith("vier Menschen")
    assert pair.b.endswith("neun Tote")


def test_figures_about_different_things_are_no_pair() -> None:
    pair, _ = verdict(
        (MONDAY, "Der Umsatz betrug 40 Millionen Euro.", "40 Millionen Euro", {"category": "money", "noun": "Euro", "min": 40_000_000}),
        (MONDAY, "Die Feuerwehr kaufte Schläuche für 900 Euro.", "900 Euro", {"category": "money", "noun": "Euro", "min": 900}),
    )  # fmt: skip
    assert pair is None


def test_additional_against_a_level_reached_is_a_confusion() -> None:
    pair, _ = verdict(
        (MONDAY, "Zusätzlich sollen 2.000 bis 3.000 Soldaten aus Nordkorea kommen.", "2.000 bis 3.000 Soldaten", {"category": "troops", "noun": "Soldat", "min": 2000, "max": 3000, "modifier": "range", "scope": "additional", "modality": "planned"}),
        (MONDAY, "Die Zahl der Soldaten aus Nordkorea soll auf bis zu 3.000 Soldaten steigen.", "bis zu 3.000 Soldaten", {"category": "troops", "noun": "Soldat", "min": None, "max": 3000, "modifier": "up_to", "modality": "planned"}),
    )  # fmt: skip
    assert pair is not None
    assert pair.relation is Relation.CONTRADICT
    assert pair.reasons[0].code == "scope_confusion"


def test_the_level_tells_outlets_from_sources() -> None:
    rally = {"category": "participants", "noun": "Mensch"}
    pair, _ = verdict(
        (MONDAY, "Zur Kundgebung kamen laut Polizei 500 Menschen.", "500 Menschen", {**rally, "min": 500, "attribution": ["Polizei"]}),
        (MONDAY, "Die Veranstalter zählten 900 Menschen auf der Kundgebung.", "900 Menschen", {**rally, "min": 900, "attribution": ["Veranstalter"]}),
    )  # fmt: skip
    assert pair is not None
    assert pair.level is Level.SOURCES
    pair, _ = verdict(
        (MONDAY, "Zur Kundgebung kamen laut Polizei 500 Menschen.", "500 Menschen", {**rally, "min": 500, "attribution": ["Polizei"]}),
        (MONDAY, "Die Polizei sprach von 50 Menschen auf der Kundgebung.", "50 Menschen", {**rally, "min": 50, "attribution": ["Polizei"]}),
    )  # fmt: skip
    assert pair is not None
    assert pair.level is Level.OUTLETS


def test_a_finding_groups_what_agrees_and_counts_origins() -> None:
    fields = {"category": "participants", "noun": "Mensch", "attribution": ["Polizei"]}
    texts = {
        "p1": ("Laut Polizei kamen 500 Menschen zur Kundgebung.", "500 Menschen", {**fields, "min": 500}),
        "p2": ("500 Menschen zählte die Polizei bei der Kundgebung.", "500 Menschen", {**fields, "min": 500}),
        "v1": ("Die Veranstalter sahen 900 Menschen auf der Kundgebung.", "900 Menschen", {**fields, "min": 900, "attribution": ["Veranstalter"]}),
    }  # fmt: skip
    articles = [
        ComparedArticle(name, name, "Kundgebung in Brandau", MONDAY, row[0]) for name, row in texts.items()
    ]
    claims = [make(article, texts[article.id][1], texts[article.id][2]) for article in articles]
    (topic,) = compare_story(articles, claims)
    (finding,) = topic.findings
    assert finding.kind is DisagreementKind.CONTRADICT
    assert sorted(len(group.claims) for group in finding.groups) == [1, 2]
    assert all(len(group.origins) == 1 for group in finding.groups)
    assert finding.severity == pytest.approx(sum(finding.severity_parts.values()))
    assert 0 < finding.severity <= 1
    assert topic.origins[key("p1", "500 Menschen")] == topic.origins[key("p2", "500 Menschen")]


def test_topic_keys_are_stable_over_recomputation() -> None:
    _, context = verdict(
        (MONDAY, "Bei der Explosion starben vier Menschen.", "vier Menschen", {**DEAD, "min": 4}),
        (TUESDAY, "Neun Menschen starben bei der Explosion.", "Neun Menschen", {**DEAD, "min": 9}),
    )
    assert [topic.key for topic in context.topics()] == [topic.key for topic in context.topics()]


def test_a_flood_of_equal_reports_stays_linear() -> None:
    def pairs(count: int) -> int:
        texts = [
            f"Bei der Explosion starben laut Polizei vier Menschen, berichtet Blatt {n}."
            for n in range(count)
        ]
        articles = [
            ComparedArticle(f"a{n}", f"Blatt {n}", "Explosion", MONDAY, text) for n, text in enumerate(texts)
        ]
        claims = [make(a, "vier Menschen", {**DEAD, "min": 4, "attribution": ["Polizei"]}) for a in articles]
        return sum(len(topic.pairs) for topic in compare_story(articles, claims))

    assert pairs(400) <= 2.5 * pairs(200)


@pytest.mark.parametrize("sure", [0.5, 0.75, 1.0])
def test_a_surer_comparison_makes_a_finding_more_severe(sure: float) -> None:
    fields = {"category": "participants", "noun": "Mensch"}
    articles = [ComparedArticle(name, name, None, MONDAY, f"{amount} Menschen kamen.") for name, amount in (("p", 500), ("v", 900))]  # fmt: skip
    claims = [make(item, item.text[:12], {**fields, "min": int(item.text[:3])}) for item in articles]
    frames = Comparison(articles, claims).frames
    one, two = (claim.id for claim in claims)
    pair = ComparedPair(one, two, Relation.CONTRADICT, (), Level.OUTLETS, sure)
    (finding,) = findings([frames[one], frames[two]], [pair], frames)
    assert finding.severity_parts["likelihood"] == pytest.approx(LIKELIHOOD_WEIGHT * (2 * sure - 1))
    assert finding.chance == sure
