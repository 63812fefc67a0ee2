"""Reads of lists and details: right rows, and the same number of queries for any number of rows."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from claims import recording
from claims.models import Actor, ActorAlias, Claim, Disagreement, Topic
from claims.terms import Certainty, Modifier
from sources.models import Outlet
from tests.claims.builders import article_version, date_claim, extraction, link, quantity
from tests.claims.test_disagreements import tell
from tests.factories import make_disagreement, make_topic

pytestmark = pytest.mark.django_db


@pytest.fixture
def claims() -> None:
    text = "Laut Geheimdienst sind bis zu 30.000 nordkoreanische Soldaten in Kursk, seit Juni 2025."
    first = article_version(text, external_id="a", outlet="Morgenblatt", published="2025-07-02")
    recording.record(
        first,
        extraction(
            quantity(
                text,
                "bis zu 30.000 nordkoreanische Soldaten",
                "30.000",
                30_000,
                minimum=None,
                modifier=Modifier.UP_TO,
                place="Kursk",
                attribution=(link(text, "Geheimdienst", "Laut"),),
            ),
            date_claim(text, "seit Juni 2025", "2025-06", mod="since"),
        ),
        "x",
    )
    text = "Bei der Kundgebung zählte die Polizei 800 Menschen."
    second = article_version(text, external_id="b", outlet="Abendpost", published="2025-05-10")
    crowd = quantity(
        text,
        "800 Menschen",
        "800",
        800,
        category="participants",
        noun="Mensch",
        attribution=(link(text, "Polizei"),),
    )
    recording.record(second, extraction(crowd), "x")


@pytest.mark.parametrize(
    ("filters", "quotes"),
    [
        ({}, {"bis zu 30.000 nordkoreanische Soldaten", "seit Juni 2025", "800 Menschen"}),
        ({"kind": "date"}, {"seit Juni 2025"}),
        ({"category": "participants"}, {"800 Menschen"}),
        ({"outlet": "abendpost"}, {"800 Menschen"}),
        ({"place": "kursk"}, {"bis zu 30.000 nordkoreanische Soldaten"}),
        ({"origin": "geheim"}, {"bis zu 30.000 nordkoreanische Soldaten"}),
        ({"origin": "NIS"}, {"bis zu 30.000 nordkoreanische Soldaten"}),
        (
            {"published_from": date(2025, 6, 1), "category": "troops"},
            {"bis zu 30.000 nordkoreanische Soldaten"},
        ),
        ({"published_to": date(2025, 6, 1)}, {"800 Menschen"}),
        ({"period_from": date(2025, 8, 1), "period_to": date(2025, 8, 31)}, {"seit Juni 2025"}),
        ({"period_to": date(2025, 5, 31)}, set()),
        ({"amount_from": Decimal(1000)}, {"bis zu 30.000 nordkoreanische Soldaten"}),
        ({"amount_to": Decimal(900)}, {"800 Menschen"}),
        (
            {"amount_to": Decimal(900), "amount_open": True},
            {"bis zu 30.000 nordkoreanische Soldaten", "800 Menschen"},
        ),
        ({"amount_from": Decimal(40_000)}, set()),
        (
            {"amount_from": Decimal(800), "amount_to": Decimal(800), "category": "participants"},
            {"800 Menschen"},
        ),
        ({"amount_from": Decimal(801), "category": "participants"}, set()),
        ({"period_from": date(2025, 6, 1), "period_to": date(2025, 6, 1)}, {"seit Juni 2025"}),
        ({"text": "nordkoreanischer Soldat", "kind": "quantity"}, {"bis zu 30.000 nordkoreanische Soldaten"}),
        ({"text": '"800 Menschen"'}, {"800 Menschen"}),
        ({"text": "Soldaten -Kursk"}, set()),
        (
            {"text": "Kundgebung OR Juni", "kind": "quantity"},
            {"800 Menschen", "bis zu 30.000 nordkoreanische Soldaten"},
        ),
        ({"text": '"unclosed ( & | !'}, set()),
    ],
)
@pytest.mark.usefixtures("claims")
def test_filters_of_the_claim_list(filters: dict[str, Any], quotes: set[str]) -> None:
    ActorAlias.objects.create(actor=Actor.objects.get(name="Geheimdienst"), name="NIS")
    assert {claim.quote for claim in Claim.objects.for_claim_list().matching(**filters)} == quotes


@pytest.mark.usefixtures("claims")
def test_an_outlet_filters_as_row_and_as_id() -> None:
    outlet = Outlet.objects.get(name="Abendpost")
    for given in (outlet, outlet.pk, str(outlet.pk)):
        assert Claim.objects.standing().matching(outlet=given).get().quote == "800 Menschen"


@pytest.mark.usefixtures("claims")
def test_the_newest_article_comes_first() -> None:
    assert [claim.version.article.external_id for claim in Claim.objects.for_claim_list()] == ["a", "a", "b"]


SOURCES = ("Feuerwehr", "Gewerkschaft", "Klinik", "Opposition", "Reederei", "Geschäftsführung")


def _fire(articles: int) -> None:
    for count, source in enumerate(SOURCES[:articles]):
        tell(3 + count % 3, external_id=f"v{count}", outlet=f"Blatt {count}", source=source)


@pytest.mark.parametrize(("level", "chances"), [("sure", {0.8, 1.0}), ("likely", {0.65, 0.79, 0.8, 1.0})])
def test_findings_of_a_certainty_are_those_that_are_at_least_so_sure(level: str, chances: set[float]) -> None:
    for chance in (1.0, 0.8, 0.79, 0.65, 0.64, 0.0, None):
        make_disagreement(make_topic(), [], chance=chance)
    for found in (
        Disagreement.objects.at_least(Certainty(level)),
        Disagreement.objects.matching(certainty=level),
    ):
        assert {row.chance for row in found} == chances


def _read_claims() -> None:
    for claim in Claim.objects.for_claim_list():
        assert claim.version.article.outlet
        assert claim.topic
        assert [link.actor.name for link in claim.attributions.all()]


def _read_ranking() -> None:
    for found in Disagreement.objects.for_ranking():
        assert found.topic.story.label
        for group in found.groups.all():
            for claim in group.claims.all():
                assert claim.version.article.outlet.name
                assert [link.name for link in claim.attributions.all()]


def _read_detail() -> None:
    found = Disagreement.objects.for_detail().first()
    assert found
    assert [claim.quote for group in found.groups.all() for claim in group.claims.all()]
    assert [event.by for event in found.reviews.all()] == []


def _read_topics() -> None:
    (topic,) = Topic.objects.for_list()
    assert topic.claim_count >= topic.origin_count > 1
    assert topic.disagreement_count >= 1
    assert topic.story.label


def _read_topic() -> None:
    topic = Topic.objects.for_detail().get()
    for claim in topic.claims.all():
        assert claim.version.article.outlet.name
        assert list(claim.attributions.all())
    for pair in topic.pairs.all():
        assert pair.a.version.article.outlet.name != pair.b.version.article.outlet.name
    for found in topic.disagreements.all():
        assert [group.claims.all() for group in found.groups.all()]


@pytest.mark.parametrize(
    ("read", "queries"),
    [(_read_claims, 2), (_read_ranking, 4), (_read_detail, 5), (_read_topics, 1), (_read_topic, 12)],
)
@pytest.mark.parametrize("articles", [3, 6])
def test_reads_take_a_fixed_number_of_queries(
    read: Any, queries: int, articles: int, django_assert_num_queries: Any
) -> None:
    _fire(articles)
    with django_assert_num_queries(queries):
        read()


def test_a_topic_without_standing_claims_is_not_listed() -> None:
    version = tell(3)
    tell(5, external_id="b", outlet="Abendpost", source="Gewerkschaft")
    assert Topic.objects.for_list().count() == 1
    Claim.objects.all().update(withdrawn_at=version.first_seen)
    Topic.objects.count_anew()
    assert not Topic.objects.for_list().exists()
