"""The readable view of a text and its way back into the verbatim text."""

import re
import time
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sources import lexicon
from sources.cleaning import ABBREVIATIONS, FURNITURE, SUSPENDING, UNFINISHED_WORDS, view

# Enough broken lines for a text to count as wrapped; the width is about 50 characters.
PAGE = (
    "Die Feuerwehr in Niederau hat am Dienstag bei einem\n"
    "großen Einsatz mehrere Keller leer gepumpt und dabei\n"
    "auch zwei Fahrzeuge geborgen, die in der Strömung\n"
    "feststeckten. Verletzt wurde nach Angaben der Stadt\n"
    "niemand.\n"
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # hyphens of line breaks
        ("Die Armee-\nführung schweigt.", "Die Armeeführung schweigt."),
        ("Nord-\nund Südkorea verhandeln.", "Nord- und Südkorea verhandeln."),
        ("Nord- und Südkorea verhandeln.", "Nord- und Südkorea verhandeln."),
        ("Die Jahre 2024-\n2025 waren nass.", "Die Jahre 2024-2025 waren nass."),
        ("Die US-\nSoldaten ziehen ab.", "Die US-Soldaten ziehen ab."),
        ("Eine US-\namerikanische Firma baut um.", "Eine US-amerikanische Firma baut um."),
        ("Ein 20-\njähriger Mann wurde verletzt.", "Ein 20-jähriger Mann wurde verletzt."),
        ("Ver\u00ad\nletzte gab es nicht.", "Verletzte gab es nicht."),
        ("Ver\u00adletzte gab es nicht.", "Verletzte gab es nicht."),
        ("Die Armee-\r\nführung schweigt.", "Die Armeeführung schweigt."),
        # furniture of web pages
        ("Ein Satz.\n\nAnzeige\n\nNoch einer.\n\nAnzeige", "Ein Satz.\n\nNoch einer."),
        ("Das sagte der\n\nAnzeige\n\nsichtlich müde Sprecher.", "Das sagte der sichtlich müde Sprecher."),
        ("Ein Satz.\nFoto: Agentur Lichtblick\nNoch einer.", "Ein Satz.\n\nNoch einer."),
        (
            "Anzeige gegen Unbekannt\n\nDie Polizei ermittelt.",
            "Anzeige gegen Unbekannt\n\nDie Polizei ermittelt.",
        ),
        # flowing text: a line is a paragraph
        (
            "Zahlen und Fakten\nDie Stadt zählt 500 Helfer.",
            "Zahlen und Fakten\n\nDie Stadt zählt 500 Helfer.",
        ),
        ("Die Stadt zählt\n500 Helfer.", "Die Stadt zählt\n\n500 Helfer."),
        # white space
        ("  Rund\t400   Menschen \n", "Rund 400 Menschen"),
        ("12\u00a0000 Menschen", "12\u00a0000 Menschen"),
        ("fu\u0308r fünf", "für fünf"),
        ("ein oﬃzieller Bericht", "ein offizieller Bericht"),
        ("", ""),
        (" \n\ufeff\n", ""),
    ],
)
def test_a_text_reads_as_it_was_meant(text: str, expected: str) -> None:
    assert view(text).text == expected


@pytest.mark.parametrize(
    ("addition", "expected"),
    [
        # a heading is a paragraph of its own, also over two lines
        (
            "\nMehr Helfer angefordert\n\nDie Stadt rief um Hilfe.",
            ["Mehr Helfer angefordert", "Die Stadt rief um Hilfe."],
        ),
        (
            "\nSchlamm und\nGeröll\n\nDie Stadt rief um Hilfe.",
            ["Schlamm und Geröll", "Die Stadt rief um Hilfe."],
        ),
        (
            "Mehr Helfer angefordert\nDie Stadt rief um Hilfe.",
            ["Mehr Helfer angefordert", "Die Stadt rief um Hilfe."],
        ),
        ("\nBilanz 2024\n\nDie Stadt rief um Hilfe.", ["Bilanz 2024", "Die Stadt rief um Hilfe."]),
        # page gaps inside a sentence
        (
            "\nNach Schätzung der Stadt kamen am Abend noch einmal\n\n\n\n200 Helfer dazu.",
            ["Nach Schätzung der Stadt kamen am Abend noch einmal 200 Helfer dazu."],
        ),
        ("\nDas Land schickt bis zu 3.000\n\n\nHelfer.", ["Das Land schickt bis zu 3.000 Helfer."]),
        ("\nDas Land schickt\n\n\nweitere Helfer.", ["Das Land schickt weitere Helfer."]),
        ("\nDie Stadt öffnet am 10.\n\n\nSeptember.", ["Die Stadt öffnet am 10. September."]),
        ("\nDie Stadt öffnet am 9.\nund 10. September.", ["Die Stadt öffnet am 9. und 10. September."]),
        ("\nDas Land zahlt 3,5 Mrd.\n\n\nEuro.", ["Das Land zahlt 3,5 Mrd. Euro."]),
        # furniture words inside running text stay
        (
            "\nDie Polizei der Stadt erstattete in diesem Fall eine\nAnzeige\ngegen den Betreiber der Anlage im Tal.",
            [
                "Die Polizei der Stadt erstattete in diesem Fall eine Anzeige gegen den Betreiber der Anlage im Tal."
            ],
        ),
        ("\nDie Stadt rief um Hilfe.\n\nDetails\n ", ["Die Stadt rief um Hilfe."]),
    ],
)
def test_text_broken_at_the_width_of_a_page_is_joined(addition: str, expected: list[str]) -> None:
    first, *others = view(PAGE + addition).text.split("\n\n")
    assert first == PAGE.replace("\n", " ").strip()
    assert others == expected


