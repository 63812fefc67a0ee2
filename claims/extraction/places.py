"""Where a figure holds: the place of its clause, of its sentence, of the sentences before, or of the event itself.

"In Graz gingen 3.500, in Salzburg knapp 2.000 auf die Straße" gives each its own place. A figure without one belongs to the
article's event (main_place.py). The town of the dateline and the seat of a speaker ("Verteidigungsministerium
in London", "sagte er in Genf") are not where anything happened. Ages have no place of their own.
"""

import re
from bisect import bisect_left
from functools import cache

from spacy.tokens import Doc

from claims.extraction import lexicon
from claims.extraction.doc_memory import text_of
from claims.extraction.drafts import Draft
from claims.extraction.earlier_choices import EarlierChoices
from claims.extraction.entities import places_with_entities
from claims.extraction.heads import role_of
from claims.extraction.main_place import MainPlace
from claims.extraction.place_candidates import PlaceSetting, Signs
from claims.extraction.place_choice import choose
from claims.extraction.place_names import PlaceName, known_places, place_names
from claims.extraction.sentences import sentence_bounds
from claims.extraction.verb_forms import verb_lemma

# Where a stretch of a sentence ends; "und" starts a new one only before another place.
_BREAK = re.compile(r"[,;:–()](?!\d)|\s-\s|(?<=[a-zäöüß])\.\s|[!?]\s|\n\n")
# How far from the number its own stretch and sentence are looked at, in characters: a text may lack full stops.
_REACH = 400
_DATELINE = re.compile(
    r"\s*(?P<name>[A-ZÄÖÜ][a-zäöüß][\w-]*(?:(?:\s|/)(?:[A-ZÄÖÜ][\w-]+|am|an der))*)(?:\s?\([^()\n]{2,20}\)\s?[-–:.,]?|,\s[A-Z]{2,5}\s[-–]|\s[-–]|\.)\s"
)
_SPEAKING_NOUN_BEFORE = re.compile(r"(?P<noun>[A-ZÄÖÜ][\w-]+)\s(?:in|aus|im)\s(?:der\s)?$")
_WORDS = re.compile(r"[a-zäöüß]{3,}")
_WORLDWIDE = re.compile(r"\b[Ww]eltweit\w*")
# What happened somewhere, whoever it happened to.
_OF_EVENTS = frozenset(
    {
        "killed",
        "wounded",
        "casualties",
        "captured",
        "missing",
        "detained",
        "displaced",
        "participants",
        "troops",
        "equipment",
        "ammunition",
    }
)


@cache
def _saying_verbs() -> frozenset[str]:
    rows = lexicon.read("reporting_verbs")
    return frozenset(row["verb"] for row in rows if row["complements"].startswith("clause")) | _SHOWING


# Acts of speakers that state nothing themselves.
_SHOWING = frozenset(
    {
        "vorstellen",
        "unterzeichnen",
        "veröffentlichen",
        "präsentieren",
        "beraten",
        "verhandeln",
        "verabschieden",
    }
)


def _is_body(noun: str) -> bool:
    """Whether the noun names a body that has a seat ("Ministerium"), no people and no troops."""
    role = role_of(noun)
    if role is None or role[0]["person"] == "yes":
        return False
    return role[0]["kind"] != "military" or noun.endswith(("stab", "ministerium"))


def only_says(text: str, start: int, end: int) -> bool:
    """Whether the stretch around text[start:end] holds no figure and a verb of saying: then its place and day are of the saying."""
    left, right = max(0, start - _SEAT_REACH), min(len(text), end + _SEAT_REACH)
    for mark in _BREAK.finditer(text, left, start):
        left = mark.end()
    ending = _BREAK.search(text, end, right)
    stretch = text[left:start] + text[end : ending.start() if ending else right]
    if re.search(r"\d", stretch):
        return False
    return any(verb_lemma(word) in _saying_verbs() for word in _WORDS.findall(stretch))


