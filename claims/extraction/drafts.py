"""A quantity in the making: what the steps of quantities.py hand on to each other."""

from dataclasses import dataclass
from typing import Optional

from claims.extraction.counted_noun import CountedNoun
from claims.extraction.modifiers import ModifiedNumber
from claims.extraction.numerals import Numeral
from claims.extraction.sentence_words import SentenceWords
from claims.terms import Scope


@dataclass(frozen=True, slots=True)
class Predicate:
    """A wording that says what happened to what is counted; ``kind`` what can be counted with it (predicates.tsv)."""

    category: str
    kind: str
    start: int
    end: int


@dataclass(slots=True, eq=False)
class Draft:
    """One number with what is known of it so far. ``antecedent`` is the number whose noun an elided one takes;
    ``whole`` the number it is expressly a part of ("640 von 800"); ``listed_under`` the number whose parts a list
    gives ("neun Menschen: sechs Wachleute und drei Gäste"); ``summed``: surely a part of a number before."""

    numeral: Numeral
    number: ModifiedNumber
    noun: CountedNoun | None
    words: SentenceWords
    noun_name: str | None = None
    category: str = "other"
    predicate: Predicate | None = None
    antecedent: Optional["Draft"] = None
    whole: Optional["Draft"] = None
    counted_by_name: bool = False
    listed_under: Optional["Draft"] = None
    summed: bool = False
    scope: Scope = Scope.TOTAL

    @property
    def start(self) -> int:
        """Where the number with its modifier starts."""
        return self.number.start

    @property
    def end(self) -> int:
        """Where the number with its noun ends."""
        end, phrase, noun = self.number.end, self.numeral.phrase_end, self.noun
        if phrase is not None and phrase > end:
            end = phrase
        return noun.end if noun is not None and noun.end > end else end

    @property
    def elided(self) -> bool:
        """Whether the noun is not at the number."""
        return self.noun is None

    @property
    def root(self) -> "Draft":
        """The first number in the chain of antecedents."""
        draft = self
        while draft.antecedent is not None:
            draft = draft.antecedent
        return draft
