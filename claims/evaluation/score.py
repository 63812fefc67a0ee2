"""Counts of a scoring, the figures that follow from them, and what was missed."""

from collections import Counter
from dataclasses import dataclass, field

Figures = dict[str, float | int | None]


@dataclass(frozen=True, slots=True)
class Miss:
    """One thing that is not as annotated: ``where`` is the article or story, ``what`` the measure that suffers."""

    where: str
    what: str
    detail: str


@dataclass(slots=True)
class Score:
    """``counts`` by name ("quantity.gold"), ``right`` and ``judged`` by measure ("quantity.value")."""

    counts: Counter[str] = field(default_factory=Counter)
    right: Counter[str] = field(default_factory=Counter)
    judged: Counter[str] = field(default_factory=Counter)
    misses: list[Miss] = field(default_factory=list)

    def judge(self, measure: str, right: bool, where: str, detail: str) -> None:
        """Count one judgement; a wrong one is kept as a miss."""
        self.judged[measure] += 1
        self.right[measure] += right
        if not right:
            self.misses.append(Miss(where, measure, detail))

    def share(self, measure: str) -> float | None:
        """The share of right judgements; None when nothing was judged."""
        return ratio(self.right[measure], self.judged[measure])


def ratio(part: int, whole: int) -> float | None:
    return part / whole if whole else None


def f1(precision: float | None, recall: float | None) -> float:
    """The harmonic mean, 0 when nothing was found or nothing is right."""
    if not precision or not recall:
        return 0.0
    return 2 * precision * recall / (precision + recall)
