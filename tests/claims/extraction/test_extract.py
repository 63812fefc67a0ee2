"""From text to claims: whatever a text looks like, every offset points into it as it was given."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.extraction.extract import SENTENCE_CHARACTERS, Text, extract, extract_many
from claims.spans import ExtractedClaim, Extraction, SourceSpan
from claims.terms import Kind

SENTENCES = [
    "Bei dem Brand in Ulm wurden nach Angaben der Polizei mindestens drei Menschen verletzt.",
    "„Wir rechnen mit gut zwölf Millionen Euro“, sagte Werksleiterin Sabine Krämer am Montag.",
    "Laut dem Bericht des Senders sollen rund 4.000 Soldaten gefallen sein; das Ministerium bestritt dies.",
    "Zwischen 300 und 400 Zivilisten harren dort aus – seit Februar 2022.",
    "Von den 12 000 Beschäftigten seien 1.200 betroffen, hieß es aus dem Betriebsrat.",
    "Ende April 2025 waren es noch 85 Prozent.",
    "Anzeige",
    "Der Kreistag tagt im Saal 12.",
]
JOINTS = [" ", "\n", "\n\n", "\r\n", "\n\nAnzeige\n\n", "\f\n", " \u00ad", "\t", "-\n"]


def texts() -> st.SearchStrategy[str]:
    """Sentences joined and broken as PDF files and web pages break them."""
    pieces = st.lists(st.tuples(st.sampled_from(SENTENCES), st.sampled_from(JOINTS)), min_size=1, max_size=6)
    return st.tuples(pieces, st.text(max_size=12)).map(
        lambda drawn: "".join(sentence + joint for sentence, joint in drawn[0]) + drawn[1]
    )


def spans(claim: ExtractedClaim) -> list[SourceSpan]:
    links = [span for link in claim.attribution for span in (link.mention, link.cue)]
    return [span for span in (claim.sentence, claim.number, *links) if span is not None]


def check(text: str, extraction: Extraction) -> None:
    for claim in extraction.claims:
        assert text[claim.start : claim.end] == claim.quote
        assert claim.quote.strip()
        for span in spans(claim):
            assert text[span.start : span.end] == span.text
        assert claim.sentence.start <= claim.start < claim.sentence.end
    for quotation in extraction.quotations:
        assert text[quotation.start : quotation.end] == quotation.quote
    assert list(extraction.claims) == sorted(extraction.claims, key=lambda claim: claim.start)


@settings(max_examples=60, deadline=None)
@given(texts())
def test_every_offset_points_into_the_text_as_given(text: str) -> None:
    check(text, extract(text, published="2025-07-02"))


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=200))
def test_any_text_at_all_is_read_without_an_error(text: str) -> None:
    check(text, extract(text))


VOCABULARY = (
    "Der Die Das Den Dem Ein Eine Keine Alle Auch Dann laut zufolge nach von bei mit für am im zum B. Dr. St. z. Karl Weber Ulm Berlin "
    "Behörde Polizei Sprecherin Soldaten Tote Verletzte Euro Prozent Tonnen Stunden Jahre Million 3 12 4.000 1. 2025 Mai Montag drei "
    "rund über mindestens sei seien habe hatte sagte meldete starben wurden getötet verletzt soll kosten der die das sie er es und oder "
    ", . ; : – „ “ ( ) ! ? - … dass weil wie so davon darunter weitere"
)


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from(VOCABULARY.split()), min_size=2, max_size=14).map(" ".join))
def test_words_in_any_order_are_read_without_an_error(text: str) -> None:
    check(text, extract(text, published="2025-07-02"))


@pytest.mark.parametrize(
    "text",
    [
        "Die Stadt liegt bei rund 30",
        "Die Polizei zählte 20, der Verband landet bei 40",
        ", meldete",
        "liegt bei 4.000 - zu",
        "Verletzte nur Million Millionen sie zählte insgesamt meldete laut : und",
    ],
)
def test_a_text_that_breaks_off_is_read_without_an_error(text: str) -> None:
    check(text, extract(text))


@pytest.mark.parametrize("text", ["", " ", "\n\n", "Anzeige"])
def test_a_text_without_anything_to_read_has_no_claims(text: str) -> None:
    assert extract(text) == Extraction((), ())


def test_a_claim_keeps_value_chain_and_sentence() -> None:
    (claim,) = [c for c in extract(SENTENCES[0], published="2025-07-02").claims if c.kind is Kind.QUANTITY]
    assert (claim.minimum, claim.maximum, claim.modifier, claim.category) == (3, None, "at_least", "wounded")
    assert [link.name for link in claim.attribution] == ["Polizei"]
    assert claim.sentence.text == SENTENCES[0]


def test_texts_are_read_one_by_one_in_order() -> None:
    found = extract_many([Text("Es gab 3 Tote."), Text("Es gab 5 Tote.")])
    assert [extraction.claims[0].minimum for extraction in found] == [3, 5]


def test_the_sentence_beside_a_claim_stays_short_in_a_text_without_full_stops() -> None:
    text = "in der Stadt gab es zwölf Verletzte und auf dem Land weitere " * 200
    claims = extract(text).claims
    assert claims
    assert max(len(claim.sentence.text) for claim in claims) <= SENTENCE_CHARACTERS
