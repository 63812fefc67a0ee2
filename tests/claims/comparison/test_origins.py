"""Ten reprints are one origin."""

import pytest

from claims.comparison.copies import Copies
from claims.comparison.origins import Origin, origin
from claims.comparison.records import ComparedArticle
from tests.claims.comparison.story_files import make

TEXT = "Nach einem Bericht sind im Hafen von Tarnow bei dem Unglück 14 Menschen ums Leben gekommen, viele wurden verletzt."


def of(outlet: str, chain: list[str], text: str = TEXT) -> Origin:
    article = ComparedArticle(outlet, outlet, None, "2025-05-01", text)
    return origin(make(article, "14 Menschen", {"min": 14, "attribution": chain}), article, Copies([article]))


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (["CNN", "ukrainischer Geheimdienst"], ["CNN"]),
        (["Kiew"], ["ukrainischer Generalstab"]),
        (["Polizei"], ["Behörden"]),
    ],
)
def test_retellings_of_one_source_share_an_origin(left: list[str], right: list[str]) -> None:
    assert of("Blatt A", left).key == of("Blatt B", right).key


def test_outlets_that_name_nobody_are_their_own_origin() -> None:
    assert of("Blatt A", []).key != of("Blatt B", []).key
    assert of("Blatt A", []).reason.code == "origin_outlet"


def test_copies_of_one_text_share_an_origin() -> None:
    articles = [ComparedArticle(key, key, None, f"2025-05-0{day}", TEXT) for key, day in (("a", 1), ("b", 2))]
    copies = Copies(articles)
    found = [origin(make(item, "14 Menschen", {"min": 14}), item, copies) for item in articles]
    assert found[0].key == found[1].key
    assert found[0].reason.code == "origin_copy"
