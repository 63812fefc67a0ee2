from itertools import pairwise

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.extraction import lexicon
from claims.extraction.sentences import LONGEST_SENTENCE, sentence_starts


def split(text: str) -> list[str]:
    starts = sentence_starts(text)
    return [text[a:b].strip() for a, b in zip(starts, [*starts[1:], len(text)], strict=True)]


@pytest.mark.parametrize("row", lexicon.read("abbreviations"), ids=lambda row: row["abbreviation"])
def test_an_abbreviation_does_not_end_the_sentence_of_its_example(row: dict[str, str]) -> None:
    assert len(split(row["example"])) == 1


@pytest.mark.parametrize("row", lexicon.read("sentence_openers"), ids=lambda row: row["sort"])
def test_an_opener_after_a_doubtful_full_stop_starts_a_sentence(row: dict[str, str]) -> None:
    assert len(split(row["example"])) == 2


@pytest.mark.parametrize(
    "sentences",
    [
        ["Am 18. Mai begann die Messe.", "Sie dauerte vier Tage."],
        ["Die 93. Brigade zog ab.", "Im 20. Jahrhundert wuchs die Stadt."],
        ["Das Werk kostet 3,5 Mrd. Euro im Jahr.", "Der Bau dauert lange."],
        ["Die Zahl der Kranken stieg auf 38.", "Polizei und Feuerwehr halfen."],
        ["Das war im Jahr 2024.", "Danach geschah nichts."],
        ["„Wir bleiben hier. ", "Das ist sicher.“ ", "Sie ging."],
        ["Jürgen K. kam aus z. B. Kiel.", "Er blieb."],
        ["„Wirklich?“, fragte sie.", "Niemand antwortete."],
        ["Ist das wahr?", "Ja!", "Nein …"],
        ["Sie kam zum 3. Mal.", "Dann ging sie."],
    ],
)
def test_sentences_are_told_apart(sentences: list[str]) -> None:
    assert split(" ".join(sentence.strip() for sentence in sentences)) == [s.strip() for s in sentences]


def test_a_heading_without_full_stop_is_a_sentence() -> None:
    assert split("Hohe Verluste im Norden\n\nDie Lage ist ernst.") == [
        "Hohe Verluste im Norden",
        "Die Lage ist ernst.",
    ]


def test_a_page_break_inside_a_sentence_is_no_boundary() -> None:
    assert len(split("Der Trupp kam im Hafen der\n\n\nStadt an und blieb\n\nlange dort.")) == 1


def test_lines_wrapped_at_the_width_of_a_page_stay_together() -> None:
    text = (
        "Der Trupp kam spät im\nHafen der Stadt an, er\nblieb lange dort, und\ner fuhr am\n18. Mai wieder ab."
    )
    assert len(split(text)) == 1


def test_a_text_without_any_full_stop_is_cut() -> None:
    starts = sentence_starts("Wort " * 2000)
    assert all(b - a <= LONGEST_SENTENCE for a, b in pairwise(starts))


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet="aB. \n„“3!?-", max_size=80))
def test_starts_ascend_inside_the_text_and_the_component_takes_any_text(text: str) -> None:
    starts = sentence_starts(text)
    assert starts == sorted(set(starts))
    assert all(0 <= start <= len(text) for start in starts)
    nlp = spacy.blank("de")
    nlp.add_pipe("gegenlese_sentences")
    assert "".join(s.text_with_ws for s in nlp(text).sents) == text
