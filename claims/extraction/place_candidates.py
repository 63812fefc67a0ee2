"""Where may a figure hold: the places of a text that its place is chosen from, each with what speaks for it.

The signs are where the text names a place from the number on (the same stretch, the sentence, those before and behind), behind which
preposition, how much the whole text is about it, and what sort of place it is. place_choice.py weighs them.
"""

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from claims.extraction.countries import country_of_adjective, country_of_capital, is_country
from claims.extraction.date_events import event_endings
from claims.extraction.drafts import Draft
from claims.extraction.main_place import HOME, MainPlace
from claims.extraction.place_names import PlaceName, is_leading_word, is_site, known_places
from claims.extraction.word_classes import word_class

Signs = dict[str, set[str]]
Adder = Callable[[str, str], None]

# How many of the places that the text is most about are candidates for each of its figures.
_SALIENT = 5
# Right behind the phrase of the number, in characters.
_RIGHT_BEHIND = 12
_LINK = re.compile(r"\b(?P<link>[A-Za-zÄÖÜäöüß]+)\s(?:(?:de[rmn]|die|das)\s)?$")
_NOUN = re.compile(r"(?P<noun>[A-ZÄÖÜ][\w-]+)\s$")
_ADJECTIVE = re.compile(r"\b[a-zäöüß-]+isch(?:e[nrsm]?)?\b")
_LINKS = {
    "im": "in", "beim": "bei", "ins": "in", "vom": "von", "zum": "zu", "zur": "zu", "am": "an", "ans": "an",
}  # fmt: skip


_KINDS = {
    **dict.fromkeys(("in", "bei", "auf", "an", "vor", "nahe"), "in"),
    **{link: link for link in ("von", "aus", "nach", "seat", "bare", "weak", "event")},
}
# Larger counts tell nothing more.
_MANY = 3


@dataclass(frozen=True, slots=True)
class Mention:
    """A place named at text[start:end]; ``link`` is the preposition in front of it, "seat" of one who only speaks there."""

    start: int
    end: int
    name: str
    link: str


def _start(mention: Mention) -> int:
    return mention.start


@lru_cache(maxsize=50_000)
def sort_of(name: str) -> str:
    """What kind of place the name is: country, capital, known, site, names (of several words), or town."""
    if is_country(name):
        return "country"
    if country_of_capital(name) is not None:
        return "capital"
    if name in known_places():
        return "known"
    if is_site(name):
        return "site"
    if " " in name and not is_leading_word(name.split()[0]):
        return "names"
    return "town"


