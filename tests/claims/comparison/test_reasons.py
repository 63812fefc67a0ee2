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
