"""Whose soldiers are counted, and what befell them, where a sentence leaves it open."""

import pytest

from claims.comparison.copies import Copies
from claims.comparison.fates import told
from claims.comparison.origins import origin
from claims.comparison.records import ComparedArticle, ComparedClaim
from claims.comparison.whose import holders
from tests.claims.comparison.story_files import make

LOSS = {"category": "killed", "noun": "Soldat"}


def claims_in(text: str, *rows: tuple[str, dict[str, object]]) -> tuple[ComparedArticle, list[ComparedClaim]]:
    article = ComparedArticle("w", "Blatt", None, "2025-05-01", text)
    return article, [make(article, quote, fields) for quote, fields in rows]


@pytest.mark.parametrize(
    ("text", "quote", "chain", "code"),
    [
        ("Dabei starben 40 russische Soldaten.", "40 russische Soldaten", [], "RU"),
        ("Die ukrainische Seite verlor 40 Soldaten.", "40 Soldaten", [], "UA"),
        ("Nordkorea will 3.000 Soldaten entsenden.", "3.000 Soldaten", [], "KP"),
        ("Kiew bezifferte die eigenen Verluste auf 40 Tote.", "40 Tote", ["Kiew"], "UA"),
        ("Der russische Generalstab meldete 40 Tote.", "40 Tote", ["russischer Generalstab"], None),
    ],
)
def test_the_holder_is_read_from_the_sentence(
    text: str, quote: str, chain: list[str], code: str | None
) -> None:
    article, claims = claims_in(text, (quote, {**LOSS, "min": 40, "attribution": chain}))
    sources = {claim.id: origin(claim, article, Copies([article])) for claim in claims}
    assert holders(article, claims, sources, {claims[0].id: (0, len(text))}).get(claims[0].id) == code


def test_a_list_goes_on_about_the_same_people() -> None:
    text = "Es starben 40 russische Soldaten, 90 wurden verwundet."
    article, claims = claims_in(
        text,
        ("40 russische Soldaten", {**LOSS, "min": 40}),
        ("90", {"category": "wounded", "noun": "Soldat", "min": 90}),
    )
    sources = {claim.id: origin(claim, article, Copies([article])) for claim in claims}
    spans = {claim.id: (0, len(text)) for claim in claims}
    assert set(holders(article, claims, sources, spans).values()) == {"RU"}


def test_dead_and_hurt_in_one_figure_are_casualties() -> None:
    article, claims = claims_in(
        "Dort wurden 400 Soldaten getötet oder verwundet.", ("400 Soldaten", {**LOSS, "min": 400})
    )
    assert told(article, claims)[0].category == "casualties"


def test_lost_beside_hurt_means_dead() -> None:
    lost = {"category": "casualties", "noun": "Kämpfer", "min": 40}
    article, claims = claims_in(
        "Sie hätten 40 Kämpfer verloren, 90 seien verwundet worden.",
        ("40 Kämpfer", lost),
        ("90", {"category": "wounded", "noun": "Kämpfer", "min": 90}),
    )
    assert [claim.category for claim in told(article, claims)] == ["killed", "wounded"]


def test_the_part_has_the_fate_and_not_the_base() -> None:
    article, claims = claims_in(
        "Rund 400 von den ersten 1.100 Soldaten wurden getötet.",
        ("400", {"category": "troops", "noun": "Soldat", "min": 400}),
        ("1.100 Soldaten", {**LOSS, "min": 1100}),
    )
    assert [claim.category for claim in told(article, claims)] == ["killed", "troops"]


def test_injured_who_died_add_to_the_dead() -> None:
    article, claims = claims_in(
        "Zwei Schwerverletzte starben in der Nacht.",
        ("Zwei Schwerverletzte", {"category": "wounded", "noun": "Schwerverletzter", "min": 2}),
    )
    (found,) = told(article, claims)
    assert (found.category, found.scope) == ("killed", "additional")
