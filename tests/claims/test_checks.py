"""What would spoil data in silence stops the start."""

from pathlib import Path
from typing import Any

import pytest

from claims import checks


def test_the_lexicons_of_the_project_can_be_read() -> None:
    assert sum(len(list(folder.glob("*.tsv"))) for folder in checks.FOLDERS) > 10
    assert checks.lexicons_can_be_read() == []


@pytest.mark.parametrize("content", [b"word\texample\nohne Beispiel\n", b"word\texample\n\xff\tx\n"])
def test_a_broken_lexicon_is_named(content: bytes, tmp_path: Path, monkeypatch: Any) -> None:
    (tmp_path / "kaputt.tsv").write_bytes(content)
    monkeypatch.setattr(checks, "FOLDERS", (tmp_path,))
    (error,) = checks.lexicons_can_be_read()
    assert "kaputt.tsv" in error.msg


@pytest.mark.parametrize(
    ("model", "errors"), [("", 0), (" ", 0), ("no_such_model", 1), ("a..b", 1), ("spacy", 1), (".", 1)]
)
def test_a_language_model_that_is_not_there_is_named(model: str, errors: int, monkeypatch: Any) -> None:
    monkeypatch.setenv("GEGENLESE_SPACY_MODEL", model)
    assert len(checks.language_model_is_there()) == errors
