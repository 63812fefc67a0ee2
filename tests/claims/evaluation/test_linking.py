"""Annotated stories as a knowledge base of many events."""

from datetime import date

import pytest

from claims.comparison.records import ComparedArticle
from claims.evaluation.gold import GoldArticle, GoldStory
from claims.evaluation.linking import MONTH_DAYS, ToldEvent, grouped, in_one_month, pairs, told_events

FLOOD = "Die Lohme trat bei Quadenow über die Ufer. In Quadenow wurden 1.480 Menschen in Sicherheit gebracht, sagte Landrat Ove Siems."


def gold(key: str, text: str, published: str) -> GoldArticle:
    return GoldArticle(key, "Hochwasser bei Quadenow", published, "Landbote", text, (), ())


def story() -> GoldStory:
    articles = (
        gold("flut-1", FLOOD, "2024-06-03"),
        gold("flut-2", f"{FLOOD} Siems bat um Hilfe.", "2024-06-05"),
    )
    return GoldStory("flut", articles, (), {}, frozenset())


def test_each_story_has_twins_with_other_names_one_of_them_with_other_numbers() -> None:
    told, *twins = told_events([story()])
    assert [(event.kind, event.twin) for event in twins] == [("flut", True), ("flut", True)]
    for place, one in enumerate(told.articles):
        for twin, number_kept in zip(twins, (False, True), strict=True):
            two = twin.articles[place]
            assert one.id != two.id
            assert "Quadenow" not in two.text
            assert ("1.480" in two.text) is number_kept
            assert "über die Ufer" in two.text


def test_a_twin_calls_one_name_by_one_name_throughout() -> None:
    _told, twin, _namesake = told_events([story()])
    first, second = (article.text for article in twin.articles)
    assert second.startswith(first)
    assert first.split("bei ")[1].split()[0] == first.split("In ")[1].split()[0]


@pytest.mark.parametrize("seed", range(5))
def test_events_are_moved_as_a_whole_into_one_month(seed: int) -> None:
    moved = in_one_month(told_events([story()]), seed)
    for event in moved:
        first, second = (date.fromisoformat(article.published or "") for article in event.articles)
        assert (second - first).days == 2
        assert 0 <= (first - date(2025, 3, 1)).days < MONTH_DAYS


def test_pairs_of_one_event_are_told_from_pairs_of_two() -> None:
    found = pairs(told_events([story()]))
    assert [pair.one_event for pair in found if not pair.twins] == [True]
    assert not any(pair.one_event for pair in found if pair.twins)


def event(kind: str, *texts: str, twin: bool = False) -> ToldEvent:
    articles = tuple(
        ComparedArticle(f"{kind}{'~' if twin else ''}-{place}", "Landbote", None, "2025-03-01", text)
        for place, text in enumerate(texts)
    )
    return ToldEvent(kind, twin, articles)


def test_grouping_is_scored_by_what_is_split_and_what_is_mixed() -> None:
    other = "Beim Turnier von Ellerfurt gewann Ilse Hartung vor 820 Zuschauern."
    scored = grouped([event("flut", FLOOD, FLOOD), event("turnier", other, FLOOD)])
    assert (scored.split, scored.mixed, scored.twinned) == (1, 1, 0)
    assert scored.recall == pytest.approx(0.5)
    assert scored.precision == pytest.approx(1 / 3)


def test_a_story_that_stands_with_its_twin_is_counted_apart() -> None:
    scored = grouped([event("flut", FLOOD), event("flut", FLOOD, twin=True)])
    assert (scored.split, scored.mixed, scored.twinned) == (0, 0, 1)
