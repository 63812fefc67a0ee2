"""Reads the German word lists beside this file.

A lexicon is a tab-separated file: lines that start with ``#`` are comments, the first other line names the columns. The
column ``example`` holds a German sentence or phrase in which the row applies; the tests run every example.
"""

from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent


class LexiconError(ValueError):
    """A lexicon file that cannot be used; the message names file and line."""


@cache
def read(name: str) -> tuple[dict[str, str], ...]:
    """The rows of ``<name>.tsv`` as column → text. Raises LexiconError when a row has the wrong number of columns."""
    return parse(FOLDER / f"{name}.tsv")


@cache
def pattern(name: str, sort: str) -> str:
    """The regular expressions of all rows of one sort in ``<name>.tsv``, as one group. Raises LexiconError when there is none."""
    found = [row["pattern"] for row in read(name) if row["sort"] == sort]
    if not found:
        raise LexiconError(f"{name}.tsv: no row of sort {sort}")
    return f"(?:{'|'.join(found)})"


def parse(path: Path) -> tuple[dict[str, str], ...]:
    """The rows of any lexicon file; raises LexiconError when a row has the wrong number of columns."""
    columns: list[str] = []
    rows: list[dict[str, str]] = []
    for count, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        if not line.strip() or line.startswith("#"):
            continue
        cells = line.split("\t")
        if not columns:
            columns = cells
            continue
        if len(cells) != len(columns):
            raise LexiconError(f"{path.name}:{count}: {len(cells)} columns instead of {len(columns)}")
        rows.append(dict(zip(columns, cells, strict=True)))
    return tuple(rows)
