"""Names that an article spells out or shortens: short names in brackets, surnames with van and de, and where a name ends."""

import pytest

from claims.extraction.extract import extract


def origin(text: str) -> str | None:
    claims = extract(text, published="2025-03-14").claims
    claim = next(claim for claim in claims if claim.quote.startswith("30"))
    return claim.attribution[-1].name if claim.attribution else None


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Der Bund Würde im Alter (BWA) kam. Der BWA zählte 30 Leute.", "Bund Würde im Alter"),
        ("Aufgerufen hatten Leute vom Bund Würde im Alter (BWA). 30 zählte der BWA.", "Bund Würde im Alter"),
        ("Das Bündnis Rente mit Würde (BRW) kam. Das BRW zählte 30 Leute.", "Bündnis Rente mit Würde"),
        (
            "Die Gesellschaft zur Rettung der Wale (GRW) kam. Die GRW zählte 30.",
            "Gesellschaft zur Rettung der Wale",
        ),
        ("Der Arbeitskreis Frieden am Fluss (AFF) kam. Der AFF zählte 30.", "Arbeitskreis Frieden am Fluss"),
        (
            "Die Nationale Anti-Doping-Agentur (Nada) kam. 30 Fälle nannte die Nada.",
            "Nationale Anti-Doping-Agentur",
        ),
        ("Das Bundesamt für Wetterkunde (BafW) kam. Das BafW zählte 30 Stürme.", "Bundesamt für Wetterkunde"),
        ("Der Bund Würde im Alter (BWA) kam. Der Verband BWA zählte 30 Leute.", "Bund Würde im Alter"),
        ("Petra Kern (SPD) kam. Die SPD zählte 30 Leute.", "SPD"),
    ],
)
def test_a_short_name_in_brackets_spells_out_where_the_name_begins(text: str, name: str) -> None:
    assert origin(text) == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Sprecherin Femke de Graaf kam. De Graaf zufolge fehlen 30 Leute.", "Femke de Graaf"),
        ("Sprecherin Femke de Graaf kam. Laut de Graaf fehlen 30 Leute.", "Femke de Graaf"),
        ("Minister Jan van der Berg kam. Van der Berg sprach von 30 Toten.", "Jan van der Berg"),
        ("Polizeichef Luis dos Santos kam. Dos Santos sprach von 30 Toten.", "Luis dos Santos"),
        ("Richterin Anna di Marco kam. Di Marco nannte 30 Tote.", "Anna di Marco"),
    ],
)
def test_a_surname_keeps_the_small_words_before_it(text: str, name: str) -> None:
    assert origin(text) == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "Nun hat die Staatsanwaltschaft Trier Anklage erhoben. Die Behörde spricht von 30 Fällen.",
            "Staatsanwaltschaft Trier",
        ),
        ("Dagegen legte die Polizei Bremen Beschwerde ein. Sie sprach von 30 Fällen.", "Polizei Bremen"),
        ("Im Mai meldete die Klinik Lobau Insolvenz an. Die Klinik sprach von 30 Betten.", "Klinik Lobau"),
    ],
)
def test_what_a_body_does_is_no_part_of_its_name(text: str, name: str) -> None:
    assert origin(text) == name


def test_a_vague_number_is_no_part_of_the_name_before_it() -> None:
    claims = extract("Dort sind nach Schätzungen der Vereinten Nationen Tausende umgekommen.").claims
    assert [link.name for claim in claims for link in claim.attribution] == ["Vereinte Nationen"]
