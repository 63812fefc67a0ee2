"""Which side of a war a figure counts: its own losses, the enemy's, the weapons it sends, those it brings down.

Two parties of a text are its sides: the states or armed groups that it names most beside words of war. A figure counts the side that
its phrase names ("getötete Russen", "auf ukrainischer Seite"), the speaker's own ("312 eigene Soldaten", "räumte 230 Gefallene ein"), whoever
lost or launched ("die Ukraine habe 1.500 Mann verloren", "griff Russland mit 121 Drohnen an"), or the enemy of whoever harmed or tells
of it ("will 73 Kämpfer getötet haben", "auf der Gegenseite").
"""

import re
from bisect import bisect_right
from collections import Counter
from functools import cache, lru_cache

from claims.extraction import lexicon
from claims.extraction.countries import (
    country_of_adjective,
    country_of_capital,
    country_of_people,
)
from claims.extraction.drafts import Draft
from claims.extraction.heads import role_of
from claims.extraction.sentence_words import lemma
from claims.extraction.subject_candidates import is_saying
from claims.extraction.subject_phrases import SubjectPhrase
from claims.extraction.verb_forms import verb_lemma

COUNTED = frozenset(
    {"killed", "wounded", "casualties", "captured", "missing", "troops", "equipment", "ammunition"}
)
_SUFFERED = COUNTED - {"troops"}
_WEAPONS = frozenset({"equipment", "ammunition"})
_LOSSES = frozenset({"killed", "wounded", "casualties", "captured", "missing"})
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_BREAK = re.compile(r"[;:–()](?!\d)|\s-\s|\n\n|,\s")
# "das Ministerium in Moskau"
_SEAT = re.compile(r"\s(?:in|aus)\s(?P<name>[A-ZÄÖÜ]\w+)")
# "auf ukrainischer Seite", "in den russischen Reihen", "unter den eigenen Leuten"
_SIDE = re.compile(
    r"\b(?P<word>[a-zäöüß]+)\s(?:Seite|Reihen|Lager|Verluste[n]?|Leute[n]?|Gefangenschaft|Gewahrsam)\b"
)
# "auf russischer 300 Soldaten"
_ELLIPTIC = re.compile(r"\bauf (?P<word>[a-zäöüß]+ischer)\s(?:[a-zäöüß]+\s){0,2}$")
_HELD_BY = frozenset({"Gefangenschaft", "Gewahrsam"})
_IMPERSONAL = re.compile(r"\b(?:man|wir)\b", re.IGNORECASE)
_OWN_ACCOUNT = re.compile(r"\beigenen (?:Angaben|Worten|Aussagen)\b|\bnach eigene[rnm]\b|\bwill\b|\bwollen\b")
_PARTED = {
    "nehmen": ("gefangen", "gefangennehmen"),
    "holen": ("herunter", "herunterholen"),
    "machen": ("unschädlich", "unschädlich-machen"),
    "schießen": ("ab", "abschießen"),
    "fangen": ("ab", "abfangen"),
    "greifen": ("an", "angreifen"),
    "feuern": ("ab", "abfeuern"),
    "räumen": ("ein", "einräumen"),
    "geben": ("zu", "zugeben"),
    "setzen": ("ein", "einsetzen"),
    "gestehen": ("ein", "eingestehen"),
    "büßen": ("ein", "einbüßen"),
    "wehren": ("ab", "abwehren"),
    "schalten": ("aus", "ausschalten"),
}
# How many words of war and how many mentions of a party make a war and its side.
_WAR_WORDS = 2
_REACH = 400
# How far the next sentence starts behind a sentence, in characters.
_NEXT_SENTENCE = 4
# How far from a speaker the verb of saying stands, in characters.
_BESIDE = 30
_TOLD = re.compile(r"\b(?:Angaben|Darstellung|Bild|Bilanz|Erkenntnissen|Zählung|Behauptung|Zahl)\b")
# How much more a mention beside words of war counts than another.
_ARMED = 2


@cache
def _sort(name: str) -> frozenset[str]:
    return frozenset(
        word.replace("-", " ") if name == "group" and word not in ("Al-Shabaab", "Wagner-Gruppe") else word
        for row in lexicon.read("war_words")
        if row["sort"] == name
        for word in row["words"].split()
    )


@lru_cache(maxsize=50_000)
def _fights(word: str) -> bool:
    base = lemma(word).lower()
    return base in _sort("fighting") or base.endswith(_fighting_endings())


@cache
def _fighting_endings() -> tuple[str, ...]:
    return tuple(noun for noun in _sort("fighting") if len(noun) > 4)


@cache
def _rulers() -> dict[str, str]:
    """Names that stand for a state at war: "Kreml" → "Russland"."""
    return dict(word.split("=") for word in _sort("ruler"))


@cache
def _allied(name: str) -> frozenset[str]:
    """The party with those that fight on its side."""
    return frozenset(
        ally for pair in _sort("allies") if name in (both := pair.split("=")) for ally in both
    ) | {name}


@cache
def _enemies() -> list[set[str]]:
    return [set(pair.split("=")) for pair in _sort("enemies")]


