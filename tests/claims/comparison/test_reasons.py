"""Every reason can be read in German and English, and every code in the code has its sentences."""

import re
from pathlib import Path

import pytest

import claims.comparison
from claims.comparison import lexicon, render
from claims.comparison.records import Reason

ROWS = lexicon.read("reasons")
FOLDER = Path(claims.comparison.__file__).parent


def values(example: str) -> dict[str, str]:
    return {} if example == "-" else dict(part.split("=", 1) for part in example.split(";"))


@pytest.mark.parametrize("row", ROWS, ids=[row["code"] for row in ROWS])
@pytest.mark.parametrize("language", ["de", "en"])
def test_a_reason_is_a_whole_sentence(row: dict[str, str], language: str) -> None:
    sentence = render(Reason(row["code"], values(row["example"])), language)  # type: ignore[arg-type]
    assert sentence.endswith(".")
    assert "{" not in sentence


def test_codes_are_unique_and_all_codes_used_have_sentences() -> None:
    known = [row["code"] for row in ROWS]
    source = "\n".join(path.read_text(encoding="utf-8") for path in FOLDER.glob("*.py"))
    used = set(re.findall(r'Reason\(\s*"(\w+)"', source))
    assert len(known) == len(set(known))
    assert used <= set(known), used - set(known)


def test_an_unknown_reason_is_an_error() -> None:
    with pytest.raises(KeyError):
        render(Reason("no_such_reason"))


@pytest.mark.parametrize(
    ("code", "given", "german", "english"),
    [
        ("same_question", {"category": "killed"}, "Beide Angaben zählen dasselbe: Tote.", "Both figures count the same thing: people killed."),
        ("later_date", {"a": "2024-09-10", "b": "2024-09-11"}, "Stand 10. September 2024 und Stand 11. September 2024.", "As of 10 September 2024 and as of 11 September 2024."),
        ("values_apart", {"a": "19\nMann", "b": "17", "gap": 0.11}, "„19 Mann“ und „17“ können nicht beide stimmen (Abstand 11\xa0%).", "“19 Mann” and “17” cannot both be true (gap 11\xa0%)."),
        ("scope_modality", {"a": "planned", "b": "asserted"}, "Die eine Zahl ist geplant oder gefordert, die andere festgestellt.", "One figure is planned or demanded, the other stated as fact."),
        ("other_subject", {"a": "RU", "b": ""}, "Verschiedene Bezugsgrößen: Russland und ohne Angabe.", "Different subjects: Russia and not stated."),
    ],
)  # fmt: skip
def test_values_are_worded_for_readers(
    code: str, given: dict[str, object], german: str, english: str
) -> None:
    assert render(Reason(code, given), "de") == german
    assert render(Reason(code, given), "en") == english
