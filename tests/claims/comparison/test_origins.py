"""Ten reprints are one origin."""

import pytest

from claims.comparison.copies import Copies
from claims.comparison.origins import Origin, joined, origin, other_parties
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
        (["Polizei"], ["Polizeisprecher Tom Kranz"]),
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


def test_articles_without_an_outlet_are_named_by_their_title() -> None:
    article = ComparedArticle("26", None, "Unglück in Tarnow", "2025-05-01", TEXT)
    found = origin(make(article, "14 Menschen", {"min": 14}), article, Copies([article]))
    assert found.name == "„Unglück in Tarnow“"
    assert not found.key.startswith("outlet:")


def test_a_medium_and_the_party_behind_it_are_one_origin_for_one_figure() -> None:
    chains = [["CNN", "Kiew"], ["CNN"], ["ukrainischer Generalstab"], ["Polizei in Tarnow"]]
    articles = [ComparedArticle(str(n), f"Blatt {n}", None, "2025-05-01", TEXT) for n in range(len(chains))]
    claims = [
        make(article, "14 Menschen", {"min": 14, "category": "killed", "attribution": chain})
        for article, chain in zip(articles, chains, strict=True)
    ]
    copies = Copies(articles[:1])
    sources = {
        claim.id: origin(claim, article, copies) for claim, article in zip(claims, articles, strict=True)
    }
    keys = [joined(claims, sources)[claim.id].key for claim in claims]
    assert len(set(keys[:3])) == 1
    assert keys[3] != keys[0]
    other = make(articles[2], "14 Menschen", {"min": 15, "category": "killed", "attribution": chains[2]})
    assert joined([claims[0], other], sources)[other.id].key == sources[other.id].key


def test_a_medium_and_those_who_cite_it_are_one_origin_for_one_figure() -> None:
    outlets = {
        "Neue Norddeutsche Agentur (nna)": [],
        "Blatt B": ["nna"],
        "Blatt C": ["Neue Norddeutsche Agentur"],
    }
    articles = [ComparedArticle(name, name, None, "2025-05-01", TEXT) for name in outlets]
    claims = [
        make(
            item,
            "14 Menschen",
            {"min": 14, "attribution": chain, "attribution_kinds": ("agency",) * len(chain)},
        )
        for item, chain in zip(articles, outlets.values(), strict=True)
    ]
    sources = {
        claim.id: origin(claim, item, Copies([item])) for claim, item in zip(claims, articles, strict=True)
    }
    first, *others = (joined(claims[:2], sources)[claim.id].key for claim in claims[:2])
    assert [first] == others
    assert sources[claims[0].id].printed >= sources[claims[1].id].media
    assert sources[claims[0].id].printed >= sources[claims[2].id].media


@pytest.mark.parametrize(
    ("chains", "origins"),
    [
        (["Polizei", "Feuerwehr"], 2),
        (["Polizei", "Behörden"], 1),
        (["Polizei", "Feuerwehr", "Behörden"], 1),
        (["Polizei", "Polizeisprecher Tom Kranz"], 1),
        (["Behörden", "Veranstalter"], 2),
    ],
)
def test_authorities_that_are_not_named_are_no_further_origin_of_a_figure(
    chains: list[str], origins: int
) -> None:
    articles = [ComparedArticle(str(n), f"Blatt {n}", None, "2025-05-01", TEXT) for n in range(len(chains))]
    claims = [
        make(article, "14 Menschen", {"min": 14, "category": "killed", "attribution": [name]})
        for article, name in zip(articles, chains, strict=True)
    ]
    sources = {
        claim.id: origin(claim, article, Copies([])) for claim, article in zip(claims, articles, strict=True)
    }
    assert len({found.key for found in joined(claims, sources).values()}) == origins


@pytest.mark.parametrize(
    ("left", "right", "told_apart"),
    [
        (["Polizei"], ["Landrätin Petra Köhn"], True),
        (["Polizei"], ["Behörden"], False),
        (["Behörden"], ["Veranstalter"], True),
        (["Polizei"], [], False),
    ],
)
def test_the_authorities_may_be_any_body_of_the_state(
    left: list[str], right: list[str], told_apart: bool
) -> None:
    assert other_parties(of("Blatt A", left), of("Blatt B", right)) is told_apart
