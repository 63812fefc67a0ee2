"""Extraction → rows: repeatable, and careful with what editors did."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.apps import apps
from django.db import IntegrityError
from django.db.backends.postgresql.psycopg_any import DateRange, NumericRange

from claims import recording
from claims.models import Actor, ActorAlias, Attribution, Claim, Story, Topic
from claims.terms import ActorKind, Modifier
from sources.models import ArticleVersion
from tests.claims.builders import article_version, date_claim, extraction, link, quantity

pytestmark = pytest.mark.django_db

TEXT = "Laut Geheimdienst kamen am 17. Juni mehr als 4.000 Soldaten an; 300 wurden verletzt."


@pytest.fixture
def version() -> ArticleVersion:
    return article_version(TEXT)


def found(**fields: Any) -> Any:
    chain = (link(TEXT, "Geheimdienst", "Laut", ActorKind.INTELLIGENCE),)
    return extraction(
        date_claim(TEXT, "am 17. Juni", "2025-06-17"),
        quantity(
            TEXT,
            "mehr als 4.000 Soldaten",
            "4.000",
            4000,
            maximum=None,
            modifier=Modifier.MORE_THAN,
            attribution=chain,
            **fields,
        ),
        quantity(TEXT, "300", "300", 300, category="wounded", noun=None),
    )


def topic() -> Topic:
    story = Story.objects.create(key="s")
    return Topic.objects.create(story=story, key="t", label="Soldaten", kind="quantity")


def test_claims_and_chain_stand_with_their_places_in_the_text(version: ArticleVersion) -> None:
    assert recording.record(version, found(), "x1") == recording.Recorded(3, 0, 0, 0)

    dated, troops, wounded = version.claims.order_by("span")
    for claim in (dated, troops, wounded):
        assert TEXT[claim.span.lower : claim.span.upper] == claim.quote
    assert (dated.value, dated.period) == (
        "2025-06-17",
        DateRange(date(2025, 6, 17), date(2025, 6, 18), "[)"),
    )
    assert troops.amount == NumericRange(Decimal(4000), None, "()")
    assert (troops.number, troops.category, troops.extractor) == ("4.000", "troops", "x1")
    assert wounded.noun == ""
    source = troops.attributions.get()
    assert (source.name, source.cue, source.actor.kind) == ("Geheimdienst", "Laut", "intelligence")


def test_recording_the_same_again_writes_nothing(
    version: ArticleVersion, django_assert_num_queries: Any
) -> None:
    recording.record(version, found(), "x1")
    past = apps.get_model("claims", "ClaimEvent").objects
    events = past.count()

    # names, aliases; savepoint, lock, claims, withdrawals, chains, two constraint checks, release
    with django_assert_num_queries(12):
        assert recording.record(version, found(), "x2") == recording.Recorded(0, 0, 0, 3)

    assert past.count() == events
    assert set(version.claims.values_list("extractor", flat=True)) == {"x1"}


def test_a_changed_reading_of_the_same_numeral_updates_its_row(version: ArticleVersion) -> None:
    recording.record(version, found(), "x1")
    before = version.claims.get(category="troops")
    shorter = quantity(TEXT, "4.000 Soldaten", "4.000", 4000, subject="Nordkorea")

    assert recording.record(version, extraction(shorter), "x2") == recording.Recorded(0, 1, 2, 0)

    after = version.claims.get(withdrawn_at__isnull=True)
    assert after.pk == before.pk
    assert (after.quote, after.subject, after.extractor) == ("4.000 Soldaten", "Nordkorea", "x2")
    assert not after.attributions.exists()


def test_a_claim_that_is_no_longer_found_is_withdrawn_and_can_come_back(version: ArticleVersion) -> None:
    recording.record(version, found(), "x1")
    key = version.claims.get(category="wounded").pk
    fewer = replace(found(), claims=found().claims[:2])

    recording.record(version, fewer, "x2")
    assert Claim.objects.get(pk=key).withdrawn_at is not None
    assert not Claim.objects.standing().filter(pk=key).exists()

    assert recording.record(version, found(), "x3").changed == 1
    assert Claim.objects.get(pk=key).withdrawn_at is None
    assert version.claims.count() == 3


def test_neighbouring_claims_can_move_at_once(version: ArticleVersion) -> None:
    text = "100 200 300"
    version = article_version(text, external_id="b")
    first = [quantity(text, "100 200", "100", 100), quantity(text, "300", "300", 300)]
    recording.record(version, extraction(*first), "x1")
    # One numeral shrinks and gives room to the next, in whatever order the rows are written.
    moved = [quantity(text, "100", "100", 100), quantity(text, "200 300", "200 300", 200)]
    assert recording.record(version, extraction(*moved), "x2") == recording.Recorded(0, 2, 0, 0)


def test_the_topic_an_editor_chose_stays(version: ArticleVersion) -> None:
    recording.record(version, found(), "x1")
    version.claims.filter(category="troops").update(topic=topic(), topic_pinned=True)

    recording.record(version, found(subject="Nordkorea"), "x2")

    claim = version.claims.get(category="troops")
    assert claim.subject == "Nordkorea"
    assert (claim.topic.label, claim.topic_pinned) == ("Soldaten", True)


def test_a_new_version_takes_over_the_topic_of_an_unchanged_sentence(version: ArticleVersion) -> None:
    recording.record(version, found(), "x1")
    version.claims.filter(category="troops").update(topic=topic(), topic_pinned=True)
    later = article_version(TEXT)  # the same words at the same place: only the version differs

    recording.record(later, found(), "x1")

    claim = later.claims.get(category="troops")
    assert (claim.topic.label, claim.topic_pinned) == ("Soldaten", True)
    assert later.claims.get(category="wounded").topic is None


def test_a_quote_that_does_not_stand_at_its_offsets_is_refused(version: ArticleVersion) -> None:
    wrong = replace(quantity(TEXT, "300", "300", 300), quote="301")
    with pytest.raises(recording.EvidenceError, match="301"):
        recording.record(version, extraction(wrong), "x1")
    assert not version.claims.exists()


def test_two_readings_of_one_numeral_are_refused_as_a_whole(version: ArticleVersion) -> None:
    twice = (quantity(TEXT, "300", "300", 300), quantity(TEXT, "300 wurden", "300", 300))
    with pytest.raises(IntegrityError, match="claim_one_per_numeral"):
        recording.record(version, extraction(*twice), "x1")


def test_an_alias_leads_to_its_actor_and_the_text_keeps_its_wording(version: ArticleVersion) -> None:
    actor = Actor.objects.create(name="südkoreanischer Geheimdienst")
    ActorAlias.objects.create(actor=actor, name="Geheimdienst")

    recording.record(version, found(), "x1")

    stored = Attribution.objects.get()
    assert (stored.actor, stored.name) == (actor, "Geheimdienst")
    actor.refresh_from_db()
    assert actor.kind == ActorKind.INTELLIGENCE  # was unknown


def test_what_an_editor_said_about_an_actor_is_kept(version: ArticleVersion) -> None:
    Actor.objects.create(name="Geheimdienst", kind=ActorKind.GOVERNMENT)
    recording.record(version, found(), "x1")
    assert Actor.objects.get().kind == ActorKind.GOVERNMENT


def test_a_chain_is_rewritten_link_by_link(version: ArticleVersion) -> None:
    recording.record(version, found(), "x1")
    kept = Attribution.objects.get()
    chain = (link(TEXT, "Soldaten"), link(TEXT, "Geheimdienst", "Laut"))
    longer = extraction(replace(found().claims[1], attribution=chain))

    recording.record(version, longer, "x2")

    stored = list(Attribution.objects.order_by("position").values_list("position", "name"))
    assert stored == [(0, "Soldaten"), (1, "Geheimdienst")]
    assert Attribution.objects.get(position=0).pk == kept.pk


def test_the_number_of_queries_does_not_grow_with_the_claims(django_assert_num_queries: Any) -> None:
    for count in (3, 30):
        text = " ".join(f"{number} Panzer laut Quelle{number}." for number in range(100, 100 + count))
        version = article_version(text, external_id=f"many-{count}")
        claims = [
            quantity(text, f"{n} Panzer", str(n), n, attribution=(link(text, f"Quelle{n}"),))
            for n in range(100, 100 + count)
        ]
        with django_assert_num_queries(16):
            recording.record(version, extraction(*claims), "x1")


@pytest.mark.parametrize(
    ("value", "mod", "start", "after"),
    [
        ("2025-06-17", None, date(2025, 6, 17), date(2025, 6, 18)),
        ("2025-06", "end", date(2025, 6, 1), date(2025, 7, 1)),
        ("2022", "since", date(2022, 1, 1), None),
        ("2025-06", "until", None, date(2025, 7, 1)),
        ("2025-01/2025-03", None, date(2025, 1, 1), date(2025, 4, 1)),
        ("2025-01/..", None, date(2025, 1, 1), None),
        ("9999", None, date(9999, 1, 1), None),
    ],
)
def test_a_date_covers_its_days(value: str, mod: str | None, start: date | None, after: date | None) -> None:
    covered = recording.period(value, mod)
    assert covered is not None
    assert (covered.lower, covered.upper) == (start, after)


@pytest.mark.parametrize("value", [None, "", "PAST_REF", "2025-06/2025-01", "XXXX-07-04"])
def test_a_value_without_days_covers_none(value: str | None) -> None:
    assert recording.period(value, None) is None
