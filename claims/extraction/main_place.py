"""Where the event of a whole article happened: told by headline, lead and how often a place is named.

A place is named in many ways that tell nothing of single figures: in the headline, without a preposition ("Honduras wählt"), in the
genitive, as an adjective ("Wulmener Bahnhof"), behind "von" ("die Explosion von Wulmen"). A capital often only stands for its
government, so that of a capital only what happened there counts.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache

from claims.extraction import lexicon
from claims.extraction.countries import country_of_adjective, country_of_capital, is_country
from claims.extraction.dictionary import is_known
from claims.extraction.place_names import (
    PlaceName,
    foreign_name,
    has_town_ending,
    is_leading_word,
    is_place,
    is_site,
    known_places,
    place_names,
)

# A longer text is a collection: its beginning tells the main place, and the work stays bounded.
_READ = 12_000
_LEAD_CHARACTERS = 400
# Weight of title and lead against one more mention: both tell what the article is about. On the annotated articles any weights
# near these do alike.
_TITLE_WEIGHT, _LEAD_WEIGHT, _COUNTED_MENTIONS = 3, 2, 8
# What a place must weigh: named in the headline, in the lead and again, or three times. One mention in passing tells nothing.
_LEAST_WEIGHT = 3
# "Bremen" → "Bremer"; shorter names keep their -en.
_SHORTEST_SHORTENED = 6
_CAPITALISED = re.compile(r"[A-ZÄÖÜ][\w-]+")
_ADJECTIVE = re.compile(r"\b[a-zäöüß-]+isch(?:e[nrsm]?)?\b")
# "die Toten von Sosnogorje", "das Lager Rukombe", "im Tiroler Gampental"
_PLACED = re.compile(
    r"(?:\b(?:von|aus|um|vor|auf|über|nach)\s|\b(?:[A-ZÄÖÜ][\w-]*)?(?:[Ll]agers?|[Pp]ostens?|[Ss]tützpunkte?s?|[Kk]raftwerke?s?|[Rr]eaktors?|[Rr]affinerie"
    r"|[Ff]lugplatze?s?|[Ff]liegerhorste?s?|[Ll]andgericht|[Aa]mtsgericht|[Bb]istums?|[Dd]orfe?s?|[Ss]tädtchens?|[Ii]dylls?|[Kk]linikums?|[Ff]luss|[Gg]emeinde|[Ss]tadt"
    r"|[Pp]rovinz|[Rr]egion|[Kk]reise?s?|[Ss]chule|[Uu]niversität|[Gg]efängnis|[Hh]afens?|[A-ZÄÖÜ][a-zäöü]+er)\s)"
    r"(?P<name>[A-ZÄÖÜ][\w-]+(?:\s(?:(?:al|el|de|del|da|do|di|la)\s)?[A-ZÄÖÜ][\w-]+){0,3})"
)
# The country whose papers are read, so that texts seldom say that they speak of it.
HOME = "Deutschland"
# "das Stadion von San Telmo", "Rentnerin aus Wulmen"
_ORIGIN = re.compile(r"\b(?P<link>von|aus|nach|um)\s(?P<name>[A-ZÄÖÜ][\w-]+(?:\s[A-ZÄÖÜ][\w-]+)?)")


@cache
def _national_bodies() -> dict[str, str]:
    return {word: row["country"] for row in lexicon.read("national_bodies") for word in row["words"].split()}


class MainPlace:
    """Weighs the places of the ``text`` behind its first ``body`` characters. ``names``: all that it names there; ``happened``: those
    of them where something happened, in running order; ``dateline``: its town unless that is a seat of news."""

    def __init__(
        self,
        text: str,
        title: str,
        body: int,
        names: Sequence[PlaceName],
        happened: Sequence[PlaceName],
        dateline: str | None,
    ) -> None:
        self._title, self._text, self._dateline = title, text[body : body + _READ], dateline
        self._whole = f"{title}\n{self._text}"
        end = body + _READ
        self.told_countries = self._count_countries()
        scenes = Counter(name.name for name in happened if name.start < end and not name.weak)
        # in running order, by which the first of equals wins
        places = dict.fromkeys(
            [
                *(name.name for name in place_names(title) if not name.weak),
                *self._bare(),
                *(name.name for name in names if name.start < end and not name.weak),
                *self._origins(),
                *([dateline] if dateline else []),
            ]
        )
        self._body = body
        self.mentions: list[tuple[int, int, str]] = []
        self._signs: dict[str, set[str]] = {}
        self._surely = frozenset(places)
        self._weights = self._weighed(
            list(dict.fromkeys([*places, *self._loosely(), *self.told_countries])), scenes
        )
        self.country = self._country()

    def ranked(self) -> list[str]:
        """The places from the one that the text is most about."""
        return sorted(self._weights, key=lambda place: -self._weights[place])

    def signs_of(self, place: str) -> set[str]:
        """What of the whole text speaks for the place."""
        return self._signs.get(place, set())

    def best(self) -> str | None:
        """The place of the article's event; the town of the dateline goes before a country around it, and where no place stands out
        the country whose bodies act is left."""
        sure = [place for place in self._weights if place in self._surely]
        best = max(sure, key=lambda place: self._weights[place], default=None)
        if best is None or self._weights[best] < _LEAST_WEIGHT:
            return self.country or self._dateline
        return self._dateline if self._dateline is not None and is_country(best) else best

    def _weighed(self, places: list[str], scenes: Counter[str]) -> dict[str, int]:
        forms = {form: place for place in places for form in _forms(place)} | {p: p for p in places}
        if not forms:
            return {}
        ordered = sorted(forms, key=len, reverse=True)
        named = re.compile(rf"\b(?:{'|'.join(map(re.escape, ordered))})\b")
        self.mentions = [
            (match.start() + self._body, match.end() + self._body, forms[match.group()])
            for match in named.finditer(self._text)
        ]
        mentions = Counter(place for _, _, place in self.mentions)
        in_title = {forms[found] for found in named.findall(self._title)}
        in_lead = {forms[found] for found in named.findall(self._text, 0, _LEAD_CHARACTERS)}
        weights = {}
        for place in places:
            count = scenes[place] if country_of_capital(place) is not None else mentions[place]
            opens = place == self._dateline or (count and place in in_lead)
            titled = count and place in in_title
            weights[place] = (
                min(count, _COUNTED_MENTIONS) + _TITLE_WEIGHT * bool(titled) + _LEAD_WEIGHT * bool(opens)
            )
            self._signs[place] = {
                sign
                for sign, holds in (
                    ("titled", place in in_title),
                    ("opens", opens),
                    ("dateline", place == self._dateline),
                    ("sure", place in self._surely),
                )
                if holds
            }
        return weights

    def _bare(self) -> Iterator[str]:
        """Countries and landmarks anywhere, other known places of the headline."""
        for word in _CAPITALISED.findall(self._whole):
            for name in (word, word.removesuffix("s")):
                if is_country(name) or is_site(name) or (name in known_places() and name in self._title):
                    yield name

    def _origins(self) -> Iterator[str]:
        """Places that only stand behind "von" or "aus"; what stands behind "von" may be a person."""
        for match in _ORIGIN.finditer(self._whole):
            name, (first, _, last) = match["name"], match["name"].partition(" ")
            if last and is_leading_word(first):
                yield name  # "das Gefängnis von Puerto Alma"
            elif is_place(first, article=match["link"] != "aus"):
                yield first
            elif last and not (is_known(first) or is_known(last)) and self._only_in_full(name, last):
                yield name

    def _loosely(self) -> Iterator[str]:
        """Names that only look like places: known or with the ending of a town, behind "von", behind what has a place."""
        for word in dict.fromkeys(_CAPITALISED.findall(self._whole)):
            bare = word.removesuffix("s")
            yield from (name for name in (word, bare) if name in known_places())
            if has_town_ending(word):
                yield word
        for match in _PLACED.finditer(self._whole):
            if (name := foreign_name(match["name"])) is not None:
                yield name

    def _only_in_full(self, name: str, last: str) -> bool:
        """Whether the name comes again and never as its last word alone, by which a person is called the second time."""
        return self._whole.count(last) == self._whole.count(name) > 1

    def _count_countries(self) -> Counter[str]:
        """The countries that adjectives and bodies of state tell, counted."""
        bodies = _national_bodies()
        return Counter(
            [country for word in _ADJECTIVE.findall(self._whole) if (country := country_of_adjective(word))]
            + [bodies[word] for word in _CAPITALISED.findall(self._whole) if word in bodies]
        )

    def _country(self) -> str | None:
        """The country whose adjectives and bodies the text names most."""
        found = self.told_countries
        return max(found, key=lambda country: found[country]) if found else None


def _forms(place: str) -> tuple[str, ...]:
    """The genitive and the adjectives of a name: "Wulmens", "Wulmener", "Wulmer"."""
    shorter = place.removesuffix("en") + "er" if len(place) >= _SHORTEST_SHORTENED else place + "s"
    return place + "s", place.removesuffix("e") + "er", shorter
