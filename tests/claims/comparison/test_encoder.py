import numpy as np
import orjson
import pytest

from claims.comparison import Comparison, encoder
from claims.comparison.columns import Pairs
from claims.comparison.encoder import Encoder
from claims.comparison.records import ComparedArticle
from tests.claims.comparison.story_files import make

TEXTS = {
    "a": "Am Fluss brach am Sonntag ein Damm. Nach Angaben der Polizei kamen 38 Menschen ums Leben, 4.000 Häuser stehen unter Wasser.",
    "b": "Die Flut hat 41 Todesopfer gefordert, seit der Damm am 1. Juni gebrochen war. Das Land stellt 25 Millionen Euro bereit.",
    "c": "Als Soforthilfe fließen 30 Millionen Euro, teilte die Regierung mit. Bis Ende August sollen die Anträge gestellt sein.",
}
ARTICLES = {key: ComparedArticle(key, key, "Flut", "2025-06-02", text) for key, text in TEXTS.items()}
CLAIMS = {
    quote: make(ARTICLES[article], quote, {"category": category, "min": number, "noun": noun})
    for article, quote, category, number, noun in (
        ("a", "38 Menschen", "killed", 38, "Menschen"),
        ("a", "4.000 Häuser", "other", 4000, "Häuser"),
        ("b", "41 Todesopfer", "killed", 41, "Todesopfer"),
        ("b", "25 Millionen Euro", "money", 25_000_000, "Euro"),
        ("c", "30 Millionen Euro", "money", 30_000_000, "Euro"),
    )
} | {
    quote: make(ARTICLES[article], quote, {"kind": "date", "value": value})
    for article, quote, value in (
        ("a", "am Sonntag", "2025-06-01"),
        ("b", "am 1. Juni", "2025-06-01"),
        ("c", "Bis Ende August", "2025-08"),
    )
}


def likeness(used: Encoder, *quotes: tuple[str, str]) -> list[float]:
    """The log odds of pairs of quotes."""
    frames = {
        found.claim.quote: found
        for found in Comparison(list(ARTICLES.values()), list(CLAIMS.values())).frames.values()
    }
    pairs = Pairs([(frames[one], frames[two]) for one, two in quotes])
    return [float(told) for told in used.columns(pairs, ARTICLES)["one_question"]]


def test_a_figure_is_read_in_its_sentence_with_the_one_before() -> None:
    assert encoder.passage(CLAIMS["38 Menschen"], TEXTS["a"]) == (
        "Am Fluss brach am Sonntag ein Damm.",
        "Nach Angaben der Polizei kamen ",
        "00 Menschen",
        " ums Leben, 4.000 Häuser stehen unter Wasser.",
    )


def test_of_a_sentence_that_the_text_does_not_have_only_the_figure_is_read() -> None:
    text = TEXTS["a"].replace("Angaben der", "Angabe  der")
    told = encoder.passage(CLAIMS["38 Menschen"], text)
    assert (told.left, told.claim, told.right) == ("", "00 Menschen", "")


@pytest.mark.parametrize("quote", CLAIMS)
def test_pieces_and_parts_go_together_and_hold_one_claim(quote: str) -> None:
    claim = CLAIMS[quote]
    numbers, parts = encoder.pieces(encoder.passage(claim, TEXTS[claim.article]))
    assert len(numbers) == len(parts)
    own = [place for place, part in enumerate(parts) if part == encoder.CLAIM]
    assert own == list(range(own[0], own[-1] + 1))
    assert len(own) >= 3  # two brackets and what they hold


def test_long_sentences_are_cut() -> None:
    article = ComparedArticle(
        "d", "d", "Flut", "2025-06-02", "Wasser und " * 300 + "38 Tote" + " und Wasser" * 300 + "."
    )
    claim = make(article, "38 Tote", {"category": "killed", "min": 38})
    numbers, _parts = encoder.pieces(encoder.passage(claim, article.text))
    most = 2 + encoder.BEFORE + 1 + encoder.LEFT + encoder.QUOTE + 2 + encoder.RIGHT + 1
    assert len(numbers) <= most


def test_vectors_have_length_one_and_do_not_depend_on_what_is_read_beside() -> None:
    read = [encoder.pieces(encoder.passage(claim, TEXTS[claim.article])) for claim in CLAIMS.values()]
    together = np.stack(list(encoder.vectors(read)))
    assert together.shape == (len(CLAIMS), encoder.SIZE)
    assert np.linalg.norm(together, axis=1) == pytest.approx(1, abs=1e-5)
    for one, told in zip(read, together, strict=True):
        (alone,) = encoder.vectors([one])
        assert alone == pytest.approx(told, abs=1e-4)


def test_nothing_to_read_gives_no_vectors() -> None:
    assert list(encoder.vectors([])) == []


@pytest.mark.parametrize(
    ("asked", "alike", "unlike"),
    [
        ("38 Menschen", "41 Todesopfer", "4.000 Häuser"),
        ("25 Millionen Euro", "30 Millionen Euro", "38 Menschen"),
        ("am Sonntag", "am 1. Juni", "Bis Ende August"),
    ],
)
def test_other_words_for_one_question_are_nearer_than_another_question(
    asked: str, alike: str, unlike: str
) -> None:
    near, far = likeness(Encoder(), (asked, alike), (asked, unlike))
    assert near > 0 > far


def test_the_order_of_the_two_does_not_matter() -> None:
    one, two = likeness(Encoder(), ("38 Menschen", "41 Todesopfer"), ("41 Todesopfer", "38 Menschen"))
    assert one == pytest.approx(two, abs=1e-5)


def test_known_figures_are_not_read_again() -> None:
    first = Encoder()
    told = likeness(first, ("38 Menschen", "41 Todesopfer"))
    assert set(first.new) == {CLAIMS["38 Menschen"].id, CLAIMS["41 Todesopfer"].id}
    second = Encoder(first.new)
    assert likeness(second, ("38 Menschen", "41 Todesopfer")) == told
    assert second.new == {}
    likeness(second, ("38 Menschen", "4.000 Häuser"))
    assert set(second.new) == {CLAIMS["4.000 Häuser"].id}


def test_the_model_says_where_it_comes_from() -> None:
    meta = orjson.loads((encoder.FOLDER / encoder.META).read_bytes())
    assert meta["version"] == encoder.version() == encoder.fingerprint()
    assert {"base", "licence", "training_data", "training_data_licence"} <= meta.keys()
