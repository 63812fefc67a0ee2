"""What holds of every date: it resolves to itself, whatever is written around it."""

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from claims.extraction.date_tokens import words
from claims.extraction.date_values import is_valid
from claims.extraction.dates import timexes_of
from tests.claims.extraction.date_texts import MONTHS, PUBLISHED, WEEKDAYS, claims


@given(day=st.dates(date(1900, 1, 1), date(2099, 12, 31)), data=st.data())
@settings(max_examples=200, deadline=None)
def test_every_full_date_resolves_to_itself(day: date, data: st.DataObject):
    month, weekday = MONTHS[day.month - 1], WEEKDAYS[day.weekday()]
    written = data.draw(
        st.sampled_from(
            [
                f"am {day.day}. {month} {day.year}",
                f"am {weekday}, {day.day}. {month} {day.year},",
                f"am {weekday}, dem {day.day}. {month} {day.year},",
                f"am {day.day}.{day.month}.{day.year}",
                f"am {day:%d.%m.%Y}",
                f"am {day.day}. {day.month}. {day.year}",
                f"am {day.isoformat()}",
            ]
        )
    )
    text = f"Der Damm ist {written} gebrochen."
    (found,) = [found for found in timexes_of(text, PUBLISHED) if found.is_claim]
    assert found.value == day.isoformat()
    assert text[found.start : found.end] == written.rstrip(",")


@given(published=st.dates(date(1950, 1, 1), date(2080, 12, 31)), back=st.integers(0, 364))
@settings(max_examples=100, deadline=None)
def test_a_past_day_and_month_is_the_last_such_day(published: date, back: int):
    day = published - timedelta(days=back)
    text = f"Am {day.day}. {MONTHS[day.month - 1]} starben drei Menschen."
    (found,) = [found for found in timexes_of(text, published.isoformat()) if found.is_claim]
    if (day.month, day.day) != (2, 29):
        assert found.value == day.isoformat()


@given(published=st.dates(date(1950, 1, 1), date(2080, 12, 31)), number=st.integers(0, 6))
@settings(max_examples=100, deadline=None)
def test_weekdays_are_the_last_in_the_past_and_the_next_in_the_future(published: date, number: int):
    name = WEEKDAYS[number]
    (past,) = claims(f"Am {name} starben drei Menschen.", published.isoformat())
    (future,) = claims(f"Am {name} wird der Rat tagen.", published.isoformat())
    before, after = date.fromisoformat(past[1]), date.fromisoformat(future[1])
    assert before.weekday() == after.weekday() == number
    assert 0 <= (published - before).days <= 6
    assert 0 <= (after - published).days <= 6


@given(
    pieces=st.lists(
        st.one_of(
            st.sampled_from(sorted(words())),
            st.from_regex(r"\d{1,5}[.:,/-]?\d{0,4}", fullmatch=True),
            st.sampled_from(list(".,:;()-–/ \n")),
        ),
        max_size=25,
    ),
    published=st.sampled_from(
        [None, "2025", "2025-07", "2025-07-02", "0001-01-01", "9999-12-31", "1582-02-30", "unknown"]
    ),
)
@settings(max_examples=300, deadline=None)
def test_any_jumble_of_time_words_gives_valid_values_and_exact_offsets(
    pieces: list[str], published: str | None
):
    text = " ".join(pieces)
    last = 0
    for found in timexes_of(text, published):
        assert 0 <= found.start < found.end <= len(text)
        assert text[found.start : found.end] == text[found.start : found.end].strip()
        assert found.start >= last
        last = found.end
        assert is_valid(found.value), found
        for tag in found.tags:
            assert found.start <= tag.start < tag.end <= found.end
            assert is_valid(tag.value), tag
