"""What a written number is, before anybody asks what it counts."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum


class NumeralSort(StrEnum):
    """What kind of number the wording states."""

    CARDINAL = "cardinal"
    ARTICLE = "article"  # "ein": counts only where the sentence makes it count
    FRACTION = "fraction"  # of something: "ein Drittel"; the value is the percentage
    VAGUE = "vague"  # "Tausende"; the value is the least it can mean
    ORDINAL = "ordinal"
    NOUGHT = "nought"  # "keine"
    MULTIPLE = "multiple"  # "dreimal", "verdreifachen"
    COMPOUND = "compound"  # inside a word that names the unit: "sechstägig", "45-Jährige"
    RANGE = "range"


@dataclass(frozen=True, slots=True)
class Numeral:
    """One numeral: text[start:end] holds it, [minimum, maximum] is its value (maximum None = open).

    ``phrase_end`` lies behind the whole word for compounds ("45-Jährige"), ``unit`` is then the unit's stem ("jährig").
    ``spoken_about`` is set where the numeral itself says that it is approximate ("ein gutes Dutzend").
    """

    start: int
    end: int
    minimum: Decimal
    maximum: Decimal | None
    sort: NumeralSort
    unit: str | None = None
    phrase_end: int | None = None
    spoken_about: bool = False
    digits: bool = False
    scale: Decimal = Decimal(1)
    parts: tuple[int, ...] = ()