class PlaceSetting:
    """The places of one text, in running order, and how much it is about each."""

    def __init__(
        self,
        text: str,
        main: MainPlace,
        named: Sequence[PlaceName],
        seats: frozenset[int],
        sentences: Sequence[tuple[int, int]],
    ) -> None:
        """``named``: the places that the text names behind prepositions; ``seats``: where those start whose party only sits there."""
        self.text, self.main, self.sentences = text, main, sentences
        self.starts = [start for start, _ in sentences]
        links = {name.start: "weak" if name.weak else None for name in named}
        spans = {(name.start, name.end): name.name for name in named}
        taken = {at for start, end in spans for at in range(start, end)}
        for start, end, place in main.mentions:
            if start not in taken:
                spans[start, end] = place
        self.mentions = [
            Mention(start, end, place, "seat" if start in seats else links.get(start) or self._link(start))
            for (start, end), place in sorted(spans.items())
        ]
        self._at = [mention.start for mention in self.mentions]
        self._scenes = [mention for mention in self.mentions if _KINDS.get(mention.link) in ("in", "event")]
        self.about = self._read_whole()
        ranked = main.ranked()[:_SALIENT]
        self.salient = {place: rank for rank, place in enumerate(ranked)}

    def _link(self, start: int) -> str:
        found = _LINK.search(self.text, max(0, start - 20), start)
        word = found["link"].lower() if found is not None else ""
        word = _LINKS.get(word, word)
        if found is not None and word in ("von", "in", "bei", "um", "auf", "an"):
            noun = _NOUN.search(self.text, max(0, start - 60), found.start())
            if noun is not None and noun["noun"].lower().endswith(event_endings()):
                return "event"  # "der Dammbruch von Steinlauter"
        return word if word in word_class("preposition") else "bare"

    def _read_whole(self) -> dict[str, set[str]]:
        """Place → what of the whole text speaks for it."""
        links: dict[str, Counter[str]] = {}
        for mention in self.mentions:
            kind = _KINDS.get(mention.link, "other")
            links.setdefault(mention.name, Counter())[kind] += 1
        told = self.main.told_countries
        named = {place: counted.total() for place, counted in links.items()}
        countries = {
            place: named.get(place, 0) + told[place] for place in {*named, *told} if is_country(place)
        }
        about: dict[str, set[str]] = {}
        for place in {*named, *countries}:
            counted = links.get(place, Counter())
            about[place] = self.main.signs_of(place) | {
                f"{kind}{min(n, _MANY)}" for kind, n in counted.items()
            }
            about[place].add(f"often{min(named.get(place, 0), _MANY + 1)}")
            about[place].add(f"countries{min(sum(map(bool, countries.values())), _MANY)}")
            if place in countries:
                most = countries[place] == max(countries.values())
                about[place].add(f"told{min(told[place], _MANY)}_{'most' if most else 'less'}")
        for kind in ("all", "in", "event"):
            counts = named if kind == "all" else {place: counted[kind] for place, counted in links.items()}
            for rank, place in enumerate(
                sorted(filter(counts.get, counts), key=lambda place: -counts[place])[:3]
            ):
                about[place].add(f"most_{kind}{rank}")
        for mention in self.mentions[:1]:
            about[mention.name].add("first")
        for mention in self._scenes[:1]:
            about[mention.name].add("first_in")
        return about

    def signs(self, draft: Draft, stretch: tuple[int, int]) -> Signs:
        """Candidate → what speaks for it. ``stretch``: the part of the sentence between the signs around the number."""
        found: Signs = {}
        at = bisect_right(self.starts, draft.start) - 1

        def add(name: str, sign: str) -> None:
            found.setdefault(name, set()).add(sign)

        self._in_sentence(draft, stretch, add)
        for back in (1, 2):
            if at >= back:
                self._around(self.sentences[at - back], f"back{back}", add)
        if at + 1 < len(self.sentences):
            self._around(self.sentences[at + 1], "next", add)
        if last := bisect_left(self._scenes, draft.start, key=_start):
            add(self._scenes[last - 1].name, "last")
        for place, rank in self.salient.items():
            add(place, f"main{rank}")
        if (country := self.main.country) is not None:
            add(country, "country")
        if HOME in self.about:
            add(HOME, "home")
        return found

    def _in_sentence(self, draft: Draft, stretch: tuple[int, int], add: Adder) -> None:
        mentions = self._within(draft.words.start, draft.words.end)
        before = [mention for mention in mentions if mention.start < draft.start]
        for mention in mentions:
            inside = stretch[0] <= mention.start < stretch[1]
            where = "in" if inside else "out"
            if mention.start < draft.start:
                side = "before"
            else:
                side = "right" if mention.start - draft.end <= _RIGHT_BEHIND else "behind"
            add(mention.name, f"{where}_{side}")
            add(mention.name, f"{where}_{side}_{mention.link}")
            add(mention.name, f"sentence_{mention.link}")
        if before:
            add(before[-1].name, "nearest_before")
        if len(before) < len(mentions):
            add(mentions[len(before)].name, "nearest_behind")
        for adjective in _ADJECTIVE.findall(self.text, *stretch):
            if (country := country_of_adjective(adjective)) is not None:
                add(country, "adjective")

    def _around(self, bounds: tuple[int, int], where: str, add: Adder) -> None:
        for mention in self._within(*bounds):
            add(mention.name, where)
            add(mention.name, f"{where}_{mention.link}")

    def _within(self, start: int, end: int) -> list[Mention]:
        return self.mentions[bisect_left(self._at, start) : bisect_left(self._at, end)]
