"""The figures of several gold sets as one Markdown table each for claims and stories: printed, and kept in the README."""

import re
from collections.abc import Mapping
from pathlib import Path

from claims.evaluation.score import Figures
from claims.terms import Kind

BEGIN, END = "<!-- quality -->", "<!-- /quality -->"

MEASURES = (
    *("precision", "recall", "f1", "value", "modifier", "category", "scope", "modality", "hedged"),
    *("attributed", "origin", "chain"),
)
STORIES = {
    "stories": "stories",
    "contradictions": "contradict.gold",
    "precision": "contradict.precision",
    "recall": "contradict.recall",
    "false alarms": "false_alarms",
    "of pairs to leave alone": "must_not_flag",
    "relation accuracy": "relation.accuracy",
    "relation macro recall": "relation.macro_recall",
    "sure findings": "finding.sure.found",
    "of them right": "finding.sure.precision",
    "likely findings": "finding.likely.found",
    "of these right": "finding.likely.precision",
    "uncertain findings": "finding.uncertain.found",
    "of those right": "finding.uncertain.precision",
}


class MarkersMissing(ValueError):
    """The file does not hold the two marker comments."""


def claims_table(sets: Mapping[str, Figures]) -> str:
    """One row a measure, one column a gold set and kind."""
    columns = [(name, kind) for name in sets for kind in Kind]
    plural = {Kind.QUANTITY: "quantities", Kind.DATE: "dates"}
    head = ["", *(f"{name}: {plural[kind]}" for name, kind in columns)]
    rows = [["annotated", *(_cell(sets[name].get(f"{kind}.gold")) for name, kind in columns)]]
    for measure in MEASURES:
        cells = [_cell(sets[name].get(f"{kind}.{measure}")) for name, kind in columns]
        rows.append([measure.replace("f1", "F1"), *cells])
    return _markdown(head, rows)


def stories_table(sets: Mapping[str, Figures]) -> str:
    """One row a measure of comparison, one column a gold set that holds stories; "" when none does."""
    told = {name: figures for name, figures in sets.items() if figures.get("story.stories")}
    if not told:
        return ""
    rows = [
        [label, *(_cell(figures.get(f"story.{measure}")) for figures in told.values())]
        for label, measure in STORIES.items()
    ]
    return _markdown(["", *told], rows)


def write_between_markers(path: Path, text: str) -> None:
    """Replace what stands between the marker comments of a file. Raises MarkersMissing, OSError."""
    before = path.read_text(encoding="utf-8")
    pattern = re.compile(f"{re.escape(BEGIN)}.*?{re.escape(END)}", re.DOTALL)
    if not pattern.search(before):
        raise MarkersMissing(f"{path} holds no {BEGIN} … {END}")
    block = f"{BEGIN}\n{text.strip()}\n{END}"
    path.write_text(pattern.sub(lambda _match: block, before), encoding="utf-8")


def _cell(value: float | int | None) -> str:
    match value:
        case None:
            return "–"
        case int():
            return str(value)
        case _:
            return f"{value:.3f}"


def _markdown(head: list[str], rows: list[list[str]]) -> str:
    widths = [max(len(row[column]) for row in (head, *rows)) for column in range(len(head))]
    lines = [
        "| " + " | ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) + " |"
        for row in (head, *rows)
    ]
    rule = "|" + "|".join("-" * (width + 2) for width in widths) + "|"
    return "\n".join((lines[0], rule, *lines[1:]))
