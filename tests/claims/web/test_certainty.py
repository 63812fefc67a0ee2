"""What the badge of a finding says."""

import pytest
from django.utils import translation

from claims.models import Disagreement
from claims.web.certainty import badge


@pytest.mark.parametrize(
    ("chance", "german", "english", "bars"),
    [
        (0.8, "sicher", "sure", 3),
        (0.7, "wahrscheinlich", "likely", 2),
        (0.55, "unsicher", "uncertain", 1),
    ],
)
def test_level_has_a_word_and_bars(chance: float, german: str, english: str, bars: int) -> None:
    shown = badge(Disagreement(chance=chance))
    assert shown is not None
    assert shown.bars == bars
    with translation.override("de"):
        assert str(shown.name) == german
    with translation.override("en"):
        assert str(shown.name) == english


@pytest.mark.parametrize(
    ("language", "chance", "told"),
    [
        (
            "en",
            0.9712,
            "a chance of 97 percent. In 73 unseen events 95 of 100 flags that counted as sure held a true",
        ),
        (
            "en",
            0.7999,
            "a chance of 79 percent. In 73 unseen events 75 of 100 flags that counted as likely held",
        ),
        (
            "de",
            0.57,
            "nur eine Chance von 57 Prozent; bitte genau hinsehen. In 73 zuvor unbekannten Ereignissen steckte",
        ),
        ("de", 0.9999, "eine Chance von 99 Prozent."),
        ("de", 1.0, "Nach festen Regeln gefunden"),
        ("en", 1.0, "therefore counted as sure."),
    ],
)
def test_sentence_tells_the_chance_and_what_was_measured(language: str, chance: float, told: str) -> None:
    with translation.override(language):
        shown = badge(Disagreement(chance=chance))
    assert shown is not None
    assert told in shown.told


def test_unknown_chance_has_no_badge() -> None:
    assert badge(Disagreement(chance=None)) is None
