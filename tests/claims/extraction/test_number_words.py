import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.extraction import lexicon
from claims.extraction.number_words import WordSort, number_of
from claims.extraction.numerals import find_numerals

UNITS = "null ein zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn siebzehn achtzehn neunzehn"
TENS = "- - zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig"


def spelled(number: int) -> str:
    """The German word for 1 … 999,999, written independently of the reader under test."""
    if number >= 1000:
        thousands, rest = divmod(number, 1000)
        return f"{spelled(thousands)}tausend{spelled(rest) if rest else ''}"
    if number >= 100:
        hundreds, rest = divmod(number, 100)
        return f"{spelled(hundreds)}hundert{spelled(rest) if rest else ''}"
    if number >= 20:
        ten, unit = divmod(number, 10)
        return f"{UNITS.split()[unit]}und{TENS.split()[ten]}" if unit else TENS.split()[ten]
    return UNITS.split()[number]


@given(st.integers(min_value=2, max_value=999_999))
def test_a_number_word_of_any_size_has_its_value(number: int) -> None:
    found = number_of(spelled(number))
    assert found is not None
    assert found.value == number


@given(st.integers(min_value=2, max_value=999_999))
def test_spelling_does_not_matter(number: int) -> None:
    word = spelled(number)
    plain = word.replace("ü", "ue").replace("ö", "oe").replace("ß", "ss")
    assert number_of(word) == number_of(plain) == number_of(word.upper().replace("ß", "ss"))


@pytest.mark.parametrize(
    ("word", "value", "sort"),
    [
        ("anderthalb", "1.5", WordSort.CARDINAL),
        ("zweieinhalb", "2.5", WordSort.CARDINAL),
        ("anderthalbtausend", "1500", WordSort.CARDINAL),
        ("fünfzehnhundert", "1500", WordSort.CARDINAL),
        ("zweier", "2", WordSort.CARDINAL),
        ("Hunderttausende", "100000", WordSort.PLURAL),
        ("siebten", "7", WordSort.ORDINAL),
        ("einunddreißigste", "31", WordSort.ORDINAL),
        ("einer", "1", WordSort.ARTICLE),
    ],
)
def test_inflected_and_special_forms(word: str, value: str, sort: WordSort) -> None:
    found = number_of(word)
    assert found is not None
    assert (str(found.value.normalize() if "." in value else int(found.value)), found.sort) == (value, sort)


@pytest.mark.parametrize(
    "word", ["Achtung", "echte", "letzte", "ernste", "Zweifel", "Einsatz", "dreist", "elfenbein"]
)
def test_words_that_only_look_like_numbers(word: str) -> None:
    assert number_of(word) is None


@pytest.mark.parametrize("row", lexicon.read("number_words"), ids=lambda row: row["word"])
def test_each_example_holds_a_numeral(row: dict[str, str]) -> None:
    assert find_numerals(row["example"], {0})
