"""The day of the article's event, by which figures without a date of their own go."""

import pytest

from claims.extraction import extract

OPENING = "Am Montag, dem 2. Juni 2025, brannte in Wulmbach eine Halle. Die Feuerwehr löschte lange."


@pytest.mark.parametrize(
    ("text", "times"),
    [
        (f"{OPENING}\n\n12 Menschen wurden verletzt.", ["2025-06-02"]),
        (f"{OPENING}\n\nVermisst werden noch 12 Menschen.", ["2025-06-02"]),
        (f"{OPENING}\n\n12 Menschen wurden am Dienstag verletzt.", ["2025-06-03"]),
        (f"{OPENING}\n\nDer Schaden liegt bei 12 Euro.", [None]),
        (f"{OPENING}\n\nEin Zeuge (12) half.", [None]),
        ("Am Freitag, dem 6. Juni 2025, wird gestreikt.\n\n12 Menschen wurden verletzt.", [None]),
        ("Im Juni brannte es.\n\n12 Menschen wurden verletzt.", [None]),
    ],
)
def test_what_is_counted_of_an_event_goes_by_its_day(text: str, times: list[str | None]) -> None:
    claims = extract.extract(text, published="2025-06-04").claims
    assert [claim.event_time for claim in claims if claim.kind == "quantity"] == times