def party(phrase: SubjectPhrase) -> str | None:
    """The state or armed group that a phrase names."""
    if phrase.country is not None:
        return phrase.country
    for word in phrase.base.split():
        if word in _rulers():
            return _rulers()[word]
        if word in _sort("group"):
            return word
    for adjective in phrase.adjectives:
        if (state := country_of_adjective(adjective)) is not None:
            return state
    return None


class WarSides:
    """The two sides of a text, and which of them a figure counts."""

    def __init__(
        self, text: str, sentences: list[tuple[int, int]], phrases: list[list[SubjectPhrase]]
    ) -> None:
        self.text, self.sentences, self.phrases = text, sentences, phrases
        self._starts = [start for start, _ in sentences]
        counts = Counter[str]()
        armed = Counter[str]()
        war = 0
        self._heads: dict[str, set[str]] = {}
        self._last: tuple[Draft, str] | None = None
        for row in phrases:
            for phrase in row:
                named = party(phrase)
                fighting = _fights(phrase.head) or _is_army(phrase.head)
                war += fighting or _points(phrase.head)
                if named is not None:
                    counts[named] += 1
                    armed[named] += fighting or named in _sort("group") or phrase.head in _rulers()
                    if not phrase.is_name or phrase.adjectives:
                        self._heads.setdefault(phrase.head, set()).add(named)
        ranked = (
            sorted(armed, key=lambda name: -(counts[name] + _ARMED * armed[name]))
            if war >= _WAR_WORDS
            else []
        )
        ranked = [name for name in ranked if armed[name]]
        first = ranked[:1]
        enemies = [name for name in ranked[1:] if not {name, *first} <= _allied(name)]
        named_too = [
            name
            for name, _ in counts.most_common()
            if name not in ranked and not {name, *first} <= _allied(name)
        ]
        known = [name for name in counts if {name, *first} in _enemies()]
        self.sides = first + (known or enemies or [name for name in named_too if counts[name] > 1])[:1]

    def other(self, side: str) -> str | None:
        """The enemy of a side, None for those who are none."""
        if len(self.sides) < 2 or side not in self.sides:
            return None
        return self.sides[1 - self.sides.index(side)]

    def of(self, draft: Draft) -> str | None:
        """The side that the figure of a settled draft counts; None where the text does not tell. Asked in running order."""
        side = self._of(draft)
        if side is not None:
            self._last = draft, side
        return side

    def culprit(self, draft: Draft) -> str | None:
        """The party that did it to the counted, so that they are not its own: "Die Ukraine tötete 300 Soldaten"."""
        if draft.category not in _SUFFERED:
            return None
        left, right = self._clause(draft, draft.words.start, draft.words.end)
        clause = self.text[left:right]
        if not _verbs(clause) & _sort("harms") or _is_passive(clause):
            return None
        return self._subject(draft, left, right)

    def _gone_on(self, draft: Draft) -> str | None:
        """The side of the figure before, where the sentence or the next goes on about the same without naming who did it."""
        if self._last is None:
            return None
        before, side = self._last
        near = draft.words.start - before.words.end < _NEXT_SENTENCE
        noun = before.root.noun
        flying = draft.category in _WEAPONS and before.category in _WEAPONS
        same = draft.noun is None or flying or (noun is not None and noun.noun == draft.noun.noun)
        return side if near and same else None

    def _of(self, draft: Draft) -> str | None:
        noun = draft.root.noun
        unclear = draft.category == "other" and (noun is None or _fights(noun.noun) or _points(noun.surface))
        if not self.sides or not (draft.category in COUNTED or unclear):
            return None
        text = self.text
        start, end = max(draft.words.start, draft.start - _REACH), min(draft.words.end, draft.end + _REACH)
        left, right = self._clause(draft, start, end)
        inside = text[draft.numeral.start : draft.end]
        if draft.noun is not None and (named := self._named(inside)) is not None:
            return named
        speaker = self._speaker(draft, start, end)
        words = _WORD.findall(inside) + ([noun.surface] if noun is not None else [])
        clause = text[left:right]
        admitted = draft.category in _LOSSES and _verbs(clause) & _sort("admits")
        if not admitted and (pointed := self._pointed(words, speaker)) is not None:
            return pointed
        if (elliptic := _ELLIPTIC.search(text, left, draft.start)) is not None:
            return country_of_adjective(elliptic["word"])
        for found in _SIDE.finditer(clause):
            side = country_of_adjective(found["word"])
            if side is not None:
                return self.other(side) if found.group().split()[-1] in _HELD_BY else side
            if found["word"] in _sort("own"):
                return speaker
        if re.search(r"\b(?:Gegenseite|Gegners?|Feind(?:es)?|gegnerische\w*|feindliche\w*)\b", clause):
            return self.other(speaker) if speaker is not None else None
        if noun is not None and not _fights(noun.noun) and draft.category not in _LOSSES:
            return None
        return self._by_verb(draft, left, right, speaker)

    def _by_verb(self, draft: Draft, left: int, right: int, speaker: str | None) -> str | None:
        text = self.text
        clause = text[left:right]
        verbs = _verbs(clause)
        subject = self._subject(draft, left, right)
        impersonal = _IMPERSONAL.search(clause) is not None
        if verbs & _sort("loses"):
            return subject or (speaker if impersonal else None)
        if verbs & _sort("admits") and draft.category in _LOSSES:
            return subject or speaker
        if verbs & _sort("harms") and (draft.root.noun is None or _fights(draft.root.noun.noun)):
            if subject is not None and not _is_passive(clause):
                return self.other(subject)
            if _is_passive(clause) and (side := self._gone_on(draft)) is not None:
                return side
            if speaker is not None and (impersonal or _is_passive(clause) or _OWN_ACCOUNT.search(clause)):
                return self.other(speaker)
            return None
        if verbs & _sort("launches") and draft.category in ("equipment", "ammunition", "troops"):
            return subject
        return None

    def _clause(self, draft: Draft, start: int, end: int) -> tuple[int, int]:
        left = start
        for mark in _BREAK.finditer(self.text, start, draft.start):
            left = mark.end()
        closing = _BREAK.search(self.text, draft.end, end)
        return left, closing.start() if closing else end

    def _named(self, stretch: str) -> str | None:
        for word in _WORD.findall(stretch):
            state = country_of_adjective(word) or country_of_people(lemma(word))
            if state is not None:
                return state
        return None

    def _pointed(self, words: list[str], speaker: str | None) -> str | None:
        """The side that words beside the number point to."""
        for word in words:
            if word in _sort("own"):
                return speaker
            if word in _sort("enemy") or word in _sort("stormer"):
                return self.other(speaker) if speaker is not None else None
            if word in _sort("holder"):
                return self.other(speaker) if speaker is not None else None
        return None

    def _subject(self, draft: Draft, left: int, right: int) -> str | None:
        """The party that is the subject of the clause."""
        at = bisect_right(self._starts, draft.start) - 1
        for phrase in self.phrases[at]:
            if left <= phrase.start < right and phrase.can_be_subject and phrase.end <= right:
                if phrase.start < draft.end and phrase.end > draft.numeral.start:
                    continue
                if phrase.head in _sort("stormer"):
                    speaker = self._speaker(draft, draft.words.start, draft.words.end)
                    return speaker and self.other(speaker)
                named = self._party(phrase)
                if named is not None:
                    return named
        return None

    def _party(self, phrase: SubjectPhrase) -> str | None:
        named = party(phrase)
        if named is None and (seat := _SEAT.match(self.text, phrase.end)) is not None:
            named = country_of_capital(seat["name"])
        if named is None and len(heads := self._heads.get(phrase.head, set())) == 1:
            return next(iter(heads))
        return named

    def _speaker(self, draft: Draft, start: int, end: int) -> str | None:
        """The party that tells the figure: in the sentence outside the counted phrase, else in the sentence before."""
        at = bisect_right(self._starts, draft.start) - 1
        for row in (at, at - 1, at - 2):
            if row < 0:
                break
            phrases = self.phrases[row]
            if row != at:
                phrases = [p for p in phrases if self._is_told_by(p)] or (
                    phrases[:1] if row == at - 1 else []
                )
            for phrase in phrases:
                if phrase.start < draft.end and phrase.end > draft.numeral.start:
                    continue
                if row == at and not start <= phrase.start < end:
                    continue
                speaks = (
                    phrase.can_be_subject
                    or phrase.preposition in ("laut", "aus", "von", "in", "nach")
                    or phrase.linked
                )
                named = self._party(phrase)
                if named in self.sides and speaks and _can_speak(phrase):
                    return named
        return None

    def _is_told_by(self, phrase: SubjectPhrase) -> bool:
        """Whether a verb of saying or a word of source stands beside the phrase."""
        if phrase.preposition in ("laut", "zufolge"):
            return True
        around = self.text[max(0, phrase.start - _BESIDE) : phrase.end + _BESIDE]
        return (
            any(is_saying(word) for word in _WORD.findall(around) if word.islower())
            or _TOLD.search(around) is not None
        )


def _can_speak(phrase: SubjectPhrase) -> bool:
    """Whether the phrase names a state, its capital, its government or army, no troops that fight."""
    return not _fights(phrase.head) and (role_of(phrase.head) is not None or phrase.is_name)


def _points(word: str) -> bool:
    return any(word in _sort(name) for name in ("own", "enemy", "stormer", "holder"))


@lru_cache(maxsize=50_000)
def _is_army(head: str) -> bool:
    role = role_of(head)
    return head in _sort("army") or (role is not None and role[0]["kind"] == "military")


def _is_passive(clause: str) -> bool:
    return re.search(r"\b(?:wurden?|worden|werden|seien|sind|waren|sei|ist)\b", clause) is not None


def _verbs(clause: str) -> set[str]:
    particles = {word for word in _WORD.findall(clause) if word.islower()}
    found = {verb for word in particles if (verb := verb_lemma(word))} | particles
    found |= {re.sub(r"e[nrms]?$", "", word) for word in particles}
    for verb, (particle, whole) in _PARTED.items():
        if verb in found and particle in particles:
            found.add(whole)
    return found