def test_running_heads_and_page_numbers_are_no_text() -> None:
    sentences = [
        "Im Norden fiel\nSchnee.",
        "Im Osten blieb\nes trocken.",
        "Im Süden kam\nWind auf.",
        "Im Tal\ntaute es.",
    ]
    pages = [f"Kurier am Abend   Seite {n}\n\n{text}\n\n{n}\n" for n, text in enumerate(sentences, start=1)]
    assert view("\f".join(pages)).text == view("\n\n".join(sentences)).text


@pytest.mark.parametrize("row", lexicon.read("furniture"), ids=lambda row: row["example"])
def test_each_furniture_row_knows_its_example_from_text(row: dict[str, str]) -> None:
    assert re.fullmatch(row["pattern"], row["example"], re.IGNORECASE)
    assert not FURNITURE.fullmatch(row["kept"])


@pytest.mark.parametrize("row", lexicon.read("line_ends"), ids=lambda row: row["example"])
def test_each_line_end_row_applies_to_its_example(row: dict[str, str]) -> None:
    before, after = row["example"].split(" | ")
    if row["kind"] == "suspended":
        assert after.split()[0] in SUSPENDING
        assert view(f"{before}\n{after}").text == f"{before} {after}"
    else:
        assert before.split()[-1].lower().rstrip(".") in UNFINISHED_WORDS | ABBREVIATIONS
        assert view(f"{PAGE}\n{before}\n\n{after}").text.endswith(f"\n\n{before} {after}")


MARKS = 'aäAÄzß19.,-–:!?"„“ \n\t\r\f\u00ad\u200b\u0308\u00a0ﬁ\u2028\x85\ufeff한🙂'
WORDS = [
    "\r\n",
    "\n\n",
    "-\n",
    "-\nund ",
    "Anzeige",
    "Details",
    "Armee",
    "führung",
    "30.000",
    "Soldaten",
    "Seite 3",
]
pieces = st.sampled_from([*MARKS, *WORDS])
texts = st.one_of(st.lists(pieces, max_size=60).map("".join), st.text(max_size=80))


@settings(max_examples=300, deadline=None)
@given(texts)
def test_every_character_of_the_view_stands_at_its_place_in_the_text(text: str) -> None:
    shown = view(text)
    assert len(shown.text) == len(shown.offsets) == len(shown.ends)
    assert list(shown.offsets) == sorted(shown.offsets)
    assert list(shown.ends) == sorted(shown.ends)
    for index, character in enumerate(shown.text):
        start, end = shown.source_span(index, index + 1)
        assert 0 <= start < end <= len(text)
        if not character.isspace():
            assert character in unicodedata.normalize("NFKC", text[start:end]) or text[start:end] == character


@settings(max_examples=200, deadline=None)
@given(texts)
def test_no_letter_or_digit_is_lost_but_in_furniture(text: str) -> None:
    plain = "\n".join(
        line for line in re.split(r"[\n\r\f\v\x1c-\x1e\x85\u2028\u2029]", text) if not FURNITURE.search(line)
    )
    # taken apart, since an accent behind a sign that the view leaves out joins its letter there
    letters = "".join(filter(str.isalnum, unicodedata.normalize("NFKD", plain)))
    assert "".join(filter(str.isalnum, unicodedata.normalize("NFKD", view(plain).text))) == letters


def test_a_span_of_the_view_leads_to_its_verbatim_words() -> None:
    text = " Rund 30.000\nSoldaten der Armee-\nführung\n\nAnzeige\n\nsind da."
    shown = view(text)
    start = shown.text.index("Armeeführung")
    assert text[slice(*shown.source_span(start, start + 12))] == "Armee-\nführung"
    start = shown.text.index("Rund")
    assert text[slice(*shown.source_span(start, start + 4))] == "Rund"


@pytest.mark.parametrize(("start", "end"), [(0, 0), (-1, 2), (2, 1), (0, 99)])
def test_a_span_outside_the_view_is_an_error(start: int, end: int) -> None:
    with pytest.raises(ValueError, match="no span"):
        view("Ein Satz.").source_span(start, end)


@pytest.mark.parametrize(
    "unit", [PAGE, "a", " ", "-\n", "a.\n", "Anzeige\n", "x\u0308", "\f", "Die - ", "„“", "3.000\n"]
)
def test_the_time_grows_with_the_length_and_no_faster(unit: str) -> None:
    def seconds(length: int) -> float:
        text = unit * (length // len(unit))
        best = 9.0
        for _ in range(3):
            started = time.perf_counter()
            view(text)
            best = min(best, time.perf_counter() - started)
        return best

    # Eight times the text: linear takes eight times as long, quadratic 64 times. Below 5 ms only the machine is measured.
    assert seconds(160_000) < 30 * max(seconds(20_000), 0.005)
