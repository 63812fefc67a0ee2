"""Quotations with type, speaker and cue."""

import pytest
import spacy

from claims.extraction import sentences  # noqa: F401  (registers the sentence component)
from claims.extraction.attribution import attribution  # noqa: F401  (registers the component)
from claims.extraction.quote_marks import quoted_stretches

NLP = spacy.blank("de")
NLP.add_pipe("gegenlese_sentences")
NLP.add_pipe("gegenlese_attribution")


def spoken(text: str) -> list[tuple[str, str, str | None, str | None]]:
    """(type, quote, speaker, cue) of each quotation of the text."""
    doc = NLP(text)
    return [
        (
            span._.quotation.type,
            span.text,
            text[slice(*span._.quotation.speaker)] if span._.quotation.speaker else None,
            text[slice(*span._.quotation.cue)] if span._.quotation.cue else None,
        )
        for span in doc.spans["quotations"]
    ]


ROWS = [
    ("„Wir bauen neu“, sagte Eva Klamm.", ("Direct", "„Wir bauen neu“", "Eva Klamm", "sagte")),
    ("Eva Klamm sagte: „Wir bauen neu.“", ("Direct", "„Wir bauen neu.“", "Eva Klamm", "sagte")),
    ("Eva Klamm nannte den Plan „völlig verfehlt“.", ("Direct", "„völlig verfehlt“", "Eva Klamm", "nannte")),
    ("Eva Klamm sagte, dass es brennt.", ("Indirect", "dass es brennt", "Eva Klamm", "sagte")),
    ("Eva Klamm sagte, es sei spät.", ("Indirect", "es sei spät", "Eva Klamm", "sagte")),
    ("Laut Polizei brennt das Haus.", ("Indirect", "brennt das Haus", "Polizei", "Laut")),
    ("Das Haus brennt, so die Polizei.", ("Indirect", "Das Haus brennt", "die Polizei", "so")),
    (
        "Die Polizei sprach von einem Brand. Es sei spät.",
        ("IndirectFreeIndirect", "Es sei spät.", "Die Polizei", None),
    ),
    (
        "Die Polizei sprach von einem Brand.",
        ("Reported", "Die Polizei sprach von einem Brand.", "Die Polizei", None),
    ),
    (
        "Die Zeitung zitiert Eva Klamm mit den Worten: „Wir bauen neu.“",
        ("Direct", "„Wir bauen neu.“", "Eva Klamm", "zitiert"),
    ),
]


@pytest.mark.parametrize(("text", "expected"), ROWS)
def test_a_quotation_has_type_speaker_and_cue(text, expected):
    assert expected in spoken(text)


def test_a_title_in_quotation_marks_is_no_quotation():
    assert spoken("Die „Lovisa“ lief aus.") == []


def test_words_inside_a_quotation_do_not_become_its_speaker():
    assert [row[2] for row in spoken("„Ich weiß, dass der Minister sagte, es sei gut“, sagte Eva Klamm.")][
        :1
    ] == ["Eva Klamm"]


@pytest.mark.parametrize(
    "text",
    [
        "„Wir bauen neu“, sagte er.",
        "»Wir bauen neu«, sagte er.",
        '"Wir bauen neu", sagte er.',
        "“Wir bauen neu”, sagte er.",
        "‚Wir bauen neu‘, sagte er.",
    ],
)
def test_all_quotation_marks_are_known(text):
    (quoted,) = quoted_stretches(NLP(text))
    assert quoted.statement


def test_an_unclosed_mark_quotes_nothing():
    assert quoted_stretches(NLP("Er sagte: „Wir bauen neu")) == ()
