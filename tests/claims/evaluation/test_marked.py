from itertools import combinations
from pathlib import Path

import pytest

from claims.evaluation import marked
from claims.evaluation.gold import GoldError, GoldStory
from claims.evaluation.pairs import ANNOTATED, MARKED, stories

WRITTEN = """== Hafenbote | 2026-03-14 | Fähre gesunken
Bei dem Unglück {@untergang:am Freitag} starben {tote:zwölf Menschen}, 34 wurden verletzt.

== Küstenblatt (kb) | 2026-03-16 | Zahl der Toten steigt
{@untergang:Vor drei Tagen} sank die Fähre. Inzwischen gibt es {tote/2:15 Tote}, die Reederei sprach zuletzt von {tote:elf}.
An Bord waren {bord?:200}, sagt ein Helfer. „{bord:Gut 180}“, sagt der Kapitän.
"""


@pytest.fixture(name="told")
def a_story() -> GoldStory:
    return marked.story("faehre", WRITTEN)


def relations(story: GoldStory) -> set[tuple[str, str, str]]:
    """Quotes of both claims, and the relation."""
    quotes = {
        (article.id, str(claim.kind), place): claim.quote
        for article in story.articles
        for claims in (article.quantities, article.dates)
        for place, claim in enumerate(claims)
    }
    return {(quotes[r.a], quotes[r.b], str(r.relation)) for r in story.relations}


def test_the_head_of_an_article_names_outlet_day_and_title(told: GoldStory) -> None:
    second = told.articles[1]
    assert (second.id, second.outlet) == ("faehre-2", "Küstenblatt (kb)")
    assert (second.published, second.title) == ("2026-03-16", "Zahl der Toten steigt")


def test_marks_are_taken_out_of_the_text_and_point_into_it(told: GoldStory) -> None:
    for article in told.articles:
        assert not {"{", "}"} & set(article.text)
        for claim in (*article.quantities, *article.dates):
            assert article.text[claim.start : claim.end] == claim.quote
    assert told.articles[0].text.startswith("Bei dem Unglück am Freitag starben zwölf Menschen, 34 wurden")


def test_marks_of_one_name_answer_one_question_and_other_states_are_later(told: GoldStory) -> None:
    assert relations(told) == {
        ("am Freitag", "Vor drei Tagen", "contradict"),
        ("zwölf Menschen", "elf", "contradict"),
        ("zwölf Menschen", "15 Tote", "update_over_time"),
        ("15 Tote", "elf", "update_over_time"),
    }


def test_arguable_marks_are_left_to_editors(told: GoldStory) -> None:
    assert told.either == {frozenset((("faehre-2", "quantity", 2), ("faehre-2", "quantity", 3)))}


@pytest.mark.parametrize(
    ("written", "error"),
    [
        (WRITTEN.replace("{tote:elf}", "{tote elf}"), "a brace that belongs to no mark"),
        (WRITTEN[: WRITTEN.index("== Küstenblatt")], "two articles or more"),
        (f"Vorspann\n{WRITTEN}", "two articles or more"),
    ],
)
def test_what_is_no_marked_story_is_refused(written: str, error: str) -> None:
    with pytest.raises(GoldError, match=f"faehre.*{error}"):
        marked.story("faehre", written)


def test_annotated_and_marked_stories_are_told_apart(tmp_path: Path) -> None:
    (tmp_path / "faehre.txt").write_text(WRITTEN, encoding="utf-8")
    own = Path(__file__).parents[2] / "gold" / "stories" / "abschiebungen"
    assert [(story.name, part) for story, part in stories([own, tmp_path])] == [
        ("abschiebungen", ANNOTATED),
        ("faehre", MARKED),
    ]


def test_the_marked_stories_of_the_repository_can_be_read() -> None:
    found = list(marked.read(Path(__file__).parents[2] / "gold" / "marked"))
    assert len({story.name for story in found}) == len(found) > 0
    for story in found:
        quoted = [
            (article.id, claim.start, claim.end) for article in story.articles for claim in article.quantities
        ]
        assert all(one != two for one, two in combinations(quoted, 2))
        assert story.relations
