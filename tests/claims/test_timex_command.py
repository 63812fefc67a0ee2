"""manage.py timex."""

from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

SOURCE = (
    '<TimeML><DCT><TIMEX3 tid="t0" type="DATE" value="2025-07-02" functionInDocument="CREATION_TIME">2.7.</TIMEX3></DCT>'
    "<TEXT>Am Montag brannte es.\r\nDrei Häuser fielen.</TEXT></TimeML>"
)
ANNOTATED = SOURCE.replace(
    "Montag", '<TIMEX3 tid="t1" type="DATE" value="2025-06-30" functionInDocument="NONE">Montag</TIMEX3>'
)


@pytest.fixture
def document(tmp_path: Path) -> Path:
    path = tmp_path / "one.tml"
    path.write_bytes(SOURCE.encode())
    return path


def test_the_annotated_document_goes_to_the_output_stream(document: Path) -> None:
    output = StringIO()
    call_command("timex", str(document), stdout=output)
    assert output.getvalue() == ANNOTATED


def test_with_output_a_file_of_the_same_name_is_written_and_line_ends_stay(
    document: Path, tmp_path: Path
) -> None:
    call_command("timex", str(document), "--output", str(tmp_path / "made"))
    assert (tmp_path / "made" / "one.tml").read_bytes() == ANNOTATED.encode()


def test_a_bad_file_is_named_and_the_others_are_annotated(document: Path, tmp_path: Path) -> None:
    bad = tmp_path / "bad.tml"
    bad.write_text("kein TimeML", encoding="utf-8")
    errors = StringIO()
    with pytest.raises(CommandError, match="1 of 3"):
        call_command(
            "timex", str(bad), str(document), str(document), "--output", str(tmp_path / "made"), stderr=errors
        )
    assert "bad.tml" in errors.getvalue()
    assert (tmp_path / "made" / "one.tml").exists()
