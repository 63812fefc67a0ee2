"""The outcome of asking whether two claims answer one question, and the word lists that the checks share."""

from enum import Enum
from functools import cache

from claims.comparison import lexicon
from claims.comparison.frames import Frame
from claims.comparison.records import Reason
from claims.comparison.values import same_number

# Families in which what happened to people says what is counted; subject, place and time decide the rest.
EASY = frozenset({"losses", "captured", "missing", "detained", "displaced", "participants", "troops"})
# Nouns that count just people.
PERSONS = frozenset({"person", "crew", "passenger", "civilian", "rescued", "missing", "dead", "injured"})


class Match(Enum):
    """SAME: one question. SCOPE: near, but another scope, so a pair that is not flagged. OTHER: no pair at all."""

    SAME = "same"
    SCOPE = "scope"
    OTHER = "other"


Verdict = tuple[Match, Reason]


def equal(left: Frame, right: Frame) -> bool:
    """Whether both figures name the same number."""
    return left.figure is not None and right.figure is not None and same_number(left.figure, right.figure)


def nouns(left: Frame, right: Frame) -> dict[str, str]:
    """What is counted on each side, for a reason."""
    return {"a": left.claim.noun or left.claim.quote, "b": right.claim.noun or right.claim.quote}


@cache
def concept_labels() -> dict[str, str]:
    return {row["concept"]: row["label"] for row in lexicon.read("concepts")}


@cache
def figure_concepts() -> frozenset[str]:
    """Concepts that say what a figure measures."""
    kinds = {"figure", "both", "both_recurring"}
    return frozenset(row["concept"] for row in lexicon.read("concepts") if row["of"] in kinds)


@cache
def event_concepts() -> frozenset[str]:
    """Concepts that say what happened on a date."""
    return frozenset(row["concept"] for row in lexicon.read("concepts") if row["of"] != "figure")


@cache
def single_events() -> frozenset[str]:
    """Events that happen once in a story, so that two dates for one of them cannot both hold."""
    return frozenset(row["concept"] for row in lexicon.read("concepts") if row["of"] in {"event", "both"})


def labels(left: Frame, right: Frame) -> dict[str, str]:
    """What each side is about, for a reason."""
    names = concept_labels()
    one, two = (", ".join(sorted(names[c] for c in frame.concepts)) or "–" for frame in (left, right))
    return {"a": one, "b": two}
