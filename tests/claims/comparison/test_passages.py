import pytest

from claims.comparison import Comparison
from claims.comparison.columns import Pairs
from claims.comparison.frames import Frame
from claims.comparison.passages import Passages
from claims.comparison.records import ComparedArticle
from tests.claims.comparison.story_files import make

TEXTS = (
    ("Der Deich brach am Abend.\n\nDie Feuerwehr brachte aus dem überfluteten Ortsteil 120 Menschen in Sicherheit.", "120 Menschen"),
    ("Aus überfluteten Ortsteilen holten Feuerwehrleute 140 Menschen.\n\nDer Bürgermeister verdient 9.000 Euro.", "140 Menschen"),
    ("Die Feuerwehr kam spät.\n\nDas neue Hallenbad hat im ersten Jahr 310 Schwimmkurse angeboten.", "310 Schwimmkurse"),
)  # fmt: skip


@pytest.fixture(scope="module")
def known() -> tuple[Passages, list[Frame]]:
    articles = [
        ComparedArticle(f"a{n}", f"Blatt {n}", "Hochwasser", "2025-06-02", text)
        for n, (text, _quote) in enumerate(TEXTS)
    ]
    claims = [
        make(article, quote, {"min": int(quote.split()[0])})
        for article, (_text, quote) in zip(articles, TEXTS, strict=True)
    ]
    frames = Comparison(articles, claims).frames
    return Passages({article.id: article for article in articles}, frames), list(frames.values())


def likenesses(
    known: tuple[Passages, list[Frame]], *places: tuple[int, int]
) -> tuple[list[float], list[float]]:
    """Of the paragraphs and of the lead-ups of pairs."""
    passages, frames = known
    pairs = Pairs([(frames[one], frames[two]) for one, two in places])
    return passages.paragraphs(pairs).tolist(), passages.lead_ups(pairs).tolist()


def test_inflected_words_and_parts_of_compounds_make_passages_alike(
    known: tuple[Passages, list[Frame]],
) -> None:
    for rescues, rescue_and_baths in likenesses(known, (0, 1), (0, 2)):
        assert rescues > 3 * rescue_and_baths


def test_a_passage_is_wholly_like_itself_whatever_the_order(known: tuple[Passages, list[Frame]]) -> None:
    (itself, one_way, other_way), _lead_ups = likenesses(known, (0, 0), (0, 1), (1, 0))
    assert itself == pytest.approx(1)
    assert one_way == other_way


def test_the_numbers_themselves_make_nothing_alike(known: tuple[Passages, list[Frame]]) -> None:
    paragraphs, _lead_ups = likenesses(known, (0, 2))
    assert paragraphs[0] < 0.1