class Places:
    """The places of one Doc; its ``_.title`` is the headline, where known."""

    def __init__(self, doc: Doc, persons: frozenset[str] = frozenset()) -> None:
        """``persons``: last names of people in the text, which are no places."""
        text = text_of(doc)
        self.text = text
        self.title: str = (doc._.title if Doc.has_extension("title") else None) or ""
        dateline = _DATELINE.match(text)
        self._body = dateline.end() if dateline else 0
        self._dateline = dateline["name"] if dateline else None
        named = places_with_entities(doc, place_names(text))
        named = [
            name for name in named if name.name.split()[-1] not in persons or name.name in known_places()
        ]
        within = [name for name in named if name.start >= self._body]
        self._names = [name for name in within if not self._is_seat(name)]
        self._starts = [name.start for name in self._names]
        main = MainPlace(text, self.title, self._body, within, self._names, self._town_of_dateline())
        self._main = main.best()
        seats = frozenset(name.start for name in within) - frozenset(self._starts)
        self.setting = PlaceSetting(text, main, within, seats, sentence_bounds(doc))
        self._earlier = EarlierChoices()

    def of(self, draft: Draft) -> str | None:
        """The place of a settled draft, in base form; None where the text leaves it open. Asked in running order."""
        place = self.chosen(draft, self.signs(draft))
        self._earlier.add(draft, place)
        return place

    def chosen(self, draft: Draft, signs: Signs) -> str | None:
        """The place that the signs speak for most."""
        return choose(self.setting, draft, signs)

    def signs(self, draft: Draft) -> Signs:
        """The candidates of the draft and what speaks for each."""
        stretch = self._stretch(draft)
        signs = self.setting.signs(draft, stretch)
        for rule, place in self._by_rule(draft, stretch).items():
            if place is not None:
                signs.setdefault(place, set()).add(rule)
        self._earlier.mark(signs, draft)
        return signs

    def _by_rule(self, draft: Draft, stretch: tuple[int, int]) -> dict[str, str | None]:
        """What each rule says, by its name."""
        sentence = max(draft.words.start, draft.start - _REACH), min(draft.words.end, draft.end + _REACH)
        near, far = self._nearest(draft, *stretch), self._nearest(draft, *sentence)
        carried = self._carried(draft)
        worldwide = _WORLDWIDE.search(self.text, *sentence) is not None
        return {
            "rule_stretch": near,
            "rule_sentence": far,
            "rule_carried": carried,
            "rule_main": self._main,
            "rule": near or far or carried or (None if worldwide else self._main),
        }

    def _carried(self, draft: Draft) -> str | None:
        """The place that the sentence before names, where the same paragraph goes on about what happened."""
        if draft.category not in _OF_EVENTS:
            return None
        reach = max(0, draft.words.start - _REACH)
        start = max(self.text.rfind("\n\n", reach, draft.words.start) + 1, reach)
        names = self._names[bisect_left(self._starts, start) : bisect_left(self._starts, draft.words.start)]
        return next((name.name for name in reversed(names) if not name.weak), None)

    def _nearest(self, draft: Draft, start: int, end: int) -> str | None:
        """The place in text[start:end]: one right behind the number's phrase, else the nearest in front, else behind."""
        names = self._names[bisect_left(self._starts, start) : bisect_left(self._starts, end)]
        names = [name for name in names if not name.weak] or names
        if not names:
            return None
        behind = [name for name in names if name.start >= draft.start]
        before = [name for name in names if name.start < draft.start]
        if behind and behind[0].start - draft.end <= _RIGHT_BEHIND:
            return behind[0].name
        return before[-1].name if before else behind[0].name

    def _stretch(self, draft: Draft) -> tuple[int, int]:
        """The part of the sentence between the signs around the number."""
        start, end = max(draft.words.start, draft.start - _REACH), min(draft.words.end, draft.end + _REACH)
        for mark in _BREAK.finditer(self.text, start, draft.start):
            start = mark.end()
        ending = _BREAK.search(self.text, draft.end, end)
        return start, ending.start() if ending else end

    def _is_seat(self, name: PlaceName) -> bool:
        """Whether a party only speaks or sits there."""
        before = _SPEAKING_NOUN_BEFORE.search(self.text, max(0, name.start - 60), name.start)
        if before is not None and _is_body(before["noun"]):
            return True
        return only_says(self.text, name.start, name.end)

    def _town_of_dateline(self) -> str | None:
        if self._dateline is None or "/" in self._dateline or self._dateline in known_places():
            return None
        return self._dateline


_RIGHT_BEHIND = 12
_SEAT_REACH = 120
