"""Who acts in a text about a war: the side that is the subject or agent of a clause, and whom words mean that see one side from the
other."""

import re
from collections.abc import Iterator

from claims.extraction import war_words as war
from claims.extraction.noun_words import POSSESSIVES
from claims.extraction.subject_phrases import SubjectPhrase
from claims.extraction.war_parties import Phrases, attacker_of
from claims.extraction.war_reading import Reading
from claims.extraction.war_speakers import WarSpeakers

_PRONOUN = re.compile(r"\b(?:[Ee]r|[Ss]ie|[Ee]s)\b")


class WarActors:
    """The ``sides`` of a text, whose sentences have the ``phrases``, as they act and are told of."""

    def __init__(self, text: str, phrases: Phrases, sides: list[str]) -> None:
        self.text, self.phrases, self.sides = text, phrases, sides
        self.speakers = WarSpeakers(text, phrases)
        self.attacker = attacker_of(text, phrases, sides)

    def other(self, side: str | None) -> str | None:
        """The enemy of a side, None for those who are none."""
        if side is None or len(self.sides) < 2 or side not in self.sides:
            return None
        return self.sides[1 - self.sides.index(side)]

    def seen_as(self, word: str, speaker: str | None) -> str | None:
        """Whom a speaker means by a word: "eigene", "Feinde", "Angreifer"."""
        if word in war.words("own"):
            return speaker
        if word in war.words("enemy"):
            return self.other(speaker)
        if word in war.words("stormer"):
            return self.attacker or self.other(speaker)
        if word in war.words("holder"):
            return self.other(self.attacker or speaker)
        return None

    def subject(self, read: Reading, left: int, right: int) -> str | None:
        """The party that is the subject of text[left:right]."""
        for phrase in self.beside(read, left, right):
            if not phrase.can_be_subject:
                continue
            if phrase.article in POSSESSIVES and war.fights(phrase.head):
                return read.speaker
            for word in (*phrase.adjectives, phrase.head):
                if (side := self.seen_as(word, read.speaker)) is not None:
                    return side
            if (side := self.speakers.party(phrase)) is not None:
                return side
        if _PRONOUN.search(self.text, left, right) and read.at:
            for phrase in self.phrases[read.at - 1]:
                if phrase.can_be_subject and (side := self.speakers.party(phrase)) in self.sides:
                    return side
        return None

    def agent(self, read: Reading, left: int, *strikes: str) -> str | None:
        """Who did it to the counted: "durch russischen Beschuss", "von der Hamas"; with the prepositions that ``strikes`` stand behind
        alone: "bei indischen Luftangriffen"."""
        for phrase in self.beside(read, left, read.right):
            if strikes:
                acts = phrase.preposition in strikes and war.strikes(war.noun_of(phrase, self.text))
            else:
                acts = phrase.preposition in ("durch", "von") and not phrase.linked
            if acts and (side := self.speakers.party(phrase)) in self.sides:
                return side
        return None

    def beside(self, read: Reading, left: int, right: int) -> Iterator[SubjectPhrase]:
        """The phrases of text[left:right] beside the counted one."""
        draft = read.draft
        for phrase in self.phrases[read.at]:
            apart = phrase.start >= draft.end or phrase.end <= draft.numeral.start
            if left <= phrase.start and phrase.end <= right and apart:
                yield phrase
