"""A sentence that many articles print alike is compared a few times and counted everywhere."""

from dataclasses import replace
from decimal import Decimal

import pytest
from django.db.backends.postgresql.psycopg_any import NumericRange

from claims import disagreements
from claims.comparison.records import ComparedArticle, ComparedClaim
from claims.models import Claim, Disagreement, Pair, Story, Topic
from claims.reprints import COMPARED, fold
from claims.terms import Kind
from sources.models import ArticleVersion
from tests.claims.test_disagreements import tell

CLAIM = ComparedClaim(
    "1",
    "a1",
    Kind.QUANTITY,
    10,
    20,
    "3 Menschen",
    "Es starben 3 Menschen.",
    Decimal(3),
    Decimal(3),
    category="killed",
)


def printed(count: int) -> tuple[list[ComparedArticle], list[tuple[ComparedClaim, int]]]:
    articles = [
        ComparedArticle(f"a{number}", f"Blatt {number}", None, f"2025-07-{number:02}", "…")
        for number in range(1, count + 1)
    ]
    # In every article the sentence stands elsewhere.
    return articles, [
        (replace(CLAIM, id=str(number), article=f"a{number}", start=10 * number), 11)
        for number in range(1, count + 1)
    ]


def test_the_first_printings_are_compared_and_the_others_follow_the_very_first() -> None:
    articles, claims = printed(COMPARED + 3)
    compared, reprints = fold(articles, claims[::-1], set())
    assert [claim.id for claim in compared] == [str(number) for number in range(1, COMPARED + 1)]
    assert reprints == {str(number): "1" for number in range(COMPARED + 1, COMPARED + 4)}


@pytest.mark.parametrize(
    "change",
    [{"maximum": Decimal(4)}, {"sentence": "Es starben nur 3 Menschen."}, {"attribution": ("Polizei",)}],
)
def test_what_says_something_else_is_no_reprint(change: dict[str, object]) -> None:
    articles, claims = printed(COMPARED + 1)
    last, offset = claims[-1]
    claims[-1] = (replace(last, **change), offset)
    assert fold(articles, claims, set())[1] == {}


def test_the_same_words_elsewhere_in_the_sentence_are_no_reprint() -> None:
    articles, claims = printed(COMPARED + 1)
    claims[-1] = (claims[-1][0], 40)
    assert fold(articles, claims, set())[1] == {}


def test_claims_that_must_be_compared_are() -> None:
    articles, claims = printed(COMPARED + 2)
    last = claims[-1][0].id
    compared, reprints = fold(articles, claims, {last})
    assert last in {claim.id for claim in compared}
    assert len(reprints) == 1


def test_no_reprint_follows_a_claim_that_an_editor_may_have_moved() -> None:
    articles, claims = printed(COMPARED + 2)
    _compared, reprints = fold(articles, claims, {"1"})
    assert reprints == {str(COMPARED + 2): "2"}


@pytest.mark.django_db
def test_a_hundred_reprints_cost_a_hundred_pairs_and_are_one_origin() -> None:
    count = 3 * COMPARED
    for number in range(count):
        tell(3, external_id=f"r{number}", outlet=f"Blatt {number}", source="Feuerwehr", compare=False)
    tell(5, external_id="x", outlet="Abendpost", source="Gewerkschaft", compare=False)

    disagreements.update(ArticleVersion.objects.values_list("pk", flat=True))

    topic = Topic.objects.get()
    assert topic.claims.count() == count + 1
    assert Pair.objects.count() <= (COMPARED + 1) * COMPARED / 2 + count - COMPARED
    reprints = Claim.objects.filter(quote="3 Menschen")
    assert len(set(reprints.values_list("origin", flat=True))) == 1
    side = Disagreement.objects.get(kind="contradict").groups.get(amount=NumericRange(3, 3, "[]"))
    assert side.claims.count() == count
    assert len(side.origins) == 1

    before = list(Pair.objects.order_by("pk").values())
    disagreements.compare(Story.objects.get().pk)
    assert list(Pair.objects.order_by("pk").values()) == before
