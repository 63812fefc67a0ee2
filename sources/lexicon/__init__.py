"""Word lists of the sources layer. Each row carries an ``example`` that the tests run."""

import csv
from pathlib import Path

FOLDER = Path(__file__).parent


def read(name: str) -> list[dict[str, str]]:
    """The rows of ``<name>.tsv``, one dictionary a row. Raises ValueError when a row has too many or too few cells."""
    with (FOLDER / f"{name}.tsv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    for number, row in enumerate(rows, start=2):
        if None in row or None in row.values():
            raise ValueError(f"{name}.tsv, line {number}: wrong number of cells")
    return rows
