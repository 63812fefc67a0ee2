"""Who of the sides of a war tells a figure: the party that states it in the sentence, or in those before."""

import re

from claims.extraction.countries import country_of_capital
from claims.extraction.heads import role_of
from claims.extraction.subject_candidates import is_saying
from claims.extraction.subject_phrases import SubjectPhrase
from claims.extraction.war_words import WORD, fights, is_army, party

# "das Ministerium in Moskau"
_SEAT = re.compile(r"\s(?:in|aus)\s(?P<name>[A-ZÄÖÜ]\w+)")
_TOLD = re.compile(
    r"\b(?:Angaben|Darstellung|Bild|Bilanz|Erkenntnissen|Zählung|Behauptung|Zahl|Worten|Lesart|Version)\b"
)
# How far from a speaker the verb of saying stands, in characters.
_BESIDE = 30
# How far behind its source ("nach Angaben") a party is named, in characters.
_BEFORE = 30
# How many sentences back a speaker goes on speaking.
_REMEMBERED = 2


class WarSpeakers:
    """Asked for places in one text, whose sentences have the ``phrases``."""

    def __init__(self, text: str, phrases: list[list[SubjectPhrase]]) -> None:
        self.text, self.phrases = text, phrases
        self._heads: dict[str, set[str]] = {}
        self._persons: dict[str, str] = {}
        for row in phrases:
            for phrase in row:
                named = party(phrase)
                if named is not None and (is_army(phrase.head) or role_of(phrase.head) is not None):
                    self._heads.setdefault(phrase.head, set()).add(named)
        before: list[SubjectPhrase] = []
        for row in phrases:
            self._learn_persons(row, before)
            before = row

    def _learn_persons(self, row: list[SubjectPhrase], row_before: list[SubjectPhrase]) -> None:
        """Whoever is first named behind a body of a party speaks for it: "der ukrainische Generalstab …, sagte Sprecher Oleh Marko"."""
        opening = (party(phrase) for phrase in row_before[:1] if phrase.can_be_subject)
        before = next(opening, None)
        for phrase in row:
            named = self.party(phrase)
            if named is not None and self.can_speak(phrase):
                before = named
            elif phrase.person and before is not None:
                self._persons.setdefault(phrase.base.split()[-1], before)

    def party(self, phrase: SubjectPhrase) -> str | None:
        """The party that the phrase names, also by the seat of a body, by what the text calls it elsewhere, or by its speaker."""
        named = party(phrase)
        if named is None and (seat := _SEAT.match(self.text, phrase.end)) is not None:
            named = country_of_capital(seat["name"])
        if named is None and len(heads := self._heads.get(phrase.head, set())) == 1:
            return next(iter(heads))
        return named or self._persons.get(phrase.base.split()[-1])

    def of(self, at: int, start: int, end: int, counted: tuple[int, int], sides: list[str]) -> str | None:
        """Which of the ``sides`` tells the figure at text[counted] within text[start:end] of sentence ``at``."""
        own = [
            phrase
            for phrase in self.phrases[at]
            if start <= phrase.start < end and not (phrase.start < counted[1] and phrase.end > counted[0])
        ]
        rows = [[p for p in own if self._is_told_by(p)], [p for p in own if self._could_tell(p)]]
        before = self.phrases[max(0, at - _REMEMBERED) : at]
        rows += [[phrase for phrase in row if self._is_told_by(phrase)] for row in reversed(before)]
        rows += [row[:1] for row in before[-1:]]
        for row in rows:
            for phrase in row:
                if (named := self.party(phrase)) in sides and self.can_speak(phrase):
                    return named
        return None

    def can_speak(self, phrase: SubjectPhrase) -> bool:
        """Whether the phrase names a state, its capital, its government or army, a source, no troops that fight."""
        if phrase.preposition in ("in", "gegen", "über", "nach", "auf", "an", "mit", "für", "durch"):
            source = (
                phrase.head == "Seiten"
                or _TOLD.fullmatch(phrase.head) is not None
                or role_of(phrase.head) is not None
            )
            return source or country_of_capital(phrase.head) is not None
        body = role_of(phrase.head) is not None or is_army(phrase.head) or phrase.head == "Seite"
        return not fights(phrase.head) and (body or phrase.is_name or phrase.person)

    def _could_tell(self, phrase: SubjectPhrase) -> bool:
        return (
            phrase.can_be_subject
            or phrase.linked
            or phrase.preposition in ("laut", "aus", "von", "in", "nach")
        )

    def _is_told_by(self, phrase: SubjectPhrase) -> bool:
        """Whether a verb of saying or a word of source stands beside the phrase."""
        if phrase.preposition in ("laut", "zufolge") or _TOLD.fullmatch(phrase.head) is not None:
            return True
        before = self.text[max(0, phrase.start - _BEFORE) : phrase.start]
        if not phrase.can_be_subject:
            return self._could_tell(phrase) and _TOLD.search(before) is not None
        around = before[-_BESIDE:] + self.text[phrase.start : phrase.end + _BESIDE]
        return any(is_saying(word) for word in WORD.findall(around) if word.islower())
