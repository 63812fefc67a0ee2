"""Dates of publication."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sources import lexicon
from sources.errors import Reason, Refusal
from sources.reading.published import dateline, parse

TODAY = date(2025, 7, 10)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2025-07-02", "2025-07-02"),
        ("2025-07", "2025-07"),
        ("2025", "2025"),
        (2025, "2025"),
        ("2025-07-02T14:03:00+02:00", "2025-07-02"),
        ("2025-07-01T22:30:00Z", "2025-07-02"),  # after midnight in Germany
        ("2025-07-01T22:30:00", "2025-07-01"),
        ("2025-07-02 14:03", "2025-07-02"),
        ("Wed, 02 Jul 2025 10:00:00 GMT", "2025-07-02"),
        ("02.07.2025", "2025-07-02"),
        ("2.7.25", "2025-07-02"),
        ("2. Juli 2025", "2025-07-02"),
        ("Juli 2025", "2025-07"),
        ("3. März 2025", "2025-03-03"),
        ("", None),
        (None, None),
    ],
)
def test_a_date_is_known_as_precisely_as_it_is_written(value: object, expected: str | None) -> None:
    published = parse(value, TODAY)
    assert (published and str(published)) == expected


@pytest.mark.parametrize(
    ("value", "reason"),
    [
        ("gestern", Reason.BAD_DATE),
        ("2025-13", Reason.BAD_DATE),
        ("31.02.2025", Reason.BAD_DATE),
        ("0001-01-01", Reason.BAD_DATE),
        ("2. Foo 2025", Reason.BAD_DATE),
        ("9999999-01", Reason.BAD_DATE),
        ("2025-07-12", Reason.FUTURE_DATE),
        ("2025-08", Reason.FUTURE_DATE),
        ("2031", Reason.FUTURE_DATE),
    ],
)
def test_no_date_and_future_dates_are_refused(value: str, reason: Reason) -> None:
    with pytest.raises(Refusal) as refused:
        parse(value, TODAY)
    assert refused.value.reason == reason


def test_a_zone_ahead_of_ours_is_not_the_future() -> None:
    assert str(parse("2025-07-11", TODAY)) == "2025-07-11"


@given(st.dates(date(1700, 1, 1), TODAY))
def test_every_day_reads_the_same_in_each_notation(day: date) -> None:
    written = [day.isoformat(), f"{day:%d.%m.%Y}", f"{day.day}. {day.month}. {day.year}"]
    months = {int(row["month"]): row["names"].split()[0] for row in lexicon.read("months")}
    written.append(f"{day.day}. {months[day.month]} {day.year}")
    assert {str(parse(text, TODAY)) for text in written} == {day.isoformat()}


@given(st.text(max_size=40))
def test_any_text_is_a_date_or_refused(text: str) -> None:
    try:
        published = parse(text, TODAY)
    except Refusal:
        return
    assert published is None or published.day <= date(2025, 7, 11)


@pytest.mark.parametrize("row", lexicon.read("months"), ids=lambda row: row["example"])
def test_each_month_is_known_by_its_names(row: dict[str, str]) -> None:
    assert str(parse(row["example"], date(2026, 1, 1))) == f"2025-{int(row['month']):02}-02"


@pytest.mark.parametrize("row", lexicon.read("datelines"), ids=lambda row: row["example"])
def test_each_form_of_dateline_is_found(row: dict[str, str]) -> None:
    assert str(dateline(f"Titel\n\n{row['example']}\n\nEin Satz.")) == "2025-07-02"


@pytest.mark.parametrize(
    "text",
    ["Am 2. Juli 2025 brannte es.", "\n".join(["Zeile"] * 20 + ["2. Juli 2025"]), "Ein Satz.", "32.13.2025"],
)
def test_a_date_in_the_text_is_no_dateline(text: str) -> None:
    assert dateline(text) is None
